package brussels.citedesmetiers.kiosk.store;

import static brussels.citedesmetiers.kiosk.queue.QueueHouse.LEARN;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ONE;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.WORK;
import static brussels.citedesmetiers.kiosk.queue.QueueHouse.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.AcceptResult;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.Desk;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.ForwardLog;
import brussels.citedesmetiers.kiosk.queue.ForwardedTicket;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.queue.QueueHouse;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.TeamOrder;
import brussels.citedesmetiers.kiosk.queue.TeamResult;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import brussels.citedesmetiers.kiosk.queue.TicketState;
import brussels.citedesmetiers.kiosk.store.BreakingConnector.Commit;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The queue on a real database: what a broken commit leaves, and many desks at once.
final class DerbyQueueTest extends OnATerminal {
    private static final Duration RETRY = Duration.ofSeconds(6);

    private QueueHouse house;

    @BeforeEach
    void begin() {
        house = house(QueueHouse.PLAN);
    }

    private QueueHouse house(DeskPlan plan) {
        return new QueueHouse(
                plan,
                new DerbyQueueLog(terminal.store(), "terminal-a"),
                terminal.register(),
                OneAtATime.locking());
    }

    private List<String> states() {
        return house.queue().ticketsOf("terminal-a").stream()
                .map(t -> t.code() + " " + t.state())
                .toList();
    }

    private void powerLoss() {
        terminal.switchOff();
        terminal.start();
        house = house(QueueHouse.PLAN);
    }

    @Test
    void aRestartFindsEveryTicketWhereItWas() {
        QueuedTicket one = house.ticket(WORK);
        house.ticket(LEARN, "uk");
        ok(house.queue().callNext(ONE));
        ok(house.queue().serve(one.id(), ONE));
        List<QueuedTicket> before = house.queue().ticketsOf("terminal-a");
        powerLoss();
        assertEquals(before, house.queue().ticketsOf("terminal-a"));
        assertEquals(1, house.queue().view().calls().size());
    }

    @Test
    void aSlipIsTakenOnceWhateverRestartsInBetweenAndOldOnesAreForgotten() throws Exception {
        assertTrue(new DerbyForwardLog(terminal.store()).taking(7));
        powerLoss();
        ForwardLog log = new DerbyForwardLog(terminal.store());
        assertFalse(log.taking(7));
        for (long id = 8; id < 130; id++) {
            assertTrue(log.taking(id));
        }
        int kept =
                terminal.store()
                        .with(
                                c -> {
                                    try (Statement s = c.createStatement();
                                            ResultSet r =
                                                    s.executeQuery(
                                                            "select count(*) from slip_taken")) {
                                        return r.next() ? r.getInt(1) : 0;
                                    }
                                });
        assertEquals(100, kept);
    }

    @Test
    void aListOfAppointmentsIsOneCommitAndThereWholeOrNotAtAll() {
        List<Appointment> list =
                IntStream.range(0, 400)
                        .mapToObj(
                                i ->
                                        new Appointment(
                                                QueueHouse.DAY, "R-" + i, LocalTime.NOON, WORK))
                        .toList();
        house.queue().tick();
        int before = terminal.connector.commits();
        assertTrue(house.queue().schedule(list, ONE));
        assertEquals(before + 1, terminal.connector.commits());
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        assertFalse(house.queue().unschedule(list, ONE));
        powerLoss();
        assertEquals(400, house.queue().view().appointments().size());
    }

    @Test
    void theLogOfAnEarlierProgramIsTakenOverAndReadByItAgain() throws Exception {
        QueuedTicket one = house.ticket(WORK);
        ok(house.queue().callNext(ONE));
        ok(house.queue().serve(one.id(), ONE));
        terminal.store()
                .with(
                        c -> {
                            try (Statement s = c.createStatement()) {
                                s.execute("drop table queue_pause");
                                s.execute("drop table queue_team");
                                s.execute("drop table queue_appointment");
                                s.execute("drop table slip_taken");
                                s.execute("alter table queue_entry drop column appointment");
                                s.execute("alter table queue_entry drop column to_desk");
                                s.execute("alter table queue_entry drop column channel");
                                s.execute("alter table queue_figures drop column reception");
                                s.execute("drop table queue_language");
                                for (String table :
                                        List.of(
                                                "joined",
                                                "offer",
                                                "offer_cell",
                                                "site_state",
                                                "site_count",
                                                "site_kept",
                                                "site_taken",
                                                "site_done",
                                                "site_batch",
                                                "site_remainder",
                                                "log_filler")) {
                                    s.execute("drop table " + table);
                                }
                                for (String how : List.of("kept", "sooner", "later")) {
                                    s.execute("alter table queue_figures drop column " + how);
                                }
                                s.execute("alter table queue_entry drop column told_from");
                                s.execute("alter table queue_entry drop column told_to");
                                s.execute("alter table queue_entry drop column exact_kind");
                                for (String later : List.of("", "lost_")) {
                                    for (String what : List.of("tickets", "visits", "steps")) {
                                        s.execute(
                                                "alter table written drop column " + later + what);
                                    }
                                }
                                s.execute("update schema_version set version = 4");
                            }
                            return true;
                        });
        powerLoss();
        assertEquals(List.of("T-A001 SERVING"), states());
        ok(house.queue().done(one.id(), ONE));
        ok(house.queue().undo(one.id(), ONE));
        powerLoss();
        assertEquals(List.of("T-A001 SERVING"), states());
        // Words that the program before does not know would keep it from reading the log.
        assertEquals(
                List.of("issued", "called", "served", "done", "unparked"),
                column("select kind from queue_entry order by id"));
    }

    @Test
    void aPauseOutlivesAPowerCut() {
        house.set(QueueHouse.NINE, true);
        Instant end = QueueHouse.NINE.plus(Duration.ofMinutes(30));
        assertTrue(house.queue().pause(List.of(WORK), Duration.ofMinutes(30), ONE));
        powerLoss();
        house.set(QueueHouse.NINE, true);
        assertEquals(
                Optional.of(end), house.queue().view().service(WORK).orElseThrow().pausedUntil());
    }

    @Test
    void whatTheTeamDecidedOutlivesAPowerCutAndIsLeftToANewerProgramWhereItIsNotKnown()
            throws Exception {
        house.set(QueueHouse.NINE, true);
        TeamOrder.Tell late = new TeamOrder.Tell(Map.of("fr", "15 min de retard", "uk", "15 хв"));
        assertEquals(
                new TeamResult.Done(true), house.queue().decide(late, Duration.ofHours(1), ONE));
        terminal.store()
                .with(
                        c -> {
                            try (Statement s = c.createStatement()) {
                                return s.executeUpdate(
                                        "insert into queue_team (kind, subject, content, taken_back,"
                                                + " happened, trusted, until_time, desk) values"
                                                + " ('newer', 'house', '', false,"
                                                + " current_timestamp, true, current_timestamp, 1)");
                            }
                        });
        powerLoss();
        house.set(QueueHouse.NINE, true);
        assertEquals(Optional.of(late), house.queue().view().message());
        assertTrue(house.queue().takeBack(late, ONE));
        powerLoss();
        house.set(QueueHouse.NINE, true);
        assertEquals(Optional.empty(), house.queue().view().message());
    }

    private List<String> column(String sql) throws StoreException {
        return terminal.store()
                .with(
                        c -> {
                            List<String> values = new ArrayList<>();
                            try (Statement s = c.createStatement();
                                    ResultSet r = s.executeQuery(sql)) {
                                while (r.next()) {
                                    values.add(r.getString(1));
                                }
                            }
                            return values;
                        });
    }

    @Test
    void aRowThatCannotBeWrittenKeepsNoOtherBack() {
        ForwardedTicket impossible =
                new ForwardedTicket(
                        new TicketId("truck-1", 1),
                        new TicketCode('C', 'T', 1),
                        WORK,
                        "fr",
                        new Moment(Instant.parse("-1000000-01-01T09:00:00Z"), true));
        assertFalse(house.queue().accept(impossible).committed());
        house.ticket(WORK);
        for (int i = 0; i < 3; i++) {
            terminal.later(RETRY);
        }
        assertTrue(terminal.store().settled(), "nothing waits any more");
        house.ticket(LEARN, "uk");
        // The queue ended it as one of a day long past, which cannot be written either.
        assertTrue(terminal.faults.current().contains(new StoreFault.DatabaseBehind(0, 0, 2)));
        List<String> before = states();
        assertEquals(2, before.size());
        powerLoss();
        assertEquals(before, states());
    }

    @Test
    void aTicketWhoseCommitWasLostIsNowhereAfterPowerLoss() {
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        house.ticket(WORK);
        powerLoss();
        assertEquals(List.of(), states());
        assertEquals("T-A002", house.ticket(WORK).code().toString());
    }

    @Test
    void aTicketWhoseCommitGaveNoAnswerIsInTheQueueOnce() throws Exception {
        terminal.connector.setNextCommit(Commit.LOST_AFTER);
        house.ticket(WORK);
        terminal.later(RETRY);
        powerLoss();
        assertEquals(List.of("T-A001 WAITING"), states());
        assertEquals(List.of("T-A001"), terminal.queue());
    }

    @Test
    void aCallWhoseCommitWasLostNeverHappenedAfterPowerLoss() {
        house.ticket(WORK);
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        QueueResult.Ok called = assertInstanceOf(QueueResult.Ok.class, house.queue().callNext(ONE));
        assertFalse(called.committed());
        assertEquals(TicketState.CALLED, called.ticket().state());
        powerLoss();
        assertEquals(List.of("T-A001 WAITING"), states());
    }

    @Test
    void aCallWhoseCommitGaveNoAnswerHappenedOnce() {
        house.ticket(WORK);
        terminal.connector.setNextCommit(Commit.LOST_AFTER);
        ok(house.queue().callNext(ONE));
        terminal.later(RETRY);
        powerLoss();
        assertEquals(List.of("T-A001 CALLED"), states());
        assertEquals(1, house.queue().view().calls().size());
    }

    @Test
    void whileTheDatabaseIsAwayTheQueueGoesOnAndIsWrittenAfterwards() {
        house.ticket(WORK);
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        terminal.connector.setRefusing(true);
        QueuedTicket second = house.ticket(WORK);
        ok(house.queue().callNext(ONE));
        assertTrue(terminal.faultKeys().contains("store.waiting-in-memory"));
        terminal.connector.setRefusing(false);
        terminal.later(RETRY);
        List<QueuedTicket> before = house.queue().ticketsOf("terminal-a");
        powerLoss();
        assertEquals(before, house.queue().ticketsOf("terminal-a"));
        assertEquals(List.of("T-A001 CALLED", second.code() + " WAITING"), states());
    }

    @Test
    void aQueueStartedWithoutItsDatabaseFindsItsTicketsWhenItIsBack() {
        QueuedTicket early = house.ticket(WORK);
        terminal.close();
        terminal.connector.setRefusing(true);
        terminal.start();
        house = house(QueueHouse.PLAN);
        assertFalse(house.queue().view().ready());
        QueuedTicket late = house.ticket(LEARN);
        terminal.connector.setRefusing(false);
        terminal.later(RETRY);
        house.queue().tick();
        assertTrue(house.queue().view().ready());
        assertEquals(List.of(early.code() + " WAITING", late.code() + " WAITING"), states());
        powerLoss();
        assertEquals(2, states().size());
    }

    @Test
    void theTicketsOwnRowFollowsItsState() throws Exception {
        house.ticket(WORK);
        QueuedTicket called = ok(house.queue().callNext(ONE));
        ok(house.queue().noShow(called.id(), ONE));
        String state =
                terminal.store()
                        .with(
                                c -> {
                                    try (var s = c.createStatement();
                                            var r = s.executeQuery("select state from queue")) {
                                        return r.next() ? r.getString(1) : "none";
                                    }
                                });
        assertEquals("no-show", state);
    }

    @Test
    void aReductionThatIsNotCommittedLeavesTheEntries() throws Exception {
        house.ticket(WORK);
        house.later(Duration.ofDays(40));
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        house.queue().tick();
        powerLoss();
        DerbyQueueLog log = new DerbyQueueLog(terminal.store(), "terminal-a");
        assertEquals(List.of(QueueHouse.DAY), log.days());
    }

    @Test
    void aForwardedTicketIsTakenInOnceHoweverOftenItComes() {
        TicketId id = new TicketId("terminal-b", 5);
        ForwardedTicket ticket =
                new ForwardedTicket(
                        id,
                        TicketCode.parse("T-B005"),
                        WORK,
                        "nl",
                        new Moment(QueueHouse.NINE.minusSeconds(60), true));
        assertInstanceOf(AcceptResult.Accepted.class, house.queue().accept(ticket));
        assertInstanceOf(AcceptResult.AlreadyKnown.class, house.queue().accept(ticket));
        powerLoss();
        assertInstanceOf(AcceptResult.AlreadyKnown.class, house.queue().accept(ticket));
        assertEquals(1, house.queue().ticketsOf("terminal-b").size());
    }

    @Test
    void fiftyDesksThatPressNextAtOnceGetFiftyVisitors() throws Exception {
        List<Desk> desks =
                IntStream.rangeClosed(1, 50)
                        .mapToObj(n -> new Desk(new DeskId(n), List.of(LEARN, WORK), List.of()))
                        .toList();
        DeskPlan plan =
                new DeskPlan(
                        QueueHouse.PLAN.zone(),
                        QueueHouse.PLAN.services(),
                        desks,
                        QueueHouse.PLAN.rules());
        house = house(plan);
        IntStream.range(0, 50).forEach(n -> house.ticket(n % 2 == 0 ? WORK : LEARN));
        AdviserQueue queue = house.queue();
        CyclicBarrier together = new CyclicBarrier(50);
        List<Callable<TicketId>> presses = new ArrayList<>();
        for (Desk desk : desks) {
            presses.add(
                    () -> {
                        together.await(30, TimeUnit.SECONDS);
                        return ok(queue.callNext(desk.id())).id();
                    });
        }
        Set<TicketId> called = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (Future<TicketId> press : threads.invokeAll(presses)) {
                called.add(press.get());
            }
        }
        assertEquals(50, called.size());
    }

    @Test
    void twoQueuesOnOneLogNeverCallTheSameTicket() throws Exception {
        OneAtATime writer = OneAtATime.locking();
        DerbyQueueLog log = new DerbyQueueLog(terminal.store(), "terminal-a");
        QueueHouse first = new QueueHouse(QueueHouse.PLAN, log, terminal.register(), writer);
        IntStream.range(0, 2).forEach(n -> first.ticket(WORK));
        QueueHouse second = new QueueHouse(QueueHouse.PLAN, log, terminal.register(), writer);
        QueuedTicket one = ok(first.queue().callNext(ONE));
        QueuedTicket two = ok(second.queue().callNext(QueueHouse.TWO));
        assertFalse(one.id().equals(two.id()), one + " and " + two);
    }
}
