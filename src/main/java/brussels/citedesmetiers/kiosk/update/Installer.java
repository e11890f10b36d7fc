package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.update.BundleException.Why;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Takes bundles: checks who made one and for whom, unpacks it beside what is in use, has its
/// content checked in full, and switches to it.
///
/// **Crash.** At every step the version in use is the old one or the new one, whole. A bundle of
/// which any part is not right leaves nothing behind.
///
/// Any thread that may block; a second one at the same time, of any process, is refused.
public final class Installer {
    /// The folder of all updates in the data folder.
    public static final String FOLDER = "updates";

    private static final String LOCK = "lock";

    /// What must be left over on the disk.
    private static final long SPARE_BYTES = 32L << 20;

    private final Receiver receiver;
    private final Path folder;
    private final TrustedKeys keys;
    private final Map<BundleKind, Versions> versions = new EnumMap<>(BundleKind.class);
    private final Check check;
    private final DiskSteps disk;
    private final @Nullable KeptBundles kept;

    /// Who takes bundles.
    ///
    /// @param site its id
    /// @param program the version of the program that runs
    /// @param processor `amd64` or `arm64`
    public record Receiver(String site, String program, String processor) {
        /// The processor of this machine, as Debian calls it.
        public static String thisProcessor() {
            String arch = System.getProperty("os.arch", "");
            return arch.equals("aarch64") ? "arm64" : arch;
        }
    }

    /// The full check of content, which another room does.
    @FunctionalInterface
    public interface Check {
        /// Everything that keeps content from being shown.
        ///
        /// @param content the folder with `content` and `languages`
        List<Fault> faults(Path content) throws IOException;
    }

    /// What staff have said about a bundle.
    public enum Consent {
        /// Nothing: it came by itself, and must be newer than everything that was in use.
        NONE,
        /// They chose it: it may also be one they went back from.
        CHOSEN,
        /// They want it although it is older than what is in use.
        EVEN_OLDER
    }

    /// @param data the data folder
    /// @param programs where versions of the program lie, if this terminal takes any; null if not
    public Installer(
            Receiver receiver,
            Path data,
            List<String> configuredKeys,
            @Nullable Path programs,
            Check check,
            DiskSteps disk) {
        this(receiver, data, configuredKeys, programs, check, disk, null);
    }

    /// The same on a hub.
    ///
    /// @param kept keeps what is taken for the other terminals of the site; null elsewhere
    public Installer(
            Receiver receiver,
            Path data,
            List<String> configuredKeys,
            @Nullable Path programs,
            Check check,
            DiskSteps disk,
            @Nullable KeptBundles kept) {
        this.kept = kept;
        this.receiver = receiver;
        this.folder = data.resolve(FOLDER);
        this.disk = disk;
        this.check = check;
        this.keys = new TrustedKeys(folder, configuredKeys, new Durable(disk));
        versions.put(BundleKind.CONTENT, new Versions(contentIn(data), disk));
        if (programs != null) {
            versions.put(BundleKind.PROGRAM, new Versions(programs, disk));
        }
    }

    /// Where the versions of content lie in a data folder.
    public static Path contentIn(Path data) {
        return data.resolve(FOLDER).resolve(BundleKind.CONTENT.id());
    }

    /// The versions of a kind that are here; empty if none is taken here.
    public Optional<Versions> versions(BundleKind kind) {
        return Optional.ofNullable(versions.get(kind));
    }

    /// The keys trusted here.
    public TrustedKeys keys() {
        return keys;
    }

    /// Reads what a bundle says about itself and whether it may be taken. Nothing is written.
    ///
    /// @throws BundleException if it may not
    public Manifest examine(Path bundle, Consent consent) throws IOException, BundleException {
        try (BundleReader reader = new BundleReader(bundle)) {
            require(reader, bundle, consent);
            return reader.manifest();
        }
    }

    private void require(BundleReader reader, Path bundle, Consent consent) throws BundleException {
        reader.requireSigned(keys.now());
        Manifest manifest = reader.manifest();
        String file = bundle.getFileName() + ": " + BundleWriter.MANIFEST + ": ";
        if (!manifest.isFor(receiver.site())) {
            throw new BundleException(
                    Why.OTHER_SITE,
                    file + "/site: " + manifest.site() + ": this terminal is of " + receiver.site(),
                    manifest.site(),
                    receiver.site());
        }
        boolean taken = takes(manifest.kind());
        if (!taken && !isOnlyKept(manifest.kind())) {
            throw new BundleException(
                    Why.NOT_HERE,
                    file + "/kind: " + manifest.kind().id() + ": not taken by this terminal",
                    manifest.kind().id());
        }
        // What is only kept may be for terminals that are other machines than this one.
        if (taken
                && !manifest.processor().equals(Manifest.ANY_PROCESSOR)
                && !manifest.processor().equals(receiver.processor())) {
            throw new BundleException(
                    Why.OTHER_PROCESSOR,
                    file
                            + "/processor: "
                            + manifest.processor()
                            + ": this is "
                            + receiver.processor(),
                    manifest.processor(),
                    receiver.processor());
        }
        if (manifest.kind() == BundleKind.CONTENT && !manifest.isReadBy(receiver.program())) {
            throw new BundleException(
                    Why.TOO_NEW,
                    file
                            + "/oldestProgram: "
                            + manifest.oldestProgram()
                            + ": the program here is "
                            + receiver.program()
                            + "; update it first",
                    manifest.oldestProgram(),
                    receiver.program());
        }
        int before = newest(manifest.kind(), consent);
        boolean wanted =
                consent == Consent.EVEN_OLDER
                        && manifest.kind() != BundleKind.KEYS
                        && manifest.version() != before;
        if (manifest.version() <= before && !wanted) {
            throw new BundleException(
                    Why.OLDER,
                    file + "/version: " + manifest.version() + ": version " + before + " is here",
                    manifest.version(),
                    before);
        }
    }

    /// Whether bundles of this kind are taken into use here.
    public boolean takes(BundleKind kind) {
        return kind == BundleKind.KEYS || versions.containsKey(kind);
    }

    private boolean isOnlyKept(BundleKind kind) {
        return kept != null && !takes(kind) && kept.keepsUntaken(kind);
    }

    /// Whether bundles of this kind have a use here: they are taken into use, or kept for others.
    public boolean wants(BundleKind kind) {
        return takes(kind) || isOnlyKept(kind);
    }

    /// The latest version of a kind that was in use here or is kept for others. What comes by
    /// itself must be newer.
    public int newest(BundleKind kind) {
        return newest(kind, Consent.NONE);
    }

    private int newest(BundleKind kind, Consent consent) {
        if (kept != null && isOnlyKept(kind)) {
            return kept.newest(kind, keys.now());
        }
        Versions of = versions.get(kind);
        if (of == null) {
            return keys.version();
        }
        return consent == Consent.NONE ? Math.max(of.current(), of.left()) : of.current();
    }

    /// Takes a bundle: afterwards its version is in use.
    ///
    /// @return what was taken
    /// @throws BundleException if it is not taken; everything is as before
    public Manifest take(Path bundle, Consent consent) throws IOException, BundleException {
        PrivateFolder.create(folder);
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve(LOCK),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            Logger.debug("{} holds the updates", lock);
            Manifest manifest;
            try (BundleReader reader = new BundleReader(bundle)) {
                require(reader, bundle, consent);
                manifest = reader.manifest();
                if (kept == null) {
                    take(reader, bundle);
                    return manifest;
                }
            }
            return takeAndKeep(kept, bundle, manifest, consent);
        }
    }

    /// What is taken is read from the copy that is kept, so that both are the same.
    private Manifest takeAndKeep(
            KeptBundles keeping, Path bundle, Manifest claimed, Consent consent)
            throws IOException, BundleException {
        requireRoom(bundle, Files.size(bundle) + claimed.bytes(), keeping.folder());
        Path place = keeping.begin(bundle);
        Manifest manifest;
        try (BundleReader reader =
                new BundleReader(
                        String.valueOf(bundle.getFileName()), Files.newInputStream(place))) {
            require(reader, bundle, consent);
            manifest = reader.manifest();
            if (!manifest.equals(claimed)) {
                throw new IOException(bundle + " changed while it was copied");
            }
            boolean byStaff = consent != Consent.NONE;
            if (takes(manifest.kind())) {
                // Before it is in use: a hub that uses a version also has its file.
                place = keeping.finish(manifest, byStaff);
                take(reader, bundle);
            } else {
                reader.readThrough();
                place = keeping.finish(manifest, byStaff);
            }
        } catch (IOException | BundleException | RuntimeException e) {
            keeping.drop(place);
            throw e;
        }
        keeping.keepOnly(place, manifest.kind());
        return manifest;
    }

    /// What a hub hands on of a kind to the other terminals of its site: the version in use, once
    /// it has come up here, as the file that it came as. A hub that went back hands nothing on.
    public Optional<KeptBundles.Kept> handedOn(BundleKind kind) {
        if (kept == null || !wants(kind)) {
            return Optional.empty();
        }
        Versions of = versions.get(kind);
        if (of != null && of.isTriedOut()) {
            return Optional.empty();
        }
        int version =
                kind == BundleKind.KEYS
                        ? keys.version()
                        : of == null ? kept.newest(kind, keys.now()) : of.current();
        return kept.of(kind, version, keys.now());
    }

    private FileLock lock(FileChannel channel) throws IOException, BundleException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            Logger.debug(e, "another thread takes a bundle");
        }
        throw BundleException.busy();
    }

    private void take(BundleReader reader, Path bundle) throws IOException, BundleException {
        Manifest manifest = reader.manifest();
        Versions of = versions.get(manifest.kind());
        if (of == null) {
            keys.take(manifest);
            return;
        }
        requireRoom(bundle, manifest.bytes(), of.folder());
        OptionalInt running = of.fallback();
        if (running.isPresent() && running.getAsInt() == manifest.version()) {
            // It still runs from that folder, until the one on trial is started.
            throw BundleException.busy();
        }
        int before = of.current();
        Path unfinished = of.begin();
        try {
            disk.writeForced(
                    unfinished.resolve(BundleWriter.MANIFEST),
                    reader.manifestBytes(),
                    DiskSteps.Readers.USUAL);
            disk.writeForced(
                    unfinished.resolve(BundleWriter.SIGNATURE),
                    reader.signature(),
                    DiskSteps.Readers.USUAL);
            reader.unpack(unfinished);
            requireSound(manifest, unfinished, bundle);
            of.finish(manifest.version());
        } catch (IOException | BundleException | RuntimeException e) {
            try {
                of.giveUp();
            } catch (IOException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
        if (manifest.kind() == BundleKind.PROGRAM) {
            of.tryOut(manifest.version(), false);
        } else {
            of.use(manifest.version(), false);
        }
        // The one before may be the program that runs now.
        of.keepOnly(before, of.fallback().orElse(before));
    }

    /// Refuses a bundle that would not leave some room on the disk it goes to.
    ///
    /// @param at where its bytes will lie
    /// @throws BundleException of [Why#NO_SPACE]
    public void requireRoom(Path bundle, long bytes, Path at) throws IOException, BundleException {
        long free = disk.free(at);
        long needed = bytes + SPARE_BYTES;
        if (free < needed) {
            throw BundleException.noSpace(String.valueOf(bundle.getFileName()), needed, free, at);
        }
    }

    private void requireSound(Manifest manifest, Path unfinished, Path bundle)
            throws IOException, BundleException {
        if (manifest.kind() != BundleKind.CONTENT) {
            return;
        }
        List<Fault> faults = check.faults(unfinished);
        if (!faults.isEmpty()) {
            faults.stream().limit(20).forEach(fault -> Logger.error("{}", fault.line()));
            throw new BundleException(
                    Why.UNSOUND,
                    bundle.getFileName()
                            + ": "
                            + faults.getFirst().line()
                            + (faults.size() == 1
                                    ? ""
                                    : " (and " + (faults.size() - 1) + " more faults)"),
                    faults.size(),
                    faults.getFirst().file());
        }
    }
}
