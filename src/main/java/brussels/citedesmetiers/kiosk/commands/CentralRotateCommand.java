package brussels.citedesmetiers.kiosk.commands;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kiosk central rotate ID`: prints a new token for a terminal.
@Command(
        name = "rotate",
        description =
                "Print a new token for a terminal; the old one is good for nothing from now"
                        + " on.")
final class CentralRotateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", arity = "1", description = "The terminal's id.")
    String id = "";

    private final CentralCommands central;
    private final Invocation call;

    CentralRotateCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    @Override
    public Integer call() throws Exception {
        return central.with(
                centre -> {
                    Optional<String> token = centre.terminals().rotate(id);
                    if (token.isEmpty()) {
                        return call.refuse("There is no terminal " + id + ".", ExitStatus.FAULTS);
                    }
                    call.out().println(token.get());
                    return ExitStatus.OK;
                });
    }
}
