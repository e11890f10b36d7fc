package brussels.citedesmetiers.kiosk.queue;

import static brussels.citedesmetiers.kiosk.queue.QueueHouse.LEARN;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ONE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.THREE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.TWO;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.WORK;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ok;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What staff and visitors may do with a ticket, and what they may not.
final class AdviserQueueTest {
    private final InMemoryQueueLog log = new InMemoryQueueLog();
    private final QueueHouse house = QueueHouse.inMemory(QueueHouse.PLAN, log);
    private final AdviserQueue queue = house.queue();

    private TicketState state(QueuedTicket ticket) {
        return queue.ticket(ticket.id()).orElseThrow().state();
    }

    @Test
    void aTicketIsCalledServedAndDone() {
        QueuedTicket ticket = house.ticket(WORK);
        assertEquals(ticket.id(), ok(queue.callNext(ONE)).id());
        assertEquals(TicketState.SERVING, ok(queue.serve(ticket.id(), ONE)).state());
        assertEquals(TicketState.DONE, ok(queue.done(ticket.id(), ONE)).state());
        assertEquals(new Refusal.NothingWaiting(), refusal(queue.callNext(ONE)));
        List<EntryKind> kinds = log.entries().stream().map(QueueEntry::kind).toList();
        assertEquals(
                List.of(EntryKind.ISSUED, EntryKind.CALLED, EntryKind.SERVED, EntryKind.DONE),
                kinds);
    }

    @Test
    void theFirstToComeIsTheFirstToBeCalled() {
        QueuedTicket first = house.ticket(WORK);
        house.ticket(WORK);
        assertEquals(first.id(), ok(queue.callNext(TWO)).id());
    }

    @Test
    void aDeskCallsOnlyWhatItServes() {
        QueuedTicket learn = house.ticket(LEARN);
        assertEquals(new Refusal.NothingWaiting(), refusal(queue.callNext(TWO)));
        assertEquals(new Refusal.NotServedHere(LEARN), refusal(queue.call(learn.id(), TWO)));
    }

    @Test
    void aDeskHasOneVisitorAtATime() {
        QueuedTicket first = house.ticket(WORK);
        QueuedTicket second = house.ticket(WORK);
        ok(queue.callNext(ONE));
        assertEquals(new Refusal.DeskBusy(first.code()), refusal(queue.callNext(ONE)));
        assertEquals(new Refusal.DeskBusy(first.code()), refusal(queue.call(second.id(), ONE)));
    }

    @Test
    void aDeskPrefersVisitorsOfItsLanguage() {
        house.ticket(WORK, "fr");
        QueuedTicket ukrainian = house.ticket(WORK, "uk");
        assertEquals(ukrainian.id(), ok(queue.callNext(THREE)).id());
    }

    @Test
    void aDeskServesOtherLanguagesWhenNobodySpeaksItsOwn() {
        QueuedTicket french = house.ticket(WORK, "fr");
        assertEquals(french.id(), ok(queue.callNext(THREE)).id());
    }

    @Test
    void whoWasOvertakenAsOftenAsMayBeGoesFirst() {
        QueuedTicket french = house.ticket(WORK, "fr");
        for (int i = 0; i < QueueRules.STANDARD.overtakenAtMost(); i++) {
            QueuedTicket ukrainian = house.ticket(WORK, "uk");
            assertEquals(ukrainian.id(), ok(queue.callNext(THREE)).id());
            ok(queue.serve(ukrainian.id(), THREE));
            ok(queue.done(ukrainian.id(), THREE));
        }
        QueuedTicket another = house.ticket(WORK, "uk");
        assertEquals(
                new Refusal.AnotherIsDue(french.code()), refusal(queue.call(another.id(), THREE)));
        assertEquals(french.id(), ok(queue.callNext(THREE)).id());
    }

    @Test
    void priorityGoesFirstAndCanBeTakenAway() {
        house.ticket(WORK);
        QueuedTicket second = house.ticket(WORK);
        QueuedTicket third = house.ticket(WORK);
        ok(queue.prioritise(second.id(), ONE, Reason.HARD_TO_WAIT));
        ok(queue.prioritise(third.id(), ONE, Reason.OUR_MISTAKE));
        ok(queue.withdrawPriority(second.id(), ONE));
        assertEquals(third.id(), ok(queue.callNext(ONE)).id());
    }

    @Test
    void aTicketIsCalledAgainOnlyAfterAWhile() {
        QueuedTicket ticket = house.ticket(WORK);
        ok(queue.callNext(ONE));
        house.later(Duration.ofMillis(10_500));
        assertEquals(new Refusal.TooEarly(20), refusal(queue.recall(ticket.id(), ONE)));
        house.later(Duration.ofSeconds(20));
        assertEquals(2, ok(queue.recall(ticket.id(), ONE)).calls());
        assertInstanceOf(Refusal.TooEarly.class, refusal(queue.recall(ticket.id(), ONE)));
        List<Integer> times = queue.view().calls().stream().map(QueueView.Call::times).toList();
        assertEquals(List.of(2, 1), times);
    }

    @Test
    void onlyItsOwnDeskMovesATicketThatIsAtADesk() {
        QueuedTicket ticket = house.ticket(WORK);
        ok(queue.callNext(ONE));
        assertEquals(new Refusal.OtherDesk(ONE), refusal(queue.serve(ticket.id(), TWO)));
        assertEquals(new Refusal.OtherDesk(ONE), refusal(queue.noShow(ticket.id(), TWO)));
        assertEquals(new Refusal.OtherDesk(ONE), refusal(queue.park(ticket.id(), TWO)));
    }

    @Test
    void aNoShowThatIsBackInTimeHasItsPlaceAgain() {
        QueuedTicket first = house.ticket(WORK);
        house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.noShow(first.id(), ONE));
        house.laterMinutes(15);
        assertEquals(first.place(), ok(queue.returnByScan(first.id())).place());
        assertEquals(first.id(), ok(queue.callNext(ONE)).id());
        assertEquals(Optional.of(Reason.IN_TIME), log.entries().get(4).reason());
    }

    @Test
    void aNoShowThatIsLateStandsBehindThoseWhoWereThereWhenTheToleranceEnded() {
        QueuedTicket missing = house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.noShow(missing.id(), ONE));
        house.laterMinutes(14);
        QueuedTicket before = house.ticket(WORK);
        house.laterMinutes(2);
        QueuedTicket after = house.ticket(WORK);
        house.laterMinutes(30);
        ok(queue.returnByScan(missing.id()));
        List<TicketId> line =
                queue.view().service(WORK).orElseThrow().waiting().stream()
                        .map(QueuedTicket::id)
                        .toList();
        assertEquals(List.of(before.id(), missing.id(), after.id()), line);
        assertEquals(
                new Refusal.WrongState(TicketState.WAITING),
                refusal(queue.returnByScan(missing.id())));
    }

    @Test
    void aParkedTicketKeepsItsPlaceInTime() {
        QueuedTicket first = house.ticket(WORK);
        house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.park(first.id(), ONE));
        assertEquals(List.of(first.id()), queue.view().parked().stream().map(t -> t.id()).toList());
        ok(queue.unpark(first.id(), TWO));
        assertEquals(first.id(), ok(queue.callNext(ONE)).id());
    }

    @Test
    void aTransferredTicketKeepsItsPlaceInTime() {
        QueuedTicket first = house.ticket(LEARN);
        house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.transfer(first.id(), ONE, WORK, Reason.OTHER_NEED));
        assertEquals(first.id(), ok(queue.callNext(TWO)).id());
        assertEquals("A-A001", first.code().toString());
    }

    @Test
    void onlyTheDeskATicketWasTransferredToCallsItNext() {
        QueuedTicket kept = house.ticket(WORK);
        QueuedTicket other = house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.transfer(kept.id(), ONE, THREE, Reason.LANGUAGE));
        assertEquals(Optional.of(THREE), queue.ticket(kept.id()).orElseThrow().keptFor());
        assertEquals(other.id(), ok(queue.callNext(TWO)).id());
        ok(queue.noShow(other.id(), TWO));
        assertEquals(new Refusal.NothingWaiting(), refusal(queue.callNext(TWO)));
        assertEquals(kept.id(), ok(queue.callNext(THREE)).id());
        assertEquals(Optional.empty(), queue.ticket(kept.id()).orElseThrow().keptFor());
    }

    @Test
    void anyDeskOfTheServiceCallsATransferredTicketByHand() {
        QueuedTicket kept = house.ticket(WORK);
        ok(queue.transfer(kept.id(), ONE, THREE, Reason.LANGUAGE));
        assertEquals(kept.id(), ok(queue.call(kept.id(), TWO)).id());
    }

    @Test
    void aTicketKeptForADeskThatClosesIsCalledByTheOthersInItsPlace() throws LogAwayException {
        queue.open(THREE);
        QueuedTicket kept = house.ticket(WORK);
        house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.transfer(kept.id(), ONE, THREE, Reason.LANGUAGE));
        queue.close(THREE);
        QueueEntry back = log.entries().getLast();
        assertEquals(EntryKind.TRANSFERRED, back.kind());
        assertEquals(Optional.empty(), back.desk());
        assertEquals(Optional.of(Reason.ADVISER_AWAY), back.reason());
        List<QueuedTicket> told = queue.tickets();
        AdviserQueue again = house.restart();
        assertEquals(told, again.tickets(), "as the log tells it");
        assertEquals(kept.id(), ok(again.callNext(TWO)).id());
        assertEquals(1, again.figures(QueueHouse.DAY).total().transferred(), "what staff did");
    }

    @Test
    void aTicketKeptForADeskWithAVisitorStaysWhenItsAdviserSignsOut() {
        QueuedTicket visitor = house.ticket(WORK);
        QueuedTicket kept = house.ticket(WORK);
        ok(queue.call(visitor.id(), THREE));
        ok(queue.transfer(kept.id(), ONE, THREE, Reason.LANGUAGE));
        queue.close(THREE);
        assertEquals(new Refusal.NothingWaiting(), refusal(queue.callNext(TWO)));
        ok(queue.noShow(visitor.id(), THREE));
        assertEquals(kept.id(), ok(queue.callNext(THREE)).id());
    }

    @Test
    void aTicketKeptForADeskWhereNobodyComesGoesBackByItself() {
        Duration quiet = QueueRules.STANDARD.deskQuietAfter();
        QueuedTicket kept = house.ticket(WORK);
        ok(queue.transfer(kept.id(), ONE, THREE, Reason.LANGUAGE));
        house.later(quiet);
        queue.tick();
        assertEquals(Optional.of(THREE), queue.ticket(kept.id()).orElseThrow().keptFor());
        house.later(Duration.ofSeconds(1));
        queue.tick();
        assertEquals(Optional.empty(), queue.ticket(kept.id()).orElseThrow().keptFor());
        int entries = log.entries().size();
        queue.tick();
        assertEquals(entries, log.entries().size(), "once");
        assertEquals(kept.id(), ok(queue.callNext(TWO)).id());
    }

    @Test
    void theDeskThatSentATicketOnStillTakesOthersFirstWhenItComesBack() {
        queue.open(THREE);
        QueuedTicket sent = house.ticket(WORK);
        QueuedTicket later = house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.transfer(sent.id(), ONE, THREE, Reason.OTHER_NEED));
        queue.close(THREE);
        assertEquals(later.id(), ok(queue.callNext(ONE)).id());
    }

    @Test
    void aTransferToADeskWithoutTheServiceChangesTheService() {
        QueuedTicket learner = house.ticket(LEARN);
        ok(queue.transfer(learner.id(), ONE, TWO, Reason.OTHER_NEED));
        assertEquals(WORK, queue.ticket(learner.id()).orElseThrow().service());
        ok(queue.callNext(TWO));
        assertEquals(
                new Refusal.SameDesk(),
                refusal(queue.transfer(learner.id(), TWO, TWO, Reason.OTHER_NEED)));
        assertEquals(
                new Refusal.UnknownDesk(),
                refusal(queue.transfer(learner.id(), TWO, new DeskId(9), Reason.OTHER_NEED)));
    }

    @Test
    void nobodyComesBackFirstToTheDeskThatSentThemOn() {
        QueuedTicket sent = house.ticket(WORK);
        QueuedTicket later = house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.transfer(sent.id(), ONE, LEARN, Reason.OTHER_NEED));
        assertEquals(later.id(), ok(queue.callNext(ONE)).id());
        ok(queue.noShow(later.id(), ONE));
        assertEquals(sent.id(), ok(queue.callNext(ONE)).id(), "nobody else waits here");
    }

    @Test
    void aTransferToADeskIsTakenBack() {
        QueuedTicket kept = house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.serve(kept.id(), ONE));
        ok(queue.transfer(kept.id(), ONE, THREE, Reason.LANGUAGE));
        ok(queue.undo(kept.id(), ONE));
        assertEquals(TicketState.SERVING, state(kept));
        assertEquals(Optional.empty(), queue.ticket(kept.id()).orElseThrow().keptFor());
    }

    @Test
    void onlyReasonsOfTheListAreTaken() {
        QueuedTicket t = house.ticket(LEARN);
        assertEquals(
                new Refusal.WrongReason(Reason.VISITOR_LEFT),
                refusal(queue.transfer(t.id(), ONE, WORK, Reason.VISITOR_LEFT)));
        assertEquals(
                new Refusal.WrongReason(Reason.CLOSED),
                refusal(queue.cancel(t.id(), ONE, Reason.CLOSED)));
        assertEquals(
                new Refusal.SameService(),
                refusal(queue.transfer(t.id(), ONE, LEARN, Reason.OTHER_NEED)));
        assertEquals(TicketState.WAITING, state(t));
    }

    @Test
    void aServedTicketCannotBeCancelled() {
        QueuedTicket t = house.ticket(WORK);
        ok(queue.callNext(ONE));
        ok(queue.serve(t.id(), ONE));
        assertEquals(
                new Refusal.WrongState(TicketState.SERVING),
                refusal(queue.cancel(t.id(), ONE, Reason.VISITOR_LEFT)));
    }

    @Test
    void whatIsUnknownIsRefused() {
        QueuedTicket t = house.ticket(WORK);
        TicketId nobody = new TicketId("terminal-a", 99);
        assertEquals(new Refusal.UnknownTicket(), refusal(queue.call(nobody, ONE)));
        assertEquals(new Refusal.UnknownDesk(), refusal(queue.callNext(new DeskId(9))));
        assertEquals(new Refusal.UnknownDesk(), refusal(queue.park(t.id(), new DeskId(9))));
        assertEquals(
                new Refusal.UnknownService(), refusal(queue.issue(new ServiceId("dance"), "fr")));
    }

    @Test
    void listenersSeeEveryChangeInOrderUntilTheyStop() {
        List<Long> versions = new ArrayList<>();
        Runnable stop = queue.onChange(view -> versions.add(view.version()));
        QueuedTicket ticket = house.ticket(WORK);
        ok(queue.callNext(ONE));
        stop.run();
        ok(queue.serve(ticket.id(), ONE));
        assertEquals(2, versions.size());
        assertTrue(versions.get(0) < versions.get(1));
        assertTrue(queue.view().version() > versions.get(1));
    }

    @Test
    void theViewShowsWaitsDesksAndCounts() {
        house.ticket(WORK);
        house.ticket(WORK);
        house.laterMinutes(7);
        QueuedTicket called = ok(queue.callNext(ONE));
        QueueView view = queue.view();
        assertEquals(1, view.service(WORK).orElseThrow().waiting().size());
        assertEquals(
                Duration.ofMinutes(7),
                view.service(WORK).orElseThrow().firstWaited().orElseThrow());
        assertEquals(Optional.of(called), view.desk(ONE).orElseThrow().ticket());
        assertEquals(new QueueView.Counts(2, 1, 1, 0, 0, 0, 0, 0), view.counts());
        assertEquals(view.service(LEARN), view.theme('A'));
    }

    @Test
    void ticketsAreFoundByCodeAndTime() {
        QueuedTicket t = house.ticket(WORK);
        assertEquals(Optional.of(t), queue.find(t.code()));
        assertEquals(Optional.of(t), queue.find(t.code(), t.printed().plusSeconds(59)));
        assertEquals(Optional.empty(), queue.find(t.code(), t.printed().minus(Duration.ofDays(1))));
    }

    @Test
    void papersAreHeldAgainstTheLog() throws LogAwayException {
        QueuedTicket served = house.ticket(WORK);
        QueuedTicket lost = house.ticket(WORK);
        QueuedTicket waiting = house.ticket(WORK);
        for (QueuedTicket t : List.of(served, lost)) {
            ok(queue.callNext(ONE));
            ok(queue.serve(t.id(), ONE));
            ok(queue.done(t.id(), ONE));
        }
        TicketCode foreign = TicketCode.parse("C-Z123");
        Reconciliation r =
                queue.reconcile(
                        QueueHouse.DAY,
                        List.of(served.code(), served.code(), waiting.code(), foreign));
        assertEquals(
                new Reconciliation(
                        3, 2, 2, 2, List.of(lost.code()), List.of(waiting), List.of(foreign)),
                r);
    }

    @Test
    void figuresOfADayAreTheSameBeforeAndAfterItIsReduced() throws LogAwayException {
        QueuedTicket t = house.ticket(WORK);
        house.laterMinutes(10);
        ok(queue.callNext(ONE));
        house.laterMinutes(1);
        ok(queue.serve(t.id(), ONE));
        house.laterMinutes(20);
        ok(queue.done(t.id(), ONE));
        DayFigures fresh = queue.figures(QueueHouse.DAY);
        house.later(Duration.ofDays(2));
        queue.tick();
        assertEquals(fresh, queue.figures(QueueHouse.DAY));
        house.later(Duration.ofDays(29));
        queue.tick();
        assertEquals(List.of(), log.entries());
        assertEquals(fresh, queue.figures(QueueHouse.DAY));
        assertEquals(List.of(QueueHouse.DAY), queue.days());
        assertEquals(20, fresh.total().services().minutesWithin(0.5));
    }

    @Test
    void figuresAreRefusedWhileTheLogIsAway() {
        log.setAway(true);
        assertThrows(LogAwayException.class, () -> queue.figures(QueueHouse.DAY.minusDays(1)));
    }

    @Test
    void aFailingLogChangesNothing() {
        house.ticket(WORK);
        QueueView before = queue.view();
        log.setFailing(EntryKind.CALLED);
        assertThrows(IllegalStateException.class, () -> queue.callNext(ONE));
        assertEquals(before, queue.view());
        assertEquals(1, queue.view().counts().waiting());
    }
}
