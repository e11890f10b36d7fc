package brussels.citedesmetiers.kiosk.visit;

/// A ticket in this visit.
///
/// @param code as people read it
/// @param token the text of its QR code
public record Ticket(String code, String token) {}
