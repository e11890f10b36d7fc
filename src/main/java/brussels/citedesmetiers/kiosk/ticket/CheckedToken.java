package brussels.citedesmetiers.kiosk.ticket;

/// A token whose signature holds.
///
/// @param datesChecked whether it is also known not to have expired; false if it was read while the
///   clock was untrusted, which the sheet mentions
public record CheckedToken(TicketToken token, boolean datesChecked) {}
