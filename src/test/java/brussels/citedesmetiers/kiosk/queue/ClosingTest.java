package brussels.citedesmetiers.kiosk.queue;

import static brussels.citedesmetiers.kiosk.queue.QueueHouse.DAY;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.LEARN;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ONE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.TWO;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.WORK;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ok;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Opening and closing, full queues, wrong clocks and new days.
final class ClosingTest {
    /// Mondays with a break, Tuesday mornings.
    static final OpeningHours HOURS =
            new OpeningHours(
                    Map.of(
                            DayOfWeek.MONDAY,
                            List.of(
                                    new Span(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                                    new Span(LocalTime.of(13, 0), LocalTime.of(17, 0))),
                            DayOfWeek.TUESDAY,
                            List.of(new Span(LocalTime.of(9, 0), LocalTime.of(12, 0)))),
                    ClosingDays.NONE);

    private final InMemoryQueueLog log = new InMemoryQueueLog();
    private final QueueHouse house = QueueHouse.inMemory(QueueHouse.plan(HOURS, 3), log);
    private final AdviserQueue queue = house.queue();

    private void at(LocalDate day, int hour, int minute) {
        house.set(day.atTime(hour, minute).toInstant(ZoneOffset.UTC), true);
    }

    private TicketState state(QueuedTicket ticket) {
        return queue.ticket(ticket.id()).orElseThrow().state();
    }

    @Test
    void beforeOpeningAndInTheBreakNoTicketIsGiven() {
        at(DAY, 8, 59);
        assertEquals(new Refusal.Closed(DAY.atTime(9, 0)), refusal(queue.issue(WORK, "fr")));
        at(DAY, 12, 0);
        assertEquals(new Refusal.Closed(DAY.atTime(13, 0)), refusal(queue.issue(WORK, "fr")));
        at(DAY.plusDays(1), 12, 0);
        assertEquals(
                new Refusal.Closed(DAY.plusDays(7).atTime(9, 0)), refusal(queue.issue(WORK, "fr")));
    }

    @Test
    void onAClosingDayNoTicketIsGivenAndTheNextOpenDayIsNamed() {
        ClosingDays closed =
                new ClosingDays(true, DAY.datesUntil(DAY.plusDays(21)).collect(Collectors.toSet()));
        QueueHouse shut =
                QueueHouse.inMemory(
                        QueueHouse.plan(new OpeningHours(HOURS.days(), closed), 3),
                        new InMemoryQueueLog());
        shut.set(DAY.atTime(10, 0).toInstant(ZoneOffset.UTC), true);
        assertEquals(
                new Refusal.Closed(DAY.plusDays(21).atTime(9, 0)),
                refusal(shut.queue().issue(WORK, "fr")));
    }

    @Test
    void inTheLastMinutesNoTicketIsGivenButBeforeABreakItIs() {
        at(DAY, 11, 59);
        ok(queue.issue(WORK, "fr"));
        at(DAY, 16, 51);
        assertEquals(new Refusal.TooLate(DAY.atTime(17, 0)), refusal(queue.issue(WORK, "fr")));
        queue.tick();
        assertEquals(
                Optional.of(new Refusal.TooLate(DAY.atTime(17, 0))),
                queue.view().service(WORK).flatMap(QueueView.ServiceView::noTicket));
    }

    @Test
    void whenTheWaitWouldOutlastTheDayNoTicketIsGiven() {
        at(DAY, 13, 0);
        for (int i = 0; i < 6; i++) {
            QueuedTicket t = house.ticket(LEARN);
            ok(queue.callNext(ONE));
            ok(queue.serve(t.id(), ONE));
            house.laterMinutes(30);
            ok(queue.done(t.id(), ONE));
        }
        at(DAY, 16, 20);
        house.ticket(LEARN);
        ok(queue.callNext(ONE));
        assertInstanceOf(Refusal.TooLate.class, refusal(queue.issue(LEARN, "fr")));
    }

    @Test
    void aFullQueueSaysHowManyWait() {
        at(DAY, 10, 0);
        house.ticket(WORK);
        house.ticket(WORK);
        house.ticket(WORK);
        assertEquals(new Refusal.Full(3), refusal(queue.issue(WORK, "fr")));
        house.ticket(LEARN);
    }

    @Test
    void whoIsInLineAtClosingIsServedAndWhoIsLeftAnHourLaterIsSentHome() {
        at(DAY, 16, 45);
        QueuedTicket served = house.ticket(WORK);
        QueuedTicket left = house.ticket(WORK);
        QueuedTicket parked = house.ticket(LEARN);
        ok(queue.park(parked.id(), ONE));
        at(DAY, 17, 30);
        ok(queue.callNext(ONE));
        ok(queue.serve(served.id(), ONE));
        at(DAY, 18, 0);
        queue.tick();
        assertEquals(TicketState.CANCELLED, state(left));
        assertEquals(TicketState.CANCELLED, state(parked));
        assertEquals(TicketState.DONE, state(served));
        assertTrue(log.entries().stream().anyMatch(e -> e.reasonOrNull() == Reason.CLOSED));
    }

    @Test
    void anUntrustedClockClosesNothing() {
        house.set(DAY.atTime(3, 0).toInstant(ZoneOffset.UTC), false);
        QueuedTicket ticket = house.ticket(WORK);
        house.laterMinutes(14 * 60);
        queue.tick();
        assertEquals(TicketState.WAITING, state(ticket));
        assertEquals(1, queue.sendHome());
        assertEquals(TicketState.CANCELLED, state(ticket));
    }

    @Test
    void ticketsOfAnUntrustedClockOutliveItsBeingSet() {
        house.set(DAY.minusDays(3).atTime(18, 0).toInstant(ZoneOffset.UTC), false);
        QueuedTicket waiting = house.ticket(WORK);
        QueuedTicket done = ok(queue.callNext(TWO));
        ok(queue.serve(done.id(), TWO));
        ok(queue.done(done.id(), TWO));
        QueuedTicket second = house.ticket(WORK);
        at(DAY, 10, 0);
        queue.tick();
        assertEquals(TicketState.WAITING, state(second));
        assertEquals(waiting.id(), done.id());
        assertTrue(queue.ticket(done.id()).isPresent());
        at(DAY, 18, 0);
        queue.tick();
        assertEquals(TicketState.CANCELLED, state(second));
    }

    @Test
    void theNextDayBeginsEmptyAndKnowsWhatWasLeftOver() {
        at(DAY, 10, 0);
        QueuedTicket ticket = house.ticket(WORK);
        at(DAY.plusDays(1), 9, 5);
        house.restart();
        house.queue().tick();
        assertEquals(0, house.queue().view().counts().waiting());
        assertEquals(
                List.of(Reason.CLOSED),
                log.entries().stream().flatMap(e -> e.reason().stream()).toList());
        assertEquals(DAY, log.entries().getLast().day());
        assertEquals(ticket.id(), log.entries().getLast().ticket());
    }

    @Test
    void aTicketOfAnotherTerminalIsTakenInAtTheTimeItWasPrintedWhateverTheHour() {
        at(DAY, 16, 55);
        QueuedTicket own = ok(houseTicketAt(16, 40));
        ForwardedTicket early =
                new ForwardedTicket(
                        new TicketId("terminal-b", 1),
                        TicketCode.parse("T-B001"),
                        WORK,
                        "fr",
                        new Moment(DAY.atTime(16, 30).toInstant(ZoneOffset.UTC), true));
        assertInstanceOf(AcceptResult.Accepted.class, queue.accept(early));
        assertEquals(early.id(), ok(queue.callNext(TWO)).id());
        assertEquals(TicketState.WAITING, state(own));
        assertEquals(1, queue.ticketsOf("terminal-b").size());
    }

    private QueueResult houseTicketAt(int hour, int minute) {
        at(DAY, hour, minute);
        return queue.issue(WORK, "fr");
    }

    @Test
    void aTicketForAServiceTheHubDoesNotHaveGoesToTheOneOfItsLetter() {
        at(DAY, 10, 0);
        ForwardedTicket odd =
                new ForwardedTicket(
                        new TicketId("terminal-b", 1),
                        TicketCode.parse("T-B001"),
                        new ServiceId("dance"),
                        "fr",
                        new Moment(DAY.atTime(9, 30).toInstant(ZoneOffset.UTC), true));
        queue.accept(odd);
        assertEquals(WORK, queue.ticket(odd.id()).orElseThrow().service());
    }

    @Test
    void ticketsOfOneTerminalKeepTheirOrderWhenItsClockGoesBack() {
        at(DAY, 11, 0);
        QueuedTicket first = house.ticket(WORK);
        at(DAY, 10, 0);
        house.ticket(WORK);
        assertEquals(first.id(), ok(queue.callNext(TWO)).id());
    }
}
