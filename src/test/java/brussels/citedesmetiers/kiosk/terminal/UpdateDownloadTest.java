package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.central.HandingCentre;
import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.sync.CentreBundles;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.BundleWriter;
import brussels.citedesmetiers.kiosk.update.Bundles;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a terminal fetches from a real centre over its pinned TLS.
class UpdateDownloadTest {
    @TempDir Path folder;
    private final Quiet quiet = new Quiet();
    private HandingCentre centre;
    private Bundles bundles;
    private Path data;
    private Installer installer;
    private UpdateDownload download;

    @BeforeEach
    void open() throws Exception {
        centre = new HandingCentre(Files.createDirectory(folder.resolve("at-centre")));
        bundles = Bundles.in(folder.resolve("made"));
        data = folder.resolve("data");
        installer =
                new Installer(
                        new Installer.Receiver("bruxelles", "0.1.0", "amd64"),
                        data,
                        List.of(bundles.key()),
                        null,
                        _ -> List.of(),
                        new RealDisk());
        download =
                new UpdateDownload(
                        () -> new CentreBundles(centre.address(), centre.terminal()),
                        installer,
                        quiet,
                        this::take,
                        _ -> {},
                        data);
    }

    @AfterEach
    void close() {
        download.close();
        centre.close();
    }

    private void take(Path bundle) throws BundleException {
        try {
            installer.take(bundle, Installer.Consent.NONE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int inUse() {
        return versions().current();
    }

    private Versions versions() {
        return installer.versions(BundleKind.CONTENT).orElseThrow();
    }

    private List<String> incoming() throws IOException {
        Path incoming = data.resolve("updates/incoming");
        if (!Files.exists(incoming)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(incoming)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatTheCentreHasIsFetchedOnceGoesOnWhereItBrokeOffAndWaitsForVisits() throws Exception {
        assertFalse(download.once(BundleKind.CONTENT));
        Path large = bundles.large(12, 900_000);
        Path there = centre.hand(large, BundleKind.CONTENT);
        byte[] bytes = Files.readAllBytes(large);

        // Half of it came before the power went. The centre's own copy of that half is spoilt, so
        // that only a download that goes on can be whole.
        Path begun = data.resolve("updates/incoming").resolve(BundleWriter.sha256(large) + ".cdmb");
        Files.createDirectories(data.resolve("updates/incoming"));
        Files.write(begun, Arrays.copyOf(bytes, 300_000));
        byte[] spoilt = bytes.clone();
        Arrays.fill(spoilt, 100_000, 300_000, (byte) 0);
        Files.write(there, spoilt);

        quiet.visiting(true);
        CompletableFuture<Boolean> taken =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return download.once(BundleKind.CONTENT);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        Await.until("it to wait", () -> waits());
        assertEquals(300_000, Files.size(begun));
        quiet.visiting(false);
        assertTrue(taken.get());
        assertEquals(12, inUse());
        assertEquals(List.of(), incoming());
        assertFalse(download.once(BundleKind.CONTENT));

        // What staff went back from does not come again by itself.
        versions().use(Versions.SHIPPED, true);
        assertFalse(download.once(BundleKind.CONTENT));
        assertEquals(Versions.SHIPPED, inUse());
        centre.hand(bundles.small(13), BundleKind.CONTENT);
        assertTrue(download.once(BundleKind.CONTENT));
        assertEquals(13, inUse());
        centre.hand(bundles.small(14), BundleKind.CONTENT);
        centre.stop(bundles.small(14));
        assertFalse(download.once(BundleKind.CONTENT));

        // Spoilt at the centre: thrown away, and fetched again until it is right.
        Path next = bundles.small(15);
        Path shelved = centre.hand(next, BundleKind.CONTENT);
        byte[] good = Files.readAllBytes(next);
        byte[] bad = good.clone();
        bad[good.length - 1] ^= 1;
        Files.write(shelved, bad);
        assertFalse(download.once(BundleKind.CONTENT));
        assertEquals(List.of(), incoming());
        Files.write(shelved, good);
        assertTrue(download.once(BundleKind.CONTENT));
        assertEquals(15, inUse());

        // Of a stranger's, no more than the first pieces are fetched, and those once.
        Bundles stranger = Bundles.in(folder.resolve("stranger"));
        centre.hand(stranger.large(20, 8_000_000), BundleKind.CONTENT);
        assertEquals(
                BundleException.Why.UNKNOWN_KEY,
                assertThrows(BundleException.class, () -> download.once(BundleKind.CONTENT)).why());
        assertEquals(List.of("refused-content"), incoming());
        assertFalse(download.once(BundleKind.CONTENT));
        assertEquals(15, inUse());

        // Keys come the same way, and with them the stranger is trusted.
        centre.hand(bundles.keys(1, stranger.key()), BundleKind.KEYS);
        assertTrue(download.once(BundleKind.KEYS));
        assertTrue(download.once(BundleKind.CONTENT));
        assertEquals(20, inUse());
    }

    @Test
    void aDiskWithoutRoomIsToldToStaffAndTheBundleComesOnceThereIs() throws Exception {
        BreakingDisk disk = BreakingDisk.whole();
        List<BundleException.Why> told = new ArrayList<>();
        Installer small =
                new Installer(
                        new Installer.Receiver("bruxelles", "0.1.0", "amd64"),
                        data,
                        List.of(bundles.key()),
                        null,
                        _ -> List.of(),
                        disk);
        try (UpdateDownload fetching =
                new UpdateDownload(
                        () -> new CentreBundles(centre.address(), centre.terminal()),
                        small,
                        quiet,
                        this::take,
                        refused -> told.add(refused.why()),
                        data)) {
            centre.hand(bundles.small(12), BundleKind.CONTENT);
            disk.leaveFree(data, 1 << 20);
            fetching.round();
            assertEquals(List.of(BundleException.Why.NO_SPACE), told);
            assertEquals(Versions.SHIPPED, inUse());
            disk.leaveFree(data, 1L << 30);
            fetching.round();
            assertEquals(12, inUse());
            // What is wrong with the disk itself is told as well.
            Files.delete(data.resolve("updates/incoming"));
            Files.writeString(data.resolve("updates/incoming"), "in the way");
            centre.hand(bundles.small(13), BundleKind.CONTENT);
            fetching.round();
            assertEquals(
                    List.of(BundleException.Why.NO_SPACE, BundleException.Why.UNREADABLE), told);
        }
    }

    private static boolean waits() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(
                        frame ->
                                frame.getClassName().equals(Quiet.class.getName())
                                        && frame.getMethodName().equals("await"));
    }
}
