package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import org.jspecify.annotations.Nullable;

/// A printer for the length of a command.
///
/// @param address null for the one of the settings
/// @param emulated the printer itself if it is only a program
record OpenPrinter(@Nullable String address, @Nullable EmulatedPrinter emulated) {
    static final String EMULATED = "emulated";
    static final int TICKET_DOTS = 576;

    /// What a command does with it.
    interface Work {
        int run(OpenPrinter printer) throws Exception;
    }

    /// Opens the printer, works, and closes it.
    ///
    /// @param address an address, `emulated` for a printer that is only a program, or null for the
    ///   one of the settings
    static int with(@Nullable String address, Work work) throws Exception {
        if (!EMULATED.equals(address)) {
            return work.run(new OpenPrinter(address, null));
        }
        try (EmulatedPrinter emulated = EmulatedPrinter.onNetwork(TICKET_DOTS)) {
            return work.run(new OpenPrinter(emulated.address().toString(), emulated));
        }
    }
}
