package brussels.citedesmetiers.kiosk.visit;

import java.time.Instant;

/// A panel shown over the current place; the place below keeps its state.
public sealed interface Panel {

    /// No panel.
    record None() implements Panel {}

    /// The choice of language; answers are kept.
    record Languages() implements Panel {}

    /// Text size, contrast, lower controls.
    record Accessibility() implements Panel {}

    /// What this terminal last sent to the centre.
    record LastSent() implements Panel {}

    /// "Wipe everything?", so that a wrong tap does not lose the answers.
    record ConfirmStartOver() implements Panel {}

    /// "Are you still there?" until `wipeAt`.
    record StillThere(Instant wipeAt) implements Panel {}

    /// The staff panel: PIN first, then its pages.
    record Staff(StaffPage page) implements Panel {}

    /// A page of the staff panel.
    enum StaffPage {
        PIN,
        /// The state of each part, and what can be done at the terminal.
        PARTS,
        /// How each device is, and a test for each.
        DEVICES,
        /// What went wrong since the start, with times.
        FAULTS,
        /// Restart, or switch off.
        POWER,
        /// How the day is being ended; nothing leads away from it.
        CLOSING,
        /// Where the desk's pages are.
        DESK,
        /// The stop of the day, and the day if it is unknown.
        DAY,
        /// The number to continue with, if nothing on the disk says it.
        NUMBER
    }
}
