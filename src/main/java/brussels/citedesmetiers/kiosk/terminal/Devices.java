package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.StartLog;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.hardware.Device;
import brussels.citedesmetiers.kiosk.hardware.DeviceState;
import brussels.citedesmetiers.kiosk.hardware.PinDevices;
import brussels.citedesmetiers.kiosk.hardware.PinListener;
import brussels.citedesmetiers.kiosk.hardware.PinPlan;
import brussels.citedesmetiers.kiosk.hardware.VirtualPins;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The devices on the pins: status light and slot lamp follow the terminal, keys and headset are
/// passed on, and all of them can be asked how they are. Without declared pins it does nothing.
/// Opened after the first frame; a device that fails takes only itself away.
final class Devices implements PinListener, AutoCloseable {
    private final PinPlan plan;
    private final Machinery machinery;
    private volatile @Nullable PinDevices pins;
    private volatile @Nullable VirtualPins virtual;
    private volatile PinListener visitors = new PinListener() {};
    private volatile Runnable changed = () -> {};
    private volatile Runnable touched = () -> {};

    Devices(TerminalSettings.Pins declared, Machinery machinery) {
        this.plan = plan(declared);
        this.machinery = machinery;
    }

    private static PinPlan plan(TerminalSettings.Pins declared) {
        Map<Device, Integer> numbers = new EnumMap<>(Device.class);
        declared.numbers().forEach((name, pin) -> numbers.put(device(name), pin));
        Set<Device> inverted =
                declared.inverted().stream().map(Devices::device).collect(Collectors.toSet());
        return new PinPlan(numbers, inverted);
    }

    private static Device device(String setting) {
        return Device.named(setting)
                .orElseThrow(() -> new IllegalArgumentException("no device is a " + setting));
    }

    /// Takes devices that are only drawn instead of the declared ones. Before [#start].
    void take(VirtualPins drawn) {
        virtual = drawn;
    }

    /// Sets who hears keys and headset, on the JavaFX thread.
    void listen(PinListener listener) {
        visitors = listener;
    }

    /// Sets what is done first, on the JavaFX thread, when a visitor uses one of them.
    void whenTouched(Runnable action) {
        touched = action;
    }

    /// Opens the pins in the background.
    ///
    /// @param onChange told on any thread when a device has changed
    void start(Runnable onChange) {
        changed = onChange;
        VirtualPins drawn = virtual;
        if (drawn == null && plan.pins().isEmpty()) {
            Logger.info("No devices on pins are declared");
            return;
        }
        PinDevices made = drawn == null ? PinDevices.on(plan, this) : PinDevices.on(drawn, this);
        var _ =
                made.opened()
                        .thenAccept(
                                works -> {
                                    if (works) {
                                        StartLog.up("pins");
                                    }
                                });
        pins = made;
        aroundChanged();
    }

    /// Whether there is any device.
    boolean any() {
        return pins != null;
    }

    /// The visit is at another place.
    void visitAt(Place place) {
        PinDevices present = pins;
        if (present != null) {
            present.lamp(Lights.lamp(place));
        }
    }

    /// The printer's state, a device or another part changed. Any thread.
    void aroundChanged() {
        PinDevices present = pins;
        if (present != null) {
            present.show(Lights.signal(machinery, needStaff()));
        }
    }

    /// How each declared device is now.
    Map<Device, DeviceState> states() {
        PinDevices present = pins;
        return present == null ? Map.of() : present.states();
    }

    /// How often an input has been on since the start.
    int timesOn(Device device) {
        PinDevices present = pins;
        return present == null ? 0 : present.timesOn(device);
    }

    /// Lights each lamp in turn.
    void testLights() {
        PinDevices present = pins;
        if (present != null) {
            present.testLights();
        }
    }

    /// What the status light says, as a word of the texts.
    String signalName() {
        return Lights.signal(machinery, needStaff())
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /// Whether the case is open.
    boolean caseOpen() {
        return states().get(Device.TAMPER) == DeviceState.ON;
    }

    /// Devices that are declared and do not work.
    Set<Device> failed() {
        Set<Device> failed = EnumSet.noneOf(Device.class);
        states().forEach(
                        (device, state) -> {
                            if (state == DeviceState.FAILED || state == DeviceState.NO_PINS) {
                                failed.add(device);
                            }
                        });
        return failed;
    }

    private boolean needStaff() {
        return caseOpen() || !failed().isEmpty();
    }

    @Override
    public void key(VisitorKey key, boolean pressed) {
        Platform.runLater(
                () -> {
                    touched.run();
                    visitors.key(key, pressed);
                });
    }

    @Override
    public void headset(boolean plugged) {
        Platform.runLater(
                () -> {
                    touched.run();
                    visitors.headset(plugged);
                });
    }

    @Override
    public void changed() {
        aroundChanged();
        changed.run();
    }

    @Override
    public void close() {
        PinDevices present = pins;
        pins = null;
        if (present != null) {
            present.close();
        }
    }
}
