package brussels.citedesmetiers.kiosk.hardware;

/// The four keys with which a visitor can go through a whole visit.
public enum VisitorKey {
    NEXT,
    PREVIOUS,
    CHOOSE,
    /// Repeat, or help.
    REPEAT
}
