package brussels.citedesmetiers.kiosk.queue;

import static brussels.citedesmetiers.kiosk.queue.QueueHouse.DAY;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ONE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.TWO;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.WORK;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.queue.DayFigures.Figures;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Promises;
import brussels.citedesmetiers.kiosk.queue.Told.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How the waits came out that were told, and how long figures are kept.
final class ToldTest {
    private static final int SERVED = 6;

    private static QueueHouse house(boolean byDesk, InMemoryQueueLog log) {
        QueueRules usual = QueueRules.STANDARD;
        return QueueHouse.inMemory(
                QueueHouse.plan(
                        OpeningHours.always(),
                        200,
                        new QueueRules(
                                usual.recallAfter(),
                                usual.returnWithin(),
                                usual.overtakenAtMost(),
                                usual.lastTicketBefore(),
                                usual.cancelAfterClosing(),
                                usual.deskQuietAfter(),
                                30,
                                60,
                                byDesk)),
                log);
    }

    /// Six visitors are served, ten minutes each, so that waits are known; then two wait.
    private static QueuedTicket second(QueueHouse house) {
        for (int i = 0; i < SERVED; i++) {
            QueuedTicket served = house.ticket(WORK);
            ok(house.queue().callNext(ONE));
            ok(house.queue().serve(served.id(), ONE));
            house.laterMinutes(10);
            ok(house.queue().done(served.id(), ONE));
        }
        QueuedTicket seated = house.ticket(WORK);
        ok(house.queue().callNext(ONE));
        ok(house.queue().serve(seated.id(), ONE));
        house.ticket(WORK);
        return house.ticket(WORK);
    }

    private static Promises promises(QueueHouse house) throws Exception {
        return house.queue().figures(DAY).total().promises();
    }

    @Test
    void aRangeHoldsFromItsFirstToItsLastMinute() {
        Told told = new Told(10, 20);
        assertEquals(Outcome.SOONER, told.outcome(Duration.ofMinutes(10).minusSeconds(1)));
        assertEquals(Outcome.KEPT, told.outcome(Duration.ofMinutes(10)));
        assertEquals(Outcome.KEPT, told.outcome(Duration.ofMinutes(20)));
        assertEquals(Outcome.LATER, told.outcome(Duration.ofMinutes(20).plusSeconds(1)));
    }

    @Test
    void whoWasToldARangeIsHeldAgainstItAtTheFirstCallAlone() throws Exception {
        QueueHouse house = house(false, new InMemoryQueueLog());
        QueuedTicket ticket = second(house);
        Told told = Objects.requireNonNull(ticket.toldOrNull(), "a range is told");
        Promises before = promises(house);
        house.later(Duration.ofMinutes(told.toMinutes() + 1L));
        ok(house.queue().call(ticket.id(), TWO));
        assertEquals(before.and(new Promises(0, 0, 1)), promises(house));
        ok(house.queue().noShow(ticket.id(), TWO));
        ok(house.queue().returnByScan(ticket.id()));
        ok(house.queue().call(ticket.id(), TWO));
        assertEquals(before.and(new Promises(0, 0, 1)), promises(house));
    }

    @Test
    void whoWasSentOnToAnotherServiceWasPromisedNothingThere() throws Exception {
        QueueHouse house = house(false, new InMemoryQueueLog());
        QueuedTicket ticket = second(house);
        Promises before = promises(house);
        ok(house.queue().transfer(ticket.id(), ONE, QueueHouse.LEARN, Reason.OTHER_NEED));
        ok(house.queue().call(ticket.id(), QueueHouse.THREE));
        assertEquals(before, promises(house));
    }

    @Test
    void desksAreCountedOnlyWhereTheHouseSaysSoAndOnlyAsLongAsTicketsAreKept() throws Exception {
        QueueHouse silent = house(false, new InMemoryQueueLog());
        second(silent);
        assertEquals(Map.of(), silent.queue().byDesk(DAY));
        QueueHouse counting = house(true, new InMemoryQueueLog());
        second(counting);
        assertEquals(Set.of(ONE), counting.queue().byDesk(DAY).keySet());
        Figures one = counting.queue().byDesk(DAY).get(ONE);
        assertEquals(Optional.of(SERVED), Optional.ofNullable(one).map(Figures::served));
        counting.later(Duration.ofDays(31));
        counting.queue().tick();
        // Whoever was still at the desk at night counts as served.
        assertEquals(SERVED + 1, counting.queue().figures(DAY).total().served());
        assertEquals(Map.of(), counting.queue().byDesk(DAY));
    }

    @Test
    void whoGotANumberAtReceptionWasToldNothing() throws Exception {
        QueueHouse house = house(false, new InMemoryQueueLog());
        assertNotNull(second(house).toldOrNull());
        assertNull(ok(house.queue().issue(WORK, "fr", Channel.RECEPTION)).toldOrNull());
    }

    @Test
    void figuresAreForgottenWhenTheirTimeIsOver() throws Exception {
        InMemoryQueueLog log = new InMemoryQueueLog();
        QueueHouse house = house(false, log);
        second(house);
        house.later(Duration.ofDays(40));
        house.queue().tick();
        assertTrue(log.days().contains(DAY));
        house.later(Duration.ofDays(21));
        house.queue().tick();
        assertTrue(log.days().isEmpty(), log.days().toString());
    }
}
