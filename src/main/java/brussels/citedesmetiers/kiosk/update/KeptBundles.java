package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The signed files of the bundles that a hub took last, one of each kind, kept for the other
/// terminals of its site. Each is proved again, byte for byte, before it is given out.
///
/// **Crash.** A file is there whole or not at all. One of a version that is taken into use here is
/// given out only once it is in use; what was left of another goes with the next that is kept.
///
/// Thread-safe; the [Installer] lets one writer at a time in.
public final class KeptBundles {
    private static final String FOLDER = "handed-on";
    private static final String UNFINISHED = "unfinished";
    private static final String STAFF = "staff";
    private static final Pattern NAME =
            Pattern.compile("(content|program|keys)-([1-9][0-9]{0,7})-(?:staff|network)\\.cdmb");

    private final Path folder;
    private final String site;
    private final boolean programsToo;
    private final DiskSteps disk;
    private final Map<Path, Proved> proved = new HashMap<>();

    /// A bundle that may be handed on.
    ///
    /// @param bytes of the file
    /// @param sha256 of the file
    /// @param byStaff whether staff put it in here, so that it did not come from the centre
    public record Kept(Manifest manifest, Path file, long bytes, String sha256, boolean byStaff) {}

    private record Proved(
            long bytes, FileTime changed, List<String> trusted, @Nullable Kept keptOrNull) {}

    /// @param data the data folder
    /// @param site its id: nothing that is for another one is given out
    /// @param programsToo whether programs are kept although none is taken here: on a hub without a
    ///   screen
    public KeptBundles(Path data, String site, boolean programsToo, DiskSteps disk) {
        this.folder = data.resolve(Installer.FOLDER).resolve(FOLDER);
        this.site = site;
        this.programsToo = programsToo;
        this.disk = disk;
    }

    /// Whether this kind is kept although it is not taken here.
    boolean keepsUntaken(BundleKind kind) {
        return programsToo && kind == BundleKind.PROGRAM;
    }

    /// Where the files lie.
    Path folder() {
        return folder;
    }

    /// Copies a bundle here, to be read before it is kept. What was unfinished before is deleted.
    Path begin(Path bundle) throws IOException {
        PrivateFolder.create(folder);
        Path unfinished = folder.resolve(UNFINISHED);
        disk.deleteTree(unfinished);
        return Files.copy(bundle, unfinished);
    }

    /// Keeps what was begun, which may be handed on once its version is in use.
    Path finish(Manifest manifest, boolean byStaff) throws IOException {
        Path place = place(manifest.kind(), manifest.version(), byStaff);
        new Durable(disk).place(folder.resolve(UNFINISHED), place);
        return place;
    }

    private Path place(BundleKind kind, int version, boolean byStaff) {
        return folder.resolve(
                kind.id()
                        + "-"
                        + version
                        + "-"
                        + (byStaff ? STAFF : "network")
                        + BundleFile.SUFFIX);
    }

    /// Deletes every other file of its kind.
    void keepOnly(Path kept, BundleKind kind) {
        for (Path other : all(kind)) {
            if (!other.equals(kept)) {
                drop(other);
            }
        }
    }

    /// Deletes a copy that did not come into use.
    void drop(Path kept) {
        try {
            disk.deleteTree(kept);
        } catch (IOException e) {
            // Of a version that is not in use, so it is not given out.
            Logger.warn(e, "{} could not be deleted", kept);
        }
    }

    private List<Path> all(BundleKind kind) {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(folder, each -> version(each, kind) > 0)) {
            found.forEach(all::add);
        } catch (NoSuchFileException e) {
            Logger.trace(e, "Nothing is kept yet");
        } catch (IOException e) {
            Logger.error(e, "The bundles in {} cannot be listed", folder);
        }
        return all;
    }

    private static int version(Path file, BundleKind kind) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() && name.group(1).equals(kind.id())
                ? Integer.parseInt(name.group(2))
                : Versions.SHIPPED;
    }

    /// The latest version of a kind that is kept and may be handed on; [Versions#SHIPPED] without
    /// one. What can not is no reason to refuse the same version once more.
    int newest(BundleKind kind, List<BundleKey> trusted) {
        return all(kind).stream()
                .map(each -> version(each, kind))
                .filter(version -> of(kind, version, trusted).isPresent())
                .max(Comparator.naturalOrder())
                .orElse(Versions.SHIPPED);
    }

    /// What is kept of this version, if it is whole, for this site, and what the keys that are
    /// trusted now stand for.
    synchronized Optional<Kept> of(BundleKind kind, int version, List<BundleKey> trusted) {
        if (trusted.isEmpty()) {
            return Optional.empty();
        }
        for (boolean byStaff : new boolean[] {true, false}) {
            Path file = place(kind, version, byStaff);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return proved(file, kind, version, byStaff, trusted);
            }
        }
        return Optional.empty();
    }

    private Optional<Kept> proved(
            Path file, BundleKind kind, int version, boolean byStaff, List<BundleKey> trusted) {
        try {
            long bytes = Files.size(file);
            FileTime changed = Files.getLastModifiedTime(file);
            List<String> keys = trusted.stream().map(BundleKey::text).toList();
            Proved before = proved.get(file);
            if (before == null
                    || before.bytes() != bytes
                    || !before.changed().equals(changed)
                    || !before.trusted().equals(keys)) {
                before =
                        new Proved(
                                bytes,
                                changed,
                                keys,
                                read(file, bytes, kind, version, byStaff, trusted));
                proved.keySet().removeIf(each -> version(each, kind) > 0);
                proved.put(file, before);
            }
            return Optional.ofNullable(before.keptOrNull());
        } catch (IOException e) {
            Logger.error(e, "{} cannot be read and is not handed on", file);
            return Optional.empty();
        }
    }

    private @Nullable Kept read(
            Path file,
            long bytes,
            BundleKind kind,
            int version,
            boolean byStaff,
            List<BundleKey> trusted)
            throws IOException {
        try {
            boolean ofKeys = kind == BundleKind.KEYS;
            // The key that signed a bundle of keys may be one that it puts an end to: here it
            // counts that its keys are those that are trusted now.
            Manifest manifest = BundleFile.proved(file, ofKeys ? List.of() : trusted);
            boolean right =
                    manifest.kind() == kind
                            && manifest.version() == version
                            && manifest.isFor(site)
                            && (!ofKeys
                                    || manifest.keys()
                                            .equals(
                                                    trusted.stream()
                                                            .map(BundleKey::text)
                                                            .toList()));
            if (right) {
                return new Kept(manifest, file, bytes, BundleWriter.sha256(file), byStaff);
            }
            Logger.error("{} is not what was taken here and is not handed on", file);
        } catch (BundleException e) {
            Logger.error(e, "{} is not handed on", file);
        }
        return null;
    }
}
