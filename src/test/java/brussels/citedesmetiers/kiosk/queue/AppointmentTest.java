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
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Appointments beside walk-ins: called at their time, and nobody waits without end for them.
final class AppointmentTest {
    private final InMemoryQueueLog log = new InMemoryQueueLog();
    private final QueueHouse house =
            QueueHouse.inMemory(QueueHouse.plan(OpeningHours.always(), 200), log);

    private AdviserQueue queue() {
        return house.queue();
    }

    private static Instant at(int hour, int minute) {
        return DAY.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    private static Appointment appointment(String code, int hour, int minute) {
        return new Appointment(DAY, code, LocalTime.of(hour, minute), WORK);
    }

    private QueuedTicket arrive(String code) {
        return ok(queue().arrive(code, "fr"));
    }

    private void freeTwo() {
        queue().view()
                .desk(TWO)
                .flatMap(QueueView.DeskView::ticket)
                .ifPresent(t -> queue().park(t.id(), TWO));
    }

    @Example
    void itIsCalledAtItsTimeAndNotBefore() {
        assertTrue(queue().schedule(List.of(appointment("R-1", 10, 0)), ONE));
        house.set(at(9, 40), true);
        QueuedTicket walkIn = house.ticket(WORK);
        QueuedTicket here = arrive("R-1");
        assertEquals(at(10, 0), here.place());
        house.set(at(9, 50), true);
        QueuedTicket later = house.ticket(WORK);
        assertEquals(at(9, 50).plusSeconds(1), later.place(), "an early one moves nobody back");
        assertEquals(walkIn.id(), ok(queue().callNext(TWO)).id());
        freeTwo();
        house.set(at(10, 0), true);
        assertEquals(here.id(), ok(queue().callNext(TWO)).id());
        assertEquals(
                Optional.of(here.code()),
                queue().view().appointments().getFirst().ticket().map(QueuedTicket::code));
    }

    @Example
    void whereNobodyElseWaitsItIsCalledBeforeItsTime() throws LogAwayException {
        queue().schedule(List.of(appointment("R-1", 10, 0)), ONE);
        house.set(at(9, 30), true);
        QueuedTicket here = arrive("R-1");
        house.set(at(9, 45), true);
        assertEquals(here.id(), ok(queue().callNext(TWO)).id());
        // Whoever comes early has not waited for us.
        assertEquals(0, queue().figures(DAY).total().waits().totalSeconds());
    }

    @Example
    void aLittleLateKeepsItsTimeAndMuchLateIsInLineAsOthersAre() {
        queue().schedule(List.of(appointment("R-1", 10, 0), appointment("R-2", 10, 0)), ONE);
        house.set(at(10, 10), true);
        QueuedTicket little = arrive("R-1");
        assertEquals(at(10, 0), little.place());
        assertTrue(little.priority());
        QueuedTicket walkIn = house.ticket(WORK);
        house.set(at(10, 16), true);
        QueuedTicket much = arrive("R-2");
        assertEquals(at(10, 16), much.place());
        assertEquals(little.id(), ok(queue().callNext(TWO)).id());
        freeTwo();
        assertEquals(walkIn.id(), ok(queue().callNext(TWO)).id());
    }

    @Example
    void aCodeIsTakenOnceOnItsDayAndOutlivesARestart() {
        Appointment tomorrow = new Appointment(DAY.plusDays(1), "R-9", LocalTime.of(9, 0), LEARN);
        queue().schedule(List.of(appointment("R-1", 10, 0), tomorrow), ONE);
        house.set(at(9, 30), true);
        QueuedTicket here = arrive("R-1");
        house.restart();
        assertEquals(
                new Refusal.AlreadyHere(here.code(), TicketState.WAITING),
                refusal(queue().arrive("R-1", "fr")));
        assertEquals(new Refusal.UnknownAppointment(), refusal(queue().arrive("R-9", "fr")));
        assertEquals(new Refusal.UnknownAppointment(), refusal(queue().arrive("X", "fr")));
        assertEquals(1, queue().view().appointments().size());
        house.set(at(23, 0).plus(Duration.ofHours(10)), true);
        assertEquals(LEARN, arrive("R-9").service());
        // Nothing tells any more who came for what on a past day.
        assertTrue(
                log.entries().stream()
                        .filter(e -> e.day().equals(DAY))
                        .allMatch(
                                e ->
                                        e.issue()
                                                .filter(i -> i.appointmentOrNull() != null)
                                                .isEmpty()));
    }

    @Example
    void aCodeIsKnownAsPeopleReadItUnlessThatMayMeanTwo() {
        queue().schedule(
                        List.of(
                                appointment("RO-10", 10, 0),
                                appointment("AB-1", 10, 0),
                                appointment("A-B1", 10, 0)),
                        ONE);
        house.set(at(9, 40), true);
        QueuedTicket here = arrive("R01O");
        assertEquals("RO-10", here.appointmentOrNull());
        assertEquals(
                new Refusal.AlreadyHere(here.code(), TicketState.WAITING),
                refusal(queue().arrive("RO10", "fr")));
        assertEquals(new Refusal.UnknownAppointment(), refusal(queue().arrive("AB1", "fr")));
        assertEquals("A-B1", arrive("A-B1").appointmentOrNull());
    }

    @Example
    void aTerminalLearnsOfTheListOnlyWhichKeysItsCodesNeed() {
        assertEquals(CodeKeys.NONE, QueueOutlook.of(queue().view()).arrivals());
        queue().schedule(List.of(appointment("12-34", 10, 0)), ONE);
        assertEquals(CodeKeys.DIGITS, QueueOutlook.of(queue().view()).arrivals());
        queue().schedule(List.of(appointment("R12", 10, 0)), ONE);
        assertEquals(CodeKeys.LETTERS, QueueOutlook.of(queue().view()).arrivals());
    }

    @Example
    void whoIsTakenOffTheListIsNotExpectedAnyMore() {
        queue().schedule(List.of(appointment("R-1", 10, 0)), ONE);
        assertTrue(queue().unschedule(List.of(appointment("R-1", 10, 0)), ONE));
        assertEquals(new Refusal.UnknownAppointment(), refusal(queue().arrive("R-1", "fr")));
        queue().schedule(List.of(appointment("R-1", 11, 0)), ONE);
        assertEquals(at(11, 0), arrive("R-1").place());
    }

    /// A morning with walk-ins and appointments that come early, late, and many at once.
    private static final class MorningOfAppointments {
        private final QueueHouse house;
        private final Random random;
        private final int most;
        private final Map<TicketId, Integer> passed = new HashMap<>();
        private final List<String> expected = new ArrayList<>();

        MorningOfAppointments(long seed, int most) {
            QueueRules s = QueueRules.STANDARD;
            QueueRules rules =
                    new QueueRules(
                            s.recallAfter(),
                            s.returnWithin(),
                            most,
                            s.lastTicketBefore(),
                            s.cancelAfterClosing(),
                            s.deskQuietAfter(),
                            s.retentionDays());
            this.most = most;
            house =
                    QueueHouse.inMemory(
                            QueueHouse.plan(OpeningHours.always(), 500, rules),
                            new InMemoryQueueLog());
            random = new Random(seed);
            house.set(at(9, 0), true);
            List<Appointment> list = new ArrayList<>();
            for (int burst = 0; burst < 4; burst++) {
                LocalTime time = LocalTime.of(9, 30).plusMinutes(random.nextInt(90));
                for (int i = 0; i < 1 + random.nextInt(5); i++) {
                    String code = "R-" + burst + i;
                    ServiceId service = random.nextBoolean() ? WORK : LEARN;
                    list.add(new Appointment(DAY, code, time, service));
                    expected.add(code);
                }
            }
            house.queue().schedule(list, ONE);
        }

        void play() {
            for (int i = 0; i < 120; i++) {
                house.later(Duration.ofSeconds(20 + random.nextInt(140)));
                switch (random.nextInt(5)) {
                    case 0, 1 ->
                            house.queue()
                                    .issue(
                                            random.nextBoolean() ? WORK : LEARN,
                                            random.nextBoolean() ? "fr" : "uk");
                    case 2 -> arriveOne();
                    default -> call(List.of(ONE, TWO, THREE).get(random.nextInt(3)));
                }
            }
        }

        /// Anybody, at any time: early, in time or late.
        private void arriveOne() {
            if (!expected.isEmpty()) {
                String code = expected.remove(random.nextInt(expected.size()));
                ok(house.queue().arrive(code, "fr"));
            }
        }

        private void call(DeskId desk) {
            AdviserQueue queue = house.queue();
            Desk at = queue.plan().desk(desk).orElseThrow();
            queue.view()
                    .desk(desk)
                    .flatMap(QueueView.DeskView::ticket)
                    .ifPresent(
                            t -> {
                                ok(queue.serve(t.id(), desk));
                                ok(queue.done(t.id(), desk));
                            });
            Instant now = house.now().at();
            List<QueuedTicket> could =
                    queue.tickets().stream()
                            .filter(t -> t.state() == TicketState.WAITING)
                            .filter(t -> at.serves(t.service()))
                            .toList();
            if (queue.callNext(desk) instanceof QueueResult.Ok(QueuedTicket called, var e, var c)) {
                check(could, called, now);
            }
        }

        private void check(List<QueuedTicket> could, QueuedTicket called, Instant now) {
            boolean wasDue = passed.getOrDefault(called.id(), 0) >= most;
            boolean appointment = called.channel() == Channel.APPOINTMENT;
            List<QueuedTicket> ready =
                    could.stream()
                            .filter(t -> t.isReady(now) && !t.id().equals(called.id()))
                            .toList();
            boolean appointmentWaits =
                    ready.stream()
                            .anyMatch(t -> t.channel() == Channel.APPOINTMENT && t.priority());
            if (!called.priority() && appointmentWaits) {
                assertTrue(wasDue, called.code() + " was called before an appointment");
            }
            if (appointment && called.place().isAfter(now)) {
                assertEquals(List.of(), ready, called.code() + " was called before its time");
            }
            could.stream()
                    .filter(t -> CallOrder.BY_PLACE.compare(t, called) < 0)
                    .forEach(t -> passed.merge(t.id(), 1, Integer::sum));
            passed.values().forEach(n -> assertTrue(n <= most, n + " passed one visitor"));
        }
    }

    @Property(tries = 120)
    void appointmentsComeAtTheirTimeAndNoWalkInIsPassedByMoreThanTheRulesAllow(
            @ForAll long seed, @ForAll @IntRange(max = 4) int most) {
        new MorningOfAppointments(seed, most).play();
    }
}
