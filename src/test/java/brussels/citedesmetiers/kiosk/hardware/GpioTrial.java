package brussels.citedesmetiers.kiosk.hardware;

import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import com.pi4j.boardinfo.definition.BoardModel;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Holds the devices, through Pi4J's gpiod providers, against lines that the kernel simulates:
/// `GpioTrial FOLDER` with the `sim_gpioN` of a gpio-sim chip labelled pinctrl. Run by
/// `deploy/check-gpio.sh`, never on a Raspberry Pi, whose own pins Pi4J would take instead.
final class GpioTrial {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Path lines;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private GpioTrial(Path lines) {
        this.lines = lines;
    }

    public static void main(String[] args) throws Exception {
        if (BoardInfoHelper.runningOnRaspberryPi()) {
            throw new IllegalStateException("a Raspberry Pi's own pins would be driven");
        }
        // Pi4J opens no chip on a board that it does not know.
        BoardInfoHelper.current().setBoardModel(BoardModel.MODEL_4_B);
        new GpioTrial(Path.of(args[0])).run();
    }

    private void run() throws Exception {
        PinPlan plan = PinPlan.everything();
        for (Map.Entry<Device, Integer> each : plan.pins().entrySet()) {
            if (each.getKey().isInput()) {
                pull(each.getValue(), !each.getKey().onWhenHigh());
            }
        }
        PinListener listener =
                new PinListener() {
                    @Override
                    public void key(VisitorKey key, boolean pressed) {
                        heard.add(key + " " + pressed);
                    }
                };
        try (PinDevices devices =
                new PinDevices(
                        plan, () -> Optional.of(new HeaderLines(PinHeader.kernel())), listener)) {
            devices.opened().get(20, TimeUnit.SECONDS);
            require(
                    "every line is open",
                    () -> !devices.states().containsValue(DeviceState.FAILED));
            for (Device device : Device.values()) {
                if (device.isInput()) {
                    input(devices, device, Objects.requireNonNull(plan.pins().get(device)));
                }
            }
            for (LightSignal signal : LightSignal.values()) {
                devices.show(signal);
                output(Objects.requireNonNull(plan.pins().get(signal.colour())), signal.toString());
            }
            devices.lamp(Rhythm.STEADY);
            output(Objects.requireNonNull(plan.pins().get(Device.SLOT_LAMP)), "the slot lamp");
        }
        System.out.println("gpio: every input was heard and every output seen on simulated lines");
    }

    private void input(PinDevices devices, Device device, int pin) throws Exception {
        for (boolean on : new boolean[] {true, false}) {
            pull(pin, on == device.onWhenHigh());
            DeviceState wanted = on ? DeviceState.ON : DeviceState.OFF;
            require(device + " is " + wanted, () -> devices.states().get(device) == wanted);
            if (device.key().isPresent()) {
                String expected = device.key().get() + " " + on;
                String told = heard.poll(10, TimeUnit.SECONDS);
                require(expected + ", not " + told, () -> expected.equals(told));
            }
        }
    }

    private void output(int pin, String what) throws IOException {
        Path value = lines.resolve("sim_gpio" + pin).resolve("value");
        require(what + " on line " + pin, () -> read(value).equals("1"));
    }

    private void pull(int pin, boolean up) throws IOException {
        Files.writeString(
                lines.resolve("sim_gpio" + pin).resolve("pull"), up ? "pull-up" : "pull-down");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never: " + what);
            }
            Thread.onSpinWait();
        }
    }
}
