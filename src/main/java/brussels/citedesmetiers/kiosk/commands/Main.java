package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.screen.MeasuredTextFit;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.NoDisplayException;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// The command line. Exit status: 0 all is well, 1 faults were found or it could not be done, 2 the
/// command line itself is wrong, 69 there is no display. What goes wrong is said in one sentence on
/// standard error.
///
/// The commands are put together in code: with annotations picocli would have to be let into this
/// package by reflection.
public final class Main {
    public static final int OK = 0;
    public static final int FAULTS = 1;
    static final int USAGE = 2;

    /// There is no display (`EX_UNAVAILABLE` of sysexits.h).
    static final int NO_DISPLAY = 69;

    private static final String CONFIG = "--config";
    private static final String DATA = "--data";
    private static final String PIN = "pin";
    private static final String CONFIG_VARIABLE = "KIOSK_CONFIG";
    private static final String DATA_VARIABLE = "KIOSK_DATA";
    private static final String[] PLAIN_RUN = {"run"};
    private static final String DEFAULT_CONFIG = "kiosk-config";

    private final Map<String, String> environment;
    private final PinEntry pinEntry;
    private final PrintWriter out;
    private final PrintWriter err;
    private Path config;
    private @Nullable Path data;

    Main(Map<String, String> environment, PinEntry pinEntry, PrintWriter out, PrintWriter err) {
        this.environment = Map.copyOf(environment);
        this.pinEntry = pinEntry;
        this.out = out;
        this.err = err;
        this.config = Path.of(environment.getOrDefault(CONFIG_VARIABLE, DEFAULT_CONFIG));
        String folder = environment.get(DATA_VARIABLE);
        this.data = folder == null ? null : Path.of(folder);
    }

    /// Runs one command and ends the process with its exit status.
    public static void main(String[] args) {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Main main =
                new Main(
                        System.getenv(),
                        PinEntry.of(System.console(), in),
                        new PrintWriter(System.out, true, System.out.charset()),
                        new PrintWriter(System.err, true, System.err.charset()));
        System.exit(main.run(args));
    }

    /// Runs one command.
    ///
    /// @return its exit status
    int run(String... args) {
        // As the service starts it. Reading the command line would cost a seventh of the start: the
        // library's classes are
        // too old in form for the start cache.
        if (Arrays.equals(args, PLAIN_RUN)) {
            try {
                return start().run(TerminalStart.Wanted.NOTHING_ELSE);
            } catch (Exception e) {
                return refuse(sentence(e), status(e));
            }
        }
        CommandSpec kiosk = command(null, "The orientation kiosk of the Cité des métiers.");
        kiosk.name("kiosk");
        Invocation call = new Invocation(() -> config, () -> Optional.ofNullable(data), out, err);
        kiosk.addOption(
                folder(CONFIG, "The configuration folder, else $KIOSK_CONFIG, else kiosk-config."));
        kiosk.addOption(
                folder(DATA, "The data folder, else $KIOSK_DATA, else the one of terminal.json."));
        kiosk.addSubcommand(
                "check",
                command(this::check, "Say everything that is wrong with settings and content."));
        kiosk.addSubcommand(
                PIN,
                command(this::pin, "Set the staff PIN, typed twice or read from standard input."));
        ScreenCommands screens = new ScreenCommands(this::start, call, environment);
        kiosk.addSubcommand("run", screens.runCommand());
        kiosk.addSubcommand("demo", screens.demoCommand());
        kiosk.addSubcommand("visit", screens.visitCommand());
        kiosk.addSubcommand("print-test", screens.printTestCommand());
        kiosk.addSubcommand(
                "train",
                command(
                        () -> new TrainCommand(environment, out, err).run(),
                        "Make the cache that halves the start, with a scripted visit."));
        kiosk.addSubcommand("ticket", ticket());
        kiosk.addSubcommand("desk", new DeskCommand(call).spec());
        kiosk.addSubcommand("counts", new CountsCommand(call).spec());
        kiosk.addSubcommand("simulate", new SimulateCommand(call).spec());
        kiosk.addSubcommand("key", key());
        kiosk.addSubcommand("central", new CentralCommand(call, environment, pinEntry).spec());
        return new CommandLine(kiosk)
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((e, _) -> refuse(usageSentence(e), USAGE))
                .setExecutionExceptionHandler((e, _, _) -> refuse(sentence(e), status(e)))
                .execute(args);
    }

    private TerminalStart start() {
        return new TerminalStart(config, data, environment, out, err);
    }

    // The two folders may stand before the command or after it.
    private int execute(ParseResult parsed) {
        for (ParseResult part = parsed; part != null; part = part.subcommand()) {
            config = part.matchedOptionValue(CONFIG, config);
            data = part.matchedOptionValue(DATA, data);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static OptionSpec folder(String name, String description) {
        return OptionSpec.builder(name)
                .type(Path.class)
                .paramLabel("DIR")
                .description(description)
                .scopeType(ScopeType.INHERIT)
                .build();
    }

    private CommandSpec ticket() {
        CommandSpec[] own = new CommandSpec[1];
        own[0] =
                command(
                                () -> verify(own[0]),
                                "Say what a ticket's code holds, or why it is refused.")
                        .addOption(
                                OptionSpec.builder("--lang")
                                        .type(String.class)
                                        .paramLabel("LANGUAGE")
                                        .description("The language to say it in, else fr.")
                                        .build())
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .type(String.class)
                                        .paramLabel("TICKET")
                                        .arity("1")
                                        .description(
                                                "The code, a picture of it, or - for standard"
                                                        + " input.")
                                        .build());
        CommandSpec ticket = command(null, "Read tickets.");
        ticket.addSubcommand("verify", own[0]);
        return ticket;
    }

    private int verify(CommandSpec spec) throws Exception {
        ParseResult parsed = spec.commandLine().getParseResult();
        String language = parsed.matchedOptionValue("--lang", "fr");
        Optional<Settings> settings = Settings.load(config).orSay(err);
        Optional<Content> content = ContentLoader.load(config).orSay(err);
        if (settings.isEmpty() || content.isEmpty()) {
            return FAULTS;
        }
        String token = TicketCommand.token(parsed.matchedPositionalValue(0, "-"), System.in);
        Path key =
                (data == null ? settings.get().terminal().dataFolder() : data)
                        .resolve(TerminalKey.FILE);
        Optional<String> own =
                Files.isReadable(key)
                        ? Optional.of(TerminalKey.loadOrCreate(key).publicKey())
                        : Optional.empty();
        TerminalSettings terminal = settings.get().terminal();
        Path folder = data == null ? terminal.dataFolder() : data;
        return new TicketCommand(
                        content.get(),
                        new KeptContent(folder),
                        settings.get().site().keys(terminal.id(), own),
                        settings.get().site().zone(),
                        out,
                        err)
                .run(token, language, Instant.now(), ClockTrust.bySystem().trusted());
    }

    private CommandSpec key() {
        CommandSpec key = command(null, "This terminal's key.");
        key.addSubcommand(
                "show",
                command(
                        this::showKey,
                        "Print this terminal's entry for site.json; the key is made if there is"
                                + " none."));
        return key;
    }

    private int showKey() throws Exception {
        Optional<TerminalSettings> terminal = Settings.loadTerminal(config).orSay(err);
        if (terminal.isEmpty()) {
            return FAULTS;
        }
        Path folder = data == null ? terminal.get().dataFolder() : data;
        Files.createDirectories(folder);
        return new KeyCommand(terminal.get(), folder, out)
                .run(
                        file -> TerminalKey.loadOrCreate(file).publicKey(),
                        LocalDate.now(Settings.zone(config)));
    }

    /// Texts are measured by what draws them, in memory and without starting the screen.
    private int check() {
        Frames.headless();
        Fonts.load();
        return new CheckCommand(config, out, MeasuredTextFit::new).run();
    }

    static CommandSpec command(@Nullable Callable<Integer> work, String description) {
        CommandSpec command =
                work == null ? CommandSpec.create() : CommandSpec.wrapWithoutInspection(work);
        command.usageMessage().description(description);
        return command.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Say how it is used.")
                        .build());
    }

    private int pin() throws Exception {
        Optional<Path> folder = dataFolder();
        return folder.isEmpty() ? FAULTS : new PinCommand(folder.get(), pinEntry, out, err).run();
    }

    /// The data folder of the command line, else of `terminal.json`; empty if that has faults,
    /// which are then said.
    private Optional<Path> dataFolder() {
        if (data != null) {
            return Optional.of(data);
        }
        return Settings.loadTerminal(config).orSay(err).map(TerminalSettings::dataFolder);
    }

    private int refuse(String sentence, int status) {
        err.println(sentence);
        return status;
    }

    // What is too much after "pin" may be the PIN: it is not repeated.
    private static String usageSentence(CommandLine.ParameterException e) {
        return e.getCommandLine().getCommandName().equals(PIN)
                ? "kiosk pin takes no PIN on the command line: type it when asked, or pipe it in."
                : e.getMessage() + "; kiosk --help says what there is.";
    }

    private static int status(Exception e) {
        return e instanceof NoDisplayException ? NO_DISPLAY : FAULTS;
    }

    private static String sentence(Exception e) {
        return switch (e) {
            case AccessDeniedException denied ->
                    denied.getFile() + " may not be used by this user.";
            case IOException failed -> "Reading or writing failed: " + failed;
            case RuntimeException unexpected -> {
                Logger.error(unexpected, "A command failed unexpectedly");
                yield "This should not have happened: " + unexpected;
            }
            default -> String.valueOf(e.getMessage());
        };
    }
}
