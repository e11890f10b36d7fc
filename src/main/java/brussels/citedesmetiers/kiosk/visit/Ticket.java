package brussels.citedesmetiers.kiosk.visit;

/// The ticket of this visit.
///
/// @param code as people read it
/// @param token the text of its QR code
public record Ticket(String code, String token) {
    /// Omits the token, which contains the answers.
    @Override
    public String toString() {
        return "Ticket[" + code + "]";
    }
}
