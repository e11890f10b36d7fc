package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every outbox keeps to, held against each kind by a subclass.
public abstract class OutboxContract {
    protected static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    protected static final Measures MEASURES =
            new Measures(
                    List.of(
                            new Measure("hour", List.of(Dimension.HOUR), Period.DAY, 5),
                            new Measure("theme", List.of(Dimension.THEME), Period.MONTH, 5)));

    /// Makes batches of terminal `bruxelles-a` with a signature that can be recognised.
    protected static Sealer sealer() {
        return new Sealer("bruxelles-a", MEASURES, message -> new byte[64]);
    }

    /// An outbox that sealed nothing.
    protected abstract Outbox outbox();

    /// Where its visits are counted.
    protected abstract VisitCounts counts();

    /// The cells of a visit.
    protected static List<Cell> visit(String hour, String theme) {
        return List.of(
                new Cell("hour", List.of(hour)),
                new Cell("theme", List.of(theme)),
                Cell.content("0123456789ab"));
    }

    protected static void visits(VisitCounts counts, LocalDate day, int n) {
        for (int i = 0; i < n; i++) {
            counts.add(day, visit("10", "C"));
        }
    }

    private static List<String> numbers(List<SealedBatch> batches) {
        return batches.stream().map(b -> b.epoch() + "/" + b.seq()).toList();
    }

    @Test
    public void nothingLeavesBeforeItsDayIsOver() throws Exception {
        visits(counts(), MONDAY, 7);
        assertEquals(0, outbox().seal(MONDAY));
        assertEquals(List.of(), outbox().waiting(10));
        assertEquals(1, outbox().seal(MONDAY.plusDays(1)));
        Batch batch = outbox().waiting(10).getFirst().batch();
        assertEquals(
                List.of(
                        new Table(
                                "hour",
                                "2026-11-23",
                                List.of(new Table.Count(List.of("10"), 7)),
                                0,
                                false)),
                batch.tables());
        assertEquals(List.of("0123456789ab"), batch.content());
    }

    @Test
    public void whatWasSealedIsNotSealedAgain() throws Exception {
        visits(counts(), MONDAY, 7);
        outbox().seal(MONDAY.plusDays(1));
        assertEquals(0, outbox().seal(MONDAY.plusDays(1)));
        assertEquals(1, outbox().waiting(10).size());
    }

    @Test
    public void aQuietDayIsJoinedToTheNext() throws Exception {
        visits(counts(), MONDAY, 4);
        assertEquals(0, outbox().seal(MONDAY.plusDays(1)));
        visits(counts(), MONDAY.plusDays(1), 1);
        assertEquals(1, outbox().seal(MONDAY.plusDays(2)));
        Batch batch = outbox().waiting(10).getFirst().batch();
        assertEquals(MONDAY, batch.from());
        assertEquals(5, batch.tables().getFirst().total());
    }

    @Test
    public void sixtyDaysInOneGoAreTheSameBatchesAsDayByDay() throws Exception {
        Sealer sealer = sealer();
        InMemoryOutbox daily = new InMemoryOutbox(sealer);
        for (int i = 0; i < 60; i++) {
            LocalDate day = MONDAY.plusDays(i);
            daily.seal(day);
            visits(daily, day, i % 9);
            visits(counts(), day, i % 9);
        }
        daily.seal(MONDAY.plusDays(60));
        outbox().seal(MONDAY.plusDays(60));
        List<String> digests = new ArrayList<>();
        daily.waiting(100).forEach(b -> digests.add(b.digest()));
        assertEquals(digests, outbox().waiting(100).stream().map(SealedBatch::digest).toList());
        assertTrue(digests.size() > 30);
    }

    @Test
    public void batchesWaitInOrderUntilTheyAreAcknowledged() throws Exception {
        seal(4);
        assertEquals(List.of("1/1", "1/2"), numbers(outbox().waiting(2)));
        outbox().acknowledge(1, 2, MONDAY.plusDays(5));
        assertEquals(List.of("1/3", "1/4"), numbers(outbox().waiting(10)));
        outbox().acknowledge(1, 2, MONDAY.plusDays(5));
        assertEquals(List.of("1/3", "1/4"), numbers(outbox().waiting(10)));
    }

    private void seal(int days) throws Exception {
        for (int i = 0; i < days; i++) {
            visits(counts(), MONDAY.plusDays(i), 6 + i);
        }
        assertEquals(days, outbox().seal(MONDAY.plusDays(days)));
    }

    @Test
    public void aCentreRestoredFromABackupGetsEverythingAgain() throws Exception {
        seal(4);
        List<SealedBatch> sealed = outbox().waiting(10);
        outbox().acknowledge(1, 4, MONDAY.plusDays(5));
        assertEquals(sealed.subList(1, 4), outbox().from(1, 2, 10));
    }

    @Test
    public void anAcknowledgedBatchStaysForFourHundredDays() throws Exception {
        seal(3);
        LocalDate day = MONDAY.plusDays(5);
        outbox().acknowledge(1, 2, day);
        assertEquals(0, outbox().forget(day.plusDays(400)));
        assertEquals(2, outbox().forget(day.plusDays(401)));
        assertEquals(List.of("1/3"), numbers(outbox().from(1, 1, 10)));
        assertEquals(0, outbox().forget(day.plusDays(4000)), "what waits never goes");
    }

    @Test
    public void aBatchThatNeverLeftCannotBeAcknowledged() throws Exception {
        seal(1);
        Outbox outbox = outbox();
        assertThrows(IllegalArgumentException.class, () -> outbox.acknowledge(1, 2, MONDAY));
        assertThrows(IllegalArgumentException.class, () -> outbox.acknowledge(2, 1, MONDAY));
    }

    @Test
    public void anotherBodyAtTheCentreStartsANewEpochAndDropsWhatItHas() throws Exception {
        visits(counts(), MONDAY, 6);
        visits(counts(), MONDAY.plusDays(1), 6);
        visits(counts(), MONDAY.plusDays(2), 7);
        outbox().startAfter(3, MONDAY.plusDays(1));
        assertEquals(1, outbox().seal(MONDAY.plusDays(3)));
        Batch batch = outbox().waiting(10).getFirst().batch();
        assertEquals(4, batch.epoch());
        assertEquals(1, batch.seq());
        assertEquals(2, batch.touchedDays());
        assertEquals(7, batch.tables().getFirst().total());
        assertEquals(0, nextBatch(batch).touchedDays(), "said once");
    }

    private Batch nextBatch(Batch before) throws Exception {
        visits(counts(), before.through().plusDays(1), 6);
        outbox().seal(before.through().plusDays(2));
        return outbox().waiting(10).getLast().batch();
    }

    @Test
    public void aVisitOfASealedDayGoesIntoTheFirstOpenPeriodMarkedLate() throws Exception {
        seal(1);
        visits(counts(), MONDAY.minusDays(30), 1);
        visits(counts(), MONDAY.plusDays(1), 5);
        outbox().seal(MONDAY.plusDays(2));
        Batch batch = outbox().waiting(10).getLast().batch();
        assertTrue(batch.late());
        assertEquals(6, batch.tables().getFirst().total());
    }

    @Test
    public void atTheEndOfAYearWhatIsTooLittleStaysForGood() throws Exception {
        visits(counts(), LocalDate.of(2026, 12, 30), 9);
        visits(counts(), LocalDate.of(2026, 12, 31), 3);
        visits(counts(), LocalDate.of(2027, 1, 1), 5);
        outbox().seal(LocalDate.of(2027, 1, 2));
        List<SealedBatch> batches = outbox().waiting(10);
        assertEquals(3, batches.size());
        Batch december = batches.get(1).batch();
        assertEquals(4, december.remainderUpTo());
        assertEquals(9, december.tables().getFirst().total());
        assertEquals(5, batches.get(2).batch().tables().getFirst().total());
    }
}
