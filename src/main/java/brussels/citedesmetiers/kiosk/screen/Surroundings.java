package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the screen shows beside the visit itself.
///
/// @param printer what is known of the printer
/// @param hasPrinter whether one is declared at all
/// @param issuedOrNull the visit's ticket, or null before there is one
/// @param outlookOrNull how the adviser queue stands, or null if that is not known
/// @param staff what the staff panel shows
/// @param sentOrNull what left the terminal last, or null if nothing did or it is not known yet
/// @param otherPaper whether a strip of paper that is not the visitor's may lie where tickets come
///   out
public record Surroundings(
        PrinterState printer,
        boolean hasPrinter,
        @Nullable Issued issuedOrNull,
        @Nullable QueueOutlook outlookOrNull,
        StaffFacts staff,
        @Nullable SentCounts sentOrNull,
        boolean otherPaper) {

    /// Without other paper.
    public Surroundings(
            PrinterState printer,
            boolean hasPrinter,
            @Nullable Issued issuedOrNull,
            @Nullable QueueOutlook outlookOrNull,
            StaffFacts staff,
            @Nullable SentCounts sentOrNull) {
        this(printer, hasPrinter, issuedOrNull, outlookOrNull, staff, sentOrNull, false);
    }

    /// Without what left last.
    public Surroundings(
            PrinterState printer,
            boolean hasPrinter,
            @Nullable Issued issuedOrNull,
            @Nullable QueueOutlook outlookOrNull,
            StaffFacts staff) {
        this(printer, hasPrinter, issuedOrNull, outlookOrNull, staff, null);
    }

    /// The same with what left last.
    public Surroundings withSent(SentCounts sent) {
        return new Surroundings(
                printer, hasPrinter, issuedOrNull, outlookOrNull, staff, sent, otherPaper);
    }

    /// The same with a strip of other paper where tickets come out.
    public Surroundings withOtherPaper() {
        return new Surroundings(
                printer, hasPrinter, issuedOrNull, outlookOrNull, staff, sentOrNull, true);
    }

    /// What left the terminal last.
    public Optional<SentCounts> sent() {
        return Optional.ofNullable(sentOrNull);
    }

    /// A ticket that was given.
    ///
    /// @param picture as it is printed
    /// @param estimate for its holder, as far as is known
    public record Issued(Bitmap picture, WaitEstimate estimate) {}

    /// Before any part is up.
    public static final Surroundings STARTING =
            new Surroundings(PrinterState.UNKNOWN, false, null, null, StaffFacts.NONE);

    /// Whether a ticket on paper may be offered.
    public boolean canPrint() {
        return hasPrinter && printer.canPrint();
    }

    /// The visit's ticket.
    public Optional<Issued> issued() {
        return Optional.ofNullable(issuedOrNull);
    }

    /// How the adviser queue stands.
    public Optional<QueueOutlook> outlook() {
        return Optional.ofNullable(outlookOrNull);
    }
}
