package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.store.UsedFolder;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// A terminal with the shipped content on a stage in memory, to be tapped by tests; it was started
/// once before where a test leaves its data folder empty. JavaFX is started once for all of them
/// and never ended.
public final class Bench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static boolean started;

    private final Terminal terminal;
    private final ScreenDriver driver;

    private Bench(Terminal terminal, ScreenDriver driver) {
        this.terminal = terminal;
        this.driver = driver;
    }

    /// JavaFX, started by whichever test comes first.
    public static synchronized void startJavaFx() throws Exception {
        if (started) {
            return;
        }
        Frames.headless();
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException e) {
            // Another test of this process was first: the same JavaFX serves.
            Platform.runLater(() -> {});
        }
        Platform.setImplicitExit(false);
        Frames.call(
                () -> {
                    Fonts.load();
                    return true;
                });
        started = true;
    }

    /// A terminal on its own screen, in memory.
    ///
    /// @param printer the one behind the terminal, or null for none
    public static Bench open(Path data, @Nullable EmulatedPrinter printer) throws Exception {
        return open(data, printer, PrinterFaults.QUICK);
    }

    public static Bench open(Path data, @Nullable EmulatedPrinter printer, Timing timing)
            throws Exception {
        String address = printer == null ? "none" : printer.address().toString();
        return open(ConfigFolder.SHIPPED, data, address, timing, null);
    }

    /// A terminal on its own screen, in memory.
    ///
    /// @param printer address of one, or null for those of the settings
    /// @param display the screen, or null for the one of the settings
    public static Bench open(
            Path config,
            Path data,
            @Nullable String printer,
            Timing timing,
            @Nullable Display display)
            throws Exception {
        return open(config, data, printer, timing, display, _ -> {});
    }

    /// The same, prepared in some way before it starts.
    public static Bench open(
            Path config,
            Path data,
            @Nullable String printer,
            Timing timing,
            @Nullable Display display,
            Consumer<Terminal> prepared)
            throws Exception {
        startJavaFx();
        UsedFolder.into(data);
        VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T09:00:00Z"));
        StringWriter faults = new StringWriter();
        Terminal terminal =
                Terminal.of(
                                new TerminalChoices(
                                        config,
                                        data,
                                        printer,
                                        display,
                                        new WallClock(clock, () -> true),
                                        BootClock.by(clock),
                                        false),
                                timing,
                                new PrintWriter(faults))
                        .orElseThrow(() -> new AssertionError(faults.toString()));
        prepared.accept(terminal);
        return new Bench(terminal, ScreenDriver.show(terminal, clock));
    }

    public ScreenDriver driver() {
        return driver;
    }

    public VisitLoop visits() {
        return terminal.visits();
    }

    public Terminal terminal() {
        return terminal;
    }

    Monkey monkey(Duration patience, @Nullable EmulatedPrinter printer) throws Exception {
        return new Monkey(
                QuickTaps.on(visits(), driver.clock()),
                terminal.machinery().folder(),
                patience,
                printer == null ? null : new PrinterFaults(printer));
    }

    /// Plays steps as in a script.
    public Bench play(String... steps) throws Exception {
        VisitScript command =
                new VisitScript(driver, Path.of(""), new PrintWriter(new StringWriter()));
        for (String step : steps) {
            command.step(step);
        }
        return this;
    }

    /// A visit in French, up to what the adviser will see.
    public Bench toPreview() throws Exception {
        return play(
                        "tap language-fr",
                        "tap theme-C",
                        "tap choice-parent",
                        "tap choice-option",
                        "tap choice-fr",
                        "tap choice-nothing",
                        "tap choice-yes",
                        "tap adviser",
                        "tap skip-all")
                .await(Place.Preview.class);
    }

    /// Waits until the visit is where it is said to be.
    public Bench await(Class<? extends Place> place) throws Exception {
        return await(place.getSimpleName(), t -> place.isInstance(t.visit().place()));
    }

    public Bench await(String what, Predicate<VisitLoop> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Frames.call(() -> condition.test(visits()))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for " + what + " at " + visits().visit());
            }
            Frames.painted();
        }
        return this;
    }

    @Override
    public void close() {
        try {
            driver.close();
        } catch (Exception e) {
            throw new IllegalStateException("the stage could not be closed", e);
        }
        terminal.close();
    }
}
