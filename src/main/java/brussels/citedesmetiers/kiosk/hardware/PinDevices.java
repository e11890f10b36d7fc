package brussels.citedesmetiers.kiosk.hardware;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The declared devices on the pins: keys, headset, presence, tamper switch, status light, slot
/// lamp.
///
/// Every method may be called on any thread and returns at once, except [#close()]; only the thread
/// `gpio` touches the pins and calls the listener. A device that fails is logged once and left
/// alone until the next start, the others go on; the three colours of the light fail together,
/// because two of three would mislead. Nothing is ever thrown at the terminal. After a crash the
/// pins keep their last level until the program starts again.
public final class PinDevices implements AutoCloseable {
    private static final long CLOSE_SECONDS = 2;
    private static final long TEST_MILLIS = 600;

    private final PinPlan plan;
    private final PinListener listener;
    private final LongSupplier clock;
    private final ScheduledThreadPoolExecutor thread;
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private final Map<Device, DeviceState> states = new ConcurrentHashMap<>();
    private final Map<Device, Integer> presses = new ConcurrentHashMap<>();

    // Used only on the thread gpio.
    private final Map<Device, PinLines.Output> outputs = new EnumMap<>(Device.class);
    private final Map<Device, Debounce> inputs = new EnumMap<>(Device.class);
    private final Map<Device, Future<?>> looks = new EnumMap<>(Device.class);
    private final Map<Device, Future<?>> blinking = new EnumMap<>(Device.class);
    private @Nullable PinLines lines;
    private LightSignal light = LightSignal.STARTING;
    private Rhythm lamp = Rhythm.OFF;

    /// Opens the pins of this board, in the background.
    public static PinDevices on(PinPlan plan, PinListener listener) {
        return new PinDevices(plan, PinHeader::open, listener);
    }

    /// All devices there are, on pins that are only drawn.
    public static PinDevices on(VirtualPins pins, PinListener listener) {
        return new PinDevices(PinPlan.everything(), () -> Optional.of(pins.lines()), listener);
    }

    /// @param header opens the pin header, on the thread `gpio`; empty if there is none
    PinDevices(PinPlan plan, Supplier<Optional<PinLines>> header, PinListener listener) {
        this(plan, header, listener, System::nanoTime);
    }

    /// @param clock by which contacts settle, in nanoseconds
    PinDevices(
            PinPlan plan,
            Supplier<Optional<PinLines>> header,
            PinListener listener,
            LongSupplier clock) {
        this.clock = clock;
        this.plan = plan;
        this.listener = listener;
        plan.pins().keySet().forEach(device -> states.put(device, DeviceState.STARTING));
        this.thread =
                new ScheduledThreadPoolExecutor(
                        1, PinDevices::daemon, new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        thread.execute(() -> open(header));
    }

    private static Thread daemon(Runnable task) {
        Thread made = new Thread(task, "gpio");
        made.setDaemon(true);
        return made;
    }

    /// Whether there are pins at all, once that is known. Completed on the thread `gpio`, never
    /// exceptionally.
    public CompletableFuture<Boolean> opened() {
        return opened.copy();
    }

    /// How each declared device is now.
    public Map<Device, DeviceState> states() {
        return new EnumMap<>(states);
    }

    /// How often an input has been on since the start, so that somebody who tries it sees that it
    /// works.
    public int timesOn(Device device) {
        return presses.getOrDefault(device, 0);
    }

    /// Shows a signal on the status light. Does nothing after [#close()].
    public void show(LightSignal signal) {
        thread.execute(
                () -> {
                    if (signal != light) {
                        light = signal;
                        followLight();
                    }
                });
    }

    /// Sets the rhythm of the slot lamp.
    public void lamp(Rhythm rhythm) {
        thread.execute(
                () -> {
                    if (rhythm != lamp) {
                        lamp = rhythm;
                        play(Device.SLOT_LAMP, lamp);
                    }
                });
    }

    /// Lights each colour in turn, then the slot lamp, then shows again what was shown before.
    public void testLights() {
        thread.execute(() -> testFrom(0));
    }

    private void testFrom(int step) {
        Device[] turn = {
            Device.LIGHT_GREEN, Device.LIGHT_AMBER, Device.LIGHT_RED, Device.SLOT_LAMP
        };
        for (Device device : turn) {
            play(device, Rhythm.OFF);
        }
        if (step < turn.length) {
            play(turn[step], Rhythm.STEADY);
            var _ = thread.schedule(() -> testFrom(step + 1), TEST_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            followLight();
            play(Device.SLOT_LAMP, lamp);
        }
    }

    private void open(Supplier<Optional<PinLines>> opener) {
        Optional<PinLines> present = Optional.empty();
        try {
            present = opener.get();
            if (present.isEmpty()) {
                Logger.warn("There are no pins here; the devices on them do nothing");
            }
        } catch (RuntimeException | LinkageError e) {
            // A linkage error comes from Pi4J's native library, which needs a folder to unpack
            // into.
            Logger.warn(e, "The pins could not be opened; the devices on them do nothing");
        }
        if (present.isEmpty()) {
            states.replaceAll((device, state) -> DeviceState.NO_PINS);
        } else {
            PinLines header = present.get();
            lines = header;
            plan.pins().forEach((device, pin) -> open(header, device, pin));
            followLight();
            play(Device.SLOT_LAMP, lamp);
        }
        tell(listener::changed);
        opened.complete(lines != null);
    }

    private void open(PinLines on, Device device, int pin) {
        try {
            if (device.isInput()) {
                listen(on, device, pin);
            } else {
                PinLines.Output output =
                        on.output(device, pin, plan.level(device, device.highAtTheEnd()));
                outputs.put(device, output);
                output.level(plan.level(device, false));
                states.put(device, DeviceState.OFF);
            }
        } catch (RuntimeException | LinkageError e) {
            failed(device, e);
        }
    }

    private void listen(PinLines on, Device device, int pin) {
        boolean high =
                on.input(
                        device,
                        pin,
                        plan.pulledUp(device),
                        level -> {
                            long now = clock.getAsLong();
                            thread.execute(() -> edge(device, level, now));
                        });
        boolean isOn = plan.isOn(device, high);
        inputs.put(device, new Debounce(isOn, device.settle().toNanos()));
        states.put(device, isOn ? DeviceState.ON : DeviceState.OFF);
        if (isOn) {
            report(device, true);
        }
    }

    private void edge(Device device, boolean high, long at) {
        Debounce contact = inputs.get(device);
        if (contact != null) {
            contact.edge(plan.isOn(device, high), at);
            if (!looks.containsKey(device)) {
                look(device, contact);
            }
        }
    }

    /// Looks at the contact now, and again once it may have settled.
    private void look(Device device, Debounce contact) {
        looks.remove(device);
        long now = clock.getAsLong();
        if (contact.changes(now)) {
            states.put(device, contact.level() ? DeviceState.ON : DeviceState.OFF);
            report(device, contact.level());
            tell(listener::changed);
        } else if (contact.left(now) > 0) {
            looks.put(
                    device,
                    thread.schedule(
                            () -> look(device, contact), contact.left(now), TimeUnit.NANOSECONDS));
        }
    }

    private void report(Device device, boolean on) {
        if (on) {
            presses.merge(device, 1, Integer::sum);
        }
        tell(
                () -> {
                    if (device == Device.HEADSET) {
                        listener.headset(on);
                    } else {
                        device.key().ifPresent(key -> listener.key(key, on));
                    }
                });
    }

    /// A listener that fails must not end the thread, or no key would work any more.
    private static void tell(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException e) {
            Logger.error(e, "A listener to the pins failed");
        }
    }

    private void followLight() {
        for (Device device : Device.values()) {
            if (device.isLight()) {
                play(device, device == light.colour() ? light.rhythm() : Rhythm.OFF);
            }
        }
    }

    private void play(Device device, Rhythm rhythm) {
        Future<?> before = blinking.remove(device);
        if (before != null) {
            before.cancel(false);
        }
        if (!outputs.containsKey(device)) {
            return;
        }
        boolean on = rhythm != Rhythm.OFF;
        set(device, on);
        if (rhythm.halfMillis() > 0) {
            boolean[] lit = {on};
            blinking.put(
                    device,
                    thread.scheduleAtFixedRate(
                            () -> {
                                lit[0] = !lit[0];
                                set(device, lit[0]);
                            },
                            rhythm.halfMillis(),
                            rhythm.halfMillis(),
                            TimeUnit.MILLISECONDS));
        }
        states.computeIfPresent(
                device,
                (_, state) ->
                        state == DeviceState.FAILED
                                ? state
                                : on ? DeviceState.ON : DeviceState.OFF);
    }

    private void set(Device device, boolean on) {
        PinLines.Output output = outputs.get(device);
        if (output == null) {
            return;
        }
        try {
            output.level(plan.level(device, on));
        } catch (RuntimeException | LinkageError e) {
            failed(device, e);
        }
    }

    private void failed(Device device, Throwable why) {
        if (states.put(device, DeviceState.FAILED) != DeviceState.FAILED) {
            Logger.warn(
                    why,
                    "{} on pin {} does not work; it is left alone until the next start",
                    device.setting(),
                    plan.pins().get(device));
        }
        quit(device);
        if (device.isLight()) {
            for (Device colour : plan.pins().keySet()) {
                if (colour.isLight() && states.get(colour) != DeviceState.FAILED) {
                    set(colour, false);
                    states.put(colour, DeviceState.FAILED);
                    quit(colour);
                }
            }
        }
        tell(listener::changed);
    }

    private void quit(Device device) {
        outputs.remove(device);
        Future<?> running = blinking.remove(device);
        if (running != null) {
            running.cancel(false);
        }
    }

    /// Closing the lines gives every output its last level: the light red, the lamp off.
    private void release() {
        blinking.values().forEach(running -> running.cancel(false));
        outputs.clear();
        inputs.clear();
        PinLines present = lines;
        lines = null;
        if (present == null) {
            return;
        }
        try {
            present.close();
        } catch (RuntimeException | LinkageError e) {
            Logger.debug(e, "The pins could not be given back");
        }
    }

    /// Gives the pins back; waits briefly for that. They cannot be opened again.
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        try {
            thread.submit(this::release).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Logger.warn(e, "The pins could not be given back in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
    }
}
