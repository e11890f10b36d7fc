package brussels.citedesmetiers.kiosk.visit;

/// How a print ended, for the visitor.
public enum PrintOutcome {
    /// The printer confirmed it.
    PRINTED,
    /// Everything was sent; this printer never confirms.
    SENT,
    /// Nothing is on paper.
    NOT_STARTED,
    /// Unknown: ask the visitor.
    UNSURE
}
