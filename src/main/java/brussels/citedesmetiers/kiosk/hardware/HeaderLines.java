package brussels.citedesmetiers.kiosk.hardware;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;

/// The pins of a board, through Pi4J.
final class HeaderLines implements PinLines {
    private final Context context;

    HeaderLines(Context context) {
        this.context = context;
    }

    @Override
    public Output output(Device device, int pin, boolean highAtTheEnd) {
        DigitalOutput output =
                context.create(
                        DigitalOutput.newConfigBuilder(context)
                                .id(device.setting())
                                .address(pin)
                                .initial(DigitalState.LOW)
                                .shutdown(highAtTheEnd ? DigitalState.HIGH : DigitalState.LOW)
                                .build());
        return high -> output.state(high ? DigitalState.HIGH : DigitalState.LOW);
    }

    /// Pi4J's own filter against bouncing is off: it would wait in a busy loop, and its mock has
    /// none.
    @Override
    public boolean input(Device device, int pin, boolean pulledUp, Edge edge) {
        DigitalInput input =
                context.create(
                        DigitalInput.newConfigBuilder(context)
                                .id(device.setting())
                                .address(pin)
                                .pull(pulledUp ? PullResistance.PULL_UP : PullResistance.PULL_DOWN)
                                .debounce(0L)
                                .build());
        input.addListener(event -> edge.level(event.state() == DigitalState.HIGH));
        return input.state() == DigitalState.HIGH;
    }

    /// Every output gets its last level.
    @Override
    public void close() {
        context.shutdown();
    }
}
