package brussels.citedesmetiers.kiosk.printing;

import java.io.Serial;

/// The emulated printer was told to discard its buffer, including the command it was processing.
final class ForgottenException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
}
