package brussels.citedesmetiers.kiosk.hardware;

import brussels.citedesmetiers.kiosk.visit.VisitorKey;

/// What the input devices report, already free of bouncing: every change, and at the start what is
/// on. Called on the thread `gpio`, which must not be kept waiting.
public interface PinListener {
    /// A key went down or came up.
    default void key(VisitorKey key, boolean pressed) {}

    /// A headset was plugged in or pulled out.
    default void headset(boolean plugged) {}

    /// A device was found, failed or changed its state; [PinDevices#states] has all of them.
    default void changed() {}
}
