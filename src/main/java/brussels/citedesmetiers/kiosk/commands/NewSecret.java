package brussels.citedesmetiers.kiosk.commands;

import java.util.Arrays;
import java.util.Optional;

/// Reads a new PIN or password, twice if a person types it, and wipes it from memory.
final class NewSecret {
    private NewSecret() {}

    /// What is done with it.
    @FunctionalInterface
    interface Use {
        /// Stores it.
        ///
        /// @return why it was not stored, if so
        Optional<String> keep(char[] typed, char[] again) throws Exception;
    }

    /// Asks for it, has it stored, and wipes it from memory.
    ///
    /// @return the exit status
    static int read(Invocation call, String prompt, String promptAgain, Use use) throws Exception {
        PinEntry entry = call.secrets();
        char[] typed = entry.read(prompt).orElse(new char[0]);
        char[] again = typed;
        try {
            if (entry.isTypedUnseen()) {
                again = entry.read(promptAgain).orElse(new char[0]);
            }
            Optional<String> refusal = use.keep(typed, again);
            refusal.ifPresent(call.err()::println);
            return refusal.isPresent() ? ExitStatus.FAULTS : ExitStatus.OK;
        } finally {
            Arrays.fill(typed, '\0');
            Arrays.fill(again, '\0');
        }
    }
}
