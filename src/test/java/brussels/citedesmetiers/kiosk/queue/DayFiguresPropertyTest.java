package brussels.citedesmetiers.kiosk.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.queue.DayFigures.Figures;
import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// The figures of a day against a plain tally kept by who did it all.
final class DayFiguresPropertyTest {
    private static final List<DeskId> DESKS =
            List.of(QueueHouse.ONE, QueueHouse.TWO, QueueHouse.THREE);
    private static final List<ServiceId> SERVICES = List.of(QueueHouse.WORK, QueueHouse.LEARN);

    /// Notes every visit with pencil and watch.
    private static final class Tally {
        final List<Event> events = new ArrayList<>();
        final Map<TicketId, Instant> inLineSince = new HashMap<>();
        final Map<TicketId, Instant> calledAt = new HashMap<>();
        final Map<TicketId, Instant> seatedAt = new HashMap<>();

        record Event(String what, ServiceId service, int hour, long seconds) {}

        void note(String what, ServiceId service, Instant at, long seconds) {
            int hour = (int) (Duration.between(QueueHouse.NINE, at).toHours() + 9);
            events.add(new Event(what, service, hour, seconds));
        }

        long count(String what, Predicate<Event> which) {
            return events.stream().filter(e -> e.what().equals(what)).filter(which).count();
        }

        long seconds(String what, Predicate<Event> which) {
            return events.stream()
                    .filter(e -> e.what().equals(what))
                    .filter(which)
                    .mapToLong(Event::seconds)
                    .sum();
        }
    }

    private static long seconds(Map<TicketId, Instant> since, TicketId id, Instant now) {
        return Duration.between(since.getOrDefault(id, now), now).toSeconds();
    }

    private static void anything(QueueHouse house, Random random, Tally tally) {
        AdviserQueue queue = house.queue();
        house.later(Duration.ofSeconds(1 + random.nextInt(150)));
        Instant now = house.now().at();
        DeskId desk = DESKS.get(random.nextInt(3));
        QueuedTicket at = queue.view().desk(desk).flatMap(QueueView.DeskView::ticket).orElse(null);
        if (random.nextInt(3) == 0) {
            // Where the line is too long for the rest of the day, no ticket is given.
            if (queue.issue(SERVICES.get(random.nextInt(2)), "fr") instanceof QueueResult.Ok ok) {
                tally.note("issued", ok.ticket().service(), now, 0);
                tally.inLineSince.put(ok.ticket().id(), now);
            }
        } else if (at == null) {
            if (queue.callNext(desk) instanceof QueueResult.Ok ok) {
                TicketId id = ok.ticket().id();
                tally.note(
                        "called", ok.ticket().service(), now, seconds(tally.inLineSince, id, now));
                tally.calledAt.put(id, now);
                if (ok.ticket().calls() == 1) {
                    tally.note("first-call", ok.ticket().service(), now, 0);
                }
            }
        } else if (at.state() == TicketState.CALLED) {
            called(queue, random, tally, at, desk, now);
        } else {
            seated(queue, random, tally, at, desk, now);
        }
    }

    private static void called(
            AdviserQueue queue,
            Random random,
            Tally tally,
            QueuedTicket t,
            DeskId desk,
            Instant now) {
        if (random.nextInt(4) > 0) {
            QueueHouse.ok(queue.serve(t.id(), desk));
            tally.note("way", t.service(), now, seconds(tally.calledAt, t.id(), now));
            tally.seatedAt.put(t.id(), now);
        } else {
            QueueHouse.ok(queue.noShow(t.id(), desk));
            tally.note("no-show", t.service(), now, 0);
            if (random.nextBoolean()) {
                QueueHouse.ok(queue.returnByScan(t.id()));
                tally.note("returned", t.service(), now, 0);
                tally.inLineSince.put(t.id(), now);
            }
        }
    }

    private static void seated(
            AdviserQueue queue,
            Random random,
            Tally tally,
            QueuedTicket t,
            DeskId desk,
            Instant now) {
        if (random.nextInt(5) == 0) {
            // What is taken back leaves no trace in the figures.
            QueueHouse.ok(
                    random.nextBoolean() ? queue.done(t.id(), desk) : queue.park(t.id(), desk));
            QueueHouse.ok(queue.undo(t.id(), desk));
            return;
        }
        tally.note("seated", t.service(), now, seconds(tally.seatedAt, t.id(), now));
        if (random.nextInt(4) > 0) {
            QueueHouse.ok(queue.done(t.id(), desk));
            if (random.nextInt(5) == 0) {
                QueueHouse.ok(queue.reopen(t.id(), desk));
                tally.inLineSince.put(t.id(), now);
            } else {
                tally.note("served", t.service(), now, 0);
            }
        } else {
            ServiceId other = SERVICES.get(1 - SERVICES.indexOf(t.service()));
            QueueHouse.ok(queue.transfer(t.id(), desk, other, Reason.SECOND_NEED));
            tally.note("transferred", t.service(), now, 0);
            tally.inLineSince.put(t.id(), now);
        }
    }

    private static void same(Tally tally, Figures figures, Predicate<Tally.Event> which) {
        assertEquals(tally.count("issued", which), figures.issued());
        assertEquals(tally.count("first-call", which), figures.called());
        assertEquals(tally.count("served", which), figures.served());
        assertEquals(tally.count("no-show", which), figures.noShows());
        assertEquals(tally.count("returned", which), figures.returned());
        assertEquals(tally.count("transferred", which), figures.transferred());
        assertEquals(tally.count("called", which), figures.waits().count());
        assertEquals(tally.seconds("called", which), figures.waits().totalSeconds());
        assertEquals(tally.count("way", which), figures.ways().count());
        assertEquals(tally.seconds("way", which), figures.ways().totalSeconds());
        assertEquals(tally.count("seated", which), figures.services().count());
        assertEquals(tally.seconds("seated", which), figures.services().totalSeconds());
    }

    @Property(tries = 60)
    void figuresOfADayAreWhatAPlainTallySays(@ForAll long seed) throws LogAwayException {
        QueueHouse house = QueueHouse.inMemory(QueueHouse.PLAN, new InMemoryQueueLog());
        Random random = new Random(seed);
        Tally tally = new Tally();
        for (int i = 0; i < 200; i++) {
            anything(house, random, tally);
        }
        DayFigures figures = house.queue().figures(QueueHouse.DAY);
        assertEquals(figures, house.restart().figures(QueueHouse.DAY));
        same(tally, figures.total(), e -> true);
        for (ServiceId service : SERVICES) {
            same(tally, figures.of(service), e -> e.service().equals(service));
        }
        for (int hour = 0; hour < 24; hour++) {
            int h = hour;
            same(tally, figures.at(hour), e -> e.hour() == h);
        }
    }
}
