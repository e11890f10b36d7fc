package brussels.citedesmetiers.kiosk.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.DayChoice;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyOutbox;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.store.UsedFolder;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import brussels.citedesmetiers.kiosk.visit.VisitSummary.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which day, hour and stop a visit is counted on, on a real database.
class CountingTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant TEN = Instant.parse("2026-11-23T10:20:00Z");
    private static final List<CountSettings.Stop> STOPS =
            List.of(
                    new CountSettings.Stop("flagey", "Place Flagey"),
                    new CountSettings.Stop("molenbeek", "Molenbeek"));

    private final VirtualClock wall = new VirtualClock(TEN);
    private boolean trusted;
    private DataFolder folder;
    private DerbyStore store;
    private BootClock boot;

    @BeforeEach
    void open(@TempDir Path data) throws Exception {
        UsedFolder.into(data);
        folder = DataFolder.lock(data);
        store = DerbyStore.open(folder, new StoreFaults(), wall, System::nanoTime);
        boot = BootClock.by(wall);
    }

    @AfterEach
    void close() {
        store.close();
        folder.close();
    }

    private Counting counting(TerminalKind kind) throws Exception {
        return counting(kind, OwnKey.in(folder.path()));
    }

    private Counting counting(TerminalKind kind, VirtualClock clock) throws Exception {
        return counting(kind, OwnKey.in(folder.path()), clock, BootClock.by(clock));
    }

    private Counting counting(TerminalKind kind, OwnKey key) throws Exception {
        return counting(kind, key, wall, boot);
    }

    private Counting counting(TerminalKind kind, OwnKey key, VirtualClock clock, BootClock started)
            throws Exception {
        return new Counting(
                store,
                key,
                new Counting.Setting(
                        "truck-1",
                        kind,
                        CountSettings.SHIPPED.measures(kind),
                        kind == TerminalKind.TRUCK ? STOPS : List.of(),
                        () -> "0123456789ab",
                        new WallClock(clock, () -> trusted),
                        started,
                        ZoneOffset.UTC,
                        false));
    }

    private static VisitSummary visit() {
        return new VisitSummary("A", "uk", Channel.ADVISER, null, List.of("huis"), Map.of(), 3);
    }

    private Map<Cell, Long> on(Counting counting, LocalDate day) throws Exception {
        return counting.counts().countsOf(day);
    }

    @Test
    void aVisitIsCountedOnTheDayAndHourOfATrustedClock() throws Exception {
        trusted = true;
        Counting counting = counting(TerminalKind.BUILDING);
        counting.count(visit());
        Map<Cell, Long> cells = on(counting, MONDAY);
        assertEquals(1, cells.get(new Cell("hour", List.of("10"))));
        assertEquals(1, cells.get(Cell.content("0123456789ab")));
        assertTrue(counting.choice().isEmpty(), "nothing to ask staff");
    }

    @Test
    void aVisitWaitsForTheTimeAndIsDatedBackToItsHour() throws Exception {
        Counting counting = counting(TerminalKind.BUILDING);
        counting.count(visit());
        assertFalse(counting.days().trusted());
        assertEquals(Map.of(), on(counting, MONDAY));
        wall.advance(Duration.ofHours(3));
        trusted = true;
        counting.tick();
        assertTrue(counting.days().trusted());
        assertEquals(1, on(counting, MONDAY).get(new Cell("hour", List.of("10"))));
    }

    @Test
    void withoutAKeyVisitsAreCountedAndNothingIsSealed() throws Exception {
        Files.createFile(folder.path().resolve("key"));
        trusted = true;
        OwnKey key = OwnKey.in(folder.path());
        assertTrue(key.fault().isPresent());
        Counting counting = counting(TerminalKind.BUILDING, key);
        counting.count(visit());
        assertEquals(1, on(counting, MONDAY).get(new Cell("hour", List.of("10"))));
        DerbyOutbox outbox = counting.outbox();
        assertThrows(OutboxException.class, () -> outbox.sealOne(MONDAY.plusYears(1)));
        assertEquals(1, on(counting, MONDAY).get(new Cell("hour", List.of("10"))));
    }

    @Test
    void aClockThatStartsTenYearsAheadIsNotBelieved() throws Exception {
        trusted = true;
        counting(TerminalKind.BUILDING).count(visit());
        wall.advance(Duration.ofDays(3652));
        Counting ahead = counting(TerminalKind.BUILDING);
        ahead.count(visit());
        assertFalse(ahead.days().trusted());
        assertEquals(Map.of(), on(ahead, MONDAY.plusDays(3652)));
        assertEquals(1, visits(ahead.outbox().undated()));
    }

    @Test
    void afterAJumpOfTenYearsAndBackStaffConfirmTheDayAndEveryVisitIsCountedOnce()
            throws Exception {
        trusted = true;
        // A terminal that knows no other day has to believe a clock that says it is right.
        VirtualClock ahead = new VirtualClock(TEN.plus(Duration.ofDays(3652)));
        Counting wrong = counting(TerminalKind.BUILDING, ahead);
        for (int i = 0; i < 6; i++) {
            wrong.count(visit());
        }
        wrong.outbox().seal(MONDAY.plusDays(3700));
        wrong.count(visit());
        Counting back = counting(TerminalKind.BUILDING);
        back.count(visit());
        assertEquals(1, visits(back.outbox().undated()), "asked for: " + back.choice());
        back.choose(Dimension.NONE, MONDAY);
        assertTrue(back.days().trusted());
        assertEquals(MONDAY, back.days().today());
        back.count(visit());
        Counting later = counting(TerminalKind.BUILDING);
        later.count(visit());
        assertTrue(later.days().trusted(), "asked once, not at every start");
        assertEquals(0, visits(later.outbox().undated()));
        // Six are sealed; the seventh came after that, one while nobody knew the day, two since.
        assertEquals(
                4,
                on(later, MONDAY).entrySet().stream()
                        .filter(e -> e.getKey().measure().equals("channel"))
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                on(later, MONDAY).toString());
    }

    /// A month has to pass before anything is sealed; the clock may be right again long before.
    @Test
    void afterAJumpOfTenYearsBeforeAnythingIsSealedStaffAreAskedToo() throws Exception {
        trusted = true;
        Counting wrong =
                counting(TerminalKind.BUILDING, new VirtualClock(TEN.plus(Duration.ofDays(3652))));
        for (int i = 0; i < 6; i++) {
            wrong.count(visit());
        }
        Counting back = counting(TerminalKind.BUILDING);
        back.count(visit());
        assertEquals(1, visits(back.outbox().undated()), "asked for: " + back.choice());
        back.choose(Dimension.NONE, MONDAY);
        back.count(visit());
        assertEquals(8, visits(on(back, MONDAY)));
    }

    private static long visits(Map<Cell, Long> cells) {
        return cells.entrySet().stream()
                .filter(e -> e.getKey().measure().equals("channel"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    void aBuildingAsksForTheDayWhileTheClockIsUnsure() throws Exception {
        Counting counting = counting(TerminalKind.BUILDING);
        assertFalse(counting.choice().orElseThrow().known());
        assertFalse(counting.choice().orElseThrow().done());
        counting.choose("none", MONDAY.plusDays(1));
        assertTrue(counting.choice().orElseThrow().done());
        assertEquals(MONDAY.plusDays(1), counting.choice().orElseThrow().day());
    }

    @Test
    void theStopIsOfTodayOnlyAndComesBackAfterARestart() throws Exception {
        trusted = true;
        Counting counting = counting(TerminalKind.TRUCK);
        counting.count(visit());
        counting.choose("molenbeek", MONDAY);
        counting.count(visit());
        Counting again = counting(TerminalKind.TRUCK);
        again.count(visit());
        Map<Cell, Long> monday = on(again, MONDAY);
        assertEquals(2, monday.get(new Cell("stop", List.of("molenbeek"))));
        assertEquals(1, monday.get(new Cell("stop", List.of("none"))));
        wall.advance(Duration.ofDays(1));
        again.count(visit());
        assertEquals(1, on(again, MONDAY.plusDays(1)).get(new Cell("stop", List.of("none"))));
        assertEquals(
                List.of("molenbeek", "flagey"),
                again.choice().orElseThrow().places().stream().map(DayChoice.Place::id).toList());
    }

    @Test
    void theStopHoldsWithoutATrustedClockAndItsDayIsTheVisits() throws Exception {
        Counting counting = counting(TerminalKind.TRUCK);
        counting.choose("flagey", MONDAY);
        counting.count(visit());
        // Another boot, in which the clock is right.
        boot = BootClock.by(new VirtualClock(TEN.plus(Duration.ofDays(3))));
        wall.advance(Duration.ofDays(3));
        trusted = true;
        Counting later = counting(TerminalKind.TRUCK);
        later.tick();
        assertEquals(1, on(later, MONDAY).get(new Cell("stop", List.of("flagey"))));
    }
}
