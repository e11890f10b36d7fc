package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the screen shows beside the visit itself.
///
/// @param printer what is known of the printer
/// @param hasPrinter whether one is declared at all
/// @param ticketPicture the ticket's picture once drawn, or null before
/// @param staff lines of the staff panel
public record Surroundings(
        PrinterState printer,
        boolean hasPrinter,
        @Nullable Bitmap ticketPicture,
        List<StaffLine> staff) {

    /// One line of the staff panel.
    ///
    /// @param icon name of the drawing
    /// @param label what it is about, in the staff's language
    /// @param value how it is
    /// @param warning whether staff must act
    public record StaffLine(String icon, String label, String value, boolean warning) {}

    public Surroundings {
        staff = List.copyOf(staff);
    }

    /// Before any part is up.
    public static final Surroundings STARTING =
            new Surroundings(PrinterState.UNKNOWN, false, null, List.of());

    /// Whether a ticket on paper may be offered.
    public boolean canPrint() {
        return hasPrinter && printer.canPrint();
    }

    /// The ticket's picture.
    public Optional<Bitmap> picture() {
        return Optional.ofNullable(ticketPicture);
    }
}
