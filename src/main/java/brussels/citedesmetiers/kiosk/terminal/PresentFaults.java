package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.hardware.Device;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.Set;
import java.util.TreeSet;

/// What is wrong with a terminal, as codes.
final class PresentFaults {
    private PresentFaults() {}

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
                codes.add(FaultCodes.of(printer.state()));
            }
            if (printer.paper().fewLeft()) {
                codes.add(FaultCodes.PAPER_LOW);
            }
        }
        machinery.faults().forEach(fault -> codes.add(FaultCodes.of(fault)));
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
            codes.add(FaultCodes.CASE_OPEN);
        }
        for (Device device : devices.failed()) {
            codes.add("pin-" + device.setting());
        }
        return codes;
    }
}
