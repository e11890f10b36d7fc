package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.hardware.Device;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The short codes of faults, for logs, staff and whoever helps them over the phone.
final class FaultCodes {
    static final String SCREEN = "screen-failed";
    static final String CASE_OPEN = "case-open";
    static final String PAPER_LOW = "paper-low";

    private FaultCodes() {}

    /// What is wrong with a printer in this state.
    static String of(PrinterState state) {
        return "printer-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(StoreFault fault) {
        return fault.key().replace('.', '-');
    }

    /// Everything that is wrong now.
    static Set<String> now(Machinery machinery, Devices devices) {
        Set<String> codes = new TreeSet<>();
        if (machinery.starting()) {
            return codes;
        }
        for (Printers.Known printer : machinery.printers().known()) {
            if (printer.state() != PrinterState.READY
                    && printer.state() != PrinterState.BUSY
                    && printer.state() != PrinterState.UNKNOWN) {
                codes.add(of(printer.state()));
            }
            if (printer.paper().fewLeft()) {
                codes.add(PAPER_LOW);
            }
        }
        machinery.faults().forEach(fault -> codes.add(of(fault)));
        if (machinery.storeNotOpened()) {
            codes.add("store-not-opened");
        }
        machinery.keyFault().ifPresent(fault -> codes.add("key-" + fault.why().code()));
        machinery
                .queueSide()
                .map(QueueSide::state)
                .ifPresent(
                        state -> {
                            switch (state) {
                                case QueueSide.State.HubAway _ -> codes.add("hub-away");
                                case QueueSide.State.NotServing pages ->
                                        codes.add("desk-" + pages.why().code());
                                default -> {}
                            }
                        });
        if (devices.caseOpen()) {
            codes.add(CASE_OPEN);
        }
        for (Device device : devices.failed()) {
            codes.add("pin-" + device.setting());
        }
        return codes;
    }
}
