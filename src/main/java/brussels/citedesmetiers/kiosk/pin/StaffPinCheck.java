package brussels.citedesmetiers.kiosk.pin;

import brussels.citedesmetiers.kiosk.web.PinCheck;
import java.time.Duration;

/// The staff PIN as the desk's pages ask for it. Thread-safe.
public record StaffPinCheck(StaffPin pin) implements PinCheck {

    @Override
    public Answer check(char[] digits) {
        return switch (pin.check(digits)) {
            case RIGHT -> Answer.RIGHT;
            case WRONG -> Answer.WRONG;
            case LOCKED -> Answer.LOCKED;
            case NOT_SET, UNREADABLE -> Answer.UNAVAILABLE;
        };
    }

    @Override
    public Duration lockedFor() {
        return pin.lockedFor();
    }

    @Override
    public String stamp() {
        return pin.stamp();
    }
}
