package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// How the program was called: the folders that every command takes, before or after its name, and
/// its input and output.
@Command(name = "kiosk", description = "The orientation kiosk of the Cité des métiers.")
final class Invocation {
    private static final String CONFIG_VARIABLE = "KIOSK_CONFIG";
    private static final String DATA_VARIABLE = "KIOSK_DATA";
    private static final String MAY_FORGET_VARIABLE = "KIOSK_MAY_FORGET";
    private static final String DEFAULT_CONFIG = "kiosk-config";

    @Option(
            names = "--config",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The configuration folder, else $KIOSK_CONFIG, else kiosk-config.")
    Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder, else $KIOSK_DATA, else the one of terminal.json.")
    @Nullable Path data;

    private final @Nullable Path environmentData;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say how it is used.")
    boolean help;

    private final Map<String, String> environment;
    private final PinEntry secrets;
    private final PrintWriter out;
    private final PrintWriter err;

    /// @param environment of the process
    /// @param secrets where PINs and passwords come from
    /// @param out for results
    /// @param err for faults
    Invocation(
            Map<String, String> environment, PinEntry secrets, PrintWriter out, PrintWriter err) {
        this.environment = Map.copyOf(environment);
        this.secrets = secrets;
        this.out = out;
        this.err = err;
        this.config = Path.of(environment.getOrDefault(CONFIG_VARIABLE, DEFAULT_CONFIG));
        String folder = environment.get(DATA_VARIABLE);
        this.environmentData = folder == null ? null : Path.of(folder);
    }

    /// The configuration folder.
    Path config() {
        return config;
    }

    /// The data folder, if the command line or the environment names one.
    Optional<Path> data() {
        return givenData().or(() -> Optional.ofNullable(environmentData));
    }

    /// The data folder that the command line names. For what acts as if people came: the
    /// environment of a deployed terminal names the folder with its real numbers and counts.
    Optional<Path> givenData() {
        return Optional.ofNullable(data);
    }

    /// The data folder of the command line, else of `terminal.json`; empty if that has faults,
    /// which are then reported.
    Optional<Path> dataFolder() {
        return data().or(
                        () ->
                                SettingsReader.loadTerminal(config)
                                        .orSay(err)
                                        .map(TerminalSettings::dataFolder));
    }

    /// Whether numbers may only be given that a restart of the machine does not forget: a service
    /// serves people, unless the environment says that it is only tried out.
    boolean mustKeep() {
        return Watchdog.isSupervised(environment)
                && environment.getOrDefault(MAY_FORGET_VARIABLE, "").isEmpty();
    }

    Map<String, String> environment() {
        return environment;
    }

    PinEntry secrets() {
        return secrets;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /// Prints what is wrong and returns the exit status.
    int refuse(String sentence, int status) {
        err.println(sentence);
        return status;
    }
}
