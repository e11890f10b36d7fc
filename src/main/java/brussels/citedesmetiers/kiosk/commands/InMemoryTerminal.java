package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A terminal for the length of a command, drawn in memory, whose clock only the command advances.
final class InMemoryTerminal {
    /// Nobody should have to wait for Monday to see a ticket.
    static final ClockTrust HOURS_NOT_ENFORCED = () -> false;

    private final Invocation call;
    private final @Nullable Display display;
    private final Timing timing;

    /// @param display null for the one in the settings
    /// @param timing how patient it is with its printer
    InMemoryTerminal(Invocation call, @Nullable Display display, Timing timing) {
        this.call = call;
        this.display = display;
        this.timing = timing;
    }

    /// What a command does with it.
    interface TerminalTask {
        void run(Terminal terminal, ScreenDriver driver) throws Exception;
    }

    /// Shows the terminal, works, and closes it. Its data folder is the one of the command line,
    /// else a temporary one.
    ///
    /// @param printer an address, or null for the one in the settings
    /// @return the status to end with
    int with(@Nullable String printer, TerminalTask task) throws Exception {
        return with(call.givenData().orElse(null), printer, task);
    }

    /// The same with a data folder that may be another than the command's.
    ///
    /// @param data null for a temporary one
    int with(@Nullable Path data, @Nullable String printer, TerminalTask task) throws Exception {
        VirtualClock clock = new VirtualClock(InstantSource.system().instant());
        try (WorkFolder folder = WorkFolder.givenOrTemporary(data)) {
            Optional<Terminal> terminal =
                    Terminal.of(
                            new TerminalChoices(
                                    call.config(),
                                    folder.path(),
                                    printer,
                                    display,
                                    new WallClock(clock, HOURS_NOT_ENFORCED),
                                    BootClock.by(clock),
                                    false),
                            timing,
                            call.err());
            if (terminal.isEmpty()) {
                return ExitStatus.FAULTS;
            }
            Frames.headless();
            Frames.startToolkit(Fonts::load);
            try (Terminal open = terminal.get()) {
                ScreenDriver driver = ScreenDriver.show(open, clock);
                task.run(open, driver);
                driver.close();
            } finally {
                Frames.end();
            }
            return ExitStatus.OK;
        }
    }
}
