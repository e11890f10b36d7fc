package brussels.citedesmetiers.kiosk.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `kiosk central key show`: prints the public key that terminals check receipts with.
@Command(
        name = "show",
        description =
                "Print the public key that terminals check receipts with; made if there is none.")
final class CentralKeyShowCommand implements Callable<Integer> {
    private final CentralCommands central;

    CentralKeyShowCommand(CentralCommands central) {
        this.central = central;
    }

    @Override
    public Integer call() throws Exception {
        central.invocation().out().println(central.folder().key().publicKey());
        return ExitStatus.OK;
    }
}
