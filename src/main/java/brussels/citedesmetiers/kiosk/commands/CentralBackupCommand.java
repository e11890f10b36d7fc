package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.CentreBackup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk central backup`: copies the centre while it runs.
@Command(
        name = "backup",
        description = "Copy database, keys and settings of the centre, which may go on meanwhile.")
final class CentralBackupCommand implements Callable<Integer> {
    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Where to, else backups in the centre's data folder.")
    @Nullable Path to;

    @Option(
            names = "--keep",
            paramLabel = "NUMBER",
            description =
                    "How many to keep there; older ones are deleted. Without it all are kept.")
    int keep;

    @Option(
            names = "--nightly",
            description =
                    "Nothing if another centre on the same database makes or made this night's.")
    boolean nightly;

    private final CentralCommands central;
    private final Invocation call;

    CentralBackupCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    @Override
    public Integer call() throws Exception {
        if (keep < 0) {
            return call.refuse("--keep takes a number from 1.", ExitStatus.USAGE);
        }
        CentreFolder folder = central.folder();
        CentreBackup backup =
                new CentreBackup(folder.folder(), folder.database(), InstantSource.system());
        Path place = to == null ? backup.usualPlace() : to;
        Optional<Path> made =
                nightly ? backup.nightly(place, keep) : Optional.of(backup.make(place, keep));
        if (made.isPresent()) {
            call.out().println(made.get());
        } else {
            call.out().println("Another centre on this database makes this night's backup.");
        }
        return ExitStatus.OK;
    }
}
