package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.DayOffer;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.Way;
import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.store.BreakingConnector.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a joined terminal offers leaves once and one way, wherever its making breaks and whatever
/// the database or the card goes back to.
final class DerbyOffersTest {
    private static final Duration RETRY = Duration.ofSeconds(6);
    private static final String TERMINAL = "bruxelles-a";
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 12);
    private static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 1);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2028, 1, 1);
    private static final Cell HOUR = new Cell("hour", List.of("10"));
    private static final Measures MEASURES =
            new Measures(
                    List.of(
                            new Measure("hour", List.of(Dimension.HOUR), Period.MONTH, 3),
                            new Measure("theme", List.of(Dimension.THEME), Period.QUARTER, 3)));

    private StoreUnderTest terminal;
    private DerbyOutbox outbox;
    private Giving.Answer heard = Giving.Answer.NONE;
    private HubInMemory hub = new HubInMemory(MEASURES, Set.of(TERMINAL));
    private boolean joins = true;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        terminal = StoreUnderTest.used(data);
        restart();
    }

    @AfterEach
    void stop() {
        terminal.close();
    }

    private void restart() {
        terminal.start();
        heard = Giving.Answer.NONE;
        outbox = new DerbyOutbox(terminal.store(), sealer(), joins);
    }

    private static Sealer sealer() {
        return new Sealer(TERMINAL, MEASURES, message -> new byte[64]);
    }

    private void powerLoss() {
        terminal.switchOff();
        restart();
    }

    private void visits(LocalDate day, int n) {
        for (int i = 0; i < n; i++) {
            terminal.counts()
                    .add(
                            day,
                            List.of(
                                    HOUR,
                                    new Cell("theme", List.of("C")),
                                    Cell.content("0123456789ab")));
        }
    }

    /// Exchanges until there is nothing to say.
    private void give() throws Exception {
        for (int turn = 0; turn < 4; turn++) {
            Optional<Giving> giving = outbox.offers().giving(heard);
            if (giving.isEmpty()) {
                return;
            }
            Giving.Answer answer = hub.give(giving.get());
            outbox.offers().heard(giving.get(), answer);
            heard = answer.other() ? Giving.Answer.NONE : answer;
        }
    }

    private static long hours(List<SealedBatch> batches) throws Exception {
        long visits = 0;
        for (SealedBatch batch : batches) {
            visits += total(batch.batch());
        }
        return visits;
    }

    private static long total(Batch batch) {
        return batch.tables().stream()
                .filter(t -> t.measure().equals("hour"))
                .mapToLong(Table::total)
                .sum();
    }

    @Test
    void aJoinedTerminalOffersWholeMonthsAndSealsNothing() throws Exception {
        visits(JANUARY, 2);
        assertEquals(0, outbox.seal(LocalDate.of(2027, 1, 31)));
        assertEquals(1, outbox.seal(FEBRUARY));
        visits(FEBRUARY, 4);
        visits(JANUARY, 1);
        assertEquals(1, outbox.seal(MARCH));
        give();
        assertEquals(List.of(), outbox.waiting(10));
        List<DayOffer> took = hub.took();
        assertEquals(2, took.size());
        assertEquals(LocalDate.of(2027, 1, 1), took.getFirst().from());
        assertEquals(2, took.getFirst().cells().get(HOUR));
        assertEquals(5, took.getLast().cells().get(HOUR), "one came late");
        assertEquals(1, took.getLast().cells().get(Cell.mark(Cell.Mark.LATE)));
        assertEquals(OptionalInt.of(0), outbox.offers().waiting(heard));
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void theYearBeforeIsClosedAloneFirst() throws Exception {
        visits(LocalDate.of(2026, 11, 3), 4);
        joins = false;
        restart();
        assertEquals(1, outbox.seal(LocalDate.of(2026, 12, 1)));
        joins = true;
        restart();
        visits(LocalDate.of(2026, 12, 3), 5);
        visits(JANUARY, 6);
        outbox.seal(FEBRUARY);
        give();
        assertEquals(9, hours(outbox.waiting(10)), "2026 had begun alone");
        assertEquals(6, hub.of(HOUR));
        assertEquals(Optional.of(Way.ALONE), outbox.offers().ways().in(2026));
        assertEquals(Optional.of(Way.JOINED), outbox.offers().ways().in(2027));
    }

    @Test
    void aYearKeepsItsWayWhateverTheSettingsSay() throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        joins = false;
        restart();
        visits(FEBRUARY, 5);
        visits(NEXT_YEAR.minusDays(9), 3);
        visits(NEXT_YEAR, 7);
        outbox.seal(NEXT_YEAR.plusMonths(1));
        give();
        assertEquals(12, hub.of(HOUR));
        assertEquals(7, hours(outbox.waiting(10)));
        assertEquals(OptionalInt.of(2027), outbox.offers().yearAtHub());
        hub.seal(NEXT_YEAR);
        give();
        assertEquals(Optional.empty(), outbox.offers().giving(heard), "the centre has all of it");
        assertEquals(OptionalInt.empty(), outbox.offers().waiting(heard));
        assertEquals(OptionalInt.empty(), outbox.offers().yearAtHub());
        assertEquals(OptionalInt.empty(), outbox.hubGone());
        joins = true;
        restart();
        visits(NEXT_YEAR.plusMonths(1), 8);
        visits(NEXT_YEAR.plusYears(1), 3);
        outbox.seal(NEXT_YEAR.plusYears(1).plusMonths(1));
        give();
        assertEquals(15, hours(outbox.waiting(10)));
        assertEquals(15, hub.of(HOUR));
    }

    @Test
    void aTerminalThatWasOffOverTheYearGivesWhatItHadAndSaysThatNothingElseCame() throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        powerLoss();
        outbox.seal(NEXT_YEAR.plusMonths(2));
        give();
        assertEquals(14, hub.took().size());
        assertEquals(4, hub.of(HOUR));
        assertEquals(NEXT_YEAR.plusMonths(2).minusDays(1), outbox.offers().through());
    }

    @ParameterizedTest
    @EnumSource(
            value = Commit.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void anOfferWhoseCommitBreaksIsMadeOnce(Commit how) throws Exception {
        int breaks = 0;
        for (int well = 0; well < 6; well++) {
            visits(JANUARY.plusMonths(well), 4);
            terminal.connector.setCommitAfter(well, how);
            LocalDate today = FEBRUARY.plusMonths(well);
            boolean broken = false;
            try {
                outbox.seal(today);
            } catch (OutboxException e) {
                broken = true;
            }
            breaks += broken ? 1 : 0;
            terminal.connector.setNextCommit(Commit.WELL);
            terminal.later(RETRY);
            outbox.seal(today);
            give();
            assertEquals(4L * (well + 1), hub.of(HOUR));
        }
        assertEquals(6, hub.took().size());
        assertTrue(breaks > 3, "only " + breaks);
        assertEquals(List.of(), outbox.waiting(10));
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void powerLossInAnyStepOfTheFilesLosesAndDoublesNothing(@TempDir Path folder) throws Exception {
        visits(LocalDate.of(2026, 12, 3), 7);
        visits(JANUARY, 4);
        terminal.switchOff();
        Path used = terminal.data;
        terminal = copied(used, folder.resolve("counted"));
        int before = stepsOfAStart();
        int steps = 0;
        for (boolean half : new boolean[] {false, true}) {
            boolean broke = true;
            for (int step = 0; broke; step++) {
                terminal.close();
                hub = new HubInMemory(MEASURES, Set.of(TERMINAL));
                terminal = copied(used, folder.resolve(step + "-" + half));
                terminal.disk = BreakingDisk.losingPowerAt(before + step, half);
                restart();
                broke = breaks();
                powerLoss();
                outbox.seal(FEBRUARY);
                give();
                assertEquals(1, hub.took().size());
                assertEquals(4, hub.of(HOUR));
                assertEquals(7, hours(outbox.waiting(10)));
                assertEquals(List.of(), terminal.faultKeys());
                steps++;
            }
        }
        assertTrue(steps > 12, "only " + steps + " steps");
    }

    private static StoreUnderTest copied(Path used, Path copy) throws IOException {
        new RealDisk().copyTree(used, copy);
        return StoreUnderTest.at(copy);
    }

    private boolean breaks() throws OutboxException {
        try {
            outbox.seal(FEBRUARY);
            return false;
        } catch (PowerLoss e) {
            return true;
        }
    }

    private int stepsOfAStart() {
        restart();
        int steps = terminal.disk.steps().size();
        terminal.switchOff();
        return steps;
    }

    @Test
    void nothingIsGivenBeforeTheFileKnowsIt() throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        give();
        visits(FEBRUARY, 5);
        terminal.disk.setFailing(true);
        assertThrows(OutboxException.class, () -> outbox.seal(MARCH));
        give();
        assertEquals(4, hub.of(HOUR));
        assertTrue(terminal.faultKeys().contains("store.seal-not-saved"));
        terminal.disk.setFailing(false);
        outbox.seal(MARCH);
        give();
        assertEquals(9, hub.of(HOUR));
    }

    private void keepCopy(Path copy, String what) throws IOException {
        terminal.close();
        new RealDisk().copyTree(terminal.data.resolve(what), copy);
        restart();
    }

    private void goBackTo(Path copy, String what) throws IOException {
        terminal.close();
        new RealDisk().deleteTree(terminal.data.resolve(what));
        new RealDisk().copyTree(copy, terminal.data.resolve(what));
        restart();
    }

    @Test
    void aDatabaseThatWentBackOffersNothingTwice(@TempDir Path folder) throws Exception {
        Path copy = folder.resolve("copy");
        visits(JANUARY, 4);
        keepCopy(copy, "db");
        outbox.seal(FEBRUARY);
        visits(FEBRUARY, 5);
        outbox.seal(MARCH);
        give();
        goBackTo(copy, "db");
        assertTrue(terminal.faultKeys().contains("store.counts-restarted"));
        assertEquals(Optional.of(Way.JOINED), outbox.offers().ways().in(2027));
        outbox.seal(MARCH);
        visits(MARCH, 6);
        outbox.seal(MARCH.plusMonths(1));
        give();
        assertEquals(15, hub.of(HOUR));
        assertEquals(2, hub.took().getLast().number().epoch());
        assertTrue(hub.took().getLast().touchedDays() > 0);
        assertEquals(List.of(), outbox.waiting(10));
    }

    @Test
    void aCardThatWasCopiedBeginsAnewOnceTheHubSaysSo(@TempDir Path folder) throws Exception {
        Path copy = folder.resolve("copy");
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        give();
        terminal.close();
        new RealDisk().copyTree(terminal.data, copy);
        restart();
        visits(FEBRUARY, 5);
        outbox.seal(MARCH);
        give();
        terminal.close();
        terminal = StoreUnderTest.at(copy);
        restart();
        visits(FEBRUARY, 6);
        outbox.seal(MARCH);
        give();
        visits(MARCH, 7);
        outbox.seal(MARCH.plusMonths(1));
        give();
        assertEquals(9, hub.of(HOUR), "nobody knows where the copy gave its own");
        visits(MARCH.plusMonths(1), 8);
        outbox.seal(MARCH.plusMonths(2));
        give();
        assertEquals(17, hub.of(HOUR));
        assertEquals(2, hub.took().getLast().number().epoch());
        assertEquals(31, hub.took().getLast().touchedDays());
        assertTrue(terminal.faultKeys().contains("store.counts-restarted"));
    }

    @Test
    void aLostFileIsMadeAnewFromTheDatabase() throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        terminal.close();
        for (String name : List.of(MarkFile.OFFERED, MarkFile.WAYS)) {
            Files.write(terminal.data.resolve(name), new byte[3]);
        }
        restart();
        assertTrue(terminal.faultKeys().contains("store.seal-file-unreadable"));
        outbox.seal(FEBRUARY);
        give();
        assertEquals(4, hub.of(HOUR));
        powerLoss();
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void aHubThatForgotIsGivenAgainWhatTheCentreHasNotConfirmed() throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        give();
        assertEquals(4, total(hub.seal(FEBRUARY).getFirst()));
        give();
        hub.forget();
        visits(FEBRUARY, 5);
        outbox.seal(MARCH);
        give();
        assertEquals(List.of(1L, 1L, 2L), hub.took().stream().map(o -> o.number().seq()).toList());
        assertEquals(
                Set.of("theme", ".content"),
                Set.copyOf(hub.took().get(1).cells().keySet().stream().map(Cell::measure).toList()),
                "the month has left");
        List<Batch> batches = hub.seal(LocalDate.of(2027, 4, 1));
        assertEquals(5, total(batches.getFirst()));
        assertTrue(batches.stream().flatMap(b -> b.tables().stream()).noneMatch(Table::withheld));
    }

    @Test
    void whatTheCentreHasIsWiped() throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        give();
        assertFalse(outbox.offers().wipedSince());
        hub.seal(FEBRUARY);
        give();
        assertTrue(outbox.offers().wipedSince());
        assertFalse(outbox.offers().wipedSince());
        assertEquals(Set.of("theme", ".content"), heldMeasures());
        visits(MARCH, 5);
        outbox.seal(LocalDate.of(2027, 4, 1));
        give();
        hub.seal(LocalDate.of(2027, 4, 1));
        give();
        assertEquals(Set.of(), heldMeasures());
        assertEquals(0, outbox.offers().daysHeld());
    }

    private Set<String> heldMeasures() throws StoreException {
        return terminal.store()
                .with(
                        c ->
                                Set.copyOf(
                                        OfferRows.kept(c, TERMINAL, new OfferNumber(1, 1)).stream()
                                                .flatMap(o -> o.cells().keySet().stream())
                                                .map(Cell::measure)
                                                .toList()));
    }

    @Test
    void anEarlierProgramSealsNothingOfAJoinedYearAndItsVisitsAreOfferedLater() throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        visits(FEBRUARY, 5);
        LocalDate december = LocalDate.of(2027, 12, 31);
        boolean seals = EarlierProgram.seals(terminal.store(), sealer(), december);
        assertFalse(seals);
        SealMark mark = terminal.store().with(c -> CountRows.mark(c).orElseThrow());
        assertEquals(Optional.of(mark), MarkFile.sealed(terminal.store()).read());
        outbox.seal(MARCH);
        give();
        assertEquals(9, hub.of(HOUR));
    }

    @Test
    void aHubThatIsGoneForGoodCostsWhatItHeldAndTheRestOfTheYear() throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        give();
        visits(FEBRUARY, 5);
        outbox.seal(MARCH);
        assertEquals(OptionalInt.of(31 + 28), outbox.hubGone());
        assertEquals(OptionalInt.empty(), outbox.hubGone());
        powerLoss();
        assertEquals(Optional.empty(), outbox.offers().giving(heard));
        visits(MARCH, 6);
        visits(NEXT_YEAR, 7);
        outbox.seal(NEXT_YEAR.plusMonths(1));
        List<SealedBatch> batches = outbox.waiting(10);
        assertEquals(7, hours(batches));
        assertEquals(365, batches.getFirst().batch().touchedDays());
        assertEquals(4, hub.of(HOUR));
        assertEquals(0, outbox.open().days().size());
        assertEquals(Optional.of(Way.ALONE), outbox.offers().ways().in(2028));
    }

    @Test
    void aDatabaseFromBeforeTheHubWasGoneGivesNothingToIt(@TempDir Path folder) throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        Path copy = folder.resolve("copy");
        keepCopy(copy, "db");
        outbox.hubGone();
        goBackTo(copy, "db");
        assertEquals(Optional.empty(), outbox.offers().giving(heard));
        assertEquals(0, outbox.offers().daysHeld());
        visits(NEXT_YEAR, 7);
        outbox.seal(NEXT_YEAR.plusMonths(1));
        assertEquals(365, outbox.waiting(10).getFirst().batch().touchedDays());
    }

    @Test
    void whoNeverJoinedHasNoHubToLose() throws Exception {
        joins = false;
        restart();
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        assertEquals(OptionalInt.empty(), outbox.hubGone());
        assertEquals(Optional.empty(), outbox.offers().giving(heard));
        assertFalse(terminal.files().contains(MarkFile.WAYS));
        assertFalse(terminal.files().contains(MarkFile.OFFERED));
    }

    private static final LocalDate AHEAD = LocalDate.of(2027, 5, 1);

    /// Four visits in January and five in February by a right clock, which then jumps to May, when
    /// two more come.
    private void clockGoesAhead() throws Exception {
        visits(JANUARY, 4);
        outbox.seal(FEBRUARY);
        give();
        visits(FEBRUARY.plusDays(3), 5);
        outbox.seal(AHEAD);
        visits(AHEAD, 2);
    }

    @Test
    void whatWasOfferedUnderDaysThatHadNotComeIsOfferedAgainUnderTheRightOnes() throws Exception {
        LocalDate day = FEBRUARY.plusDays(9);
        hub.date(day);
        clockGoesAhead();
        give();
        assertEquals(1, hub.took().size(), "the hub knows that they have not ended");
        assertEquals(OptionalInt.of(3), outbox.offers().waiting(heard));
        outbox.confirmDay(day);
        assertEquals(OptionalInt.of(0), outbox.offers().waiting(heard));
        assertEquals(Optional.of(FEBRUARY.minusDays(1)), outbox.offers().offeredThrough());
        powerLoss();
        visits(day, 1);
        hub.date(MARCH);
        outbox.seal(MARCH);
        give();
        assertEquals(2, hub.took().size());
        DayOffer again = hub.took().getLast();
        assertEquals(new OfferNumber(2, 1), again.number());
        assertEquals(FEBRUARY, again.from());
        assertEquals(MARCH.minusDays(1), again.through());
        assertEquals(8, again.cells().get(HOUR));
        assertTrue(again.cells().containsKey(Cell.mark(Cell.Mark.UNDATED)));
        assertEquals(1, again.touchedDays());
        assertEquals(List.of(4L, 8L), hubSeals(MARCH.plusMonths(1).minusDays(1)));
        assertEquals(List.of(), outbox.waiting(10));
    }

    /// The visits of each month that the centre has then.
    private List<Long> hubSeals(LocalDate today) throws Exception {
        return hub.seal(today).stream().map(DerbyOffersTest::total).toList();
    }

    @Test
    void aHubWhoseClockWasAsWrongGivesBackWhatHasNotClosed() throws Exception {
        clockGoesAhead();
        assertEquals(List.of(4L), hubSeals(FEBRUARY));
        give();
        assertEquals(4, hub.took().size());
        LocalDate day = FEBRUARY.plusDays(9);
        outbox.confirmDay(day);
        outbox.seal(day);
        give();
        assertEquals(4, hub.took().size(), "it does not know yet");
        visits(day, 1);
        outbox.seal(MARCH);
        give();
        assertEquals(MARCH.minusDays(1), hub.counts().throughOf(TERMINAL));
        assertEquals(2, hub.counts().mark().sealed().epoch());
        assertEquals(List.of(8L), hubSeals(MARCH));
        give();
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void whatTheHubHasClosedUnderWrongDaysIsNotGivenTwice() throws Exception {
        clockGoesAhead();
        give();
        long closed = hubSeals(AHEAD).stream().mapToLong(n -> n).sum();
        assertEquals(9, closed);
        outbox.confirmDay(FEBRUARY.plusDays(9));
        outbox.seal(MARCH);
        give();
        assertEquals(0, hub.counts().open().days().size());
        assertEquals(9, hub.of(HOUR));
        assertTrue(terminal.faultKeys().contains("store.counts-restarted"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Commit.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void aConfirmedDayWhoseCommitBreaksTakesBackAllOrNothing(Commit how) throws Exception {
        hub.date(FEBRUARY);
        clockGoesAhead();
        give();
        for (int well = 0; well < 2; well++) {
            LocalDate day = FEBRUARY.plusDays(9).plusMonths(well);
            terminal.connector.setCommitAfter(well, how);
            assertThrows(OutboxException.class, () -> outbox.confirmDay(day));
            terminal.connector.setNextCommit(Commit.WELL);
            terminal.later(RETRY);
            outbox.confirmDay(day);
            LocalDate end = MARCH.plusMonths(well);
            hub.date(end);
            outbox.seal(end);
            give();
            assertEquals(11 + well, hub.of(HOUR));
            outbox.seal(AHEAD.plusMonths(well));
            visits(AHEAD.plusMonths(well), 1);
        }
    }

    /// What was offered to a hub is released alone under no day.
    @Test
    void whatWasOfferedAheadOutOfAYearThatGoesAloneIsToldAsMissing() throws Exception {
        joins = false;
        restart();
        visits(LocalDate.of(2026, 11, 3), 4);
        outbox.seal(LocalDate.of(2026, 12, 1));
        joins = true;
        restart();
        visits(LocalDate.of(2026, 12, 3), 5);
        visits(JANUARY, 3);
        outbox.seal(AHEAD);
        outbox.confirmDay(LocalDate.of(2026, 12, 10));
        assertEquals(Optional.empty(), outbox.offers().ways().in(2027));
        assertEquals(Optional.empty(), outbox.offers().giving(heard));
        assertEquals(Optional.empty(), outbox.offers().offeredThrough());
        joins = false;
        powerLoss();
        assertEquals(Optional.empty(), outbox.offers().ways().in(2027));
        visits(JANUARY, 6);
        assertEquals(1, outbox.seal(FEBRUARY));
        List<SealedBatch> batches = outbox.waiting(10);
        assertEquals(4 + 5 + 6, hours(batches));
        assertEquals(31, batches.getLast().batch().touchedDays());
        assertEquals(List.of(), hub.took());
    }

    @Test
    void aCopyFromBeforeTheJoiningTellsTheDaysThatItCostAndNoOthers(@TempDir Path folder)
            throws Exception {
        joins = false;
        restart();
        visits(LocalDate.of(2026, 11, 3), 4);
        outbox.seal(LocalDate.of(2026, 12, 1));
        visits(LocalDate.of(2026, 12, 3), 5);
        Path copy = folder.resolve("copy");
        keepCopy(copy, "db");
        joins = true;
        restart();
        visits(JANUARY, 6);
        outbox.seal(FEBRUARY);
        give();
        goBackTo(copy, "db");
        assertEquals(31, outbox.mark().touchedDays(), "December's");
        visits(FEBRUARY, 7);
        outbox.seal(MARCH);
        give();
        assertEquals(1, hub.took().getLast().touchedDays(), "nothing of a joined day was there");
        assertEquals(13, hub.of(HOUR));
    }
}
