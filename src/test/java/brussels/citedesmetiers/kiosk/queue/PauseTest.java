package brussels.citedesmetiers.kiosk.queue;

import static brussels.citedesmetiers.kiosk.queue.QueueHouse.DAY;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.LEARN;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ONE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.TWO;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.WORK;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ok;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Staff let services give no more tickets.
final class PauseTest {
    private final InMemoryQueueLog log = new InMemoryQueueLog();
    private final QueueHouse house =
            QueueHouse.inMemory(QueueHouse.plan(ClosingTest.HOURS, 30), log);

    private AdviserQueue queue() {
        return house.queue();
    }

    private static Instant at(int hour, int minute) {
        return DAY.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void itGivesNoTicketsUntilItEndsAndSaysWhenThatIs() {
        house.set(at(10, 0), true);
        assertTrue(queue().pause(List.of(WORK), minutes(30), ONE));
        assertEquals(new Refusal.Closed(DAY.atTime(10, 30)), refusal(queue().issue(WORK, "fr")));
        assertEquals(
                Optional.of(at(10, 30)), queue().view().service(WORK).orElseThrow().pausedUntil());
        ok(queue().issue(LEARN, "fr"));
        house.set(at(10, 30), true);
        ok(queue().issue(WORK, "fr"));
        assertEquals(Optional.empty(), queue().view().service(WORK).orElseThrow().pausedUntil());
    }

    @Test
    void whoIsInLineIsStillCalled() {
        house.set(at(10, 0), true);
        QueuedTicket waiting = house.ticket(WORK);
        queue().pause(List.of(WORK), minutes(60), ONE);
        assertEquals(waiting.id(), ok(queue().callNext(TWO)).id());
    }

    @Test
    void oneThatEndsInABreakOrAfterClosingNamesTheNextOpening() {
        house.set(at(10, 0), true);
        queue().pause(List.of(WORK), minutes(150), ONE);
        assertEquals(new Refusal.Closed(DAY.atTime(13, 0)), refusal(queue().issue(WORK, "fr")));
        queue().pause(List.of(WORK, LEARN), Duration.ofDays(5), ONE);
        assertEquals(
                new Refusal.Closed(DAY.plusDays(1).atTime(9, 0)),
                refusal(queue().issue(LEARN, "fr")));
    }

    @Test
    void itNeverGoesOnToTheNextDay() {
        house.set(at(10, 0), true);
        queue().pause(List.of(WORK), Duration.ofDays(1), ONE);
        house.set(DAY.plusDays(1).atTime(9, 30).toInstant(ZoneOffset.UTC), true);
        ok(queue().issue(WORK, "fr"));
    }

    @Test
    void oneStepTakesItBack() {
        house.set(at(10, 0), true);
        queue().pause(List.of(WORK, LEARN), Duration.ofDays(1), ONE);
        queue().resume(List.of(WORK), TWO);
        ok(queue().issue(WORK, "fr"));
        assertEquals(
                new Refusal.Closed(DAY.plusDays(1).atTime(9, 0)),
                refusal(queue().issue(LEARN, "fr")));
    }

    @Test
    void aRestartKeepsItAndItsEnd() {
        house.set(at(10, 0), true);
        queue().pause(List.of(WORK, LEARN), minutes(60), ONE);
        queue().resume(List.of(LEARN), ONE);
        house.restart();
        assertEquals(new Refusal.Closed(DAY.atTime(11, 0)), refusal(queue().issue(WORK, "fr")));
        ok(queue().issue(LEARN, "fr"));
    }

    @Test
    void oneDecidedWhileTheLogIsAwayCountsAndSaysThatItIsNotOnDisk() {
        log.setAway(true);
        house.set(at(10, 0), true);
        house.restart();
        assertFalse(queue().pause(List.of(WORK), minutes(60), ONE));
        log.setAway(false);
        queue().tick();
        assertEquals(new Refusal.Closed(DAY.atTime(11, 0)), refusal(queue().issue(WORK, "fr")));
    }

    @Test
    void aTicketPrintedElsewhereInTheMeantimeIsStillTakenIn() {
        house.set(at(10, 0), true);
        queue().pause(List.of(WORK), minutes(60), ONE);
        ForwardedTicket printed =
                new ForwardedTicket(
                        new TicketId("terminal-b", 1),
                        new TicketCode('T', 'B', 1),
                        WORK,
                        "fr",
                        house.now());
        assertTrue(queue().accept(printed) instanceof AcceptResult.Accepted);
    }
}
