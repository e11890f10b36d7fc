package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.hardware.Device;
import brussels.citedesmetiers.kiosk.hardware.DeviceState;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.DeviceLine;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.Line;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.Try;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What staff read about each device, in one language, and what they can try with it.
final class DeviceLines {
    private static final int MM_IN_A_METRE = 1_000;

    private final Machinery machinery;
    private final Devices devices;

    DeviceLines(Machinery machinery, Devices devices) {
        this.machinery = machinery;
        this.devices = devices;
    }

    List<DeviceLine> in(Language language) {
        List<DeviceLine> lines = new ArrayList<>();
        printers(language, lines);
        Map<Device, DeviceState> states = devices.states();
        boolean lightDone = false;
        for (Map.Entry<Device, DeviceState> each : states.entrySet()) {
            Device device = each.getKey();
            if (device.isLight() && lightDone) {
                continue;
            }
            lightDone |= device.isLight();
            lines.add(
                    new DeviceLine(
                            line(language, device, each.getValue()), tries(language, device)));
        }
        return lines;
    }

    /// Only what staff must look after, for the panel's first page.
    List<Line> warnings(Language language) {
        return in(language).stream()
                .map(DeviceLine::line)
                .filter(line -> line.warning() && !line.icon().equals("printer"))
                .toList();
    }

    private void printers(Language language, List<DeviceLine> lines) {
        List<Printers.Known> known = machinery.printers().known();
        for (int i = 0; i < known.size(); i++) {
            Printers.Known printer = known.get(i);
            Line state =
                    new Line(
                            "printer",
                            printer.printer().name(),
                            language.text("printer." + key(printer)),
                            printer.state() != PrinterState.READY);
            Try test =
                    new Try(
                            "test-printer-" + i,
                            language.text("staff.test"),
                            new StaffTask.TestPrint(i));
            lines.add(new DeviceLine(state, List.of(test)));
            lines.add(
                    new DeviceLine(
                            paper(language, printer),
                            List.of(
                                    new Try(
                                            "new-roll-" + i,
                                            language.text("staff.roll"),
                                            new StaffTask.NewRoll(i)))));
        }
    }

    /// A network printer that serves one connection at a time makes a second terminal wait without
    /// a response.
    static String key(Printers.Known known) {
        boolean silent = known.state() == PrinterState.UNKNOWN;
        return silent && known.printer().address().startsWith("tcp:")
                ? "unknown-network"
                : key(known.state());
    }

    private static String key(PrinterState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// About how much paper is left.
    static Line paper(Language language, Printers.Known printer) {
        return new Line(
                "ticket",
                language.text("staff.paper"),
                language.text(
                        "staff.paper.left",
                        printer.paper().ticketsLeft(),
                        printer.paper().usedMm() / MM_IN_A_METRE),
                printer.paper().fewLeft());
    }

    private List<Try> tries(Language language, Device device) {
        return device.isInput()
                ? List.of()
                : List.of(
                        new Try(
                                device.isLight() ? "test-light" : "test-lamp",
                                language.text("staff.try"),
                                new StaffTask.TestLights()));
    }

    private Line line(Language language, Device device, DeviceState state) {
        String label =
                language.text(device.isLight() ? "device.light" : "device." + device.setting());
        String value =
                switch (state) {
                    case STARTING -> language.text("staff.starting");
                    case NO_PINS -> language.text("device.no-pins");
                    case FAILED -> language.text("device.failed");
                    case ON, OFF -> working(language, device, state == DeviceState.ON);
                };
        boolean warning =
                state == DeviceState.FAILED
                        || state == DeviceState.NO_PINS
                        || (device == Device.TAMPER && state == DeviceState.ON);
        return new Line("info", label, value, warning);
    }

    private String working(Language language, Device device, boolean on) {
        return switch (device) {
            case KEY_NEXT, KEY_PREVIOUS, KEY_CHOOSE, KEY_REPEAT ->
                    on
                            ? language.text("device.key.down")
                            : language.text("device.key.pressed", devices.timesOn(device));
            case HEADSET -> language.text(on ? "device.headset.in" : "device.headset.out");
            case PRESENCE -> language.text(on ? "device.presence.yes" : "device.presence.no");
            case TAMPER -> language.text(on ? "device.tamper.open" : "device.tamper.closed");
            case LIGHT_GREEN, LIGHT_AMBER, LIGHT_RED ->
                    language.text("device.light." + devices.signalName());
            case SLOT_LAMP -> language.text(on ? "device.on" : "device.off");
        };
    }

    /// What staff read of a fault that began, beside its time and code; nothing more than the code
    /// of one that an earlier program noted and this one does not know.
    static String sentence(Language language, String code) {
        String key = key(code);
        return language.texts().containsKey(key) ? language.text(key) : code;
    }

    private static String key(String code) {
        String printer = "printer-";
        String pin = "pin-";
        if (code.startsWith(printer)) {
            return "printer." + code.substring(printer.length());
        }
        if (code.startsWith(pin)) {
            return code.startsWith(pin + "light")
                    ? "device.light"
                    : "device." + code.substring(pin.length());
        }
        return switch (code) {
            case FaultCodes.CASE_OPEN -> "device.tamper.open";
            case FaultCodes.PAPER_LOW -> "printer.near-end";
            case FaultCodes.SCREEN -> "staff.screen";
            default ->
                    code.startsWith("store-")
                            ? "staff.store"
                            : code.startsWith("key-") ? "staff.key" : "staff.desk";
        };
    }

    /// The last faults with time and code.
    static List<Line> faults(
            Language language, List<FaultLog.Entry> last, Function<Instant, String> time) {
        return last.stream()
                .map(
                        entry ->
                                new Line(
                                        "clock",
                                        time.apply(entry.at()) + " · " + entry.code(),
                                        sentence(language, entry.code()),
                                        false))
                .toList();
    }
}
