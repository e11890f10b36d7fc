package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A printer for the length of a command.
///
/// @param address null for the one in the settings
/// @param emulated the emulated printer itself, if it is one
record OpenPrinter(@Nullable String address, @Nullable EmulatedPrinter emulated) {
    static final String NONE = "none";
    static final String EMULATED = "emulated";
    static final int TICKET_DOTS = 576;

    /// What a command does with it.
    interface PrinterTask {
        int run(OpenPrinter printer) throws Exception;
    }

    /// Opens the printer, works, and closes it.
    ///
    /// @param address an address, `emulated` for an emulated printer, or null for the one in the
    ///   settings
    /// @param err where faults of the address are reported
    /// @return the task's status, or [ExitStatus#USAGE] if there is no such address
    static int with(@Nullable String address, PrintWriter err, PrinterTask task) throws Exception {
        if (!EMULATED.equals(address)) {
            Optional<String> wrong = wrong(address);
            wrong.ifPresent(err::println);
            return wrong.isPresent() ? ExitStatus.USAGE : task.run(new OpenPrinter(address, null));
        }
        try (EmulatedPrinter emulated = EmulatedPrinter.onNetwork(TICKET_DOTS)) {
            return task.run(new OpenPrinter(emulated.address().toString(), emulated));
        }
    }

    private static Optional<String> wrong(@Nullable String address) {
        if (address == null || address.isEmpty() || address.equals(NONE)) {
            return Optional.empty();
        }
        try {
            PrinterAddress.parse(address);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + " \"emulated\" and \"none\" are taken too.");
        }
    }
}
