package brussels.citedesmetiers.kiosk.visit;

/// How a print ended, as far as the visitor is concerned.
public enum PrintOutcome {
    /// The printer itself said so.
    PRINTED,
    /// Everything was sent; this printer never says more.
    SENT,
    /// Nothing is on paper.
    NOT_STARTED,
    /// Nobody knows: ask the visitor.
    UNSURE
}
