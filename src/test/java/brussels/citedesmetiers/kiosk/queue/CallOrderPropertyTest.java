package brussels.citedesmetiers.kiosk.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/// Nobody waits for ever, whatever staff and visitors do.
final class CallOrderPropertyTest {
    private static final List<DeskId> DESKS =
            List.of(QueueHouse.ONE, QueueHouse.TWO, QueueHouse.THREE);
    private static final List<ServiceId> SERVICES = List.of(QueueHouse.WORK, QueueHouse.LEARN);
    private static final List<String> LANGUAGES = List.of("fr", "nl", "uk", "en");

    private static QueueHouse house(int most) {
        QueueRules s = QueueRules.STANDARD;
        QueueRules rules =
                new QueueRules(
                        Duration.ZERO,
                        s.returnWithin(),
                        most,
                        s.lastTicketBefore(),
                        s.cancelAfterClosing(),
                        s.deskQuietAfter(),
                        s.retentionDays());
        DeskPlan plan = QueueHouse.plan(OpeningHours.always(), 500, rules);
        return QueueHouse.inMemory(plan, new InMemoryQueueLog());
    }

    /// How often each ticket was overtaken, counted the plain way: a desk that could have called it
    /// called one with a later place.
    private static final class Overtakings {
        private final Map<TicketId, Integer> counted = new HashMap<>();
        private final Map<TicketId, @Nullable DeskId> sentOnBy = new HashMap<>();

        void call(QueueHouse house, QueueResult result, List<QueuedTicket> waitedBefore) {
            if (!(result instanceof QueueResult.Ok(QueuedTicket called, var e, var c))) {
                return;
            }
            Desk desk = called.desk().flatMap(house.queue().plan()::desk).orElseThrow();
            sentOnBy.remove(called.id());
            for (QueuedTicket t : waitedBefore) {
                boolean later =
                        called.place().isAfter(t.place())
                                || (called.place().equals(t.place())
                                        && called.id().compareTo(t.id()) > 0);
                if (!t.id().equals(called.id()) && later && couldCall(desk, t)) {
                    counted.merge(t.id(), 1, Integer::sum);
                }
            }
        }

        /// By its service, unless it was transferred to another desk or sent on by this one.
        private boolean couldCall(Desk desk, QueuedTicket t) {
            return desk.serves(t.service())
                    && t.keptFor().map(desk.id()::equals).orElse(true)
                    && !desk.id().equals(sentOnBy.get(t.id()));
        }

        void transfer(QueueResult result, DeskId desk, Optional<DeskId> at) {
            if (result instanceof QueueResult.Ok(QueuedTicket sent, var e, var c)) {
                sentOnBy.put(sent.id(), at.isPresent() ? desk : null);
            }
        }

        int most() {
            return counted.values().stream().mapToInt(n -> n).max().orElse(0);
        }
    }

    private static List<QueuedTicket> waiting(QueueHouse house) {
        return house.queue().ticketsOf("terminal-a").stream()
                .filter(t -> t.state() == TicketState.WAITING)
                .toList();
    }

    private static void anything(QueueHouse house, Random random, Overtakings overtakings) {
        AdviserQueue queue = house.queue();
        DeskId desk = DESKS.get(random.nextInt(3));
        List<QueuedTicket> all = queue.ticketsOf("terminal-a");
        TicketId any =
                all.isEmpty()
                        ? new TicketId("terminal-a", 1)
                        : all.get(random.nextInt(all.size())).id();
        List<QueuedTicket> before = waiting(house);
        Optional<DeskId> at =
                queue.ticket(any).filter(t -> t.state().atDesk()).flatMap(QueuedTicket::desk);
        switch (random.nextInt(17)) {
            case 0, 1, 2 ->
                    queue.issue(SERVICES.get(random.nextInt(2)), LANGUAGES.get(random.nextInt(4)));
            case 3, 4, 5 -> overtakings.call(house, queue.callNext(desk), before);
            case 6 -> overtakings.call(house, queue.call(any, desk), before);
            case 7 -> queue.serve(any, desk);
            case 8 -> queue.done(any, desk);
            case 9 -> queue.noShow(any, desk);
            case 10 -> queue.returnByScan(any);
            case 11 -> queue.prioritise(any, desk, Reason.HARD_TO_WAIT);
            case 12 -> {
                ServiceId to = SERVICES.get(random.nextInt(2));
                overtakings.transfer(queue.transfer(any, desk, to, Reason.LANGUAGE), desk, at);
            }
            case 13 -> {
                DeskId to = DESKS.get(random.nextInt(3));
                overtakings.transfer(queue.transfer(any, desk, to, Reason.LANGUAGE), desk, at);
            }
            case 14 -> queue.close(desk);
            case 15 -> queue.tick();
            default -> freeDesk(queue, desk, random);
        }
        house.later(Duration.ofSeconds(1 + random.nextInt(120)));
    }

    private static void freeDesk(AdviserQueue queue, DeskId desk, Random random) {
        queue.view()
                .desk(desk)
                .flatMap(QueueView.DeskView::ticket)
                .ifPresent(
                        t -> {
                            if (random.nextBoolean()) {
                                queue.park(t.id(), desk);
                            } else {
                                queue.serve(t.id(), desk);
                                queue.done(t.id(), desk);
                            }
                        });
        queue.view().parked().stream()
                .limit(random.nextInt(2))
                .forEach(t -> queue.unpark(t.id(), desk));
    }

    @Property(tries = 150)
    void noTicketIsOvertakenMoreOftenThanTheRulesAllow(
            @ForAll long seed, @ForAll @IntRange(max = 4) int most) {
        QueueHouse house = house(most);
        Random random = new Random(seed);
        Overtakings overtakings = new Overtakings();
        for (int i = 0; i < 150; i++) {
            anything(house, random, overtakings);
        }
        assertTrue(overtakings.most() <= most, overtakings.counted.toString());
    }

    @Property(tries = 150)
    void aTicketIsCalledAfterThoseBeforeItAndNoMoreThanTheBound(
            @ForAll long seed, @ForAll @IntRange(max = 4) int most) {
        QueueHouse house = house(most);
        Random random = new Random(seed);
        Overtakings overtakings = new Overtakings();
        for (int i = 0; i < 60; i++) {
            anything(house, random, overtakings);
        }
        DESKS.forEach(desk -> freeDesk(house.queue(), desk, new Random(1)));
        QueuedTicket mine = house.ticket(QueueHouse.WORK, "en");
        int before = waiting(house).size() - 1;
        int calls = 0;
        while (house.queue().ticket(mine.id()).orElseThrow().state() == TicketState.WAITING) {
            // The worst that others can do: everybody after it has priority and the right language.
            QueuedTicket rival = house.ticket(QueueHouse.WORK, "uk");
            house.queue().prioritise(rival.id(), QueueHouse.THREE, Reason.HARD_TO_WAIT);
            QueueHouse.ok(house.queue().callNext(QueueHouse.THREE));
            calls++;
            freeDeskByDone(house.queue());
        }
        assertTrue(calls - 1 <= before + most, calls + " calls, " + before + " before it");
    }

    private static void freeDeskByDone(AdviserQueue queue) {
        freeDeskByDone(queue, QueueHouse.THREE);
    }

    private static void freeDeskByDone(AdviserQueue queue, DeskId desk) {
        queue.view()
                .desk(desk)
                .flatMap(QueueView.DeskView::ticket)
                .ifPresent(
                        t -> {
                            queue.serve(t.id(), desk);
                            queue.done(t.id(), desk);
                        });
    }

    /// Whatever was sent to whom: with one adviser left in the house, nobody waits for a desk where
    /// nobody works, and the log tells the same again.
    @Property(tries = 100)
    void whoWaitsForADeskThatIsEmptyIsCalledByTheOneThatIsLeft(@ForAll long seed) {
        QueueHouse house = house(2);
        Random random = new Random(seed);
        Overtakings overtakings = new Overtakings();
        for (int i = 0; i < 60; i++) {
            anything(house, random, overtakings);
        }
        DESKS.forEach(desk -> freeDeskByDone(house.queue(), desk));
        List.of(QueueHouse.ONE, QueueHouse.TWO).forEach(house.queue()::close);
        if (random.nextBoolean()) {
            house.later(QueueRules.STANDARD.deskQuietAfter().plusSeconds(1));
        }
        house.queue().tick();
        List<QueuedTicket> told = house.queue().tickets();
        assertEquals(told, house.restart().tickets());
        int waiting = waiting(house).size();
        for (int i = 0; i < waiting; i++) {
            QueueHouse.ok(house.queue().callNext(QueueHouse.THREE));
            freeDeskByDone(house.queue());
        }
        assertEquals(List.of(), waiting(house));
    }

    @Property(tries = 50)
    void withNoOvertakingTheOrderIsThatOfTime(@ForAll long seed) {
        QueueHouse house = house(0);
        Random random = new Random(seed);
        List<TicketId> came = new ArrayList<>();
        IntStream.range(0, 10)
                .forEach(
                        i ->
                                came.add(
                                        house.ticket(
                                                        SERVICES.get(random.nextInt(2)),
                                                        LANGUAGES.get(random.nextInt(4)))
                                                .id()));
        house.queue().prioritise(came.getLast(), QueueHouse.ONE, Reason.OUR_MISTAKE);
        List<TicketId> called = new ArrayList<>();
        for (int i = 0; i < came.size(); i++) {
            called.add(QueueHouse.ok(house.queue().callNext(QueueHouse.THREE)).id());
            freeDeskByDone(house.queue());
        }
        assertEquals(came, called);
    }
}
