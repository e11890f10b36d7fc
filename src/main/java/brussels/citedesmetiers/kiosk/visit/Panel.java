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

    /// "Wipe everything?", asked before answers are lost by a wrong tap.
    record ConfirmStartOver() implements Panel {}

    /// "Are you still there?" until `wipeAt`.
    record StillThere(Instant wipeAt) implements Panel {}

    /// Staff: PIN first, then the panel.
    record Staff(boolean unlocked) implements Panel {}
}
