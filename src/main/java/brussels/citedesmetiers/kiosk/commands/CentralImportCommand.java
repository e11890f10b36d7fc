package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.StickImport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kiosk central import DIR`: imports the batches on a stick and leaves receipts on it.
@Command(name = "import", description = "Take the batches of a stick and leave receipts on it.")
final class CentralImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "1", description = "The stick.")
    Path stick = Path.of(".");

    private final CentralCommands central;
    private final Invocation call;

    CentralImportCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    @Override
    public Integer call() throws Exception {
        return central.with(centre -> say(centre.importFrom(stick)));
    }

    private int say(StickImport.Report report) {
        for (StickImport.Line line : report.lines()) {
            switch (line.result()) {
                case APPLIED -> call.out().println(line.file() + ": counted");
                case REPEATED -> call.out().println(line.file() + ": was counted before");
                case WAITS -> call.out().println(line.file() + ": waits " + line.detail());
                case REFUSED -> call.err().println(line.file() + ": refused, " + line.detail());
            }
        }
        call.out()
                .printf(
                        Locale.ROOT,
                        "%d counted, %d known, %d waiting, %d refused%n",
                        report.count(StickImport.Result.APPLIED),
                        report.count(StickImport.Result.REPEATED),
                        report.count(StickImport.Result.WAITS),
                        report.count(StickImport.Result.REFUSED));
        return report.count(StickImport.Result.REFUSED) == 0 ? ExitStatus.OK : ExitStatus.FAULTS;
    }
}
