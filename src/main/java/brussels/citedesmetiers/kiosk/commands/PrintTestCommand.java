package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kiosk print-test`: prints a test slip and says in one sentence how it went.
@Command(name = "print-test", description = "Print a test slip and say how it went.")
final class PrintTestCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin final PrinterOption printer = new PrinterOption();
    private final Invocation call;

    PrintTestCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Frames.headless();
        Frames.startToolkit(Fonts::load);
        // The running terminal may hold the real data folder.
        try (WorkFolder folder = WorkFolder.temporary()) {
            return printer.with(null, call.err(), open -> print(open, folder.path()));
        } finally {
            Frames.end();
        }
    }

    private int print(OpenPrinter open, Path folder) throws Exception {
        WallClock clock = WallClock.ofMachine();
        Optional<Terminal> terminal =
                Terminal.of(
                        new TerminalChoices(
                                call.config(),
                                folder,
                                open.address(),
                                null,
                                clock,
                                BootClock.by(clock),
                                false),
                        call.err());
        return terminal.isEmpty() ? ExitStatus.FAULTS : print(terminal.get());
    }

    private int print(Terminal terminal) throws Exception {
        try (terminal) {
            if (!terminal.machinery().printers().any()) {
                call.err()
                        .println(
                                "No printer is declared: add one to \"printers\" in terminal.json.");
                return ExitStatus.FAULTS;
            }
            CompletableFuture<PrintResult> ended = new CompletableFuture<>();
            Frames.call(
                    () -> {
                        VisitLoop visits = terminal.visits();
                        terminal.machinery().start(visits::aroundChanged);
                        return true;
                    });
            terminal.machinery().printers().awaitUp();
            Frames.call(
                    () -> {
                        terminal.visits().testPrint(ended::complete);
                        return true;
                    });
            return say(
                    ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS),
                    terminal.machinery().printers().chosen().address());
        }
    }

    private int say(PrintResult result, String address) {
        return switch (result) {
            case PrintResult.Printed() -> {
                call.out().println("The test slip is printed: " + address + " says all is well.");
                yield ExitStatus.OK;
            }
            case PrintResult.Sent() -> {
                call.out()
                        .println(
                                "The test slip was sent to "
                                        + address
                                        + ", which never says how it went; look at the paper.");
                yield ExitStatus.OK;
            }
            case PrintResult.NotStarted(var state) -> {
                call.err().println("Nothing was printed: " + address + " is " + state + ".");
                yield ExitStatus.FAULTS;
            }
            case PrintResult.Unsure(var state) -> {
                call.err()
                        .println(
                                "The test slip may be incomplete: "
                                        + address
                                        + " is "
                                        + state
                                        + "; look at the paper.");
                yield ExitStatus.FAULTS;
            }
        };
    }
}
