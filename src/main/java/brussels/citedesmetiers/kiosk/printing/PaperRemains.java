package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import java.io.ByteArrayOutputStream;

/// What earlier tickets may have left in the printer. A byte handed over is not yet on paper: until
/// the printer has confirmed a whole ticket and its cut, part of it may still come out or hang
/// uncut at the cutter, and end up on the next visitor's paper.
///
/// After a run that did not end cleanly something may be left, so the next run's first ticket
/// begins with a cut. The cut waits for that ticket because a kiosk that keeps restarting would
/// otherwise cut up the whole roll. A mark on the disk records this: it is written once before the
/// first ticket of a run and removed at its end.
///
/// On the printer's thread only, except [#now].
final class PaperRemains {

    private enum Ticket {
        /// Everything is known to be out and cut off.
        NONE,
        /// All of it was handed over on a line that is still up, so order is preserved; nothing has
        /// confirmed it.
        UNCONFIRMED,
        /// Something may be left, from before the kiosk started or because it cannot be known.
        PERHAPS,
        /// Part of a ticket, uncut.
        PART
    }

    private final PrintMark mark;
    private Ticket ticket;
    private boolean bandOpen = true;
    private boolean cutSent;
    private volatile boolean inside;
    private volatile boolean outside;
    private boolean cutSinceTicket;

    PaperRemains(PrintMark mark) {
        this.mark = mark;
        this.ticket = mark.isSet() ? Ticket.PERHAPS : Ticket.NONE;
    }

    /// Whether the printer may be waiting for the rest of a band.
    boolean bandOpen() {
        return bandOpen;
    }

    /// Whether there is a leftover to cut off as soon as possible.
    boolean cutNow() {
        return ticket == Ticket.PART && !cutSent;
    }

    /// Whether that cut was sent and not yet confirmed.
    boolean cutUnconfirmed() {
        return ticket == Ticket.PART && cutSent;
    }

    /// The bytes to send before the next ticket, so that it has its paper to itself; often none.
    byte[] cutOff(PrinterProfile printer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (bandOpen) {
            out.writeBytes(EscPos.unstick(printer));
        }
        if (cutBeforeTicket()) {
            out.writeBytes(EscPos.feedAndCut(printer));
        }
        return out.toByteArray();
    }

    private boolean cutBeforeTicket() {
        return ticket == Ticket.PERHAPS || ticket == Ticket.PART;
    }

    /// What to report about it. Any thread may call it.
    TicketPrinter.Remains now() {
        return inside
                ? TicketPrinter.Remains.INSIDE
                : outside ? TicketPrinter.Remains.OUTSIDE : TicketPrinter.Remains.NONE;
    }

    /// White was sent for the rest of a band.
    void bandFilled() {
        bandOpen = false;
    }

    /// The cut for the leftover was sent.
    void cutIsSent() {
        cutSent = true;
        cutSinceTicket = true;
        outside = true;
    }

    /// The cut for the leftover was sent, and the printer has confirmed it or cannot.
    void cutDone(boolean confirmed) {
        set(confirmed ? Ticket.NONE : Ticket.PERHAPS);
    }

    /// The ticket follows, after [#cutOff].
    void ticketBegins() {
        outside = cutSinceTicket || cutBeforeTicket();
        cutSinceTicket = false;
        bandOpen = true;
        if (!mark.isSet()) {
            mark.set();
        }
        set(Ticket.PART);
    }

    /// The printer has confirmed the ticket and its cut.
    void ticketDone() {
        bandOpen = false;
        set(Ticket.NONE);
    }

    /// The whole ticket was handed over and cannot be confirmed.
    ///
    /// @param lossIsSeen whether the line drops when the printer loses power
    void ticketHandedOver(boolean lossIsSeen) {
        bandOpen = false;
        set(lossIsSeen ? Ticket.UNCONFIRMED : Ticket.PERHAPS);
    }

    /// The line is lost: data in transit may be gone, and the printer may have lost everything.
    void lineLost() {
        if (ticket == Ticket.UNCONFIRMED) {
            set(Ticket.PART);
        }
        bandOpen = bandOpen || ticket == Ticket.PART;
        cutSent = false;
    }

    /// The kiosk ends.
    void end() {
        if (ticket == Ticket.NONE && mark.isSet()) {
            mark.clear();
        }
    }

    private void set(Ticket now) {
        ticket = now;
        cutSent = false;
        inside = now == Ticket.PART;
    }
}
