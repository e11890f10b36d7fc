package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.sync.BundleSource;
import brussels.citedesmetiers.kiosk.sync.BundleSource.AwayException;
import brussels.citedesmetiers.kiosk.sync.BundleSource.Offer;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.BundleFile;
import brussels.citedesmetiers.kiosk.update.BundleKey;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.BundleWriter;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.Installer.Consent;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Fetches what centre or hub have for this terminal, in pieces, none while a visit runs. A
/// download that is broken off, even by a power cut, goes on where it was. Who signed a bundle is
/// looked at as soon as its first piece is there, so that nobody can make the terminal fetch more
/// than a house's own bundle.
///
/// On its own thread, from [#start] to [#close].
final class UpdateDownload implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final int FIRST_SECONDS = 180;

    /// A manifest and its signature are within these bytes of any bundle.
    private static final long HEAD = 768L << 10;

    /// Above what is packed there is the manifest, and what a ZIP file adds.
    private static final long MOST_OVERHEAD = 2L << 20;

    private static final String REFUSED = "refused";

    private final Supplier<BundleSource> connect;
    private volatile @Nullable BundleSource connected;
    private final Installer installer;
    private final Quiet quiet;
    private final Taker taker;
    private final Consumer<BundleException> refused;
    private final Path folder;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("downloads").daemon().unstarted(task));

    /// Takes a bundle that is here.
    @FunctionalInterface
    interface Taker {
        /// Takes it.
        ///
        /// @throws BundleException if it is not taken
        void take(Path bundle) throws BundleException, InterruptedException;
    }

    /// @param connect makes the connection, at the first use
    /// @param refused told of a bundle that is not taken
    /// @param data the data folder
    UpdateDownload(
            Supplier<BundleSource> connect,
            Installer installer,
            Quiet quiet,
            Taker taker,
            Consumer<BundleException> refused,
            Path data) {
        this.connect = connect;
        this.refused = refused;
        this.installer = installer;
        this.quiet = quiet;
        this.taker = taker;
        this.folder = data.resolve(Installer.FOLDER).resolve("incoming");
    }

    /// Asks every quarter of an hour, the terminals of a house at different times.
    void start() {
        int first = RandomGenerator.getDefault().nextInt(FIRST_SECONDS / 3, FIRST_SECONDS);
        var _ =
                thread.scheduleWithFixedDelay(
                        this::round, first, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /// Asks once for every kind, and tells why something was not taken.
    void round() {
        try {
            for (BundleKind kind :
                    List.of(BundleKind.KEYS, BundleKind.CONTENT, BundleKind.PROGRAM)) {
                if (installer.wants(kind)) {
                    asked(kind);
                }
            }
        } catch (AwayException e) {
            Logger.debug("No updates over the network now: {}, {}", e.trouble(), e.getMessage());
        } catch (RuntimeException e) {
            Logger.error(e, "An update could not be fetched; it is tried again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is wrong with one kind does not keep the others away.
    private void asked(BundleKind kind) throws AwayException, InterruptedException {
        try {
            var _ = once(kind);
        } catch (BundleException e) {
            Logger.warn("What came over the network is not taken: {}", e.getMessage());
            refused.accept(e);
        } catch (IOException e) {
            Logger.error(e, "An update could not be fetched; it is tried again");
            refused.accept(BundleException.of(e));
        }
    }

    /// Fetches and takes what there is of this kind, if it is new here.
    ///
    /// @return whether something was taken
    boolean once(BundleKind kind)
            throws AwayException, BundleException, IOException, InterruptedException {
        BundleSource source = source();
        Optional<Offer> offer = source.offered(kind.id());
        if (offer.isEmpty() || offer.get().version() <= installer.newest(kind)) {
            return false;
        }
        Offer wanted = offer.get();
        Path file = folder.resolve(wanted.sha256() + BundleFile.SUFFIX);
        if (wanted.bytes() > kind.mostBytes() + MOST_OVERHEAD || wasRefused(kind, wanted)) {
            Logger.debug("{} {} is not fetched", kind.id(), wanted.version());
            return false;
        }
        try {
            prepare(file, wanted);
            fetch(source, wanted, file);
            if (!BundleWriter.sha256(file).equals(wanted.sha256())) {
                Logger.warn(
                        "{} {} arrived damaged; it is fetched again", kind.id(), wanted.version());
                Files.delete(file);
                return false;
            }
            taker.take(file);
        } catch (BundleException e) {
            // What may be taken later is not fetched again for it.
            if (!e.why().mayPass()) {
                Files.deleteIfExists(file);
                Files.writeString(refusedOf(kind), refusal(wanted));
            }
            throw e;
        }
        Files.deleteIfExists(file);
        return true;
    }

    /// What was refused is fetched again once another program runs or other keys are trusted.
    private String refusal(Offer offer) {
        return offer.sha256()
                + " "
                + Updates.program()
                + " "
                + installer.keys().now().stream()
                        .map(BundleKey::id)
                        .collect(Collectors.joining(","));
    }

    private Path refusedOf(BundleKind kind) {
        return folder.resolve(REFUSED + "-" + kind.id());
    }

    private boolean wasRefused(BundleKind kind, Offer offer) throws IOException {
        try {
            return Files.readString(refusedOf(kind)).equals(refusal(offer));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void prepare(Path file, Offer wanted) throws IOException, BundleException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(folder, "*" + BundleFile.SUFFIX)) {
            for (Path other : others) {
                if (!other.equals(file)) {
                    new RealDisk().deleteTree(other);
                }
            }
        }
        long there = Files.exists(file) ? Files.size(file) : 0;
        if (there > wanted.bytes()) {
            Files.delete(file);
        }
        installer.requireRoom(file, wanted.bytes() - there, folder);
    }

    private BundleSource source() {
        BundleSource before = connected;
        if (before != null) {
            return before;
        }
        BundleSource made = connect.get();
        connected = made;
        return made;
    }

    private void fetch(BundleSource source, Offer wanted, Path file)
            throws AwayException, BundleException, IOException, InterruptedException {
        long there = Files.exists(file) ? Files.size(file) : 0;
        boolean examined = false;
        while (there < wanted.bytes()) {
            quiet.await();
            byte[] piece = source.piece(wanted, there);
            Files.write(file, piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            there += piece.length;
            if (!examined && there >= Math.min(HEAD, wanted.bytes())) {
                installer.examine(file, Consent.NONE);
                examined = true;
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        BundleSource source = connected;
        if (source != null) {
            source.close();
        }
    }
}
