package brussels.citedesmetiers.kiosk.queue;

import static brussels.citedesmetiers.kiosk.queue.QueueHouse.DAY;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.LEARN;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ONE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.THREE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.TWO;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.WORK;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ok;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What the team decides for a while, without editing a file or starting anything anew.
final class TeamTest {
    private static final Duration DAY_LONG = Duration.ofDays(1);
    private static final TeamOrder.Tell LATE =
            new TeamOrder.Tell(Map.of("fr", "15 min de retard", "nl", "15 min vertraging"));

    private final InMemoryQueueLog log = new InMemoryQueueLog();
    private final QueueHouse house =
            QueueHouse.inMemory(QueueHouse.plan(ClosingTest.HOURS, 30), log);

    private AdviserQueue queue() {
        return house.queue();
    }

    private static Instant at(int hour, int minute) {
        return DAY.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    private void decide(TeamOrder order, Duration length) {
        assertEquals(new TeamResult.Done(true), queue().decide(order, length, ONE));
    }

    @Example
    void closingEarlySendsNobodyHomeBeforeItsTimeAndGivesNoTicketThatIsInVain() {
        house.set(at(14, 0), true);
        QueuedTicket inLine = house.ticket(WORK);
        decide(new TeamOrder.CloseEarly(DAY, LocalTime.of(15, 0)), DAY_LONG);
        house.set(at(14, 55), true);
        assertEquals(new Refusal.TooLate(DAY.atTime(15, 0)), refusal(queue().issue(WORK, "fr")));
        house.set(at(15, 1), true);
        assertEquals(
                new Refusal.Closed(DAY.plusDays(1).atTime(9, 0)),
                refusal(queue().issue(WORK, "fr")));
        house.set(at(15, 59), true);
        queue().tick();
        assertEquals(TicketState.WAITING, queue().ticket(inLine.id()).orElseThrow().state());
        house.set(at(16, 0), true);
        queue().tick();
        assertEquals(TicketState.CANCELLED, queue().ticket(inLine.id()).orElseThrow().state());
    }

    @Example
    void nobodyInLineIsSentHomeByAClosingInThePast() {
        house.set(at(15, 0), true);
        QueuedTicket inLine = house.ticket(WORK);
        decide(new TeamOrder.CloseEarly(DAY, LocalTime.of(13, 0)), DAY_LONG);
        queue().tick();
        assertEquals(TicketState.WAITING, queue().ticket(inLine.id()).orElseThrow().state());
        assertEquals(
                List.of(new TeamOrder.CloseEarly(DAY, LocalTime.of(15, 0))),
                queue().view().team().stream().map(TeamEntry::order).toList());
    }

    @Example
    void closingTodayLeavesNobodyOver() {
        house.set(at(11, 0), true);
        QueuedTicket inLine = house.ticket(WORK);
        decide(new TeamOrder.CloseDay(DAY), DAY_LONG);
        assertInstanceOf(Refusal.Closed.class, refusal(queue().issue(WORK, "fr")));
        house.set(at(11, 59), true);
        queue().tick();
        assertEquals(TicketState.WAITING, queue().ticket(inLine.id()).orElseThrow().state());
        house.set(at(12, 0), true);
        queue().tick();
        assertEquals(TicketState.CANCELLED, queue().ticket(inLine.id()).orElseThrow().state());
    }

    @Example
    void aTicketKeptForADeskThatLosesItsServiceGoesBack() {
        house.set(at(10, 0), true);
        QueuedTicket kept = house.ticket(WORK);
        ok(queue().transfer(kept.id(), ONE, TWO, Reason.LANGUAGE));
        decide(new TeamOrder.ChangeDesk(TWO, List.of(LEARN), List.of("nl")), Duration.ZERO);
        queue().tick();
        assertEquals(Optional.empty(), queue().ticket(kept.id()).orElseThrow().keptFor());
    }

    @Example
    void closingEarlyIsTakenBackInOneStepAndConcernsOneDayAlone() {
        house.set(at(14, 0), true);
        TeamOrder early = new TeamOrder.CloseEarly(DAY, LocalTime.of(14, 0));
        decide(early, DAY_LONG);
        assertInstanceOf(Refusal.Closed.class, refusal(queue().issue(WORK, "fr")));
        assertTrue(queue().takeBack(early, TWO));
        ok(queue().issue(WORK, "fr"));
        decide(early, DAY_LONG);
        house.set(DAY.plusDays(7).atTime(14, 30).toInstant(ZoneOffset.UTC), true);
        ok(queue().issue(WORK, "fr"));
        assertEquals(List.of(), queue().view().team());
    }

    @Example
    void aClosingDayIsKnownBeforeAndTheNextOpeningIsNamed() {
        house.set(at(17, 30), true);
        decide(new TeamOrder.CloseDay(DAY.plusDays(1)), DAY_LONG);
        house.restart();
        assertEquals(
                new Refusal.Closed(DAY.plusDays(7).atTime(9, 0)),
                refusal(queue().issue(WORK, "fr")));
        assertTrue(queue().takeBack(new TeamOrder.CloseDay(DAY.plusDays(1)), ONE));
        assertEquals(
                new Refusal.Closed(DAY.plusDays(1).atTime(9, 0)),
                refusal(queue().issue(WORK, "fr")));
    }

    @Example
    void aDeskCallsForItsNewServicesUntilTheEndOfItsDays() {
        house.set(at(10, 0), true);
        QueuedTicket learner = house.ticket(LEARN);
        assertEquals(new Refusal.NothingWaiting(), refusal(queue().callNext(TWO)));
        decide(new TeamOrder.ChangeDesk(TWO, List.of(LEARN), List.of("nl")), Duration.ZERO);
        assertEquals(learner.id(), ok(queue().callNext(TWO)).id());
        assertEquals(List.of("nl"), queue().view().desk(TWO).orElseThrow().desk().languages());
        house.set(DAY.plusDays(1).atTime(9, 30).toInstant(ZoneOffset.UTC), true);
        queue().tick();
        assertEquals(List.of(WORK), queue().view().desk(TWO).orElseThrow().desk().services());
    }

    @Example
    void noServiceLosesItsLastDesk() {
        house.set(at(10, 0), true);
        decide(new TeamOrder.ChangeDesk(ONE, List.of(WORK), List.of("fr")), Duration.ZERO);
        assertEquals(
                new TeamResult.Refused(new Refusal.NobodyServes(LEARN)),
                queue().decide(
                                new TeamOrder.ChangeDesk(THREE, List.of(WORK), List.of("fr")),
                                Duration.ZERO,
                                ONE));
        // Two changes that meet later: what the plan says holds again where nobody would be left.
        decide(new TeamOrder.ChangeDesk(TWO, List.of(LEARN), List.of()), Duration.ZERO);
        decide(new TeamOrder.ChangeDesk(THREE, List.of(WORK), List.of()), Duration.ofDays(6));
        assertTrue(queue().takeBack(new TeamOrder.ChangeDesk(TWO, List.of(WORK), List.of()), ONE));
        assertTrue(queue().planNow().desks().stream().anyMatch(desk -> desk.serves(LEARN)));
    }

    @Example
    void aMessageStandsUntilItsEndAndReachesEveryTerminal() {
        house.set(at(10, 0), true);
        decide(LATE, Duration.ofMinutes(30));
        HubAnswer answer = new HubAnswer(0, QueueOutlook.of(queue().view()));
        assertEquals(Optional.of(LATE), HubAnswer.of(answer.bytes()).outlook().message());
        assertEquals("15 min vertraging", LATE.in("nl"));
        assertEquals("15 min de retard", LATE.in("uk"));
        // A terminal of the program before reads the rest.
        assertEquals(Optional.empty(), HubAnswer.of(answer.bytesForEarlier()).outlook().message());
        house.set(at(10, 30), true);
        queue().tick();
        assertEquals(Optional.empty(), QueueOutlook.of(queue().view()).message());
        decide(LATE, DAY_LONG);
        assertTrue(queue().takeBack(LATE, TWO));
        assertEquals(Optional.empty(), QueueOutlook.of(queue().view()).message());
    }

    @Example
    void anAdviserOnABreakIsNotCountedOnAndCallingEndsIt() {
        house.set(at(10, 0), true);
        queue().open(TWO);
        assertTrue(queue().view().desk(TWO).orElseThrow().open());
        decide(new TeamOrder.Rest(TWO), Duration.ofMinutes(15));
        QueueView.DeskView resting = queue().view().desk(TWO).orElseThrow();
        assertFalse(resting.open());
        assertEquals(at(10, 15), resting.rest().orElseThrow().until());
        assertEquals(new WaitEstimate.Unknown(0), queue().estimate(WORK, "fr"));
        house.restart();
        assertTrue(queue().view().desk(TWO).orElseThrow().rest().isPresent());
        house.ticket(WORK);
        ok(queue().callNext(TWO));
        assertTrue(queue().view().desk(TWO).orElseThrow().rest().isEmpty());
        assertInstanceOf(
                TeamResult.Refused.class,
                queue().decide(new TeamOrder.Rest(TWO), Duration.ofMinutes(5), TWO));
    }

    @Example
    void anAdviserWhoIsBackFromALongBreakIsCountedOnAgain() {
        house.set(at(9, 0), true);
        queue().open(TWO);
        decide(new TeamOrder.Rest(TWO), Duration.ofMinutes(999));
        house.set(at(11, 0), true);
        assertTrue(queue().takeBack(new TeamOrder.Rest(TWO), TWO));
        assertTrue(queue().view().desk(TWO).orElseThrow().open());
        decide(new TeamOrder.Rest(TWO), Duration.ofMinutes(100));
        house.set(at(13, 0), true);
        queue().tick();
        assertFalse(queue().view().desk(TWO).orElseThrow().open());
        assertTrue(queue().takeBack(new TeamOrder.Rest(TWO), TWO));
        assertTrue(queue().view().desk(TWO).orElseThrow().open());
    }

    @Example
    void whatIsDecidedWhileTheLogIsAwayCountsAndSaysThatItIsNotOnDisk() {
        log.setAway(true);
        house.set(at(10, 0), true);
        house.restart();
        assertEquals(new TeamResult.Done(false), queue().decide(LATE, DAY_LONG, ONE));
        log.setAway(false);
        queue().tick();
        assertTrue(queue().view().message().isPresent());
    }

    @Example
    void everyOrderIsFoundAgainInTheFormInWhichItIsKept() {
        for (TeamOrder order :
                List.of(
                        new TeamOrder.CloseEarly(DAY, LocalTime.of(15, 30)),
                        new TeamOrder.CloseDay(DAY),
                        new TeamOrder.ChangeDesk(TWO, List.of(WORK, LEARN), List.of()),
                        new TeamOrder.Tell(Map.of("fr", "a=b; c,d", "uk", "ї")),
                        new TeamOrder.Rest(ONE))) {
            assertEquals(order, TeamOrder.of(order.kind(), order.subject(), order.content()));
        }
        for (String[] wrong :
                new String[][] {
                    {"newer", "1", ""},
                    {"close-early", "2026-11-23", "noon"},
                    {"close-day", "Monday", ""},
                    {"desk", "0", "a;fr"},
                    {"desk", "1", ";fr"},
                    {"desk", "1", "a"},
                    {"message", "house", "without a language"},
                    {"message", "house", "fr=" + "x".repeat(121)}
                }) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> TeamOrder.of(wrong[0], wrong[1], wrong[2]),
                    String.join(" ", wrong));
        }
    }

    /// Whatever was decided and called in between: a queue that reads the log has the same state.
    @Property(tries = 60)
    void aQueueThatReadsTheLogIsWhereTheOtherWas(@ForAll long seed) {
        Random random = new Random(seed);
        QueueHouse played =
                QueueHouse.inMemory(QueueHouse.plan(ClosingTest.HOURS, 30), new InMemoryQueueLog());
        played.set(at(9, 0), true);
        for (int i = 0; i < 60; i++) {
            anything(played.queue(), random);
            played.later(Duration.ofSeconds(1 + random.nextInt(240)));
        }
        played.queue().tick();
        List<QueuedTicket> tickets = played.queue().tickets();
        QueueView before = played.queue().view();
        played.restart();
        assertEquals(tickets, played.queue().tickets());
        assertEquals(before.team(), played.queue().view().team());
        assertEquals(before.calls(), played.queue().view().calls());
    }

    private static void anything(AdviserQueue queue, Random random) {
        DeskId desk = List.of(ONE, TWO, THREE).get(random.nextInt(3));
        List<ServiceId> services =
                List.of(List.of(WORK), List.of(LEARN), List.of(WORK, LEARN)).get(random.nextInt(3));
        TeamOrder order =
                switch (random.nextInt(4)) {
                    case 0 -> new TeamOrder.ChangeDesk(desk, services, List.of("fr", "uk"));
                    case 1 -> new TeamOrder.Rest(desk);
                    case 2 -> LATE;
                    default -> new TeamOrder.CloseEarly(DAY, LocalTime.of(16, 0));
                };
        switch (random.nextInt(6)) {
            case 0, 1 -> queue.issue(random.nextBoolean() ? WORK : LEARN, "fr");
            case 2 -> queue.callNext(desk);
            case 3 ->
                    queue.view()
                            .desk(desk)
                            .flatMap(QueueView.DeskView::ticket)
                            .ifPresent(t -> queue.park(t.id(), desk));
            case 4 -> queue.decide(order, Duration.ofMinutes(random.nextInt(60)), desk);
            default -> queue.takeBack(order, desk);
        }
    }
}
