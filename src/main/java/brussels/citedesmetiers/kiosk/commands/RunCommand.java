package brussels.citedesmetiers.kiosk.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kiosk run`: the terminal on its display.
@Command(name = "run", description = "Run the terminal on its display.")
final class RunCommand implements Callable<Integer> {
    @Mixin final PrinterOption printer = new PrinterOption();
    @Mixin final DisplayOption display = new DisplayOption();

    @Option(names = "--window", description = "In a window instead of the full screen.")
    boolean window;

    @Option(names = "--headless", description = "Without a display: everything is drawn in memory.")
    boolean headless;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "Drive it by a script as kiosk visit does, then end.")
    @Nullable Path script;

    private final Invocation call;

    RunCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        if (script != null && !Files.isReadable(script)) {
            return call.refuse(
                    "There is no script " + script + " that can be read.", ExitStatus.FAULTS);
        }
        return new TerminalStart(call)
                .run(
                        new TerminalStart.Wanted(
                                printer.address, display.display, window, headless, script));
    }
}
