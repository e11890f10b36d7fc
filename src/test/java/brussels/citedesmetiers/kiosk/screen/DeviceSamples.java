package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.DeviceLine;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.Line;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.Try;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import java.util.List;

/// Devices and faults as the staff panel shows them, with the longest words of each.
final class DeviceSamples {
    private DeviceSamples() {}

    static List<DeviceLine> devices(Language in, boolean warnings) {
        String light = warnings ? "device.light.staff-now" : "device.light.in-order";
        return List.of(
                new DeviceLine(
                        new Line(
                                "printer",
                                "Imprimante à tickets",
                                in.text(warnings ? "printer.unknown-network" : "printer.ready"),
                                warnings),
                        List.of(
                                new Try(
                                        "test-printer-0",
                                        in.text("staff.test"),
                                        new StaffTask.TestPrint(0)))),
                new DeviceLine(
                        new Line(
                                "ticket",
                                in.text("staff.paper"),
                                in.text("staff.paper.left", 40, 168),
                                warnings),
                        List.of(
                                new Try(
                                        "new-roll-0",
                                        in.text("staff.roll"),
                                        new StaffTask.NewRoll(0)))),
                plain(in, "device.keyNext", in.text("device.key.pressed", 12), false),
                plain(in, "device.keyPrevious", in.text("device.key.down"), false),
                plain(in, "device.keyChoose", in.text("device.key.pressed", 0), false),
                plain(in, "device.keyRepeat", in.text("device.failed"), true),
                plain(in, "device.headset", in.text("device.headset.out"), false),
                plain(in, "device.presence", in.text("device.presence.yes"), false),
                plain(in, "device.tamper", in.text("device.tamper.open"), true),
                new DeviceLine(
                        new Line("info", in.text("device.light"), in.text(light), false),
                        List.of(
                                new Try(
                                        "test-light",
                                        in.text("staff.try"),
                                        new StaffTask.TestLights()))),
                new DeviceLine(
                        new Line(
                                "info",
                                in.text("device.slotLamp"),
                                in.text("device.no-pins"),
                                true),
                        List.of(
                                new Try(
                                        "test-lamp",
                                        in.text("staff.try"),
                                        new StaffTask.TestLights()))),
                new DeviceLine(
                        new Line(
                                "speaker",
                                in.text("staff.voice"),
                                in.text(warnings ? "device.failed" : "staff.voice.ready"),
                                warnings),
                        List.of(
                                new Try(
                                        "test-loudspeaker",
                                        in.text("staff.voice.loudspeaker"),
                                        new StaffTask.TestVoice(false)),
                                new Try(
                                        "test-headset",
                                        in.text("device.headset"),
                                        new StaffTask.TestVoice(true)))));
    }

    private static DeviceLine plain(Language in, String label, String value, boolean warning) {
        return new DeviceLine(new Line("info", in.text(label), value, warning), List.of());
    }

    static List<Line> faults(Language in, boolean warnings) {
        return warnings
                ? List.of(
                        fault("30.09. 23:59 · store-folder-not-writable", in.text("staff.store")),
                        fault(
                                "30.09. 14:03 · printer-cutter-error",
                                in.text("printer.cutter-error")),
                        fault("30.09. 10:42 · case-open", in.text("device.tamper.open")))
                : List.of();
    }

    private static Line fault(String label, String value) {
        return new Line("clock", label, value, false);
    }
}
