package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.screen.StaffDesk;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// What the staff screens need from the terminal.
final class Controls implements StaffDesk {
    private final PinGate pin;
    private final char letter;
    private final Sunlight sunlight;
    private final Devices devices;

    /// @param pin the same PIN as for the desk's pages; wrong attempts there do not lock it here
    Controls(PinGate pin, char letter, Sunlight sunlight, Devices devices) {
        this.devices = devices;
        this.pin = pin;
        this.letter = letter;
        this.sunlight = sunlight;
    }

    @Override
    public String terminal() {
        return String.valueOf(letter);
    }

    @Override
    public void checkPin(char[] digits, Consumer<PinAnswer> answer) {
        Thread.ofVirtual()
                .name("pin")
                .start(
                        () -> {
                            PinGate.Outcome found = pin.enter(new PinGate.Caller.Panel(), digits);
                            Arrays.fill(digits, '0');
                            answer.accept(answer(found));
                        });
    }

    private static PinAnswer answer(PinGate.Outcome found) {
        return switch (found) {
            case PinGate.Outcome.Right() -> new PinAnswer.Right();
            case PinGate.Outcome.Wrong(Duration _) -> new PinAnswer.Wrong();
            case PinGate.Outcome.Later(Duration wait) ->
                    new PinAnswer.Locked(wait.plusMillis(999).toSeconds());
            case PinGate.Outcome.Unavailable() -> new PinAnswer.NotSet();
        };
    }

    @Override
    public boolean sunlight() {
        return sunlight.now();
    }

    /// Lights each lamp in turn.
    void testLights() {
        devices.testLights();
    }

    /// Switches between the looks for indoors and for sunlight.
    void changeLook() {
        sunlight.change();
        Logger.info("Staff chose the look for {}", sunlight.now() ? "sunlight" : "indoors");
    }
}
