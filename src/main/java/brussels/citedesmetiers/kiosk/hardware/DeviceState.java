package brussels.citedesmetiers.kiosk.hardware;

/// How a declared device is.
public enum DeviceState {
    /// Its pin is not open yet.
    STARTING,
    /// There are no pins here.
    NO_PINS,
    /// Its pin could not be opened or has failed; it is left alone until the next start.
    FAILED,
    OFF,
    ON
}
