package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.StickFile;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.GivingTerminal;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.sync.CentreBook;
import brussels.citedesmetiers.kiosk.tally.Cells;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountsCommandTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final CountSettings COUNTS = CountSettings.SHIPPED;

    @TempDir Path folder;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private ConfigFolder config;
    private Path stick;
    private @Nullable CountsFolder held;

    @BeforeEach
    void makeFolders() throws IOException {
        config = ConfigFolder.in(folder);
        config.put(
                "terminal.json",
                "/centre",
                "{'url': 'https://centre.example', 'tokenFile': 'centre.token', 'publicKey': '"
                        + CentreBook.publicKey()
                        + "'}");
        stick = Files.createDirectory(folder.resolve("stick"));
    }

    private int run(String... args) {
        close();
        out = new StringWriter();
        err = new StringWriter();
        return new Main(
                        Map.of("KIOSK_CONFIG", config.path().toString()),
                        new PinEntry.Piped(new BufferedReader(new StringReader(""))),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(args);
    }

    /// Opened once for all that is done before the next command, which needs it closed.
    private CountsFolder open() throws Exception {
        CountsFolder counts = held;
        if (counts == null) {
            counts = anew(false);
            held = counts;
        }
        return counts;
    }

    private CountsFolder anew(boolean joins) throws Exception {
        close();
        return CountsFolder.open(
                folder.resolve("data"),
                "bruxelles-a",
                COUNTS.measures(TerminalKind.BUILDING),
                List.of(),
                joins);
    }

    @AfterEach
    void close() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    private void visits(LocalDate day, int n) throws Exception {
        Cells cells = new Cells(COUNTS.measures(TerminalKind.BUILDING));
        VisitSummary visit =
                new VisitSummary(
                        "A",
                        "fr",
                        VisitSummary.Channel.ADVISER,
                        null,
                        List.of("siep"),
                        Map.of("about-gender", "f"),
                        3);
        for (int i = 0; i < n; i++) {
            open().counts().add(day, cells.of(visit, "10", "none", "0123456789ab"));
        }
    }

    private void seal(LocalDate today) throws Exception {
        open().outbox().seal(today);
    }

    @Test
    void visitsOfNoKnownDayAreTold() throws Exception {
        Cells cells = new Cells(COUNTS.measures(TerminalKind.BUILDING));
        VisitSummary visit =
                new VisitSummary(
                        "A",
                        "fr",
                        VisitSummary.Channel.ADVISER,
                        null,
                        List.of("siep"),
                        Map.of("about-gender", "f"),
                        3);
        for (int i = 0; i < 39; i++) {
            open().counts()
                    .addUndated(
                            "boot " + i % 2,
                            Duration.ofHours(i),
                            cells.of(visit, "unknown", "none", "0123456789ab"));
        }
        assertEquals(0, run("counts"), err.toString());
        assertTrue(
                out.toString().contains("39 visits of which nobody knows the day yet"),
                out.toString());
    }

    @Test
    void countsAreShownThoughTheKeyCannotBeUsed() throws Exception {
        visits(MONDAY, 2);
        Files.setPosixFilePermissions(
                folder.resolve("data/key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(0, run("counts"), err.toString());
        assertTrue(out.toString().contains(MONDAY + ": 2 visits"), out.toString());
    }

    private List<SealedBatch> waiting() throws Exception {
        return open().waiting();
    }

    private List<String> onStick() throws IOException {
        try (Stream<Path> files = Files.list(stick.resolve(StickFile.FOLDER))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private void putReceipt(Receipt receipt) throws IOException {
        Files.write(
                stick.resolve(StickFile.FOLDER).resolve(StickFile.receiptName(receipt)),
                receipt.bytes());
    }

    @Test
    void whatIsCountedWaitsAndWasSentIsSaidInPlainWords() throws Exception {
        visits(MONDAY, 7);
        seal(MONDAY.plusDays(1));
        visits(MONDAY.plusDays(1), 3);
        assertEquals(0, run("counts"), err.toString());
        String said = out.toString();
        assertTrue(said.contains("2026-11-24: 3 visits, the day not closed yet"), said);
        assertTrue(said.contains("theme-language, sent by month: 10 visits"), said);
        assertTrue(said.contains("Everything is closed through 2026-11-23."), said);
        assertTrue(said.contains("Waiting for the centre: 1 batch."), said);
        assertTrue(said.contains("batch 1/1, 2026-11-23 to 2026-11-23: hour 2026-11-23 7"), said);
        assertFalse(said.contains("A, fr"), said);
        assertEquals(0, run("counts", "--cells"));
        assertTrue(out.toString().contains("    A, fr: 10"), out.toString());
    }

    @Test
    void exportPutsEverythingThatWaitsOnTheStickAndAcknowledgesNothing() throws Exception {
        visits(MONDAY, 7);
        visits(MONDAY.plusDays(1), 6);
        seal(MONDAY.plusDays(2));
        assertEquals(0, run("counts", "export", stick.toString()), err.toString());
        assertEquals(List.of("bruxelles-a-1-1.batch", "bruxelles-a-1-2.batch"), onStick());
        Path file = stick.resolve(StickFile.FOLDER).resolve("bruxelles-a-1-2.batch");
        assertEquals(waiting().getLast(), StickFile.read(Files.readAllBytes(file)));
        assertEquals(2, waiting().size());
        assertEquals(0, run("counts", "export", stick.toString()));
        assertTrue(out.toString().contains("(0 new)"), out.toString());
    }

    @Test
    void aJoinedTerminalSaysWhereItsCountsAreAndWhatAHubCostsThatIsGone() throws Exception {
        visits(LocalDate.of(2027, 1, 12), 7);
        assertEquals(1, run("counts", "hub-gone", "--for-good"), out.toString());
        assertTrue(err.toString().contains("gives no counts to a hub"), err.toString());
        try (CountsFolder counts = anew(true)) {
            counts.outbox().seal(LocalDate.of(2027, 2, 2));
        }
        assertEquals(0, run("counts", "export", stick.toString()), err.toString());
        assertEquals(List.of(), onStick());
        assertTrue(out.toString().contains("counts of 2027 are not on the stick"), out.toString());
        assertEquals(0, run("counts"), err.toString());
        assertTrue(
                out.toString().contains("offered through 2027-01-31, of which 31 days are kept"),
                out.toString());
        assertEquals(0, run("counts", "hub-gone"), err.toString());
        assertTrue(out.toString().startsWith("Nothing was changed."), out.toString());
        assertTrue(out.toString().contains("31 days"), out.toString());
        assertEquals(0, run("counts", "hub-gone", "--for-good"), err.toString());
        assertTrue(out.toString().contains("from 1 January 2028"), out.toString());
        assertEquals(0, run("counts"), err.toString());
        assertTrue(out.toString().contains("2027 went to is gone for good"), out.toString());
        assertEquals(1, run("counts", "hub-gone", "--for-good"), out.toString());
    }

    @Test
    void aTerminalThatStoppedJoiningAndHoldsNothingSendsItsOwn() throws Exception {
        LocalDate next = LocalDate.of(2028, 1, 1);
        visits(LocalDate.of(2027, 1, 12), 7);
        try (CountsFolder counts = anew(true)) {
            counts.outbox().seal(next.minusMonths(10));
            counts.outbox().seal(next);
        }
        visits(next, 7);
        seal(next.plusMonths(1));
        assertEquals(0, run("counts", "export", stick.toString()), err.toString());
        assertTrue(out.toString().contains("counts of 2027 are not on the stick"), out.toString());
        try (CountsFolder counts = anew(false)) {
            counts.outbox().offers().heard(new Giving("bruxelles-a", 1, List.of(), false), all());
        }
        assertEquals(0, run("counts", "export", stick.toString()), err.toString());
        assertFalse(out.toString().contains("not on the stick"), out.toString());
        assertEquals(1, run("counts", "hub-gone"), out.toString());
    }

    /// The centre has the twelve months of a terminal in every table.
    private static Giving.Answer all() {
        OfferNumber last = new OfferNumber(1, 12);
        Map<Period, OfferNumber> done = new EnumMap<>(Period.class);
        for (Period period : Period.values()) {
            done.put(period, last);
        }
        return new Giving.Answer(1, last, LocalDate.of(2027, 12, 31), false, done);
    }

    /// Two terminals gave to this hub, and January closed.
    private void joined() throws Exception {
        LocalDate february = LocalDate.of(2027, 2, 2);
        try (DataFolder data = DataFolder.lock(folder.resolve("data"));
                DerbyStore store =
                        DerbyStore.open(
                                data,
                                new StoreFaults(),
                                InstantSource.system(),
                                System::nanoTime)) {
            DerbySite site =
                    new DerbySite(
                            store,
                            new Joining(
                                    "site-bruxelles",
                                    GivingTerminal.MEASURES,
                                    message -> new byte[64],
                                    14),
                            Set.of("bruxelles-a", "bruxelles-b"));
            for (String id : List.of("bruxelles-a", "bruxelles-b")) {
                new GivingTerminal(id)
                        .visits(2, LocalDate.of(2027, 1, 10), "10")
                        .giveAll(giving -> site.take(giving, february), february);
            }
            assertEquals(1, site.seal(february));
        }
    }

    @Test
    void aHubSaysWhatIsJoinedThereAndTakesItToTheStick() throws Exception {
        config.put(
                        "site.json",
                        "/terminals",
                        "[{'id': 'bruxelles-a', 'letter': 'A', 'publicKeys': [],"
                                + " 'hubFingerprint': '"
                                + "0f".repeat(32)
                                + "'}, {'id': 'bruxelles-b', 'letter': 'B', 'publicKeys': []}]")
                .put("site.json", "/joinsCounts", "true");
        joined();
        assertEquals(0, run("counts"), err.toString());
        assertTrue(
                out.toString()
                        .contains(
                                """
                                Joined here for the site:
                                  bruxelles-a has given through 2027-01-31
                                  bruxelles-b has given through 2027-01-31
                                  waiting for the centre: 1 batch
                                """),
                out.toString());
        assertEquals(0, run("counts", "export", stick.toString()), err.toString());
        assertEquals(List.of("site-bruxelles-1-1.batch"), onStick());
        Path file = stick.resolve(StickFile.FOLDER).resolve("site-bruxelles-1-1.batch");
        SealedBatch batch = StickFile.read(Files.readAllBytes(file));
        CentreBook centre = new CentreBook("site-bruxelles");
        putReceipt(centre.receipt(batch));
        assertEquals(0, run("counts", "export", stick.toString()), err.toString());
        assertEquals(0, run("counts"), err.toString());
        assertTrue(out.toString().contains("  waiting for the centre: nothing"), out.toString());
    }

    @Test
    void aLinkOnTheStickIsNeverFollowed() throws Exception {
        visits(MONDAY, 7);
        seal(MONDAY.plusDays(1));
        Path ours = Files.writeString(folder.resolve("ours"), "ours");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path counts = stick.resolve(StickFile.FOLDER);
        Files.createSymbolicLink(counts, elsewhere);
        assertEquals(1, run("counts", "export", stick.toString()));
        assertTrue(err.toString().contains("take another stick"), err.toString());
        Files.delete(counts);
        Files.createDirectory(counts);
        for (String name : List.of("bruxelles-a-1-1.batch.new", "bruxelles-a-1-1.batch")) {
            Path link = Files.createSymbolicLink(counts.resolve(name), ours);
            assertEquals(1, run("counts", "export", stick.toString()), name);
            assertEquals(1, err.toString().lines().count(), err.toString());
            assertTrue(err.toString().contains(name), err.toString());
            Files.delete(link);
        }
        assertEquals("ours", Files.readString(ours));
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertEquals(0, files.count());
        }
        // What a stick that was pulled out left behind is ours.
        Files.writeString(counts.resolve("bruxelles-a-1-1.batch.new"), "half a bat");
        assertEquals(0, run("counts", "export", stick.toString()), err.toString());
        assertEquals(List.of("bruxelles-a-1-1.batch"), onStick());
    }

    @Test
    void receiptOnTheStickAcknowledgesItsBatchAndThoseBefore() throws Exception {
        for (int i = 0; i < 3; i++) {
            visits(MONDAY.plusDays(i), 7);
        }
        seal(MONDAY.plusDays(3));
        run("counts", "export", stick.toString());
        putReceipt(new CentreBook("bruxelles-a").receipt(waiting().get(1)));
        assertEquals(0, run("counts", "export", stick.toString()), err.toString());
        assertEquals(List.of(3L), waiting().stream().map(SealedBatch::seq).toList());
        assertTrue(out.toString().startsWith("1 receipts of the centre were read."));
    }

    @Test
    void receiptsThatAreNotTheCentresAcknowledgeNothing() throws Exception {
        visits(MONDAY, 7);
        seal(MONDAY.plusDays(1));
        run("counts", "export", stick.toString());
        SealedBatch batch = waiting().getFirst();
        putReceipt(Receipt.sign("bruxelles-a", batch, message -> new byte[64]));
        assertEquals(1, run("counts", "export", stick.toString()));
        assertTrue(err.toString().contains("not believed"), err.toString());
        putReceipt(new CentreBook("bruxelles-a").receipt(batch));
        config.remove("terminal.json", "/centre/publicKey");
        assertEquals(1, run("counts", "export", stick.toString()));
        assertTrue(err.toString().contains("publicKey"), err.toString());
        assertEquals(1, waiting().size());
    }

    @Test
    void receiptsOfOtherTerminalsAndOtherFilesAreLeftAlone() throws Exception {
        visits(MONDAY, 7);
        seal(MONDAY.plusDays(1));
        Files.createDirectory(stick.resolve(StickFile.FOLDER));
        putReceipt(new CentreBook("bruxelles-b").receipt(waiting().getFirst()));
        Files.writeString(stick.resolve(StickFile.FOLDER).resolve("holiday.receipt"), "1 beer");
        assertEquals(0, run("counts", "export", stick.toString()), err.toString());
        assertEquals(1, waiting().size());
    }

    @Test
    void terminalThatRunsIsNotDisturbed() throws Exception {
        try (DataFolder _ = DataFolder.lock(folder.resolve("data"))) {
            assertEquals(1, run("counts"));
            assertEquals(1, err.toString().lines().count());
            assertTrue(err.toString().startsWith("Another kiosk program is using"));
            assertEquals(1, run("counts", "export", stick.toString()));
        }
    }

    @Test
    void missingFoldersAreNamedAndNotMade() {
        assertEquals(1, run("counts"));
        assertTrue(err.toString().contains("has not run yet"), err.toString());
        assertEquals(1, run("counts", "export", folder.resolve("nowhere").toString()));
        assertTrue(err.toString().contains("mount the stick"), err.toString());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void daysThatCloseTogetherAreToldAsTheirMonth() throws Exception {
        visits(LocalDate.of(2027, 1, 4), 240);
        visits(LocalDate.of(2027, 1, 29), 3);
        assertEquals(0, run("counts"), err.toString());
        String said = out.toString();
        assertTrue(said.contains("2027-01: 243 visits, the month not closed yet"), said);
        assertFalse(said.contains("2027-01-04"), said);
    }
}
