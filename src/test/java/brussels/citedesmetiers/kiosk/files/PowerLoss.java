package brussels.citedesmetiers.kiosk.files;

/// Thrown by doubles where power goes; an error, so that no handler takes it for a failure.
public final class PowerLoss extends Error {
    private static final long serialVersionUID = 1L;
}
