package brussels.citedesmetiers.kiosk.queue;

import static org.junit.jupiter.api.Assertions.fail;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// A house with a queue, for tests: two services, three desks, a clock that is set by hand.
public final class QueueHouse {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    public static final Instant NINE = DAY.atTime(9, 0).toInstant(ZoneOffset.UTC);
    public static final ServiceId WORK = new ServiceId("travailler");
    public static final ServiceId LEARN = new ServiceId("apprendre");

    /// Both services, French and Dutch.
    public static final DeskId ONE = new DeskId(1);

    /// Work only, French.
    public static final DeskId TWO = new DeskId(2);

    /// Both services, Ukrainian.
    public static final DeskId THREE = new DeskId(3);

    public static final DeskPlan PLAN = plan(OpeningHours.always(), 200);

    private Moment now = new Moment(NINE, true);
    private final DeskPlan plan;
    private final QueueLog log;
    private final TicketRegister register;
    private final OneAtATime turns;
    private AdviserQueue queue;

    public QueueHouse(DeskPlan plan, QueueLog log, TicketRegister register, OneAtATime turns) {
        this.plan = plan;
        this.log = log;
        this.register = register;
        this.turns = turns;
        this.queue = open();
    }

    /// A house whose log is in memory.
    public static QueueHouse inMemory(DeskPlan plan, InMemoryQueueLog log) {
        return new QueueHouse(
                plan,
                log,
                new InMemoryTicketRegister('A', new MutableDayClock(DAY), log),
                OneAtATime.locking());
    }

    public static DeskPlan plan(OpeningHours hours, int mostWaiting) {
        return plan(hours, mostWaiting, QueueRules.STANDARD);
    }

    public static DeskPlan plan(OpeningHours hours, int mostWaiting, QueueRules rules) {
        return new DeskPlan(
                ZoneOffset.UTC,
                List.of(
                        new Service(LEARN, 'A', true, hours, mostWaiting),
                        new Service(WORK, 'T', true, hours, mostWaiting)),
                List.of(
                        new Desk(ONE, List.of(LEARN, WORK), List.of("fr", "nl")),
                        new Desk(TWO, List.of(WORK), List.of("fr")),
                        new Desk(THREE, List.of(LEARN, WORK), List.of("uk"))),
                rules);
    }

    private AdviserQueue open() {
        return new AdviserQueue("terminal-a", plan, log, register, () -> now, turns);
    }

    /// Starts the queue anew on the same log.
    public AdviserQueue restart() {
        queue = open();
        return queue;
    }

    public AdviserQueue queue() {
        return queue;
    }

    public Moment now() {
        return now;
    }

    public void set(Instant at, boolean trusted) {
        now = new Moment(at, trusted);
    }

    public void later(Duration by) {
        now = new Moment(now.at().plus(by), now.trusted());
    }

    public void laterMinutes(long minutes) {
        later(Duration.ofMinutes(minutes));
    }

    /// A new ticket, a second after the last.
    public QueuedTicket ticket(ServiceId service, String language) {
        later(Duration.ofSeconds(1));
        return ok(queue.issue(service, language));
    }

    public QueuedTicket ticket(ServiceId service) {
        return ticket(service, "fr");
    }

    /// The ticket of a command that was done.
    public static QueuedTicket ok(QueueResult result) {
        return switch (result) {
            case QueueResult.Ok ok -> ok.ticket();
            case QueueResult.Refused refused -> fail(refused.toString());
        };
    }

    /// Why a command was not done.
    public static Refusal refusal(QueueResult result) {
        return switch (result) {
            case QueueResult.Ok ok -> fail(ok.toString());
            case QueueResult.Refused(Refusal why) -> why;
        };
    }
}
