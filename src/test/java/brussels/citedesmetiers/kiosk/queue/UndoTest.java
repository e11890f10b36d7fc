package brussels.citedesmetiers.kiosk.queue;

import static brussels.citedesmetiers.kiosk.queue.QueueHouse.LEARN;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ONE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.THREE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.WORK;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ok;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import brussels.citedesmetiers.kiosk.queue.DayFigures.Figures;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What a desk did by mistake can be taken back.
final class UndoTest {
    private final InMemoryQueueLog log = new InMemoryQueueLog();
    private final QueueHouse house = QueueHouse.inMemory(QueueHouse.PLAN, log);
    private final AdviserQueue queue = house.queue();

    private QueuedTicket now(QueuedTicket ticket) {
        return queue.ticket(ticket.id()).orElseThrow();
    }

    private QueuedTicket seated() {
        QueuedTicket ticket = house.ticket(WORK);
        ok(queue.callNext(ONE));
        house.laterMinutes(1);
        ok(queue.serve(ticket.id(), ONE));
        house.laterMinutes(4);
        return ticket;
    }

    /// Does it, takes it back, and holds the ticket to what it was.
    private void takenBack(QueuedTicket ticket, Consumer<QueuedTicket> mistake) {
        QueuedTicket before = now(ticket);
        mistake.accept(before);
        house.later(Duration.ofSeconds(20));
        QueuedTicket after = ok(queue.undo(ticket.id(), ONE));
        assertEquals(before.steps() + 2, after.steps());
        assertEquals(before.state(), after.state());
        assertEquals(before.service(), after.service());
        assertEquals(before.place(), after.place());
        assertEquals(before.since(), after.since());
        assertEquals(before.desk(), after.desk());
        assertEquals(before.called(), after.called());
        assertEquals(after, house.restart().ticket(ticket.id()).orElseThrow());
    }

    @Test
    void endOfAVisitIsTakenBack() {
        QueuedTicket ticket = seated();
        takenBack(ticket, t -> ok(queue.done(t.id(), ONE)));
        assertEquals(EntryKind.UNDONE, log.entries().getLast().kind());
    }

    @Test
    void everyOtherMistakeAtADeskIsTakenBackToo() {
        takenBack(seated(), t -> ok(queue.park(t.id(), ONE)));
    }

    @Test
    void transferIsTakenBackToTheDeskItCameFrom() {
        takenBack(seated(), t -> ok(queue.transfer(t.id(), ONE, LEARN, Reason.OTHER_NEED)));
    }

    @Test
    void absenceIsTakenBackWithoutCallingAgain() {
        QueuedTicket ticket = house.ticket(WORK);
        ok(queue.callNext(ONE));
        takenBack(ticket, t -> ok(queue.noShow(t.id(), ONE)));
        assertEquals(1, queue.view().calls().size());
    }

    @Test
    void cancellationOfATicketInLineIsTakenBack() {
        takenBack(house.ticket(WORK), t -> ok(queue.cancel(t.id(), ONE, Reason.VISITOR_LEFT)));
    }

    @Test
    void undoIsForTheDeskThatDidItAndForHalfAMinute() {
        QueuedTicket ticket = seated();
        ok(queue.done(ticket.id(), ONE));
        assertEquals(
                new Refusal.WrongState(TicketState.DONE), refusal(queue.undo(ticket.id(), THREE)));
        house.later(QueueRules.UNDO_WITHIN.plusSeconds(1));
        assertEquals(new Refusal.TooLateToUndo(), refusal(queue.undo(ticket.id(), ONE)));
    }

    @Test
    void undoIsNotUndoneAndCallsAreNot() {
        QueuedTicket ticket = house.ticket(WORK);
        ok(queue.callNext(ONE));
        assertEquals(
                new Refusal.WrongState(TicketState.CALLED), refusal(queue.undo(ticket.id(), ONE)));
        ok(queue.noShow(ticket.id(), ONE));
        ok(queue.undo(ticket.id(), ONE));
        assertEquals(
                new Refusal.WrongState(TicketState.CALLED), refusal(queue.undo(ticket.id(), ONE)));
    }

    @Test
    void visitorIsNotPutBackToADeskThatHasAnother() {
        QueuedTicket first = seated();
        QueuedTicket second = house.ticket(WORK);
        ok(queue.done(first.id(), ONE));
        ok(queue.callNext(ONE));
        assertEquals(new Refusal.DeskBusy(second.code()), refusal(queue.undo(first.id(), ONE)));
        assertEquals(TicketState.DONE, now(first).state());
    }

    @Test
    void endedTicketIsReopenedAtItsPlaceInTime() {
        QueuedTicket first = seated();
        QueuedTicket second = house.ticket(WORK);
        ok(queue.done(first.id(), ONE));
        house.laterMinutes(30);
        assertEquals(List.of(first.id()), queue.view().ended().stream().map(t -> t.id()).toList());
        QueuedTicket open = ok(queue.reopen(first.id(), ONE));
        assertEquals(TicketState.WAITING, open.state());
        assertEquals(first.place(), open.place());
        assertEquals(EntryKind.REOPENED, log.entries().getLast().kind());
        assertEquals(first.id(), ok(queue.callNext(ONE)).id());
        assertEquals(List.of(), queue.view().ended());
        assertEquals(
                new Refusal.WrongState(TicketState.WAITING),
                refusal(queue.reopen(second.id(), ONE)));
    }

    @Test
    void figuresDoNotCountWhatWasTakenBack() throws Exception {
        QueuedTicket ticket = seated();
        ok(queue.done(ticket.id(), ONE));
        ok(queue.undo(ticket.id(), ONE));
        house.laterMinutes(2);
        ok(queue.done(ticket.id(), ONE));
        house.laterMinutes(2);
        ok(queue.reopen(ticket.id(), ONE));
        ok(queue.callNext(ONE));
        ok(queue.serve(ticket.id(), ONE));
        house.laterMinutes(3);
        ok(queue.done(ticket.id(), ONE));
        Figures total = queue.figures(QueueHouse.DAY).total();
        assertEquals(1, total.issued());
        assertEquals(1, total.called());
        assertEquals(1, total.served());
        assertEquals(0, total.cancelled());
        assertEquals(Duration.ofMinutes(6 + 3).toSeconds(), total.services().totalSeconds());
        assertEquals(1, queue.reconcile(QueueHouse.DAY, List.of()).served());
    }

    @Test
    void paceOfAServiceForgetsWhatWasTakenBack() {
        QueuedTicket first = seated();
        ok(queue.done(first.id(), ONE));
        int served = servedAt(WORK);
        ok(queue.undo(first.id(), ONE));
        assertNotEquals(served, servedAt(WORK));
        ok(queue.done(first.id(), ONE));
        assertEquals(served, servedAt(WORK));
    }

    private int servedAt(ServiceId service) {
        return queue.view().service(service).orElseThrow().servedToday();
    }
}
