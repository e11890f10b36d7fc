package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.OnDisplay;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kiosk demo`: the terminal in a window beside an emulated printer; or, without a display, one
/// whole visit as pictures.
@Command(name = "demo", description = "Show the terminal beside a printer that is only a program.")
final class DemoCommand implements Callable<Integer> {
    @Mixin final DisplayOption display = new DisplayOption();

    @Option(
            names = "--headless",
            description = "Without a display: one whole visit, its screens and ticket as pictures.")
    boolean headless;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the pictures go, else target/demo.")
    Path pictures = Path.of("target/demo");

    private final Invocation call;

    DemoCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(OpenPrinter.TICKET_DOTS)) {
            if (headless) {
                return inMemory(printer);
            }
            Frames.requireDisplay(call.environment());
            Frames.startToolkit(Fonts::load);
            try (WorkFolder folder = WorkFolder.givenOrTemporary(call.data().orElse(null))) {
                return inWindow(printer, folder.path());
            }
        }
    }

    /// Its data folder is kept, so that what it left can be looked at afterwards.
    private int inMemory(EmulatedPrinter printer) throws Exception {
        Path data = call.data().orElse(pictures.resolve("kiosk-data"));
        DemoVisit visit = new DemoVisit(pictures, call.out());
        int status =
                new InMemoryTerminal(call, display.display, Timing.standard())
                        .with(
                                data,
                                printer.address().toString(),
                                (terminal, driver) -> visit.run(terminal, driver, printer));
        if (status == ExitStatus.OK) {
            visit.sayWhatNext(data, DemoPin.in(data));
        }
        return status;
    }

    private int inWindow(EmulatedPrinter printer, Path folder) throws Exception {
        InstantSource clock = InstantSource.system();
        Optional<Terminal> terminal =
                Terminal.of(
                        new TerminalChoices(
                                call.config(),
                                folder,
                                printer.address().toString(),
                                display.display,
                                new WallClock(clock, InMemoryTerminal.HOURS_NOT_ENFORCED),
                                BootClock.by(clock),
                                true),
                        call.err());
        if (terminal.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        Terminal shown = terminal.get();
        DemoPin pin = DemoPin.in(folder);
        DemoWindow window = Frames.call(() -> new DemoWindow(shown, printer, pin, call.out()));
        int status =
                new OnDisplay(
                                shown,
                                false,
                                Watchdog.none(),
                                window::arrange,
                                stage -> window.follow())
                        .run();
        call.out().println("Look at next: kiosk check, and \"Configure it\" in the README.");
        return status;
    }
}
