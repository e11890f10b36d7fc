package brussels.citedesmetiers.kiosk.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kiosk central revoke ID`: accepts nothing more from a terminal.
@Command(name = "revoke", description = "Take nothing from a terminal any more.")
final class CentralRevokeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", arity = "1", description = "The terminal's id.")
    String id = "";

    private final CentralCommands central;
    private final Invocation call;

    CentralRevokeCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    @Override
    public Integer call() throws Exception {
        return central.with(
                centre -> {
                    if (!centre.terminals().revoke(id)) {
                        return call.refuse("There is no terminal " + id + ".", ExitStatus.FAULTS);
                    }
                    call.out().println(id + " is revoked; what it has sent stays.");
                    return ExitStatus.OK;
                });
    }
}
