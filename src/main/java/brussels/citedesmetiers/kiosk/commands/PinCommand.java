package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.pin.StaffPin;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `kiosk pin`: sets the staff PIN of this terminal.
@Command(
        name = PinCommand.NAME,
        description = "Set the staff PIN, typed twice or read from standard input.")
final class PinCommand implements Callable<Integer> {
    static final String NAME = "pin";

    private final Invocation call;

    PinCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Path> folder = call.dataFolder();
        if (folder.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        return NewSecret.read(
                call,
                "New staff PIN, 6 to 12 digits: ",
                "The same PIN again: ",
                (typed, again) -> {
                    if (!Arrays.equals(typed, again)) {
                        return Optional.of("The two PINs are not the same; nothing was changed.");
                    }
                    if (!StaffPin.isWellFormed(typed)) {
                        return Optional.of(
                                "A PIN has 6 to 12 digits and nothing else; nothing was changed.");
                    }
                    if (StaffPin.isGuessable(typed)) {
                        return Optional.of(
                                "That PIN is one of those that strangers try first; choose one"
                                        + " without a pattern. Nothing was changed.");
                    }
                    new StaffPin(folder.get()).set(typed);
                    call.out().println("The staff PIN is set.");
                    return Optional.empty();
                });
    }
}
