package brussels.citedesmetiers.kiosk.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.queue.TicketRegister.IssuedTicket;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What every register keeps to, held against each one by a subclass.
public abstract class TicketRegisterContract {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00Z");

    protected final MutableDayClock clock = new MutableDayClock(DAY);

    /// A register of terminal `A` that never gave a number.
    protected abstract TicketRegister register();

    @Test
    public void firstTicketIsNumberOne() throws NoNumberException {
        IssuedTicket ticket = register().issue(new TicketRequest('C', "fr", AT));
        assertEquals("C-A001", ticket.code().toString());
        assertEquals(1, ticket.serial());
        assertEquals(AT, ticket.at());
        assertTrue(ticket.committed());
    }

    @Test
    public void themesShareTheNumbers() throws NoNumberException {
        assertEquals("C-A001", code('C'));
        assertEquals("E-A002", code('E'));
    }

    @Test
    public void numbersRestartOnALaterTrustedDate() throws NoNumberException {
        code('C');
        clock.set(DAY.plusDays(1), true);
        assertEquals("C-A001", code('C'));
    }

    @Test
    public void serialNeverRestarts() throws NoNumberException {
        code('C');
        clock.set(DAY.plusDays(1), true);
        assertEquals(2, register().issue(new TicketRequest('C', "nl", AT)).serial());
    }

    @Test
    public void numbersGoOnUnderAnUntrustedClock() throws NoNumberException {
        code('C');
        clock.set(DAY.plusDays(1), false);
        assertEquals("C-A002", code('C'));
    }

    @Test
    public void numbersGoOnUnderABackwardClock() throws NoNumberException {
        code('C');
        clock.set(DAY.minusDays(1), true);
        assertEquals("C-A002", code('C'));
    }

    private String code(char theme) throws NoNumberException {
        return register().issue(new TicketRequest(theme, "fr", AT)).code().toString();
    }
}
