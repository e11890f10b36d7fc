package brussels.citedesmetiers.kiosk.queue;

import java.util.Comparator;

/// The internal identity of a ticket: the terminal that issued it and that terminal's serial. The
/// code on paper is only for display and is reused on another day; this never is.
///
/// @param terminal id of the terminal, 1 to 40 characters
/// @param serial from 1, never restarts on its terminal
public record TicketId(String terminal, long serial) implements Comparable<TicketId> {
    private static final int LONGEST = 40;
    private static final Comparator<TicketId> ORDER =
            Comparator.comparing(TicketId::terminal).thenComparingLong(TicketId::serial);

    public TicketId {
        if (terminal.isBlank() || terminal.length() > LONGEST) {
            throw new IllegalArgumentException("id of a terminal: " + terminal);
        }
        if (serial < 1) {
            throw new IllegalArgumentException("serial of a ticket: " + serial);
        }
    }

    @Override
    public int compareTo(TicketId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return terminal + "/" + serial;
    }
}
