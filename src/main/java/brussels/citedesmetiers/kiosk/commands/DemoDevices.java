package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.hardware.Device;
import brussels.citedesmetiers.kiosk.hardware.VirtualPins;
import brussels.citedesmetiers.kiosk.screen.VirtualDevicesView;
import brussels.citedesmetiers.kiosk.screen.VirtualDevicesView.Lamp;
import brussels.citedesmetiers.kiosk.screen.VirtualDevicesView.Switch;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;

/// The devices of `kiosk demo`, drawn and clickable.
final class DemoDevices {
    private static final Map<Device, String> COLOURS =
            Map.of(
                    Device.LIGHT_RED, "#E5443A",
                    Device.LIGHT_AMBER, "#FFB000",
                    Device.LIGHT_GREEN, "#2FBF63",
                    Device.SLOT_LAMP, "#FFFFFF");

    private DemoDevices() {}

    /// Draws the devices of these pins. JavaFX thread only.
    static VirtualDevicesView view(Language language, VirtualPins pins) {
        VirtualDevicesView view =
                new VirtualDevicesView(
                        language,
                        language.text("demo.devices"),
                        List.of(
                                lamp(Device.LIGHT_RED),
                                lamp(Device.LIGHT_AMBER),
                                lamp(Device.LIGHT_GREEN),
                                lamp(Device.SLOT_LAMP)),
                        List.of(
                                input(language, pins, Device.KEY_PREVIOUS, "back"),
                                input(language, pins, Device.KEY_NEXT, "next"),
                                input(language, pins, Device.KEY_CHOOSE, "tick"),
                                input(language, pins, Device.KEY_REPEAT, "start-over")),
                        List.of(
                                input(language, pins, Device.PRESENCE, "people"),
                                input(language, pins, Device.HEADSET, "speaker"),
                                input(language, pins, Device.TAMPER, "lock")));
        pins.onOutput((device, on) -> Platform.runLater(() -> view.lit(device.setting(), on)));
        return view;
    }

    private static Lamp lamp(Device device) {
        return new Lamp(device.setting(), COLOURS.getOrDefault(device, "#FFFFFF"));
    }

    private static Switch input(Language language, VirtualPins pins, Device device, String icon) {
        return new Switch(
                "demo-" + device.setting(),
                icon,
                language.text("device." + device.setting()),
                on -> pins.set(device, on));
    }
}
