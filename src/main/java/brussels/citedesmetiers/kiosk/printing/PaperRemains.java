package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import java.io.ByteArrayOutputStream;

/// What earlier tickets may have left in the printer. A byte that was handed over is not a byte on
/// paper: until the printer has confirmed a whole ticket and its cut, part of it may still come out
/// or hang uncut at the cutter, and would then be on the next visitor's paper.
///
/// After a run that did not end in good order something may be left, so the first ticket of the
/// next begins with a cut. It waits for that ticket because a kiosk that starts again and again
/// would otherwise cut up the whole roll. For this one mark is kept on the disk, written once
/// before the first ticket of a run and taken away at its end.
///
/// On the printer's thread only, but for [#now].
final class PaperRemains {

    private enum Ticket {
        /// Known to be out and cut off.
        NONE,
        /// All of it was handed over on a line that is still up, which keeps the order of things;
        /// nobody has confirmed it.
        UNCONFIRMED,
        /// Something may be left, from before the kiosk was started or because nobody can say.
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

    /// Whether a ticket is left that is to be cut off as soon as the printer can.
    boolean cutNow() {
        return ticket == Ticket.PART && !cutSent;
    }

    /// Whether that cut was sent and nobody has confirmed it yet.
    boolean cutUnconfirmed() {
        return ticket == Ticket.PART && cutSent;
    }

    /// What must go before the next ticket, so that it has its paper to itself; often nothing.
    byte[] cutOff(int widthDots) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (bandOpen) {
            out.writeBytes(EscPos.unstick(widthDots));
        }
        if (cutBeforeTicket()) {
            out.writeBytes(EscPos.feedAndCut());
        }
        return out.toByteArray();
    }

    private boolean cutBeforeTicket() {
        return ticket == Ticket.PERHAPS || ticket == Ticket.PART;
    }

    /// What is to be said of it. Any thread may ask.
    TicketPrinter.Remains now() {
        return inside
                ? TicketPrinter.Remains.INSIDE
                : outside ? TicketPrinter.Remains.OUTSIDE : TicketPrinter.Remains.NONE;
    }

    /// White was sent for the rest of a band.
    void bandFilled() {
        bandOpen = false;
    }

    /// The cut for what is left was sent.
    void cutIsSent() {
        cutSent = true;
        cutSinceTicket = true;
        outside = true;
    }

    /// The cut for what is left was sent, and the printer did or cannot confirm it.
    void cutDone(boolean confirmed) {
        set(confirmed ? Ticket.NONE : Ticket.PERHAPS);
    }

    /// The ticket follows, [#cutOff] before it.
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

    /// All of the ticket was handed over and nobody can confirm it.
    ///
    /// @param lossIsSeen whether the line ends when the printer loses its power
    void ticketHandedOver(boolean lossIsSeen) {
        bandOpen = false;
        set(lossIsSeen ? Ticket.UNCONFIRMED : Ticket.PERHAPS);
    }

    /// The line is lost: what was on its way may be gone, the printer may have forgotten all.
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
