package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Content;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `kiosk central`: the centre that takes the counts of all terminals. Its commands open it here.
@Command(name = "central", description = "The centre that takes the counts of all terminals.")
final class CentralCommands {
    private static final String DATABASE_VARIABLE = "KIOSK_DATABASE";

    @Option(
            names = "--database",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "jdbc:postgresql://..., else $KIOSK_DATABASE, else Derby in the centre's data"
                            + " folder ("
                            + CentreFolder.USUAL
                            + ").")
    @Nullable String database;

    private final Invocation call;

    CentralCommands(Invocation call) {
        this.call = call;
    }

    Invocation invocation() {
        return call;
    }

    /// The centre's folder and database, as given on the command line.
    CentreFolder folder() {
        // Not only on the command line, which others can read: the address may contain a password.
        String url =
                database != null
                        ? database
                        : call.environment().getOrDefault(DATABASE_VARIABLE, "");
        return new CentreFolder(
                call.data().orElse(Path.of(CentreFolder.USUAL)), url.isEmpty() ? null : url);
    }

    /// The opened centre; empty if its settings have faults, which have then been reported.
    Optional<Centre> open() throws Exception {
        Optional<CountSettings> counts = CountReader.load(call.config()).orSay(call.err());
        Optional<Content> content =
                ContentLoader.loadAll(call.config())
                        .orSay(call.err())
                        .map(read -> TradesReader.added(call.config(), read));
        if (counts.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(folder().open(CentreFolder.codes(counts.get(), content.get())));
    }

    /// What a command does with the centre.
    interface CentreTask {
        int with(Centre centre) throws Exception;
    }

    /// Opens the centre, works, and closes it.
    ///
    /// @return the status to end with
    int with(CentreTask task) throws Exception {
        Optional<Centre> opened = open();
        if (opened.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        try (Centre centre = opened.get()) {
            return task.with(centre);
        }
    }
}
