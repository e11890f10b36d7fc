package brussels.citedesmetiers.kiosk.visit;

import java.time.Instant;

/// What lies over the place for a moment; the place beneath keeps its state.
public sealed interface Panel {

    /// Nothing.
    record None() implements Panel {}

    /// The languages; answers are kept.
    record Languages() implements Panel {}

    /// Text size, contrast, lower controls.
    record Accessibility() implements Panel {}

    /// What this terminal last sent to the centre.
    record LastSent() implements Panel {}

    /// "Wipe everything?", asked before answers are lost by a wrong tap.
    record ConfirmStartOver() implements Panel {}

    /// "Are you still there?" until `wipeAt`.
    record StillThere(Instant wipeAt) implements Panel {}

    /// Staff: PIN first, then the panel and what lies behind it.
    record Staff(StaffPage page) implements Panel {}

    /// A page of the staff panel.
    enum StaffPage {
        PIN,
        /// How each part is, and what can be done at the terminal.
        PARTS,
        /// Where the desk's pages are.
        DESK,
        /// The stop of the day, and the day if it is not known.
        DAY,
        /// The number to go on with, while nothing on the disk says it.
        NUMBER
    }
}
