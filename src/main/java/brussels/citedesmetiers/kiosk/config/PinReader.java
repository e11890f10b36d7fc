package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.config.TerminalSettings.Pins;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `pins` of `terminal.json`, and refuses what cannot be wired.
final class PinReader {
    private static final List<String> KEYS =
            List.of("keyNext", "keyPrevious", "keyChoose", "keyRepeat");
    private static final List<String> LIGHT = List.of("lightGreen", "lightAmber", "lightRed");
    private static final List<String> SINGLE = List.of("headset", "presence", "tamper", "slotLamp");

    private static final int LAST_BCM_PIN = 27;
    private static final int NO_PIN = -1;

    /// Pins of a Raspberry Pi that are wired to something else, by what that is.
    private static final Map<Integer, String> RESERVED =
            Map.of(
                    0, "the memory of an add-on board",
                    1, "the memory of an add-on board",
                    2, "the I2C bus, as of a clock",
                    3, "the I2C bus, as of a clock",
                    14, "the serial console",
                    15, "the serial console");

    private static final TextForm NAME =
            new TextForm(
                    text -> KEYS.contains(text) || LIGHT.contains(text) || SINGLE.contains(text),
                    "the name of a device with a pin here is needed");

    private PinReader() {}

    static Pins pins(Json json) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<Integer, String> taken = new HashMap<>();
        for (List<String> devices : List.of(KEYS, LIGHT, SINGLE)) {
            for (String device : devices) {
                int pin = json.integer(device, 0, LAST_BCM_PIN, NO_PIN);
                if (pin != NO_PIN) {
                    numbers.put(device, pin);
                    check(json, device, pin, taken);
                }
            }
        }
        together(json, KEYS, "the four keys go together: one is missing");
        together(json, LIGHT, "a status light needs all three colours");
        List<String> inverted =
                json.strings("inverted", 0, KEYS.size() + LIGHT.size() + SINGLE.size(), NAME);
        for (String device : inverted) {
            if (!json.has(device)) {
                json.fault("inverted", device + " has no pin here");
            }
        }
        return new Pins(numbers, Set.copyOf(inverted));
    }

    private static void check(Json json, String device, int pin, Map<Integer, String> taken) {
        String other = taken.putIfAbsent(pin, device);
        if (RESERVED.containsKey(pin)) {
            json.fault(
                    device, "pin " + pin + " belongs to " + RESERVED.get(pin) + ": choose another");
        } else if (other != null) {
            json.fault(device, "pin " + pin + " is taken by " + other + ": choose another");
        }
    }

    /// All of them or none.
    private static void together(Json json, List<String> devices, String right) {
        if (devices.stream().anyMatch(json::has)) {
            devices.stream()
                    .filter(device -> !json.has(device))
                    .forEach(device -> json.fault(device, right));
        }
    }
}
