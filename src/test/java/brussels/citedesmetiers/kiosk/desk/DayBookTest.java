package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.desk.DayBook.At;
import brussels.citedesmetiers.kiosk.desk.DayBook.Came;
import brussels.citedesmetiers.kiosk.desk.DayBook.Visitor;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.Channel;
import brussels.citedesmetiers.kiosk.queue.Desk;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.InMemoryQueueLog;
import brussels.citedesmetiers.kiosk.queue.InMemoryTicketRegister;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.queue.OpeningHours;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueueRules;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The book by which a whole day at the desks is judged, against the queue, which it must agree
/// with, and against faults, which it must find.
final class DayBookTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final At FRENCH = new At(1, Set.of("work", "learn"), Set.of("fr"));
    private static final At DUTCH = new At(2, Set.of("work"), Set.of("nl"));

    private final DayBook book = new DayBook(3, ZoneOffset.UTC);
    private Instant now = NINE;
    private int serial;

    private String comes(String language) {
        return comes(language, now, false);
    }

    private String comes(String language, Instant place, boolean appointment) {
        serial++;
        String code = "W-A" + serial;
        book.add(
                new Came(
                        new TicketId("a", serial),
                        code,
                        "work",
                        language,
                        place,
                        appointment,
                        false),
                now);
        now = now.plusSeconds(1);
        return code;
    }

    private Optional<String> next(At desk) {
        return book.next(desk, now, Set.of()).map(v -> v.came().code());
    }

    @Test
    void anAppointmentGoesFirstFromItsTimeOn() {
        String first = comes("fr");
        String expected = comes("fr", NINE.plusSeconds(600), true);
        assertEquals(Optional.of(first), next(FRENCH));
        now = NINE.plusSeconds(600);
        assertEquals(Optional.of(expected), next(FRENCH));
    }

    @Test
    void nobodyIsPassedMoreOftenThanTheRuleSays() {
        String french = comes("fr");
        for (int i = 0; i < 3; i++) {
            String dutch = comes("nl");
            assertEquals(Optional.of(dutch), next(DUTCH));
            book.called(dutch, DUTCH, now);
        }
        String last = comes("nl");
        assertEquals(Optional.of(french), next(DUTCH));
        book.called(last, DUTCH, now);
        AssertionError found =
                assertThrows(AssertionError.class, () -> book.called(french, FRENCH, now));
        assertEquals(
                french + " was overtaken 4 times, and passed by 4 where 0 had an earlier place",
                found.getMessage());
    }

    @Test
    void whoeverIsGivenOrCalledTwiceIsFound() {
        String code = comes("fr");
        book.called(code, FRENCH, now);
        assertThrows(AssertionError.class, () -> book.called(code, DUTCH, now));
        serial--;
        assertThrows(AssertionError.class, () -> comes("fr"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theQueueCallsWhomTheBookSays(long seed) throws Exception {
        Random random = new Random(seed);
        AdviserQueue queue = queue();
        Set<String> left = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            String code = "R-" + (10 + i);
            LocalTime time = LocalTime.of(9, 20).plusMinutes(20L * (i / 4));
            queue.schedule(
                    List.of(new Appointment(DAY, code, time, new ServiceId("work"))),
                    new DeskId(1));
            left.add(code);
        }
        int called = 0;
        for (int step = 0; step < 400; step++) {
            now = now.plusSeconds(5 + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0, 1 ->
                        add(
                                queue.issue(
                                        new ServiceId(random.nextBoolean() ? "work" : "learn"),
                                        random.nextBoolean() ? "fr" : "nl"));
                case 2 -> {
                    String code = "R-" + (10 + random.nextInt(12));
                    if (random.nextInt(4) == 0 && left.remove(code)) {
                        add(queue.arrive(code, "fr"));
                    }
                }
                default -> called += call(queue, random.nextBoolean() ? FRENCH : DUTCH);
            }
        }
        assertEquals(queue.figures(DAY).total().called(), called);
        assertEquals(
                queue.figures(DAY).total().waits().totalSeconds(),
                book.everybody().stream()
                        .flatMap(v -> v.waited().stream())
                        .mapToLong(wait -> wait.toSeconds())
                        .sum());
    }

    private void add(QueueResult result) {
        QueuedTicket ticket = assertInstanceOf(QueueResult.Ok.class, result).ticket();
        book.add(
                new Came(
                        ticket.id(),
                        ticket.code().toString(),
                        ticket.service().value(),
                        ticket.language(),
                        ticket.place(),
                        ticket.channel() == Channel.APPOINTMENT && ticket.priority(),
                        false),
                now);
    }

    private int call(AdviserQueue queue, At at) {
        DeskId desk = new DeskId(at.number());
        Optional<Visitor> expected = book.next(at, now, Set.of());
        if (!(queue.callNext(desk) instanceof QueueResult.Ok ok)) {
            assertEquals(Optional.empty(), expected);
            return 0;
        }
        String code = ok.ticket().code().toString();
        assertEquals(expected.map(v -> v.came().code()), Optional.of(code));
        book.called(code, at, now);
        queue.serve(ok.ticket().id(), desk);
        book.serving(code, now);
        queue.done(ok.ticket().id(), desk);
        book.done(code, now);
        return 1;
    }

    private AdviserQueue queue() {
        List<Service> services = List.of(service("work", 'T', true), service("learn", 'A', true));
        List<ServiceId> both = services.stream().map(Service::id).toList();
        DeskPlan plan =
                new DeskPlan(
                        ZoneOffset.UTC,
                        services,
                        List.of(
                                new Desk(new DeskId(1), both, List.of("fr")),
                                new Desk(new DeskId(2), both.subList(0, 1), List.of("nl"))),
                        QueueRules.STANDARD);
        InMemoryQueueLog log = new InMemoryQueueLog();
        DayClock days =
                new DayClock() {
                    @Override
                    public LocalDate today() {
                        return DAY;
                    }

                    @Override
                    public boolean trusted() {
                        return true;
                    }
                };
        return new AdviserQueue(
                "a",
                plan,
                log,
                new InMemoryTicketRegister('A', days, log),
                () -> new Moment(now, true),
                OneAtATime.locking());
    }

    private static Service service(String id, char letter, boolean theme) {
        return new Service(new ServiceId(id), letter, theme, OpeningHours.always(), 500);
    }
}
