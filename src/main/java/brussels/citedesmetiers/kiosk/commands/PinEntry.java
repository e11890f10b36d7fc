package brussels.citedesmetiers.kiosk.commands;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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

    /// The console or the standard input of this process. It is looked for when the first PIN is
    /// asked for: that takes time, and `kiosk run` asks for none.
    static PinEntry ofProcess() {
        return new PinEntry() {
            private @Nullable PinEntry found;

            private PinEntry entry() {
                PinEntry entry = found;
                if (entry == null) {
                    entry =
                            of(
                                    System.console(),
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    System.in, StandardCharsets.UTF_8)));
                    found = entry;
                }
                return entry;
            }

            @Override
            public boolean isTypedUnseen() {
                return entry().isTypedUnseen();
            }

            @Override
            public Optional<char[]> read(String prompt) throws IOException {
                return entry().read(prompt);
            }
        };
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
