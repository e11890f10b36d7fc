package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.pin.StaffPin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `kiosk central password`: sets the password of the centre's pages.
@Command(
        name = "password",
        description =
                "Set the password of the centre's pages, typed twice or read from standard input.")
final class CentralPasswordCommand implements Callable<Integer> {
    private final Invocation call;

    CentralPasswordCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        return NewSecret.read(
                call,
                "New password, 12 characters or more: ",
                "The same password again: ",
                (typed, again) -> {
                    if (!Arrays.equals(typed, again)) {
                        return Optional.of(
                                "The two passwords are not the same; nothing was changed.");
                    }
                    if (!StaffPin.isPassword(typed)) {
                        return Optional.of(
                                "A password has 12 to 200 characters; nothing was changed.");
                    }
                    StaffPin.password(call.data().orElse(Path.of(CentreFolder.USUAL))).set(typed);
                    call.out().println("The password is set.");
                    return Optional.empty();
                });
    }
}
