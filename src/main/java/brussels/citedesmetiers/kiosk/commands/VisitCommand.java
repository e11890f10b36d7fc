package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.robot.Monkey;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.robot.QuickTaps;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VisitScript;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kiosk visit`: drives the real screens without a display, from a script (see [VisitScript]) or
/// at random.
@Command(
        name = "visit",
        description = "Drive the real screens without a display, as a script says or at random.")
final class VisitCommand implements Callable<Integer> {
    /// The store gives up on a number after 10 s, and a printer on a ticket soon after.
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Mixin final PrinterOption printer = new PrinterOption();
    @Mixin final DisplayOption display = new DisplayOption();

    @Option(
            names = "--random",
            paramLabel = "N",
            description =
                    "N random visits, with a printer that is only a program and breaks, unless"
                            + " another is named.")
    @Nullable Integer random;

    @Option(names = "--seed", paramLabel = "S", description = "Where chance begins, else 1.")
    long seed = 1;

    @Parameters(
            paramLabel = "SCRIPT",
            arity = "0..1",
            description =
                    "A file of lines: tap NODE-ID, key NAME, idle SECONDS, expect NODE-ID [text],"
                            + " patience SECONDS, shot FILE.")
    @Nullable Path script;

    private final Invocation call;

    VisitCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        if (random != null) {
            return random(random);
        }
        if (script == null) {
            return call.refuse(
                    "A script is missing: kiosk visit SCRIPT, or kiosk visit --random N.",
                    ExitStatus.USAGE);
        }
        if (!Files.isReadable(script)) {
            return call.refuse(
                    "There is no script " + script + " that can be read.", ExitStatus.FAULTS);
        }
        Path steps = script;
        return printer.with(
                OpenPrinter.NONE,
                call.err(),
                open ->
                        new InMemoryTerminal(call, display.display, Timing.standard())
                                .with(
                                        open.address(),
                                        (terminal, driver) ->
                                                new VisitScript(driver, Path.of(""), call.out())
                                                        .run(steps)));
    }

    private int random(int visits) throws Exception {
        // Nobody is watching, so a lower frame rate leaves more time for visits.
        System.setProperty("javafx.animation.pulse", "10");
        return printer.with(
                OpenPrinter.EMULATED,
                call.err(),
                open ->
                        new InMemoryTerminal(call, display.display, PrinterFaults.QUICK)
                                .with(
                                        open.address(),
                                        (terminal, driver) ->
                                                random(visits, terminal, driver, open)));
    }

    private void random(int visits, Terminal terminal, ScreenDriver driver, OpenPrinter open)
            throws Exception {
        long start = System.nanoTime();
        Monkey monkey =
                new Monkey(
                        QuickTaps.on(driver.visits(), driver.clock()),
                        terminal.machinery().folder(),
                        PATIENCE,
                        Optional.ofNullable(open.emulated()).map(PrinterFaults::new).orElse(null));
        Monkey.Figures figures = monkey.run(visits, seed);
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        call.out().println(figures.sentence() + "; seed " + seed + ", " + seconds + " s.");
    }
}
