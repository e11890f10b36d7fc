package brussels.citedesmetiers.kiosk.commands;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The printer of a command that prints.
final class PrinterOption {
    @Option(
            names = "--printer",
            paramLabel = "ADDRESS",
            description =
                    "The printer instead of the one in terminal.json: an address, \"emulated\" or"
                            + " \"none\".")
    @Nullable String address;

    /// Runs the work with the requested printer.
    ///
    /// @param otherwise the address if none is given, or null for the one in the settings
    /// @param err where faults of the address are reported
    /// @return the exit status
    int with(@Nullable String otherwise, PrintWriter err, OpenPrinter.PrinterTask task)
            throws Exception {
        return OpenPrinter.with(address == null ? otherwise : address, err, task);
    }
}
