package brussels.citedesmetiers.kiosk.commands;

import static java.util.Objects.requireNonNull;

import brussels.citedesmetiers.kiosk.terminal.NoDisplayException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.tinylog.Logger;
import picocli.CommandLine;

/// The command line. Exit status: see [ExitStatus]. A failure is reported in one sentence on
/// standard error; this is the only place where a fault becomes a sentence and a status.
public final class Main {
    private static final String[] PLAIN_RUN = {"run"};

    private final Invocation call;

    Main(Map<String, String> environment, PinEntry secrets, PrintWriter out, PrintWriter err) {
        this.call = new Invocation(environment, secrets, out, err);
    }

    /// Runs one command and ends the process with its exit status.
    public static void main(String[] args) {
        Main main =
                new Main(
                        System.getenv(),
                        PinEntry.ofProcess(),
                        new PrintWriter(System.out, true, System.out.charset()),
                        new PrintWriter(System.err, true, System.err.charset()));
        System.exit(main.run(args));
    }

    /// Runs one command.
    ///
    /// @return its exit status
    int run(String... args) {
        // This is how the service starts it. Parsing the command line would cost a seventh of the
        // start time: the library's class files are in too old a format for the start cache.
        if (Arrays.equals(args, PLAIN_RUN)) {
            try {
                return new RunCommand(call).call();
            } catch (Exception e) {
                return call.refuse(sentence(e), status(e));
            }
        }
        return commandLine()
                .setOut(call.out())
                .setErr(call.err())
                .setParameterExceptionHandler(
                        (e, _) -> call.refuse(usageSentence(e), ExitStatus.USAGE))
                .setExecutionExceptionHandler((e, _, _) -> call.refuse(sentence(e), status(e)))
                .execute(args);
    }

    private CommandLine commandLine() {
        return new CommandLine(call)
                .addSubcommand(new CheckCommand(call))
                .addSubcommand(new PinCommand(call))
                .addSubcommand(new RunCommand(call))
                .addSubcommand(new DemoCommand(call))
                .addSubcommand(new VisitCommand(call))
                .addSubcommand(new PrintTestCommand(call))
                .addSubcommand(new SayCommand(call))
                .addSubcommand(new TrainCommand(call))
                .addSubcommand(new PaintTrialCommand(call))
                .addSubcommand(
                        new CommandLine(new CommandGroups.Ticket())
                                .addSubcommand(new TicketVerifyCommand(call)))
                .addSubcommand(
                        new CommandLine(new CommandGroups.AgendaDates())
                                .addSubcommand(
                                        new AgendaImportCommand(call, InstantSource.system())))
                .addSubcommand(
                        new CommandLine(new CommandGroups.AppointmentLists())
                                .addSubcommand(
                                        new AppointmentsCsvCommand(call, InstantSource.system())))
                .addSubcommand(content())
                .addSubcommand(new DeskCommand(call))
                .addSubcommand(
                        new CommandLine(new CountsCommand(call))
                                .addSubcommand(new CountsExportCommand(call))
                                .addSubcommand(new CountsHubGoneCommand(call)))
                .addSubcommand(new SimulateCommand(call))
                .addSubcommand(new PeriodsCommand(call))
                .addSubcommand(
                        new CommandLine(new CommandGroups.Key())
                                .addSubcommand(new KeyShowCommand(call)))
                .addSubcommand(
                        new CommandLine(new CommandGroups.Bundle())
                                .addSubcommand(new BundleKeygenCommand(call))
                                .addSubcommand(new BundlePackCommand(call))
                                .addSubcommand(new BundleTrustCommand(call))
                                .addSubcommand(new BundleShowCommand(call))
                                .addSubcommand(new BundleInstallCommand(call)))
                .addSubcommand(central());
    }

    private CommandLine content() {
        return new CommandLine(new CommandGroups.EditedContent())
                .addSubcommand(new ContentGraphCommand(call))
                .addSubcommand(new ContentPreviewCommand(call))
                .addSubcommand(
                        new CommandLine(new ContentTextsCommands.Texts())
                                .addSubcommand(new ContentTextsCommands.Export(call))
                                .addSubcommand(new ContentTextsCommands.Import(call)));
    }

    private CommandLine central() {
        CentralCommands central = new CentralCommands(call);
        return new CommandLine(central)
                .addSubcommand(new CentralRunCommand(central))
                .addSubcommand(new CentralEnrollCommand(central))
                .addSubcommand(new CentralRevokeCommand(central))
                .addSubcommand(new CentralRotateCommand(central))
                .addSubcommand(new CentralReportCommand(central))
                .addSubcommand(new CentralImportCommand(central))
                .addSubcommand(new CentralBundleCommand(central))
                .addSubcommand(new CentralAlertTestCommand(central))
                .addSubcommand(new CentralBackupCommand(central))
                .addSubcommand(new CentralRestoreCommand(central))
                .addSubcommand(new CentralPasswordCommand(central))
                .addSubcommand(
                        new CommandLine(new CommandGroups.CentreKey())
                                .addSubcommand(new CentralKeyShowCommand(central)));
    }

    // An unexpected argument after "pin" may be the PIN, so it is not repeated.
    private static String usageSentence(CommandLine.ParameterException e) {
        return e.getCommandLine().getCommandName().equals(PinCommand.NAME)
                ? "kiosk pin takes no PIN on the command line: type it when asked, or pipe it in."
                : e.getMessage() + "; kiosk --help says what there is.";
    }

    private static int status(Exception e) {
        return e instanceof NoDisplayException ? ExitStatus.NO_DISPLAY : ExitStatus.FAULTS;
    }

    private static String sentence(Exception e) {
        return switch (e) {
            case AccessDeniedException denied ->
                    denied.getFile() + " may not be used by this user.";
            case IOException failed -> "Reading or writing failed: " + failed;
            case UncheckedIOException away ->
                    "Reading or writing failed: " + requireNonNull(away.getCause()).getMessage();
            case RuntimeException unexpected -> {
                Logger.error(unexpected, "A command failed unexpectedly");
                yield "This should not have happened: " + unexpected;
            }
            default -> String.valueOf(e.getMessage());
        };
    }
}
