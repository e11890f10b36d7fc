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

    /// Works with the printer asked for.
    ///
    /// @param otherwise the address if none is asked for, or null for the one of the settings
    /// @param err told what is wrong with an address
    /// @return the status to end with
    int with(@Nullable String otherwise, PrintWriter err, OpenPrinter.Work work) throws Exception {
        return OpenPrinter.with(address == null ? otherwise : address, err, work);
    }
}
