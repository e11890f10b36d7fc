package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A register that forgets everything with its process, for tests of other rooms.
public final class InMemoryTicketRegister implements TicketRegister {
    private final char terminal;
    private final DayClock clock;
    private long serial;
    private int number;
    private @Nullable LocalDate day;
    private @Nullable QueueLog log;

    public InMemoryTicketRegister(char terminal, DayClock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /// With a log that takes the tickets' first entries.
    public InMemoryTicketRegister(char terminal, DayClock clock, QueueLog log) {
        this(terminal, clock);
        this.log = log;
    }

    @Override
    public IssuedTicket issue(TicketRequest request, FirstEntry first) {
        IssuedTicket ticket = issue(request);
        QueueEntry entry = first.of(ticket.code(), ticket.serial());
        if (log != null) {
            log.append(entry);
        }
        return ticket;
    }

    @Override
    public IssuedTicket issue(TicketRequest request) {
        if (clock.trusted() && (day == null || clock.today().isAfter(day))) {
            number = day == null ? number : 0;
            day = clock.today();
        }
        serial++;
        number++;
        TicketCode code = new TicketCode(request.theme(), terminal, number);
        return new IssuedTicket(code, serial, request.at(), true);
    }
}
