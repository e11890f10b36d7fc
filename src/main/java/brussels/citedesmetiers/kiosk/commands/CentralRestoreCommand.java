package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.CentreRestore;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kiosk central restore DIR`: makes a centre out of a backup.
@Command(
        name = "restore",
        description =
                "Make a centre out of a backup, in an empty data folder and an empty database.")
final class CentralRestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "1", description = "The backup.")
    Path backup = Path.of(".");

    private final CentralCommands central;
    private final Invocation call;

    CentralRestoreCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    @Override
    public Integer call() throws Exception {
        CentreFolder folder = central.folder();
        CentreRestore.Restored restored =
                new CentreRestore(folder.folder(), folder.database()).restore(backup);
        call.out()
                .printf(
                        Locale.ROOT,
                        "%s is restored: %d terminals, %d batches%n",
                        restored.name(),
                        restored.terminals(),
                        restored.batches());
        return ExitStatus.OK;
    }
}
