package brussels.citedesmetiers.kiosk.central;

import static brussels.citedesmetiers.kiosk.central.CentreFixture.apply;
import static brussels.citedesmetiers.kiosk.central.CentreFixture.visits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.central.PositionRows.Missing;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which batch a centre takes next: gaps, epochs, what a terminal no longer has, restored copies.
abstract class BatchOrderContract extends OpenCentre {
    BatchOrderContract(CentreDatabase database) {
        super(database);
    }

    @Test
    void nextBatchIsCountedAndARepeatGetsTheSameReceipt() throws Exception {
        SealedBatch batch = a.day(1);
        Outcome.Applied first = assertInstanceOf(Outcome.Applied.class, apply(centre, batch));
        assertTrue(first.receipt().isOf(a.id, batch));
        assertTrue(
                CentreFixture.signed(
                        fixture.key.publicKey(),
                        first.receipt().signed(),
                        first.receipt().signatureBytes()));
        assertEquals(new Outcome.Repeated(first.receipt()), apply(centre, batch));
        assertEquals(Map.of(a.id, DAY), visits(centre));
        assertEquals(
                new Position(1, 1, SendingTerminal.FIRST_DAY, SendingTerminal.FIRST_DAY),
                centre.inbox().position(a.id));
    }

    @Test
    void aGapIsAnsweredWithTheNumberExpected() throws Exception {
        assertEquals(new Outcome.NotNext(1, 1), apply(centre, a.day(2)));
        apply(centre, a.day(1));
        assertEquals(new Outcome.NotNext(1, 2), apply(centre, a.day(3)));
        assertEquals(new Outcome.NotNext(1, 2), apply(centre, a.day(2, 4, 9, 7)));
        assertEquals(Map.of(a.id, DAY), visits(centre));
    }

    @Test
    void anotherBodyUnderAUsedNumberIsRefusedAndNoted() throws Exception {
        a.days(3).forEach(this::taken);
        assertEquals(
                new Outcome.OtherBody(1, LocalDate.of(2026, 1, 3)),
                apply(centre, a.day(1, 2, 2, 9)));
        apply(centre, a.day(1, 2, 2, 9));
        assertEquals(Map.of(a.id, 3 * DAY), visits(centre));
        List<Flags.Flag> flags = centre.fleet().states().getFirst().flags();
        assertEquals(List.of(Flags.Kind.OTHER_BODY), flags.stream().map(Flags.Flag::kind).toList());
    }

    @Test
    void aNewEpochIsTakenForLaterDaysOnly() throws Exception {
        a.days(3).forEach(this::taken);
        assertEquals(
                new Outcome.EpochNotLater(1, LocalDate.of(2026, 1, 3)),
                apply(centre, a.day(2, 1, 3, 7)));
        assertEquals(new Outcome.NotNext(1, 4), apply(centre, a.day(2, 2, 5, 7)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(2, 1, 4, 7)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(2, 2, 5, 7)));
        assertEquals(
                new Outcome.OtherBody(2, LocalDate.of(2026, 1, 5)),
                apply(centre, a.day(1, 4, 4, 7)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(4, 1, 6, 7)));
        assertEquals(Map.of(a.id, 6 * DAY), visits(centre));
        List<Flags.Flag> flags = centre.fleet().states().getFirst().flags();
        assertTrue(
                flags.stream()
                        .anyMatch(
                                f ->
                                        f.kind() == Flags.Kind.NEW_EPOCH
                                                && f.epoch() == 2
                                                && f.detail().equals("3")),
                flags::toString);
    }

    @Test
    void noWayRoundCountsDaysTwice() throws Exception {
        taken(a.day(1, 1, 14, 7));
        // Back within the epoch, so that a later one could begin with days that were counted.
        assertEquals(
                new Outcome.EpochNotLater(1, LocalDate.of(2026, 1, 14)),
                apply(centre, a.day(1, 2, 5, 7)));
        assertEquals(
                new Outcome.EpochNotLater(1, LocalDate.of(2026, 1, 14)),
                apply(centre, a.day(2, 1, 14, 7)));
        // Into a gap that was given up, with days of the batches around it.
        assertEquals(Optional.of(new Outcome.NotNext(1, 5)), centre.inbox().gone(a.id, 1, 2, 4));
        taken(a.day(1, 5, 20, 7));
        assertInstanceOf(Outcome.EpochNotLater.class, apply(centre, a.day(1, 3, 14, 7)));
        assertInstanceOf(Outcome.EpochNotLater.class, apply(centre, a.day(1, 3, 20, 7)));
        taken(a.day(1, 3, 17, 7));
        assertInstanceOf(Outcome.EpochNotLater.class, apply(centre, a.day(1, 2, 17, 7)));
        assertInstanceOf(Outcome.EpochNotLater.class, apply(centre, a.day(1, 4, 17, 7)));
        // By a day's table without the content of its day.
        LocalDate day = LocalDate.of(2026, 1, 20);
        Batch bare =
                new Batch(
                        a.id,
                        1,
                        6,
                        day,
                        day,
                        List.of(),
                        false,
                        false,
                        0,
                        0,
                        List.of(SendingTerminal.hours(day, 7)));
        assertInstanceOf(Outcome.EpochNotLater.class, apply(centre, a.sealed(bare)));
        assertEquals(Map.of(a.id, 3 * DAY), visits(centre));
        assertTrue(
                centre.fleet().states().getFirst().flags().stream()
                        .anyMatch(f -> f.kind() == Flags.Kind.OTHER_BODY && f.seq() == 2));
    }

    @Test
    void theEndOfAnOldEpochMayComeAfterTheNewOne() throws Exception {
        a.days(2).forEach(this::taken);
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(2, 1, 5, 7)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(1, 3, 3, 7)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(1, 4, 4, 7)));
        assertInstanceOf(Outcome.OtherBody.class, apply(centre, a.day(1, 5, 5, 7)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(2, 2, 6, 7)));
        assertEquals(Map.of(a.id, 6 * DAY), visits(centre));
    }

    @Test
    void aMonthThatClosedOnAQuietDayDoesNotCountItsDays() throws Exception {
        taken(a.day(1));
        LocalDate quiet = LocalDate.of(2026, 1, 31);
        Batch month = new Batch(a.id, 1, 2, quiet, quiet, List.of(), false, false, 0, 0, List.of());
        taken(a.sealed(month));
        assertEquals(
                new Position(1, 2, quiet, SendingTerminal.FIRST_DAY),
                centre.inbox().position(a.id));
        taken(a.day(2, 1, 20, 7));
    }

    @Test
    void whatTheTerminalNoLongerHasIsNotedWithItsDays() throws Exception {
        a.days(2).forEach(this::taken);
        assertEquals(Optional.empty(), centre.inbox().gone(a.id, 1, 4, 5));
        assertEquals(Optional.of(new Outcome.NotNext(1, 6)), centre.inbox().gone(a.id, 1, 3, 5));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(6)));
        Missing all = new Missing(1, 3, 5, LocalDate.of(2026, 1, 3), LocalDate.of(2026, 1, 5));
        assertEquals(List.of(all), centre.fleet().states().getFirst().missing());

        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(4)));
        assertInstanceOf(Outcome.Repeated.class, apply(centre, a.day(4)));
        assertEquals(2, centre.fleet().states().getFirst().missing().size());
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(3)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(5)));
        assertEquals(List.of(), centre.fleet().states().getFirst().missing());
        assertEquals(Map.of(a.id, 6 * DAY), visits(centre));
    }

    @Test
    void whatIsGoneMayEndInANewEpoch() throws Exception {
        taken(a.day(1));
        assertEquals(Optional.of(new Outcome.NotNext(2, 4)), centre.inbox().gone(a.id, 2, 1, 3));
        assertInstanceOf(Outcome.EpochNotLater.class, apply(centre, a.day(2, 4, 1, 7)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(2, 4, 8, 7)));
    }

    @Test
    void aCentreRestoredFromYesterdayAsksForWhatItLost() throws Exception {
        a.days(5).forEach(this::taken);
        backUp();
        for (long number = 6; number <= 9; number++) {
            taken(a.day(number));
        }
        restore();
        assertEquals(new Outcome.NotNext(1, 6), apply(centre, a.day(10)));
        for (long number = 6; number <= 10; number++) {
            taken(a.day(number));
        }
        assertEquals(Map.of(a.id, 10 * DAY), visits(centre));
    }

    @Test
    void aCentreRestoredFromBeforeAnEpochTakesBothEpochs() throws Exception {
        a.days(2).forEach(this::taken);
        backUp();
        taken(a.day(3));
        taken(a.day(2, 1, 4, 7));
        restore();
        assertEquals(new Outcome.NotNext(1, 3), apply(centre, a.day(2, 2, 5, 7)));
        taken(a.day(3));
        taken(a.day(2, 1, 4, 7));
        taken(a.day(2, 2, 5, 7));
        assertEquals(Map.of(a.id, 5 * DAY), visits(centre));
    }
}
