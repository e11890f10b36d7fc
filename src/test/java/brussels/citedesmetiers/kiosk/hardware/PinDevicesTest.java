package brussels.citedesmetiers.kiosk.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.io.gpio.digital.PullResistance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PinDevicesTest {
    private static final int GREEN = 17;
    private static final int RED = 22;
    private static final int AMBER = 27;
    private static final int LAMP = 18;
    private static final int NEXT = 5;
    private static final int CHOOSE = 13;
    private static final int HEADSET = 26;
    private static final int PRESENCE = 16;
    private static final int TAMPER = 20;
    private static final PinPlan PLAN =
            new PinPlan(
                    Map.ofEntries(
                            Map.entry(Device.KEY_NEXT, NEXT),
                            Map.entry(Device.KEY_PREVIOUS, 6),
                            Map.entry(Device.KEY_CHOOSE, CHOOSE),
                            Map.entry(Device.KEY_REPEAT, 19),
                            Map.entry(Device.HEADSET, HEADSET),
                            Map.entry(Device.PRESENCE, PRESENCE),
                            Map.entry(Device.TAMPER, TAMPER),
                            Map.entry(Device.LIGHT_GREEN, GREEN),
                            Map.entry(Device.LIGHT_AMBER, AMBER),
                            Map.entry(Device.LIGHT_RED, RED),
                            Map.entry(Device.SLOT_LAMP, LAMP)),
                    Set.of());

    private final MockHeader header = new MockHeader();
    private final Heard heard = new Heard();

    /// Notes what it is told.
    private static final class Heard implements PinListener {
        final BlockingQueue<String> all = new LinkedBlockingQueue<>();
        final BlockingQueue<String> threads = new LinkedBlockingQueue<>();

        @Override
        public void key(VisitorKey key, boolean pressed) {
            all.add(key + (pressed ? " down" : " up"));
            threads.add(Thread.currentThread().getName());
        }

        @Override
        public void headset(boolean plugged) {
            all.add("headset " + plugged);
        }

        void next(String expected) throws InterruptedException {
            assertEquals(expected, all.poll(10, TimeUnit.SECONDS));
        }
    }

    private PinDevices open(PinPlan plan, PinListener listener) throws Exception {
        PinDevices devices = new PinDevices(plan, header::open, listener);
        assertTrue(devices.opened().get(10, TimeUnit.SECONDS));
        return devices;
    }

    private PinDevices open() throws Exception {
        return open(PLAN, heard);
    }

    private static void await(PinDevices devices, Device device, DeviceState state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (devices.states().get(device) != state) {
            assertTrue(System.nanoTime() < end, () -> device + " in " + devices.states());
            Thread.onSpinWait();
        }
    }

    @Test
    void everyKeyIsToldDownAndUpOnTheThreadGpio() throws Exception {
        try (PinDevices devices = open()) {
            for (Device device : Device.values()) {
                if (device.key().isPresent()) {
                    int pin = Objects.requireNonNull(PLAN.pins().get(device));
                    assertEquals(PullResistance.PULL_UP, header.pull(pin));
                    header.set(pin, false);
                    heard.next(device.key().get() + " down");
                    header.set(pin, true);
                    heard.next(device.key().get() + " up");
                    assertEquals(1, devices.timesOn(device));
                }
            }
        }
        assertEquals(Set.of("gpio"), Set.copyOf(heard.threads));
    }

    @Test
    void bouncingKeyIsOnePress() throws Exception {
        // Time stands still while the contact bounces, however slow the machine is.
        AtomicLong clock = new AtomicLong();
        long settled = Device.KEY_NEXT.settle().toNanos();
        try (PinDevices devices = new PinDevices(PLAN, header::open, heard, clock::get)) {
            assertTrue(devices.opened().get(10, TimeUnit.SECONDS));
            for (int i = 0; i < 25; i++) {
                header.set(NEXT, false);
                header.set(NEXT, true);
            }
            header.set(NEXT, false);
            allEdgesAreIn(devices, true);
            clock.addAndGet(settled);
            heard.next("NEXT down");
            for (int i = 0; i < 25; i++) {
                header.set(NEXT, true);
                header.set(NEXT, false);
            }
            header.set(NEXT, true);
            allEdgesAreIn(devices, false);
            clock.addAndGet(settled);
            heard.next("NEXT up");
            // Whatever was still on its way would be told before another key is.
            header.set(CHOOSE, false);
            allEdgesAreIn(devices, true);
            clock.addAndGet(settled);
            heard.next("CHOOSE down");
            assertEquals(1, devices.timesOn(Device.KEY_NEXT));
        }
    }

    /// Waits until the thread gpio has come to what was asked of it after the edges.
    private void allEdgesAreIn(PinDevices devices, boolean lamp) throws InterruptedException {
        devices.lamp(lamp ? Rhythm.STEADY : Rhythm.OFF);
        if (lamp) {
            header.awaitHigh(LAMP, AMBER);
        } else {
            header.awaitHigh(AMBER);
        }
    }

    @Test
    void headsetPresenceAndTamperSwitchAreKnown() throws Exception {
        try (PinDevices devices = open()) {
            assertEquals(PullResistance.PULL_DOWN, header.pull(PRESENCE));
            assertEquals(PullResistance.PULL_UP, header.pull(TAMPER));
            header.set(HEADSET, false);
            heard.next("headset true");
            header.set(HEADSET, true);
            heard.next("headset false");
            assertEquals(DeviceState.OFF, devices.states().get(Device.PRESENCE));
            header.set(PRESENCE, true);
            await(devices, Device.PRESENCE, DeviceState.ON);
            // Nothing holds the switch closed here, which is what a cut wire looks like.
            assertEquals(DeviceState.ON, devices.states().get(Device.TAMPER));
            header.set(TAMPER, false);
            await(devices, Device.TAMPER, DeviceState.OFF);
        }
    }

    @Test
    void whatIsOnAtTheStartIsTold() throws Exception {
        header.atFirst(HEADSET, false);
        try (PinDevices devices = open()) {
            heard.next("headset true");
            assertEquals(DeviceState.ON, devices.states().get(Device.HEADSET));
        }
    }

    @Test
    void invertedDevicesRestAtTheOtherLevel() throws Exception {
        PinPlan plan =
                new PinPlan(
                        Map.of(Device.HEADSET, HEADSET, Device.SLOT_LAMP, LAMP),
                        Set.of(Device.HEADSET, Device.SLOT_LAMP));
        try (PinDevices devices = open(plan, heard)) {
            header.awaitHigh(LAMP);
            assertEquals(PullResistance.PULL_DOWN, header.pull(HEADSET));
            assertEquals(DeviceState.OFF, devices.states().get(Device.HEADSET));
            header.set(HEADSET, true);
            heard.next("headset true");
            devices.lamp(Rhythm.STEADY);
            header.awaitHigh();
        }
        assertEquals(List.of(LAMP), header.high(), "off is high");
    }

    @Test
    void listenerThatThrowsHearsTheNextKeyAllTheSame() throws Exception {
        PinListener failing =
                new PinListener() {
                    @Override
                    public void key(VisitorKey key, boolean pressed) {
                        heard.key(key, pressed);
                        throw new IllegalStateException("planted");
                    }

                    @Override
                    public void changed() {
                        throw new IllegalStateException("planted");
                    }
                };
        try (PinDevices devices = open(PLAN, failing)) {
            header.set(NEXT, false);
            heard.next("NEXT down");
            header.set(NEXT, true);
            heard.next("NEXT up");
            devices.show(LightSignal.IN_ORDER);
            header.awaitHigh(GREEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"IN_ORDER, 17, false", "STAFF_SOON, 27, true", "STAFF_NOW, 22, true"})
    void everySignalHasItsColourAndItsRhythm(LightSignal signal, int pin, boolean flashes)
            throws Exception {
        try (PinDevices devices = open()) {
            header.awaitHigh(AMBER);
            devices.show(signal);
            header.awaitHigh(pin);
            if (flashes) {
                header.awaitHigh();
                header.awaitHigh(pin);
            } else {
                assertEquals(0, signal.rhythm().halfMillis());
            }
        }
    }

    @Test
    void nobodyNeedsColoursToTellSignalsApart() {
        Set<Rhythm> rhythms =
                Arrays.stream(LightSignal.values())
                        .filter(signal -> signal != LightSignal.STARTING)
                        .map(LightSignal::rhythm)
                        .collect(Collectors.toSet());
        assertEquals(3, rhythms.size(), "in order, soon, now");
        for (Rhythm rhythm : Rhythm.values()) {
            assertTrue(
                    rhythm.halfMillis() == 0 || 2 * rhythm.halfMillis() * 3 > 1_000,
                    () -> rhythm + " flashes three times a second or more");
        }
    }

    @Test
    void mostUrgentSignalIsShown() {
        assertEquals(LightSignal.STARTING, LightSignal.of(true, true, true));
        assertEquals(LightSignal.STAFF_NOW, LightSignal.of(false, true, true));
        assertEquals(LightSignal.STAFF_SOON, LightSignal.of(false, false, true));
        assertEquals(LightSignal.IN_ORDER, LightSignal.of(false, false, false));
    }

    @Test
    void slotLampBlinksAndGoesOut() throws Exception {
        try (PinDevices devices = open()) {
            devices.show(LightSignal.IN_ORDER);
            header.awaitHigh(GREEN);
            devices.lamp(Rhythm.FAST);
            header.awaitHigh(GREEN, LAMP);
            header.awaitHigh(GREEN);
            header.awaitHigh(GREEN, LAMP);
            devices.lamp(Rhythm.OFF);
            header.awaitHigh(GREEN);
            await(devices, Device.SLOT_LAMP, DeviceState.OFF);
        }
    }

    @Test
    void testOfTheLightsShowsEachAndThenWhatWasShown() throws Exception {
        try (PinDevices devices = open()) {
            devices.show(LightSignal.IN_ORDER);
            header.awaitHigh(GREEN);
            devices.testLights();
            for (int pin : new int[] {AMBER, RED, LAMP, GREEN}) {
                header.awaitHigh(pin);
            }
        }
    }

    /// A red light and a dark slot, as the outputs' last levels.
    @Test
    void afterTheEndTheLightIsRedAndTheLampOff() throws Exception {
        PinDevices devices = open();
        devices.show(LightSignal.IN_ORDER);
        devices.lamp(Rhythm.FAST);
        header.awaitHigh(GREEN, LAMP);
        devices.close();
        assertEquals(List.of(RED), header.high());
        assertTrue(header.context().isShutdown());
        devices.close();
        devices.show(LightSignal.STAFF_SOON);
        assertEquals(List.of(RED), header.high());
    }

    @Test
    void pinsAreWrittenOnTheThreadGpioOnly() throws Exception {
        try (PinDevices devices = open()) {
            devices.show(LightSignal.STAFF_NOW);
            header.awaitHigh(RED);
            header.awaitHigh();
            assertEquals(Set.of("gpio"), header.threads());
        }
    }

    @Test
    void pinThatCannotBeOpenedLeavesTheOthersWorking() throws Exception {
        header.without(HEADSET).without(LAMP);
        try (PinDevices devices = open()) {
            assertEquals(DeviceState.FAILED, devices.states().get(Device.HEADSET));
            assertEquals(DeviceState.FAILED, devices.states().get(Device.SLOT_LAMP));
            header.set(NEXT, false);
            heard.next("NEXT down");
            devices.lamp(Rhythm.FAST);
            devices.show(LightSignal.IN_ORDER);
            header.awaitHigh(GREEN);
        }
    }

    @Test
    void lightWithABrokenColourIsDarkForGoodAndKeysWork() throws Exception {
        try (PinDevices devices = open()) {
            devices.show(LightSignal.IN_ORDER);
            header.awaitHigh(GREEN);
            header.breakPin(RED);
            devices.show(LightSignal.STAFF_NOW);
            await(devices, Device.LIGHT_RED, DeviceState.FAILED);
            await(devices, Device.LIGHT_GREEN, DeviceState.FAILED);
            devices.show(LightSignal.IN_ORDER);
            header.set(NEXT, false);
            heard.next("NEXT down");
            assertEquals(List.of(), header.high());
        }
    }

    @Test
    void boardWithoutPinsLeavesEverythingAlone() throws Exception {
        try (PinDevices devices = new PinDevices(PLAN, Optional::empty, heard)) {
            assertFalse(devices.opened().get(10, TimeUnit.SECONDS));
            devices.show(LightSignal.STAFF_NOW);
            devices.lamp(Rhythm.FAST);
            devices.testLights();
            assertEquals(Set.of(DeviceState.NO_PINS), Set.copyOf(devices.states().values()));
        }
    }

    @Test
    void machineThatIsNoRaspberryPiHasNoPins() throws Exception {
        assumeFalse(BoardInfoHelper.runningOnRaspberryPi(), "this would light real pins");
        try (PinDevices devices = PinDevices.on(PLAN, heard)) {
            assertFalse(devices.opened().get(10, TimeUnit.SECONDS));
        }
    }

    /// The providers that a board gets, on a kernel that has no pins for them.
    @Test
    void kernelWithoutPinsTakesEveryDeviceAwayAndNothingElse() throws Exception {
        assumeFalse(BoardInfoHelper.runningOnRaspberryPi(), "this would light real pins");
        try (PinDevices devices =
                new PinDevices(
                        PLAN, () -> Optional.of(new HeaderLines(PinHeader.kernel())), heard)) {
            devices.opened().get(20, TimeUnit.SECONDS);
            assertEquals(Set.of(DeviceState.FAILED), Set.copyOf(devices.states().values()));
            devices.show(LightSignal.STAFF_NOW);
        }
    }

    enum Failure {
        NO_CHIP,
        NO_LIBRARY;

        Optional<PinLines> open() {
            if (this == NO_CHIP) {
                throw new IllegalStateException("no chip");
            }
            throw new UnsatisfiedLinkError("the folder forbids it");
        }
    }

    @ParameterizedTest
    @EnumSource
    void headerThatCannotBeOpenedTakesOnlyTheDevicesAway(Failure failure) throws Exception {
        try (PinDevices devices = new PinDevices(PLAN, failure::open, heard)) {
            assertFalse(devices.opened().get(10, TimeUnit.SECONDS));
            assertEquals(Set.of(DeviceState.NO_PINS), Set.copyOf(devices.states().values()));
        }
    }

    @Test
    void demonstrationHasEveryDevice() throws Exception {
        VirtualPins drawn = new VirtualPins();
        BlockingQueue<Device> changes = new LinkedBlockingQueue<>();
        drawn.onOutput((device, on) -> changes.add(device));
        try (PinDevices devices = PinDevices.on(drawn, heard)) {
            assertTrue(devices.opened().get(10, TimeUnit.SECONDS));
            assertEquals(Device.values().length, devices.states().size());
            assertEquals(DeviceState.OFF, devices.states().get(Device.TAMPER));
            drawn.set(Device.KEY_CHOOSE, true);
            heard.next("CHOOSE down");
            drawn.set(Device.KEY_CHOOSE, false);
            heard.next("CHOOSE up");
            drawn.set(Device.TAMPER, true);
            await(devices, Device.TAMPER, DeviceState.ON);
            devices.show(LightSignal.IN_ORDER);
            await(devices, Device.LIGHT_GREEN, DeviceState.ON);
        }
        assertTrue(changes.contains(Device.LIGHT_GREEN));
    }

    @Test
    void devicesNeedPinsOfTheirOwn() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PinPlan(Map.of(Device.HEADSET, 4, Device.TAMPER, 4), Set.of()));
    }

    /// As on a board: two named providers, no platform, and none to be found.
    @Test
    void noPlatformIsShipped() {
        assertThrows(
                ClassNotFoundException.class,
                () -> Class.forName("com.pi4j.plugin.raspberrypi.RaspberryPiPlugin"));
        var context = PinHeader.kernel();
        assertEquals(0, context.platforms().all().size());
        assertEquals(2, context.providers().all().size());
        context.shutdown();
    }
}
