package brussels.citedesmetiers.kiosk.printing;

import java.io.Serial;

/// The emulated printer was told to forget what it holds, also the command it was working on.
final class ForgottenException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
}
