package brussels.citedesmetiers.kiosk.store;

/// Thrown by doubles where power goes; an error, so that no handler takes it for a failure.
final class PowerLoss extends Error {
    private static final long serialVersionUID = 1L;
}
