package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// What this terminal reports about itself to the centre. Any thread.
///
/// @param printers the state of each
/// @param faults the store's
/// @param update the code of what keeps a bundle from being taken, if anything does
/// @param forHub closed periods that wait here for the hub of the site
/// @param countsMissing whether this is the hub of a site and terminals do not give it their counts
record Reporting(
        Supplier<String> contentVersion,
        Supplier<List<PrinterState>> printers,
        Supplier<List<StoreFault>> faults,
        Supplier<Optional<String>> update,
        IntSupplier forHub,
        BooleanSupplier countsMissing,
        BooleanSupplier clockTrusted) {

    /// @param forCentre batches that the centre has not acknowledged
    Heartbeat heartbeat(int forCentre) {
        List<PrinterState> states = printers.get();
        List<String> codes = new ArrayList<>();
        for (PrinterState state : states) {
            if (state != PrinterState.READY && state != PrinterState.BUSY) {
                codes.add(FaultCodes.of(state));
            }
        }
        for (StoreFault fault : faults.get()) {
            if (!comesOfAVisit(fault)) {
                codes.add(FaultCodes.of(fault));
            }
        }
        update.get().ifPresent(codes::add);
        if (countsMissing.getAsBoolean()) {
            codes.add(FaultCodes.COUNTS_MISSING);
        }
        return Heartbeat.saying(
                Version.text(),
                contentVersion.get(),
                forCentre + forHub.getAsInt(),
                paper(states),
                // No sensor detects a ticket waiting in the slot.
                false,
                codes,
                clockTrusted.getAsBoolean());
    }

    /// A fault that arises only during a visit would reveal that somebody was there; its cause is
    /// reported among the others.
    private static boolean comesOfAVisit(StoreFault fault) {
        return fault instanceof StoreFault.WaitingInMemory
                || fault instanceof StoreFault.NumberNotSaved;
    }

    /// The worst of all printers.
    private static Heartbeat.Paper paper(List<PrinterState> states) {
        if (states.contains(PrinterState.PAPER_OUT)) {
            return Heartbeat.Paper.OUT;
        }
        if (states.contains(PrinterState.NEAR_END)) {
            return Heartbeat.Paper.LOW;
        }
        boolean known = !states.isEmpty();
        for (PrinterState state : states) {
            known &= state == PrinterState.READY || state == PrinterState.BUSY;
        }
        return known ? Heartbeat.Paper.OK : Heartbeat.Paper.UNKNOWN;
    }
}
