package brussels.citedesmetiers.kiosk.fuzz;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What a parser did that it does not declare.
///
/// @param thrown what came out, or what the parser was doing when it was given up
@SuppressWarnings("ArrayRecordComponent") // never compared
record Finding(String parser, byte[] input, Throwable thrown) {
    private static final int FRAMES = 12;

    /// One that went on and on with an input.
    static final class TooLongException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLongException(StackTraceElement[] where) {
            super("it did not come to an end");
            setStackTrace(where);
        }
    }

    /// What people can look into, and the same for the same fault.
    String place() {
        return thrown.getClass().getSimpleName()
                + " at "
                + Arrays.stream(thrown.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("brussels."))
                        .findFirst()
                        .map(StackTraceElement::toString)
                        .orElse("nowhere in the kiosk");
    }

    @Override
    public String toString() {
        return parser
                + ": "
                + thrown
                + Arrays.stream(thrown.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
    }
}
