package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.robot.PaintTrial;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// One trial of `kiosk train`, in a process of its own: JavaFX can be started only once in each.
/// Prints who paints and how long a screen takes, in microseconds.
@Command(name = PaintTrialCommand.NAME, hidden = true, description = "Time some screens.")
final class PaintTrialCommand implements Callable<Integer> {
    static final String NAME = "paint-trial";
    static final String PAINTER = "painter: ";
    static final String MICROS = "microseconds: ";

    @Mixin final DisplayOption display = new DisplayOption();

    @Parameters(paramLabel = "FOLDER", description = "For a picture of each screen.")
    Path pictures = Path.of("");

    private final Invocation call;

    PaintTrialCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Frames.requireDisplay(call.environment());
        WallClock clock = new WallClock(InstantSource.system(), ClockTrust.bySystem());
        try (WorkFolder data = WorkFolder.temporary()) {
            Optional<Terminal> made =
                    Terminal.of(
                            new TerminalChoices(
                                    call.config(),
                                    data.path(),
                                    "none",
                                    display.display,
                                    clock,
                                    BootClock.by(clock),
                                    false),
                            call.err());
            if (made.isEmpty()) {
                return ExitStatus.FAULTS;
            }
            Frames.startToolkit(Fonts::load);
            try (Terminal terminal = made.get()) {
                call.out().println(PAINTER + Frames.painter().word());
                call.out().println(MICROS + new PaintTrial(terminal).run(pictures) / 1000);
            } finally {
                Frames.end();
            }
        }
        return ExitStatus.OK;
    }
}
