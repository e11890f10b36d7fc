package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.CentreStore;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
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
    private final CentralCommands central;
    private final Invocation call;

    CentralPasswordCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    @Override
    public Integer call() throws Exception {
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
                    set(typed);
                    call.out().println("The password is set.");
                    return Optional.empty();
                });
    }

    private void set(char[] password) throws Exception {
        CentreFolder folder = central.folder();
        if (folder.database() == null) {
            // A running centre has Derby to itself, and reads the password each time.
            StaffPin.password(folder.folder()).set(password);
            return;
        }
        try (CentreStore store = folder.store()) {
            StaffPin.password(store.kept(StaffPin.PASSWORD)).set(password);
        }
    }
}
