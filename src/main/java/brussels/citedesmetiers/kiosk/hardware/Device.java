package brussels.citedesmetiers.kiosk.hardware;

import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// A device on one pin, and how it is wired unless it is declared as inverted.
///
/// Switches connect their pin to ground, and the board pulls the pin up. The tamper switch is
/// closed while the case is, so a cut wire looks like an opened case. A presence sensor drives its
/// pin high while somebody is there. Outputs are on while high.
public enum Device {
    KEY_NEXT("keyNext", Wiring.TO_GROUND, Duration.ofMillis(10)),
    KEY_PREVIOUS("keyPrevious", Wiring.TO_GROUND, Duration.ofMillis(10)),
    KEY_CHOOSE("keyChoose", Wiring.TO_GROUND, Duration.ofMillis(10)),
    KEY_REPEAT("keyRepeat", Wiring.TO_GROUND, Duration.ofMillis(10)),
    /// On while a headset is plugged in.
    HEADSET("headset", Wiring.TO_GROUND, Duration.ofMillis(100)),
    /// On while somebody stands in front of the terminal.
    PRESENCE("presence", Wiring.DRIVEN, Duration.ofMillis(100)),
    /// On while the case is open.
    TAMPER("tamper", Wiring.OPENS, Duration.ofMillis(100)),
    LIGHT_GREEN("lightGreen"),
    LIGHT_AMBER("lightAmber"),
    LIGHT_RED("lightRed"),
    /// A lamp at the slot where tickets come out.
    SLOT_LAMP("slotLamp");

    private enum Wiring {
        TO_GROUND,
        OPENS,
        DRIVEN,
        OUTPUT
    }

    private final String setting;
    private final Wiring wiring;
    private final Duration settle;

    Device(String setting) {
        this(setting, Wiring.OUTPUT, Duration.ZERO);
    }

    Device(String setting, Wiring wiring, Duration settle) {
        this.setting = setting;
        this.wiring = wiring;
        this.settle = settle;
    }

    /// The device of this name in `terminal.json`.
    public static Optional<Device> named(String setting) {
        return Arrays.stream(values()).filter(d -> d.setting.equals(setting)).findFirst();
    }

    /// Its name in `terminal.json`.
    public String setting() {
        return setting;
    }

    /// Whether the terminal listens to it, rather than drives it.
    public boolean isInput() {
        return wiring != Wiring.OUTPUT;
    }

    /// Whether it is one of the three colours of the status light.
    public boolean isLight() {
        return this == LIGHT_GREEN || this == LIGHT_AMBER || this == LIGHT_RED;
    }

    /// The key it is, if it is one.
    public Optional<VisitorKey> key() {
        return switch (this) {
            case KEY_NEXT -> Optional.of(VisitorKey.NEXT);
            case KEY_PREVIOUS -> Optional.of(VisitorKey.PREVIOUS);
            case KEY_CHOOSE -> Optional.of(VisitorKey.CHOOSE);
            case KEY_REPEAT -> Optional.of(VisitorKey.REPEAT);
            case HEADSET, PRESENCE, TAMPER, LIGHT_GREEN, LIGHT_AMBER, LIGHT_RED, SLOT_LAMP ->
                    Optional.empty();
        };
    }

    /// Whether a high level means "on".
    boolean onWhenHigh() {
        return wiring != Wiring.TO_GROUND;
    }

    /// Whether the board must hold the pin high while nothing else decides it.
    boolean pulledUp(boolean inverted) {
        return switch (wiring) {
            case TO_GROUND -> !inverted;
            case OPENS -> true;
            case DRIVEN, OUTPUT -> inverted;
        };
    }

    /// How long a new level must hold before it counts.
    Duration settle() {
        return settle;
    }

    /// Its level once the program has ended: a red light shows that nobody is served here.
    boolean highAtTheEnd() {
        return this == LIGHT_RED;
    }
}
