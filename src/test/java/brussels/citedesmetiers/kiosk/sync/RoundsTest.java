package brussels.citedesmetiers.kiosk.sync;

import static brussels.citedesmetiers.kiosk.sync.Counted.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.InMemoryOutbox;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundsTest implements DayClock {
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    private final BookCentre centre = new BookCentre();
    private final InMemoryOutbox outbox = Counted.outbox();
    private LocalDate day = MONDAY;
    private boolean trusted = true;
    private long nanos = Long.MAX_VALUE - Duration.ofMinutes(20).toNanos();
    private final Rounds rounds = rounds(centre);

    private Rounds rounds(CentreClient to) {
        return new Rounds(
                new OutboxOnStoreThread(outbox, OneAtATime.locking(), this),
                to,
                this,
                waiting ->
                        new Heartbeat(
                                "1.0.0",
                                "0123456789ab",
                                waiting,
                                Heartbeat.Paper.LOW,
                                true,
                                List.of("printer-cover-open"),
                                trusted),
                () -> NOON,
                () -> nanos,
                new Random(1));
    }

    @Override
    public LocalDate today() {
        return day;
    }

    @Override
    public boolean trusted() {
        return trusted;
    }

    /// Lets time pass, doing what is due when it is due.
    private void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (end - nanos > 0) {
            long step = Math.max(1, rounds.once().toNanos());
            nanos += Math.min(step, end - nanos);
        }
    }

    private void offline() {
        centre.way = (batch, said) -> CentreBook.json(200, "text/html", "no");
    }

    @Test
    void whatClosedIsSealedAndSentWithinFiveMinutesOfMidnight() {
        Counted.visits(outbox, MONDAY, 7, "10");
        pass(Duration.ofMinutes(6));
        assertEquals(List.of(), centre.sent);
        day = MONDAY.plusDays(1);
        pass(Duration.ofMinutes(6));
        assertEquals(7, centre.book.visits("hour"));
        assertEquals(Optional.of(NOON), rounds.status().lastReceipt());
        assertEquals(0, rounds.status().waiting());
    }

    @Test
    void nothingIsSealedWhileTheClockIsNotKnown() {
        Counted.visits(outbox, MONDAY, 7, "10");
        trusted = false;
        day = MONDAY.plusYears(30);
        pass(Duration.ofHours(1));
        assertEquals(0, outbox.mark().seq());
        day = MONDAY.plusDays(1);
        trusted = true;
        pass(Duration.ofMinutes(6));
        assertEquals(MONDAY, centre.book.applied().getFirst().through());
    }

    @Test
    void heartbeatComesEveryQuarterOfAnHourWhateverHappens() {
        Counted.visits(outbox, MONDAY, 7, "10");
        offline();
        pass(Duration.ofHours(24));
        assertEquals(96, centre.book.heartbeats().size());
        assertEquals(
                "{\"program\":\"1.0.0\",\"content\":\"0123456789ab\",\"batchesWaiting\":0,"
                        + "\"paper\":\"low\",\"held\":\"yes\",\"faults\":[\"printer-cover-open\"],"
                        + "\"clock\":\"trusted\"}",
                centre.book.heartbeats().getFirst());
    }

    @Test
    void heartbeatsOfADayWithVisitsAndOfOneWithoutAreTheSame() {
        pass(Duration.ofHours(1));
        Counted.visits(outbox, MONDAY, 70, "10");
        pass(Duration.ofHours(1));
        assertEquals(1, centre.book.heartbeats().stream().distinct().count());
    }

    @Test
    void failuresAreTriedLaterAndLaterButAtLeastEveryQuarterOfAnHour() throws Exception {
        Counted.days(outbox, MONDAY, 1);
        offline();
        pass(Duration.ofHours(2));
        int inTwoHours = centre.sent.size();
        assertTrue(inTwoHours >= 8 + 5, () -> "tried " + inTwoHours);
        assertTrue(inTwoHours <= 8 * 2 + 8, () -> "tried " + inTwoHours);
        assertEquals(Optional.of(CentreTrouble.NOT_THE_CENTRE), rounds.status().trouble());
        assertEquals(1, rounds.status().waiting());
    }

    @Test
    void staffWhoMendedItNeedNotWait() throws Exception {
        Counted.days(outbox, MONDAY, 1);
        offline();
        pass(Duration.ofHours(2));
        centre.way = (batch, said) -> said;
        rounds.hurry();
        pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), rounds.status().trouble());
        assertEquals(5, centre.book.visits("hour"));
    }

    @Test
    void withoutACentreCountsAreSealedForTheStick() throws Exception {
        Counted.visits(outbox, MONDAY, 7, "10");
        day = MONDAY.plusDays(1);
        Rounds alone =
                new Rounds(
                        new OutboxOnStoreThread(outbox, OneAtATime.locking(), this),
                        null,
                        this,
                        waiting -> {
                            throw new AssertionError("nobody to tell");
                        },
                        () -> NOON,
                        () -> nanos,
                        new Random(1));
        assertEquals(Rounds.LOOK, alone.once());
        assertEquals(1, outbox.waiting(9).size());
    }

    @Test
    void sixtyDaysWithoutANetworkArriveOnceItIsBack() {
        offline();
        for (int i = 0; i < 60; i++) {
            Counted.visits(outbox, day, 5 + i % 3, "10");
            day = day.plusDays(1);
            pass(Duration.ofHours(24));
        }
        assertEquals(60, rounds.status().waiting());
        centre.way = (batch, said) -> said;
        pass(BackOff.LONGEST);
        assertEquals(360, centre.book.visits("hour"));
        assertEquals(0, rounds.status().waiting());
    }

    @Test
    void whatWasLastSentIsKnownAfterARestartToo() throws Exception {
        assertEquals(Optional.empty(), rounds.lastSent());
        Counted.days(outbox, MONDAY, 2);
        pass(Duration.ofSeconds(1));
        assertEquals(MONDAY.plusDays(1), rounds.lastSent().orElseThrow().through());
        offline();
        Counted.days(outbox, MONDAY.plusDays(2), 1);
        Rounds again = rounds(centre);
        again.once();
        assertEquals(MONDAY.plusDays(1), again.lastSent().orElseThrow().through());
    }
}
