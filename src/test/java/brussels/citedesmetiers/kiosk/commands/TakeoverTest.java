package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.DayOffer;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.counts.Way;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.store.EarlierProgram;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.tally.CountedTerminal;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The data folder of a terminal and the folder of a centre, as the packaged program of November
/// 2026 left them, are taken over: 60 visits in October, of which nine batches are sealed and at
/// the centre, and three visits of an unknown day, each with a ticket.
final class TakeoverTest {
    private static final Measures MEASURES = CountSettings.SHIPPED.measures(TerminalKind.BUILDING);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    @TempDir Path folder;
    private Path data;
    private Path centre;
    private String said = "";

    @BeforeEach
    void unpack() throws IOException {
        data = unpacked("before-terminal.zip", "data");
        centre = unpacked("before-centre.zip", "centre");
        for (Path secret : List.of(data.resolve("key"), centre.resolve("centre-key"))) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private Path unpacked(String zip, String name) throws IOException {
        Path to = Files.createDirectory(folder.resolve(name));
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(zip));
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
                Path file = to.resolve(e.getName());
                if (e.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
        }
        return to;
    }

    private int run(String... args) throws IOException {
        StringWriter out = new StringWriter();
        int status =
                new Main(
                                Map.of("KIOSK_CONFIG", ConfigFolder.in(folder).path().toString()),
                                new PinEntry.Piped(new BufferedReader(new StringReader(""))),
                                new PrintWriter(out),
                                new PrintWriter(out))
                        .run(args);
        said = out.toString();
        return status;
    }

    @Test
    void numbersGoOnAfterTheLastTicketAndNothingIsLost() throws Exception {
        StoreFaults faults = new StoreFaults();
        try (DataFolder held = DataFolder.lock(data);
                DerbyStore store =
                        DerbyStore.open(held, faults, InstantSource.system(), System::nanoTime)) {
            DerbyTicketRegister register = new DerbyTicketRegister(store, 'A', untrusted());
            assertEquals(
                    "C-A004",
                    register.issue(new TicketRequest('C', "fr", Instant.now())).code().toString());
        }
        assertEquals(List.of(), faults(faults));
        // The count of what was written begins with this program, and is kept from now on.
        try (DataFolder held = DataFolder.lock(data);
                DerbyStore again =
                        DerbyStore.open(held, faults, InstantSource.system(), System::nanoTime)) {
            assertEquals(
                    "C-A005",
                    new DerbyTicketRegister(again, 'A', untrusted())
                            .issue(new TicketRequest('C', "fr", Instant.now()))
                            .code()
                            .toString());
        }
        assertEquals(List.of(), faults(faults));
        assertEquals(List.of("written-2-0-0"), marks());
    }

    @Test
    void countsBatchesAndVisitsOfNoDayAreAllThere() throws Exception {
        assertEquals(0, run("counts", "--data", data.toString()));
        assertTrue(said.contains("2026-10-30: 2 visits"), said);
        assertTrue(said.contains("3 visits of which nobody knows the day yet"), said);
        assertTrue(said.contains("Waiting for the centre: 9 batches."), said);
        assertTrue(new KeptContent(data).newest().isPresent());
    }

    @Test
    void whatWasSealedIsAtTheCentreOnceAndTheNextBatchFollows() throws Exception {
        try (CountsFolder counts = CountsFolder.open(data, "bruxelles-a", MEASURES)) {
            counts.outbox().seal(DAY);
        }
        Path stick = Files.createDirectory(folder.resolve("stick"));
        assertEquals(0, run("counts", "export", stick.toString(), "--data", data.toString()), said);
        assertEquals(
                0, run("central", "import", stick.toString(), "--data", centre.toString()), said);
        for (int batch = 1; batch <= 9; batch++) {
            assertTrue(
                    said.contains("bruxelles-a-1-" + batch + ".batch: was counted before"), said);
        }
        assertTrue(said.contains("bruxelles-a-1-10.batch: counted"), said);
    }

    /// It joins from 2027 on, and the program before, put back on it, leaves the joined year alone.
    @Test
    void aFolderThatNeverJoinedDoesAndIsSafeFromTheProgramBefore() throws Exception {
        LocalDate february = LocalDate.of(2027, 2, 1);
        try (CountsFolder counts = joined()) {
            counts.counts().add(LocalDate.of(2027, 1, 12), CountedTerminal.visit("10"));
            counts.outbox().seal(february);
            assertEquals(Optional.of(Way.ALONE), counts.outbox().offers().ways().in(2026));
            assertEquals(LocalDate.of(2027, 1, 31), counts.outbox().offers().through());
            assertTrue(counts.waiting().stream().noneMatch(TakeoverTest::isOf2027));
            for (int visit = 0; visit < 6; visit++) {
                counts.counts().add(february, CountedTerminal.visit("10"));
            }
        }
        LocalDate march = LocalDate.of(2027, 3, 1);
        Sealer sealer = new Sealer("bruxelles-a", MEASURES, message -> new byte[64]);
        assertFalse(EarlierProgram.seals(data, sealer, LocalDate.of(2027, 12, 31)));
        try (CountsFolder counts = joined()) {
            counts.outbox().seal(march);
            Giving.Answer first =
                    new Giving.Answer(1, OfferNumber.NONE, LocalDate.EPOCH, false, Map.of());
            List<DayOffer> offers = counts.outbox().offers().giving(first).orElseThrow().offers();
            assertEquals(2, offers.size());
            assertEquals(march.minusDays(1), offers.getLast().through());
            assertTrue(offers.stream().noneMatch(offer -> offer.cells().isEmpty()));
        }
    }

    private CountsFolder joined() throws Exception {
        return CountsFolder.open(data, "bruxelles-a", MEASURES, List.of(), true);
    }

    private static boolean isOf2027(SealedBatch sealed) {
        try {
            return sealed.batch().through().getYear() > 2026;
        } catch (BatchFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> faults(StoreFaults faults) {
        return faults.current().stream()
                .filter(fault -> !(fault instanceof StoreFault.FolderNotKept))
                .map(StoreFault::key)
                .toList();
    }

    private List<String> marks() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.startsWith("written-"))
                    .toList();
        }
    }

    private static DayClock untrusted() {
        return new DayClock() {
            @Override
            public LocalDate today() {
                return DAY;
            }

            @Override
            public boolean trusted() {
                return false;
            }
        };
    }
}
