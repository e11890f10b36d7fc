package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.OnDisplay;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The commands that open screens: `run`, `demo`, `visit` and `print-test`.
final class ScreenCommands {
    private static final String PRINTER = "--printer";
    private static final String DISPLAY = "--display";
    private static final String WINDOW = "--window";
    private static final String HEADLESS = "--headless";
    private static final String SCRIPT = "--script";
    private static final String RANDOM = "--random";
    private static final String SEED = "--seed";

    /// Nobody should have to wait for Monday to see a ticket.
    private static final ClockTrust HOURS_NOT_ENFORCED = () -> false;

    private final Supplier<TerminalStart> start;
    private final Invocation call;
    private final Map<String, String> environment;

    ScreenCommands(
            Supplier<TerminalStart> start, Invocation call, Map<String, String> environment) {
        this.start = start;
        this.call = call;
        this.environment = environment;
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).description(description).build();
    }

    private static OptionSpec printer() {
        return option(
                PRINTER,
                "ADDRESS",
                "The printer instead of the one in terminal.json: an address, \"emulated\" or \"none\".");
    }

    private static OptionSpec display() {
        return option(
                DISPLAY, "SIZE", "The screen instead of the one in terminal.json, as 1024x600@7.");
    }

    CommandSpec runCommand() {
        return spec(this::run, "Run the terminal on its display.")
                .addOption(printer())
                .addOption(display())
                .addOption(flag(WINDOW, "In a window instead of the full screen."))
                .addOption(flag(HEADLESS, "Without a display: everything is drawn in memory."))
                .addOption(
                        option(
                                SCRIPT,
                                "FILE",
                                "Drive it by a script as kiosk visit does, then end."));
    }

    CommandSpec demoCommand() {
        return spec(this::demo, "Show the terminal beside a printer that is only a program.")
                .addOption(display())
                .addOption(
                        flag(
                                HEADLESS,
                                "Without a display: one whole visit, its screens and ticket as"
                                        + " pictures."))
                .addOption(option("--out", "DIR", "Where the pictures go, else target/demo."));
    }

    CommandSpec visitCommand() {
        return withRandom(
                spec(
                                this::visit,
                                "Drive the real screens without a display, as a script says or at random.")
                        .addOption(printer())
                        .addOption(display())
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .type(Path.class)
                                        .paramLabel("SCRIPT")
                                        .arity("0..1")
                                        .description(
                                                "A file of lines: tap NODE-ID, key NAME, idle SECONDS,"
                                                        + " expect NODE-ID [text], shot FILE.")
                                        .build()));
    }

    /// Options of its own for visits at random.
    private static CommandSpec withRandom(CommandSpec visit) {
        return visit.addOption(
                        number(
                                RANDOM,
                                "N",
                                "N random visits, with a printer that is only a program and breaks,"
                                        + " unless another is named."))
                .addOption(number(SEED, "S", "Where chance begins, else 1."));
    }

    private static OptionSpec number(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(Integer.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    CommandSpec printTestCommand() {
        return spec(this::printTest, "Print a test slip and say how it went.").addOption(printer());
    }

    /// Work on a command that needs the command's own options.
    private interface Work {
        int run(CommandSpec spec) throws Exception;
    }

    private static CommandSpec spec(Work work, String description) {
        AtomicReference<@Nullable CommandSpec> own = new AtomicReference<>();
        CommandSpec spec =
                Main.command(
                        () -> work.run(Optional.ofNullable(own.get()).orElseThrow()), description);
        own.set(spec);
        return spec;
    }

    private static <T> Optional<T> value(CommandSpec spec, String option, Class<T> type) {
        Object value =
                spec.commandLine().getParseResult().matchedOptionValue(option, (Object) null);
        return Optional.ofNullable(value).map(type::cast);
    }

    private static boolean set(CommandSpec spec, String option) {
        return value(spec, option, Boolean.class).orElse(false);
    }

    private int run(CommandSpec spec) throws Exception {
        return start.get()
                .run(
                        new TerminalStart.Wanted(
                                value(spec, PRINTER, String.class).orElse(null),
                                value(spec, DISPLAY, String.class).map(Display::parse).orElse(null),
                                set(spec, WINDOW),
                                set(spec, HEADLESS),
                                value(spec, SCRIPT, String.class).map(Path::of).orElse(null)));
    }

    private int visit(CommandSpec spec) throws Exception {
        Optional<Integer> random = value(spec, RANDOM, Integer.class);
        if (random.isPresent()) {
            return random(spec, random.get());
        }
        if (!spec.commandLine().getParseResult().hasMatchedPositional(0)) {
            call.err()
                    .println("A script is missing: kiosk visit SCRIPT, or kiosk visit --random N.");
            return Main.USAGE;
        }
        Path script = spec.commandLine().getParseResult().matchedPositionalValue(0, Path.of(""));
        return withPrinter(
                spec,
                OpenPrinter.NONE,
                printer ->
                        headless(
                                spec,
                                printer.address(),
                                (terminal, driver) ->
                                        new VisitCommand(driver, Path.of(""), call.out())
                                                .run(script)));
    }

    private int random(CommandSpec spec, int visits) throws Exception {
        long seed = value(spec, SEED, Integer.class).orElse(1);
        MonkeyCommand monkey = new MonkeyCommand(visits, seed, call.out());
        // Nobody looks: fewer pictures leave more time for visits.
        System.setProperty("javafx.animation.pulse", "10");
        return withPrinter(
                spec,
                OpenPrinter.EMULATED,
                printer ->
                        headless(
                                spec,
                                printer.address(),
                                (terminal, driver) ->
                                        monkey.run(
                                                driver.visits(),
                                                driver.clock(),
                                                terminal.machinery().folder(),
                                                Optional.ofNullable(printer.emulated()))));
    }

    private int demo(CommandSpec spec) throws Exception {
        Path pictures = Path.of(value(spec, "--out", String.class).orElse("target/demo"));
        EmulatedPrinter printer = EmulatedPrinter.onNetwork(OpenPrinter.TICKET_DOTS);
        try (printer) {
            if (set(spec, HEADLESS)) {
                return demoInMemory(spec, printer, pictures);
            }
            Frames.requireDisplay(environment);
            Frames.startToolkit(Fonts::load);
            try (WorkFolder folder = WorkFolder.givenOrTemporary(call.data())) {
                return demoInWindow(spec, printer, folder.path());
            }
        }
    }

    /// What it leaves can be looked at afterwards, so its data folder stays.
    private int demoInMemory(CommandSpec spec, EmulatedPrinter printer, Path pictures)
            throws Exception {
        Path data = call.data().orElse(pictures.resolve("kiosk-data"));
        DemoVisit visit = new DemoVisit(pictures, call.out());
        int status =
                headless(
                        spec,
                        Optional.of(data),
                        printer.address().toString(),
                        (terminal, driver) -> visit.run(terminal, driver, printer));
        if (status == Main.OK) {
            visit.sayWhatNext(data, DemoPin.in(data));
        }
        return status;
    }

    private int demoInWindow(CommandSpec spec, EmulatedPrinter printer, Path folder)
            throws Exception {
        Optional<Terminal> terminal =
                assembled(
                        spec,
                        InstantSource.system(),
                        HOURS_NOT_ENFORCED,
                        folder,
                        printer.address().toString(),
                        true);
        if (terminal.isEmpty()) {
            return Main.FAULTS;
        }
        Terminal shown = terminal.get();
        DemoPin pin = DemoPin.in(folder);
        DemoCommand demo = Frames.call(() -> new DemoCommand(shown, printer, pin, call.out()));
        int status = new OnDisplay(shown, false, demo::arrange, stage -> demo.follow()).run();
        call.out().println("Look at next: kiosk check, and \"Configure it\" in the README.");
        return status;
    }

    private int printTest(CommandSpec spec) throws Exception {
        Frames.headless();
        Frames.startToolkit(Fonts::load);
        // The data folder itself may be held by the terminal that runs.
        try (WorkFolder folder = WorkFolder.temporary()) {
            return withPrinter(
                    spec,
                    null,
                    printer -> {
                        Optional<Terminal> terminal =
                                assembled(
                                        spec,
                                        InstantSource.system(),
                                        ClockTrust.bySystem(),
                                        folder.path(),
                                        printer.address(),
                                        false);
                        return terminal.isEmpty()
                                ? Main.FAULTS
                                : new PrintTestCommand(call.out(), call.err()).run(terminal.get());
                    });
        } finally {
            Frames.end();
        }
    }

    private int withPrinter(CommandSpec spec, @Nullable String otherwise, OpenPrinter.Work work)
            throws Exception {
        return OpenPrinter.with(
                value(spec, PRINTER, String.class).orElse(otherwise), call.err(), work);
    }

    private interface OnScreen {
        void run(Terminal terminal, ScreenDriver driver) throws Exception;
    }

    private int headless(CommandSpec spec, @Nullable String printer, OnScreen work)
            throws Exception {
        return headless(spec, call.data(), printer, work);
    }

    private int headless(
            CommandSpec spec, Optional<Path> data, @Nullable String printer, OnScreen work)
            throws Exception {
        VirtualClock clock = new VirtualClock(InstantSource.system().instant());
        try (WorkFolder folder = WorkFolder.givenOrTemporary(data)) {
            Optional<Terminal> terminal =
                    assembled(spec, clock, HOURS_NOT_ENFORCED, folder.path(), printer, false);
            if (terminal.isEmpty()) {
                return Main.FAULTS;
            }
            Frames.headless();
            Frames.startToolkit(Fonts::load);
            try (Terminal open = terminal.get()) {
                ScreenDriver driver = ScreenDriver.show(open, clock);
                work.run(open, driver);
                driver.close();
            } finally {
                Frames.end();
            }
            return Main.OK;
        }
    }

    private Optional<Terminal> assembled(
            CommandSpec spec,
            InstantSource clock,
            ClockTrust trust,
            @Nullable Path folder,
            @Nullable String printer,
            boolean online)
            throws DataFolderException {
        return Terminal.of(
                new Terminal.Choices(
                        call.config(),
                        folder,
                        printer,
                        value(spec, DISPLAY, String.class).map(Display::parse).orElse(null),
                        clock,
                        trust,
                        BootClock.by(clock),
                        online),
                value(spec, RANDOM, Integer.class).isPresent()
                        ? MonkeyCommand.QUICK
                        : Timing.standard(),
                call.err());
    }
}
