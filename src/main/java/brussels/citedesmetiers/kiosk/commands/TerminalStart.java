package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.robot.VisitScript;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.OnDisplay;
import brussels.citedesmetiers.kiosk.terminal.ServedAgain;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// `kiosk run`: brings the terminal up on its display. Settings and content are read while the
/// display is opened, since the two take about equally long.
final class TerminalStart {
    private final Invocation call;
    private final Duration lookAgain;

    TerminalStart(Invocation call) {
        this(call, ServedAgain.EVERY);
    }

    /// @param lookAgain how often to check whether a terminal that could not serve now can
    TerminalStart(Invocation call, Duration lookAgain) {
        this.call = call;
        this.lookAgain = lookAgain;
    }

    /// Command-line choices that override the settings.
    ///
    /// @param printer an address, `emulated`, `none`, or null for the one in the settings
    /// @param display null for the one in the settings
    /// @param headless whether it is drawn in memory, where nobody can see it
    /// @param script drives the terminal, which then exits; null for visitors
    record Wanted(
            @Nullable String printer,
            @Nullable Display display,
            boolean window,
            boolean headless,
            @Nullable Path script) {
        /// Everything as in the settings, for visitors.
        static final Wanted NOTHING_ELSE = new Wanted(null, null, false, false, null);
    }

    /// @throws NoDisplayException if there is none and headless was not requested
    int run(Wanted wanted) throws Exception {
        if (wanted.headless()) {
            Frames.headless();
        }
        Frames.requireDisplay(call.environment());
        VirtualClock scripted = new VirtualClock(InstantSource.system().instant());
        InstantSource clock = wanted.script() == null ? InstantSource.system() : scripted;
        if (wanted.script() == null) {
            return run(wanted, scripted, clock, call.data().orElse(null));
        }
        try (WorkFolder folder = WorkFolder.givenOrTemporary(call.givenData().orElse(null))) {
            return run(wanted, scripted, clock, folder.path());
        }
    }

    private int run(Wanted wanted, VirtualClock scripted, InstantSource clock, @Nullable Path data)
            throws Exception {
        return OpenPrinter.with(
                wanted.printer(),
                call.err(),
                printer -> {
                    TerminalChoices choices = choices(wanted, clock, data, printer);
                    boolean unattended = !wanted.window() && wanted.script() == null;
                    Watchdog watchdog =
                            wanted.script() == null
                                    ? Watchdog.of(call.environment())
                                    : Watchdog.none();
                    ServedAgain again = new ServedAgain(choices, call.err(), lookAgain, watchdog);
                    Optional<Terminal> terminal =
                            unattended
                                    ? Optional.of(again.await(this::whileOpening))
                                    : whileOpening(
                                            () ->
                                                    Terminal.of(
                                                            choices,
                                                            Timing.standard(),
                                                            call.err()));
                    if (terminal.isEmpty()) {
                        return ExitStatus.FAULTS;
                    }
                    AtomicReference<@Nullable OnDisplay> self = new AtomicReference<>();
                    OnDisplay command =
                            new OnDisplay(
                                    terminal.get(),
                                    !wanted.window() && !wanted.headless(),
                                    watchdog,
                                    stage -> {
                                        again.close();
                                        if (wanted.script() != null) {
                                            drive(
                                                    terminal.get(),
                                                    scripted,
                                                    stage,
                                                    wanted.script(),
                                                    Optional.ofNullable(self.get()).orElseThrow());
                                        }
                                    });
                    self.set(command);
                    return command.run();
                });
    }

    private TerminalChoices choices(
            Wanted wanted, InstantSource clock, @Nullable Path data, OpenPrinter printer) {
        return new TerminalChoices(
                call.config(),
                data,
                printer.address(),
                wanted.display(),
                new WallClock(clock, ClockTrust.bySystem()),
                wanted.script() == null ? BootClock.ofMachine() : BootClock.by(clock),
                wanted.script() == null,
                wanted.script() == null && call.mustKeep());
    }

    private <T> T whileOpening(Callable<T> read) throws Exception {
        FutureTask<T> reading = new FutureTask<>(read);
        Thread.ofPlatform().name("reading").start(reading);
        Frames.startToolkit(Fonts::load);
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void drive(
            Terminal terminal, VirtualClock clock, Stage stage, Path script, OnDisplay command) {
        ScreenDriver driver = ScreenDriver.on(terminal.visits(), clock, stage);
        Thread.ofPlatform()
                .name("script")
                .start(
                        () -> {
                            try {
                                new VisitScript(driver, Path.of(""), call.out()).run(script);
                                command.end(ExitStatus.OK);
                            } catch (Exception e) {
                                call.err().println(e.getMessage());
                                command.end(ExitStatus.FAULTS);
                            }
                        });
    }
}
