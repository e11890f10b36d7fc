package brussels.citedesmetiers.kiosk.visit;

/// A ticket in this visit.
///
/// @param code as people read it
/// @param token the text of its QR code
public record Ticket(String code, String token) {
    /// Leaves out the token, which holds the answers.
    @Override
    public String toString() {
        return "Ticket[" + code + "]";
    }
}
