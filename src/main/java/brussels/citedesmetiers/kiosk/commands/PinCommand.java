package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.pin.StaffPin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// `kiosk pin`: sets the staff PIN of this terminal.
final class PinCommand {
    private final Path dataFolder;
    private final PinEntry entry;
    private final PrintWriter out;
    private final PrintWriter err;

    PinCommand(Path dataFolder, PinEntry entry, PrintWriter out, PrintWriter err) {
        this.dataFolder = dataFolder;
        this.entry = entry;
        this.out = out;
        this.err = err;
    }

    int run() throws IOException {
        char[] pin = entry.read("New staff PIN, 6 to 12 digits: ").orElse(new char[0]);
        char[] again = pin;
        try {
            if (entry.isTypedUnseen()) {
                again = entry.read("The same PIN again: ").orElse(new char[0]);
            }
            Optional<String> refusal = refusal(pin, again);
            refusal.ifPresent(err::println);
            if (refusal.isPresent()) {
                return Main.FAULTS;
            }
            new StaffPin(dataFolder).set(pin);
            out.println("The staff PIN is set.");
            return Main.OK;
        } finally {
            Arrays.fill(pin, '\0');
            Arrays.fill(again, '\0');
        }
    }

    private static Optional<String> refusal(char[] pin, char[] again) {
        if (!Arrays.equals(pin, again)) {
            return Optional.of("The two PINs are not the same; nothing was changed.");
        }
        if (!StaffPin.isWellFormed(pin)) {
            return Optional.of("A PIN has 6 to 12 digits and nothing else; nothing was changed.");
        }
        return StaffPin.isGuessable(pin)
                ? Optional.of(
                        "That PIN is one of those that strangers try first; choose one without a"
                                + " pattern. Nothing was changed.")
                : Optional.empty();
    }
}
