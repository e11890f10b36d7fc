package brussels.citedesmetiers.kiosk.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.QueueLog.Appended;
import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every log of the queue keeps to, held against each one by a subclass.
public abstract class QueueLogContract {
    private static final LocalDate DAY = QueueHouse.DAY;
    private static final Moment NOW = new Moment(QueueHouse.NINE.plusNanos(123_456_789), true);
    private static final TicketId FIRST = new TicketId("terminal-a", 1);
    private static final TicketId SECOND = new TicketId("terminal-b", 1);

    /// A log that has nothing yet, of the terminal `terminal-a`.
    protected abstract QueueLog log();

    private static QueueEntry issued(TicketId id, LocalDate day) {
        TicketCode code = new TicketCode('C', id.terminal().endsWith("a") ? 'A' : 'B', 17);
        return new QueueEntry(
                id,
                0,
                day,
                EntryKind.ISSUED,
                null,
                TicketState.WAITING,
                QueueHouse.WORK,
                NOW.at(),
                false,
                null,
                null,
                NOW,
                null,
                new QueueEntry.Issue(
                        code,
                        "uk",
                        Instant.parse("2026-11-23T08:59:59.5Z"),
                        Channel.RECEPTION,
                        null,
                        new Told(10, 25)));
    }

    private static QueueEntry step(
            QueueEntry first, int step, EntryKind kind, TicketState from, TicketState to) {
        return new QueueEntry(
                first.ticket(),
                step,
                first.day(),
                kind,
                from,
                to,
                QueueHouse.LEARN,
                first.place(),
                true,
                QueueHouse.TWO,
                kind == EntryKind.TRANSFERRED ? QueueHouse.THREE : null,
                new Moment(NOW.at().plusSeconds(step), false),
                kind == EntryKind.TRANSFERRED ? Reason.OTHER_NEED : null,
                null);
    }

    private static QueueEntry called(QueueEntry first) {
        return step(first, 1, EntryKind.CALLED, TicketState.WAITING, TicketState.CALLED);
    }

    private static QueueEntry sentOn(QueueEntry first) {
        return step(first, 2, EntryKind.TRANSFERRED, TicketState.CALLED, TicketState.WAITING);
    }

    @Test
    public void entriesComeBackAsTheyWereAndInTheirOrder() throws LogAwayException {
        QueueEntry one = issued(FIRST, DAY);
        QueueEntry two = issued(SECOND, DAY);
        List<QueueEntry> added = List.of(one, two, called(one), sentOn(one), called(two));
        added.forEach(entry -> assertEquals(Appended.COMMITTED, log().append(entry)));
        assertEquals(added, log().of(DAY));
        assertEquals(added, log().since(DAY));
        assertEquals(List.of(), log().of(DAY.plusDays(1)));
    }

    @Test
    public void undoneAndReopenedTicketsComeBackAsSuch() throws LogAwayException {
        QueueEntry one = issued(FIRST, DAY);
        List<QueueEntry> added =
                List.of(
                        one,
                        step(one, 1, EntryKind.DONE, TicketState.SERVING, TicketState.DONE),
                        step(one, 2, EntryKind.UNDONE, TicketState.DONE, TicketState.SERVING),
                        step(one, 3, EntryKind.DONE, TicketState.SERVING, TicketState.DONE),
                        step(one, 4, EntryKind.REOPENED, TicketState.DONE, TicketState.WAITING));
        added.forEach(entry -> assertEquals(Appended.COMMITTED, log().append(entry)));
        assertEquals(added, log().of(DAY));
    }

    @Test
    public void aSecondEntryFromTheSameStateIsRefused() throws LogAwayException {
        QueueEntry one = issued(FIRST, DAY);
        log().append(one);
        log().append(called(one));
        QueueEntry late =
                step(one, 1, EntryKind.CANCELLED, TicketState.WAITING, TicketState.CANCELLED);
        assertEquals(Appended.CONFLICT, log().append(late));
        assertEquals(Appended.CONFLICT, log().append(one));
        assertEquals(List.of(one, called(one)), log().of(DAY));
    }

    @Test
    public void daysAreThoseOfTheTickets() throws LogAwayException {
        log().append(issued(FIRST, DAY));
        log().append(issued(SECOND, DAY.minusDays(2)));
        assertEquals(Optional.of(DAY), log().lastDay());
        assertEquals(List.of(DAY.minusDays(2), DAY), log().days());
        assertEquals(List.of(DAY.minusDays(2)), log().unreducedBefore(DAY));
        assertEquals(1, log().since(DAY.minusDays(1)).size());
    }

    @Test
    public void anEmptyLogHasNoDay() throws LogAwayException {
        assertEquals(Optional.empty(), log().lastDay());
        assertEquals(List.of(), log().days());
        assertEquals(Optional.empty(), log().reduced(DAY));
    }

    @Test
    public void aReducedDayHasItsFiguresAndNoEntries() throws LogAwayException {
        QueueEntry one = issued(FIRST, DAY);
        List.of(one, called(one), sentOn(one)).forEach(log()::append);
        log().append(issued(new TicketId("terminal-a", 2), DAY.plusDays(1)));
        DayFigures figures = DayFigures.of(DAY, log().of(DAY), ZoneOffset.UTC);
        log().reduce(DAY, figures);
        assertEquals(List.of(), log().of(DAY));
        assertEquals(Optional.of(figures), log().reduced(DAY));
        assertEquals(List.of(DAY, DAY.plusDays(1)), log().days());
        assertEquals(List.of(), log().unreducedBefore(DAY.plusDays(1)));
    }

    @Test
    public void aTicketOfAReducedDayIsNotTakenInAgain() throws LogAwayException {
        log().append(issued(new TicketId("terminal-b", 7), DAY));
        log().reduce(DAY, DayFigures.of(DAY, log().of(DAY), ZoneOffset.UTC));
        TicketId seventh = new TicketId("terminal-b", 7);
        assertEquals(Appended.CONFLICT, log().append(issued(seventh, DAY.plusDays(1))));
        TicketId eighth = new TicketId("terminal-b", 8);
        assertEquals(Appended.COMMITTED, log().append(issued(eighth, DAY.plusDays(1))));
    }

    @Test
    public void pausesComeBackInTheirOrderUntilTheirDayIsReduced() throws LogAwayException {
        PauseEntry begun = pause(DAY, NOW.at().plusSeconds(900));
        PauseEntry ended = pause(DAY, NOW.at());
        PauseEntry tomorrow = pause(DAY.plusDays(1), NOW.at().plusSeconds(90_000));
        for (PauseEntry pause : List.of(begun, tomorrow, ended)) {
            assertTrue(log().append(pause));
        }
        assertEquals(List.of(begun, ended), log().pauses(DAY));
        log().append(issued(FIRST, DAY));
        log().reduce(DAY, DayFigures.of(DAY, log().of(DAY), ZoneOffset.UTC));
        assertEquals(List.of(), log().pauses(DAY));
        assertEquals(List.of(tomorrow), log().pauses(DAY.plusDays(1)));
    }

    @Test
    public void whatTheTeamDecidedComesBackUntilItIsOverAndNothingBeforeItWouldCountAgain()
            throws LogAwayException {
        TeamOrder tell = new TeamOrder.Tell(Map.of("fr", "a = b", "nl", "c"));
        TeamOrder closed = new TeamOrder.CloseDay(DAY.plusDays(9));
        TeamEntry told = entry(tell, false, NOW.at().plusSeconds(900));
        TeamEntry back = entry(tell, true, NOW.at().plusSeconds(900));
        TeamEntry later = entry(closed, false, NOW.at().plusSeconds(900_000));
        TeamEntry sooner = entry(closed, true, NOW.at());
        TeamEntry again = entry(tell, false, NOW.at().plusSeconds(900_000));
        List<TeamEntry> all = List.of(told, later, back, sooner, again);
        for (TeamEntry entry : all) {
            assertTrue(log().append(entry));
        }
        assertEquals(all, log().team());
        log().reduce(DAY, DayFigures.of(DAY, List.of(), ZoneOffset.UTC));
        assertEquals(List.of(later, sooner, again), log().team());
    }

    @Test
    public void appointmentsAreKeptUntilTheirDayIsOverAndSoIsWhoCameForThem()
            throws LogAwayException {
        AppointmentEntry one = line("R-1", DAY, false);
        AppointmentEntry gone = line("R-1", DAY, true);
        AppointmentEntry tomorrow = line("R-2", DAY.plusDays(1), false);
        for (List<AppointmentEntry> line : List.of(List.of(one, tomorrow), List.of(gone))) {
            assertTrue(log().append(line));
        }
        QueueEntry plain = issued(FIRST, DAY);
        QueueEntry.Issue issue = plain.issue().orElseThrow();
        QueueEntry came = with(plain, issue, "R-1");
        log().append(came);
        assertEquals(List.of(one, tomorrow, gone), log().appointments(DAY));
        assertEquals(List.of(came), log().of(DAY));
        log().forgetAppointments(DAY.plusDays(1));
        assertEquals(List.of(tomorrow), log().appointments(DAY));
        assertEquals(List.of(with(plain, issue, null)), log().of(DAY));
    }

    private static AppointmentEntry line(String code, LocalDate day, boolean removed) {
        return new AppointmentEntry(
                new Appointment(day, code, LocalTime.of(9, 30), QueueHouse.LEARN),
                removed,
                NOW,
                QueueHouse.TWO);
    }

    private static QueueEntry with(
            QueueEntry e, QueueEntry.Issue issue, @Nullable String appointment) {
        return new QueueEntry(
                e.ticket(),
                e.step(),
                e.day(),
                e.kind(),
                e.before(),
                e.state(),
                e.service(),
                e.place(),
                e.priority(),
                e.deskOrNull(),
                e.toDeskOrNull(),
                e.when(),
                e.reasonOrNull(),
                new QueueEntry.Issue(
                        issue.code(),
                        issue.language(),
                        issue.printed(),
                        Channel.APPOINTMENT,
                        appointment,
                        issue.toldOrNull()));
    }

    private static TeamEntry entry(TeamOrder order, boolean takenBack, Instant until) {
        return new TeamEntry(order, takenBack, NOW, until, QueueHouse.TWO);
    }

    private static PauseEntry pause(LocalDate day, Instant until) {
        return new PauseEntry(QueueHouse.WORK, day, NOW, until, QueueHouse.TWO);
    }

    @Test
    public void aDayReducedAgainAddsToItsFigures() throws LogAwayException {
        log().append(issued(FIRST, DAY));
        DayFigures figures = DayFigures.of(DAY, log().of(DAY), ZoneOffset.UTC);
        log().reduce(DAY, figures);
        log().append(issued(SECOND, DAY));
        log().reduce(DAY, DayFigures.of(DAY, log().of(DAY), ZoneOffset.UTC));
        DayFigures both = log().reduced(DAY).orElseThrow();
        assertEquals(2, both.total().issued());
        assertEquals(2, both.in("uk").issued());
    }

    @Test
    public void figuresAreForgottenWithTheirDay() throws LogAwayException {
        for (LocalDate day : List.of(DAY, DAY.plusDays(1))) {
            TicketId id = new TicketId("terminal-a", day.getDayOfMonth());
            log().append(issued(id, day));
            log().reduce(day, DayFigures.of(day, log().of(day), ZoneOffset.UTC));
        }
        log().forgetFigures(DAY.plusDays(1));
        assertEquals(Optional.empty(), log().reduced(DAY));
        assertEquals(1, log().reduced(DAY.plusDays(1)).orElseThrow().in("uk").issued());
    }
}
