package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// `kiosk print-test`: one test slip, and in one sentence how it went.
final class PrintTestCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrintWriter out;
    private final PrintWriter err;

    PrintTestCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    int run(Terminal terminal) throws Exception {
        try (terminal) {
            if (!terminal.machinery().printers().any()) {
                err.println("No printer is declared: add one to \"printers\" in terminal.json.");
                return Main.FAULTS;
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
                out.println("The test slip is printed: " + address + " says all is well.");
                yield Main.OK;
            }
            case PrintResult.Sent() -> {
                out.println(
                        "The test slip was sent to "
                                + address
                                + ", which never says how it went; look at the paper.");
                yield Main.OK;
            }
            case PrintResult.NotStarted(var state) -> {
                err.println("Nothing was printed: " + address + " is " + state + ".");
                yield Main.FAULTS;
            }
            case PrintResult.Unsure(var state) -> {
                err.println(
                        "The test slip may be incomplete: "
                                + address
                                + " is "
                                + state
                                + "; look at the paper.");
                yield Main.FAULTS;
            }
        };
    }
}
