package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.desk.SiteBundles;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.sync.BundleSource;
import brussels.citedesmetiers.kiosk.sync.BundleSource.AwayException;
import brussels.citedesmetiers.kiosk.sync.HubBundles;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.BundleException.Why;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.BundleWriter;
import brussels.citedesmetiers.kiosk.update.Bundles;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.Installer.Consent;
import brussels.citedesmetiers.kiosk.update.KeptBundles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A terminal takes bundles from the hub of its site: a real hub over TLS, which may be evil.
class UpdateFromHubTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final int PIECE = 256 * 1024;

    @TempDir static Path house;
    private static final Watched OFFERED = new Watched();
    private static StandaloneHub hub;
    private static TerminalKey key;

    @TempDir Path folder;
    private Bundles bundles;
    private Installer atHub;
    private Installer installer;
    private Path data;
    private UpdateDownload download;

    @BeforeAll
    static void openHub() throws Exception {
        Path hubData = Files.createDirectory(house.resolve("hub"));
        key = TerminalKey.generate();
        String entries =
                "[{'id': 'bruxelles-a', 'letter': 'A', 'publicKeys': [], 'hubFingerprint': '%s'},"
                                .formatted(DeskServer.keyFingerprint(hubData))
                        + "{'id': 'bruxelles-b', 'letter': 'B', 'publicKeys':"
                        + " [{'key': '%s', 'from': '2026-01-01'}]}]".formatted(key.publicKey());
        Path config = ConfigFolder.shippedIn(house).put("site.json", "/terminals", entries).path();
        Content content = ConfigFolder.shippedContent();
        hub =
                StandaloneHub.open(
                        DataFolder.lock(hubData),
                        ConfigFolder.sound(SettingsReader.load(config)),
                        ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED)),
                        CountSettings.SHIPPED.measures(TerminalKind.BUILDING),
                        () -> content,
                        new WallClock(InstantSource.fixed(NOW), () -> true),
                        DeskAddress.on(0),
                        OFFERED);
    }

    @AfterAll
    static void closeHub() {
        hub.close();
    }

    @BeforeEach
    void open() throws Exception {
        bundles = Bundles.in(folder.resolve("made"));
        Path hubData = folder.resolve("at-hub");
        data = folder.resolve("data");
        atHub =
                installer(
                        hubData,
                        new KeptBundles(hubData, "bruxelles", false, new RealDisk()),
                        bundles.key());
        installer = installer(data, null, bundles.key());
        OFFERED.by(new HandedOn(atHub));
        download = download();
    }

    private UpdateDownload download() {
        return new UpdateDownload(
                () -> source("bruxelles-b", key::sign),
                installer,
                new Quiet(),
                this::take,
                _ -> {},
                data);
    }

    @AfterEach
    void close() {
        download.close();
    }

    private static Installer installer(Path data, @Nullable KeptBundles kept, String key) {
        return new Installer(
                new Installer.Receiver("bruxelles", "0.1.0", "amd64"),
                data,
                List.of(key),
                null,
                _ -> List.of(),
                new RealDisk(),
                kept);
    }

    private HubBundles source(String terminal, Function<byte[], byte[]> signer) {
        return new HubBundles(
                new HubLink.Hub(
                        URI.create("https://localhost:" + hub.desk().port() + "/"),
                        hub.desk().keyFingerprint()),
                terminal,
                signer);
    }

    private void take(Path bundle) throws BundleException {
        try {
            installer.take(bundle, Consent.NONE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Notes which pieces are asked for, and fails where it is cut.
    private static final class Watched implements SiteBundles {
        private final List<Long> asked = new CopyOnWriteArrayList<>();
        private volatile SiteBundles behind = SiteBundles.NONE;
        private volatile int piecesBeforeCut;

        void by(SiteBundles other) {
            behind = other;
            asked.clear();
            piecesBeforeCut = Integer.MAX_VALUE;
        }

        @Override
        public Optional<Offer> offered(String kind) {
            return behind.offered(kind);
        }

        @Override
        public Optional<byte[]> piece(String kind, String sha256, long from, int most)
                throws IOException {
            asked.add(from);
            if (asked.size() > piecesBeforeCut) {
                throw new IOException("cut");
            }
            return behind.piece(kind, sha256, from, most);
        }
    }

    /// A hub that offers any file as what it likes.
    private record Evil(int version, Path file) implements SiteBundles {
        @Override
        public Optional<Offer> offered(String kind) {
            try {
                return Optional.of(
                        new Offer(version, Files.size(file), BundleWriter.sha256(file), true));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Optional<byte[]> piece(String kind, String sha256, long from, int most)
                throws IOException {
            byte[] all = Files.readAllBytes(file);
            return Optional.of(
                    Arrays.copyOfRange(
                            all,
                            Math.toIntExact(from),
                            Math.toIntExact(Math.min(all.length, from + most))));
        }
    }

    private int inUse() {
        return installer.versions(BundleKind.CONTENT).orElseThrow().current();
    }

    private Path onlyIn(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all::toString);
            return all.getFirst();
        }
    }

    @Test
    void whatTheHubTookComesInPiecesAndGoesOnWhereItWasCut() throws Exception {
        assertFalse(download.once(BundleKind.CONTENT));
        Path large = bundles.large(12, 900_000);
        atHub.take(large, Consent.CHOSEN);
        OFFERED.piecesBeforeCut = 1;
        assertThrows(AwayException.class, () -> download.once(BundleKind.CONTENT));
        Path begun = onlyIn(data.resolve("updates/incoming"));
        assertEquals(PIECE, Files.size(begun));
        // The power goes in the middle of a piece, and the terminal starts again.
        Files.write(begun, Arrays.copyOf(Files.readAllBytes(large), 200_000));
        download.close();
        OFFERED.by(new HandedOn(atHub));
        try (UpdateDownload again = download()) {
            assertTrue(again.once(BundleKind.CONTENT));
            assertEquals(200_000L, OFFERED.asked.getFirst());
            assertEquals(12, inUse());
            assertFalse(again.once(BundleKind.CONTENT));

            // The keys are handed on though the key that signed them is trusted no more.
            Bundles others = Bundles.in(folder.resolve("others"));
            atHub.take(bundles.keys(1, others.key()), Consent.CHOSEN);
            assertTrue(again.once(BundleKind.KEYS));
            assertEquals(1, installer.keys().version());
            atHub.take(others.small(13), Consent.NONE);
            assertTrue(again.once(BundleKind.CONTENT));
            assertEquals(13, inUse());
        }
    }

    @Test
    void anEvilHubBringsNothingThatTheCentreCouldNot() throws Exception {
        atHub.take(bundles.small(12), Consent.NONE);
        assertTrue(download.once(BundleKind.CONTENT));

        // Older, whatever it calls it.
        Path eleven = bundles.small(11);
        OFFERED.by(new Evil(11, eleven));
        assertFalse(download.once(BundleKind.CONTENT));
        assertEquals(List.of(), OFFERED.asked);
        refused(Why.OLDER, eleven);

        refused(Why.OTHER_SITE, bundles.forSite("namur", 13));
        refused(Why.UNKNOWN_KEY, Bundles.in(folder.resolve("stranger")).small(13));
        Path changed = bundles.large(13, 300_000);
        byte[] bytes = Files.readAllBytes(changed);
        bytes[200_000] ^= 1;
        Files.write(changed, bytes);
        refused(Why.DAMAGED, changed);
        assertEquals(12, inUse());
    }

    private void refused(Why why, Path offered) {
        OFFERED.by(new Evil(20, offered));
        assertEquals(
                why,
                assertThrows(BundleException.class, () -> download.once(BundleKind.CONTENT)).why());
    }

    @Test
    void aHubGivesNothingThatIsNotWhatItTookAndNothingToStrangers() throws Exception {
        atHub.take(bundles.small(12), Consent.NONE);
        Path kept = onlyIn(folder.resolve("at-hub/updates/handed-on"));
        assertArrayEquals(Files.readAllBytes(bundles.small(12)), Files.readAllBytes(kept));

        // Somebody who is not of the site, and somebody in the name of one who is, who know the
        // sum.
        BundleSource.Offer known =
                new BundleSource.Offer(
                        "content", 12, Files.size(kept), BundleWriter.sha256(kept), false);
        TerminalKey stranger = TerminalKey.generate();
        for (String name : List.of("namur-a", "bruxelles-b", "bruxelles-a")) {
            try (HubBundles asking = source(name, stranger::sign)) {
                AwayException refused =
                        assertThrows(AwayException.class, () -> asking.offered("content"));
                assertEquals("status 401 of the hub", refused.getMessage());
                AwayException noPiece =
                        assertThrows(AwayException.class, () -> asking.piece(known, 0));
                assertEquals("status 401 of the hub", noPiece.getMessage());
            }
        }
        assertEquals(List.of(), OFFERED.asked);

        // One for another site, and one whose bytes are others: as if by somebody with the disk.
        for (Path planted : List.of(bundles.forSite("namur", 12), someBytesAway(kept))) {
            byte[] other = Files.readAllBytes(planted);
            byte[] good = Files.readAllBytes(kept);
            Files.write(kept, other);
            assertFalse(download.once(BundleKind.CONTENT));
            Files.write(kept, good);
        }
        assertEquals(List.of(), OFFERED.asked);
        assertTrue(download.once(BundleKind.CONTENT));
        assertEquals(12, inUse());
    }

    /// Not one alone, which may be the time of an entry, and that nobody signs or reads.
    private Path someBytesAway(Path bundle) throws IOException {
        byte[] bytes = Files.readAllBytes(bundle);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 64; i++) {
            bytes[i] ^= 1;
        }
        return Files.write(folder.resolve("changed.cdmb"), bytes);
    }
}
