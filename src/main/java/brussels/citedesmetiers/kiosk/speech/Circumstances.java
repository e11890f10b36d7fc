package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a screen says beside the visit itself, and who can hear it.
///
/// @param printer what is known of the printer
/// @param hasPrinter whether one is declared at all
/// @param otherPaper whether paper that is not the visitor's may lie where tickets come out
/// @param outlookOrNull how the adviser queue stands, or null if that is not known
/// @param estimateOrNull for the holder of this visit's ticket, or null before there is one
/// @param sent what left the terminal last, line by line
/// @param portrait whether the display is upright, so that controls can be lowered
/// @param small whether the display has room for little in large letters
/// @param voice whether the screens can be read aloud
/// @param headset whether only the visitor hears it
/// @param touch whether what is touched is heard first, so that nothing is said of keys
/// @param datesOrNull the dates of activities to come, or null if none are known
/// @param codes the keys that the codes of today's appointments need
public record Circumstances(
        PrinterState printer,
        boolean hasPrinter,
        boolean otherPaper,
        @Nullable QueueOutlook outlookOrNull,
        @Nullable WaitEstimate estimateOrNull,
        List<String> sent,
        boolean portrait,
        boolean small,
        boolean voice,
        boolean headset,
        boolean touch,
        @Nullable Upcoming datesOrNull,
        CodeKeys codes) {
    public Circumstances {
        sent = List.copyOf(sent);
    }

    /// Circumstances in which neither dates nor appointments are known.
    public Circumstances(
            PrinterState printer,
            boolean hasPrinter,
            boolean otherPaper,
            @Nullable QueueOutlook outlookOrNull,
            @Nullable WaitEstimate estimateOrNull,
            List<String> sent,
            boolean portrait,
            boolean small,
            boolean voice,
            boolean headset,
            boolean touch) {
        this(
                printer,
                hasPrinter,
                otherPaper,
                outlookOrNull,
                estimateOrNull,
                sent,
                portrait,
                small,
                voice,
                headset,
                touch,
                null,
                CodeKeys.NONE);
    }

    Optional<Upcoming> dates() {
        return Optional.ofNullable(datesOrNull);
    }

    boolean canPrint() {
        return hasPrinter && printer.canPrint();
    }

    Optional<QueueOutlook> outlook() {
        return Optional.ofNullable(outlookOrNull);
    }

    Optional<WaitEstimate> estimate() {
        return Optional.ofNullable(estimateOrNull);
    }
}
