package brussels.citedesmetiers.kiosk.hardware;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The pins of the demonstration: every device is there, inputs are clicked and outputs drawn. They
/// go through the same filter, rhythm and fault handling as real ones. Any thread.
public final class VirtualPins {
    private final Map<Device, PinLines.Edge> edges = new ConcurrentHashMap<>();
    private volatile Shown shown = (device, on) -> {};

    /// Told on the thread `gpio` whenever an output changes.
    public interface Shown {
        void output(Device device, boolean on);
    }

    /// Sets who draws the outputs.
    public void onOutput(Shown drawn) {
        shown = drawn;
    }

    /// Turns an input on or off; nothing happens until the devices are open.
    public void set(Device device, boolean on) {
        PinLines.Edge edge = edges.get(device);
        if (edge != null) {
            edge.level(on == device.onWhenHigh());
        }
    }

    PinLines lines() {
        return new PinLines() {
            @Override
            public Output output(Device device, int pin, boolean highAtTheEnd) {
                return high -> shown.output(device, high);
            }

            @Override
            public boolean input(Device device, int pin, boolean pulledUp, Edge edge) {
                edges.put(device, edge);
                return !device.onWhenHigh();
            }

            @Override
            public void close() {
                edges.clear();
            }
        };
    }
}
