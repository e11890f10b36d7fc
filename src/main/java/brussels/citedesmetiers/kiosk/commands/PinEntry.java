package brussels.citedesmetiers.kiosk.commands;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where `kiosk pin` reads the PIN from; never the command line, which others can read.
interface PinEntry {

    /// Whether a person types it without seeing it, and so should type it twice.
    boolean isTypedUnseen();

    /// The next line; empty when the input has ended.
    Optional<char[]> read(String prompt) throws IOException;

    /// The console if there is one, else standard input.
    ///
    /// @param console as returned by [System#console()]
    static PinEntry of(@Nullable Console console, BufferedReader standardInput) {
        return console != null && console.isTerminal()
                ? new Typed(console)
                : new Piped(standardInput);
    }

    /// Typed at a console that does not show it.
    record Typed(Console console) implements PinEntry {
        @Override
        public boolean isTypedUnseen() {
            return true;
        }

        @Override
        public Optional<char[]> read(String prompt) {
            return Optional.ofNullable(console.readPassword(Locale.ROOT, "%s", prompt));
        }
    }

    /// Piped in by a set-up script.
    record Piped(BufferedReader input) implements PinEntry {
        @Override
        public boolean isTypedUnseen() {
            return false;
        }

        @Override
        public Optional<char[]> read(String prompt) throws IOException {
            return Optional.ofNullable(input.readLine()).map(String::toCharArray);
        }
    }
}
