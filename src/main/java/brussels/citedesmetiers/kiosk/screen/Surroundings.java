package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the screen shows in addition to the visit itself.
///
/// @param printer what is known about the printer
/// @param hasPrinter whether the settings name a printer
/// @param issuedOrNull the visit's ticket, or null before there is one
/// @param outlookOrNull the state of the adviser queue, or null if it is unknown
/// @param staff what the staff panel shows
/// @param sentOrNull what the terminal last sent, or null if it sent nothing or that is not known
///   yet
/// @param otherPaper whether a strip of paper that is not the visitor's may lie in the slot
/// @param speaks whether the screens can be read aloud
/// @param datesOrNull the dates of activities to come, or null if none are known or the clock is
///   not to be believed
/// @param codes the keys that the codes of today's appointments need
public record Surroundings(
        PrinterState printer,
        boolean hasPrinter,
        @Nullable Issued issuedOrNull,
        @Nullable QueueOutlook outlookOrNull,
        StaffFacts staff,
        @Nullable Sent sentOrNull,
        boolean otherPaper,
        boolean speaks,
        @Nullable Upcoming datesOrNull,
        CodeKeys codes) {

    /// Surroundings without other paper, without counts sent and without a voice.
    public Surroundings(
            PrinterState printer,
            boolean hasPrinter,
            @Nullable Issued issuedOrNull,
            @Nullable QueueOutlook outlookOrNull,
            StaffFacts staff) {
        this(
                printer,
                hasPrinter,
                issuedOrNull,
                outlookOrNull,
                staff,
                null,
                false,
                false,
                null,
                CodeKeys.NONE);
    }

    /// A copy with what the terminal last sent.
    public Surroundings withSent(Sent sent) {
        return with(sent, speaks, datesOrNull, codes);
    }

    /// The same where the screens can be read aloud.
    public Surroundings withVoice() {
        return with(sentOrNull, true, datesOrNull, codes);
    }

    /// The same with dates of activities.
    public Surroundings withDates(Upcoming dates) {
        return with(sentOrNull, speaks, dates, codes);
    }

    /// The same on a day with appointments.
    public Surroundings withCodes(CodeKeys keys) {
        return with(sentOrNull, speaks, datesOrNull, keys);
    }

    private Surroundings with(
            @Nullable Sent sent, boolean spoken, @Nullable Upcoming dates, CodeKeys keys) {
        return new Surroundings(
                printer,
                hasPrinter,
                issuedOrNull,
                outlookOrNull,
                staff,
                sent,
                otherPaper,
                spoken,
                dates,
                keys);
    }

    /// The dates of activities to come, if any are known.
    public Optional<Upcoming> dates() {
        return Optional.ofNullable(datesOrNull);
    }

    /// What the terminal last sent.
    public Optional<Sent> sent() {
        return Optional.ofNullable(sentOrNull);
    }

    /// A ticket that was issued.
    ///
    /// @param picture the ticket as printed
    /// @param estimate its holder's waiting time, as far as it is known
    public record Issued(Bitmap picture, WaitEstimate estimate) {}

    /// Before any part of the terminal has started.
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

    /// The state of the adviser queue.
    public Optional<QueueOutlook> outlook() {
        return Optional.ofNullable(outlookOrNull);
    }
}
