package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;

/// Lets the benchmark reach the encoder.
public final class TicketBytes {
    private TicketBytes() {}

    /// Number of bytes the printer is sent.
    public static int of(Bitmap picture) {
        return EscPos.ticket(picture, PrinterProfile.ofWidth(picture.width())).length;
    }
}
