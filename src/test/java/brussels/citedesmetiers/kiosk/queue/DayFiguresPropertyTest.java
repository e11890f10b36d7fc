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
    private static final List<String> LANGUAGES = List.of("fr", "nl");

    /// Notes every visit with pencil and watch.
    private static final class Tally {
        final List<Event> events = new ArrayList<>();
        final Map<TicketId, Instant> inLineSince = new HashMap<>();
        final Map<TicketId, Instant> calledAt = new HashMap<>();
        final Map<TicketId, Instant> seatedAt = new HashMap<>();

        final Map<TicketId, WaitEstimate> told = new HashMap<>();

        record Event(String what, QueuedTicket ticket, int hour, long seconds) {}

        void note(String what, QueuedTicket ticket, Instant at, long seconds) {
            int hour = (int) (Duration.between(QueueHouse.NINE, at).toHours() + 9);
            events.add(new Event(what, ticket, hour, seconds));
        }

        /// A first call of a ticket that nobody sent on: is it in the range told with it?
        void hold(QueuedTicket called, Instant now) {
            if (!(told.get(called.id()) instanceof WaitEstimate.Between range)
                    || events.stream()
                            .anyMatch(
                                    e ->
                                            e.what().equals("transferred")
                                                    && e.ticket().id().equals(called.id()))) {
                return;
            }
            long waited = Duration.between(called.issued().at(), now).toSeconds();
            boolean sooner = waited < range.fromMinutes() * 60L;
            boolean later = waited > range.toMinutes() * 60L;
            note(sooner ? "sooner" : later ? "later" : "kept", called, now, 0);
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
            ServiceId service = SERVICES.get(random.nextInt(2));
            String language = LANGUAGES.get(random.nextInt(2));
            WaitEstimate told = queue.estimate(service, language);
            if (queue.issue(service, language) instanceof QueueResult.Ok ok) {
                tally.note("issued", ok.ticket(), now, 0);
                tally.told.put(ok.ticket().id(), told);
                tally.inLineSince.put(ok.ticket().id(), now);
            }
        } else if (at == null) {
            if (queue.callNext(desk) instanceof QueueResult.Ok ok) {
                TicketId id = ok.ticket().id();
                tally.note("called", ok.ticket(), now, seconds(tally.inLineSince, id, now));
                tally.calledAt.put(id, now);
                if (ok.ticket().calls() == 1) {
                    tally.note("first-call", ok.ticket(), now, 0);
                    tally.hold(ok.ticket(), now);
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
            tally.note("way", t, now, seconds(tally.calledAt, t.id(), now));
            tally.seatedAt.put(t.id(), now);
        } else {
            QueueHouse.ok(queue.noShow(t.id(), desk));
            tally.note("no-show", t, now, 0);
            if (random.nextBoolean()) {
                QueueHouse.ok(queue.returnByScan(t.id()));
                tally.note("returned", t, now, 0);
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
        tally.note("seated", t, now, seconds(tally.seatedAt, t.id(), now));
        if (random.nextInt(4) > 0) {
            QueueHouse.ok(queue.done(t.id(), desk));
            if (random.nextInt(5) == 0) {
                QueueHouse.ok(queue.reopen(t.id(), desk));
                tally.inLineSince.put(t.id(), now);
            } else {
                tally.note("served", t, now, 0);
            }
        } else {
            ServiceId other = SERVICES.get(1 - SERVICES.indexOf(t.service()));
            QueueHouse.ok(queue.transfer(t.id(), desk, other, Reason.SECOND_NEED));
            tally.note("transferred", t, now, 0);
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
        assertEquals(tally.count("kept", which), figures.promises().kept());
        assertEquals(tally.count("sooner", which), figures.promises().sooner());
        assertEquals(tally.count("later", which), figures.promises().later());
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
            same(tally, figures.of(service), e -> e.ticket().service().equals(service));
        }
        for (String language : LANGUAGES) {
            same(tally, figures.in(language), e -> e.ticket().language().equals(language));
        }
        for (int hour = 0; hour < 24; hour++) {
            int h = hour;
            same(tally, figures.at(hour), e -> e.hour() == h);
        }
    }
}
