package brussels.citedesmetiers.kiosk.hardware;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which device is on which pin.
///
/// @param pins BCM numbers, each of another pin
/// @param inverted devices that are on at the other level than [Device] says
public record PinPlan(Map<Device, Integer> pins, Set<Device> inverted) {
    private static final int FIRST_VIRTUAL_PIN = 4;

    public PinPlan {
        pins = Collections.unmodifiableMap(new EnumMap<>(pins));
        inverted = Set.copyOf(inverted);
        if (new HashSet<>(pins.values()).size() < pins.size()) {
            throw new IllegalArgumentException("each device needs a pin of its own");
        }
    }

    /// Every device there is, as the demonstration has them.
    static PinPlan everything() {
        Map<Device, Integer> pins = new EnumMap<>(Device.class);
        for (Device device : Device.values()) {
            pins.put(device, FIRST_VIRTUAL_PIN + pins.size());
        }
        return new PinPlan(pins, Set.of());
    }

    /// Whether this level of its pin means that the device is on.
    boolean isOn(Device device, boolean high) {
        return high == (device.onWhenHigh() != inverted.contains(device));
    }

    /// Whether the board must hold its pin high while nothing else decides it.
    boolean pulledUp(Device device) {
        return device.pulledUp(inverted.contains(device));
    }

    /// The level that turns an output on, or off.
    boolean level(Device device, boolean on) {
        return on != inverted.contains(device);
    }
}
