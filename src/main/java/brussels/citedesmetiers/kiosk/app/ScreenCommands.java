package brussels.citedesmetiers.kiosk.app;

import brussels.citedesmetiers.kiosk.screen.Display;
import brussels.citedesmetiers.kiosk.screen.Fonts;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The commands that open screens: `run` and `visit`.
final class ScreenCommands {
    private final Supplier<Path> config;
    private final Supplier<Optional<Path>> data;
    private final PrintWriter out;
    private final PrintWriter err;

    ScreenCommands(
            Supplier<Path> config,
            Supplier<Optional<Path>> data,
            PrintWriter out,
            PrintWriter err) {
        this.config = config;
        this.data = data;
        this.out = out;
        this.err = err;
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static OptionSpec printer() {
        return option(
                "--printer",
                "ADDRESS",
                "The printer instead of the one in terminal.json; \"none\" for none.");
    }

    private static OptionSpec display() {
        return option(
                "--display",
                "SIZE",
                "The screen instead of the one in terminal.json, as 1024x600@7.");
    }

    CommandSpec runCommand() {
        Holder holder = new Holder();
        holder.spec =
                Main.command(() -> run(holder.spec()), "Run the terminal on its display.")
                        .addOption(printer())
                        .addOption(display())
                        .addOption(
                                OptionSpec.builder("--window")
                                        .type(boolean.class)
                                        .description("In a window instead of the full screen.")
                                        .build());
        return holder.spec();
    }

    CommandSpec visitCommand() {
        Holder holder = new Holder();
        holder.spec =
                Main.command(
                                () -> visit(holder.spec()),
                                "Drive the real screens without a display, as a script says.")
                        .addOption(printer())
                        .addOption(display())
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .type(Path.class)
                                        .paramLabel("SCRIPT")
                                        .arity("1")
                                        .description(
                                                "A file of lines: tap NODE-ID, key NAME, idle"
                                                        + " SECONDS, expect NODE-ID [text], shot"
                                                        + " FILE.")
                                        .build());
        return holder.spec();
    }

    /// A command's work needs its own specification to read the options from.
    private static final class Holder {
        @Nullable CommandSpec spec;

        CommandSpec spec() {
            return Optional.ofNullable(spec).orElseThrow();
        }
    }

    private static <T> Optional<T> value(CommandSpec spec, String option, Class<T> type) {
        return Optional.ofNullable(
                        spec.commandLine().getParseResult().<T>matchedOptionValue(option, null))
                .map(type::cast);
    }

    private static @Nullable Display display(CommandSpec spec) {
        return value(spec, "--display", String.class).map(Display::parse).orElse(null);
    }

    private int run(CommandSpec spec) throws Exception {
        InstantSource clock = InstantSource.system();
        Optional<Assembly> assembly =
                Assembly.of(
                        new Assembly.Choices(
                                config.get(),
                                data.get().orElse(null),
                                value(spec, "--printer", String.class).orElse(null),
                                display(spec),
                                clock,
                                Assembly.daysBy(clock, ClockTrust.bySystem())),
                        err);
        if (assembly.isEmpty()) {
            return Main.FAULTS;
        }
        boolean window = value(spec, "--window", Boolean.class).orElse(false);
        return new RunCommand(assembly.get(), !window).run();
    }

    private int visit(CommandSpec spec) throws Exception {
        Path script = spec.commandLine().getParseResult().matchedPositionalValue(0, Path.of(""));
        VirtualClock clock = new VirtualClock(InstantSource.system().instant());
        Path folder = data.get().isPresent() ? data.get().get() : temporary();
        Optional<Assembly> assembly = assembled(spec, clock, folder);
        if (assembly.isEmpty()) {
            return Main.FAULTS;
        }
        Frames.headless();
        Frames.startToolkit(Fonts::load);
        try (Assembly open = assembly.get()) {
            ScreenDriver driver = ScreenDriver.show(open, clock);
            new VisitCommand(driver, Path.of(""), out).run(script);
            driver.close();
        } finally {
            ScreenDriver.end();
        }
        return Main.OK;
    }

    private Optional<Assembly> assembled(CommandSpec spec, VirtualClock clock, Path folder)
            throws DataFolderException {
        return Assembly.of(
                new Assembly.Choices(
                        config.get(),
                        folder,
                        value(spec, "--printer", String.class).orElse("none"),
                        display(spec),
                        clock,
                        Assembly.daysBy(clock, () -> true)),
                err);
    }

    private static Path temporary() throws IOException {
        return Files.createTempDirectory("kiosk-visit");
    }
}
