package brussels.citedesmetiers.kiosk.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.pi4j.boardinfo.util.BoardInfoHelper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatusLightTest {
    private static final int RED = 17;
    private static final int GREEN = 27;
    private static final int BLUE = 22;
    private static final LightPins PINS = new LightPins(RED, GREEN, BLUE);

    private static boolean opened(StatusLight light) throws Exception {
        return light.opened().get(10, TimeUnit.SECONDS);
    }

    @Test
    void everyConditionHasItsColour() throws Exception {
        MockHeader header = new MockHeader();
        try (StatusLight light = new StatusLight(PINS, header::open)) {
            assertTrue(opened(light));
            header.awaitHigh(RED, BLUE, GREEN);
            light.show(TerminalCondition.READY);
            header.awaitHigh(GREEN);
            light.show(TerminalCondition.SOMEBODY_HERE);
            header.awaitHigh(BLUE);
            light.show(TerminalCondition.NEEDS_STAFF);
            header.awaitHigh(RED);
            light.show(TerminalCondition.STARTING);
            header.awaitHigh(RED, BLUE, GREEN);
        }
    }

    @Test
    void conditionOfBeforeThePinsWereThereIsShown() throws Exception {
        MockHeader header = new MockHeader();
        CountDownLatch mayOpen = new CountDownLatch(1);
        try (StatusLight light =
                new StatusLight(
                        PINS,
                        () -> {
                            await(mayOpen);
                            return header.open();
                        })) {
            light.show(TerminalCondition.NEEDS_STAFF);
            mayOpen.countDown();
            header.awaitHigh(RED);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void pinsAreTouchedOnTheThreadGpioOnly() throws Exception {
        MockHeader header = new MockHeader();
        try (StatusLight light = new StatusLight(PINS, header::open)) {
            light.show(TerminalCondition.READY);
            header.awaitHigh(GREEN);
        }
        assertEquals(Set.of("gpio"), header.threads());
    }

    @Test
    void closingTurnsItOffAndGivesThePinsBack() throws Exception {
        MockHeader header = new MockHeader();
        StatusLight light = new StatusLight(PINS, header::open);
        light.show(TerminalCondition.SOMEBODY_HERE);
        header.awaitHigh(BLUE);
        light.close();
        assertEquals(List.of(), header.high());
        assertTrue(header.context().isShutdown());
    }

    @Test
    void whatIsShownAfterClosingIsLeftAlone() throws Exception {
        MockHeader header = new MockHeader();
        StatusLight light = new StatusLight(PINS, header::open);
        light.close();
        light.show(TerminalCondition.NEEDS_STAFF);
        light.close();
        assertEquals(List.of(), header.high());
    }

    @Test
    void boardWithoutPinsLeavesItOff() throws Exception {
        try (StatusLight light = new StatusLight(PINS, Optional::empty)) {
            assertFalse(opened(light));
            light.show(TerminalCondition.READY);
        }
    }

    @Test
    void machineThatIsNoRaspberryPiHasNoPins() throws Exception {
        assumeFalse(BoardInfoHelper.runningOnRaspberryPi(), "this would light real pins");
        try (StatusLight light = StatusLight.on(PINS)) {
            assertFalse(opened(light));
        }
    }

    @Test
    void headerThatCannotBeOpenedLeavesItOff() throws Exception {
        try (StatusLight light =
                new StatusLight(
                        PINS,
                        () -> {
                            throw new IllegalStateException("no chip");
                        })) {
            assertFalse(opened(light));
            light.show(TerminalCondition.READY);
        }
    }

    @Test
    void missingNativeLibraryLeavesItOff() throws Exception {
        try (StatusLight light =
                new StatusLight(
                        PINS,
                        () -> {
                            throw new UnsatisfiedLinkError("the folder forbids it");
                        })) {
            assertFalse(opened(light));
        }
    }

    @Test
    void pinThatCannotBeOpenedLeavesTheOthersOff() throws Exception {
        MockHeader header = new MockHeader().without(GREEN);
        try (StatusLight light = new StatusLight(PINS, header::open)) {
            assertFalse(opened(light));
            assertEquals(List.of(), header.high());
            assertTrue(header.context().isShutdown());
        }
    }

    @Test
    void pinThatBreaksLaterTurnsTheOthersOffForGood() throws Exception {
        MockHeader header = new MockHeader();
        try (StatusLight light = new StatusLight(PINS, header::open)) {
            header.awaitHigh(RED, BLUE, GREEN);
            light.show(TerminalCondition.READY);
            header.awaitHigh(GREEN);
            header.breakPin(BLUE);
            light.show(TerminalCondition.NEEDS_STAFF);
            header.awaitHigh(RED);
            header.awaitHigh();
            light.show(TerminalCondition.READY);
        }
        assertEquals(List.of(), header.high());
        assertTrue(header.context().isShutdown());
    }

    /// As on a board: one named provider, no platform, and none to be found.
    @Test
    void oneMockProviderOfPi4jDoesAsWell() throws Exception {
        assertThrows(
                ClassNotFoundException.class,
                () -> Class.forName("com.pi4j.plugin.raspberrypi.RaspberryPiPlugin"));
        var context =
                com.pi4j.Pi4J.newContextBuilder()
                        .noAutoDetect()
                        .add(
                                com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider
                                        .newInstance())
                        .build();
        try (StatusLight light = new StatusLight(PINS, () -> Optional.of(context))) {
            assertTrue(opened(light));
            assertEquals(3, context.registry().all().size());
            assertEquals(0, context.platforms().all().size());
            light.show(TerminalCondition.READY);
        }
    }

    @Test
    void coloursNeedPinsOfTheirOwn() {
        assertThrows(IllegalArgumentException.class, () -> new LightPins(4, 5, 4));
        assertThrows(IllegalArgumentException.class, () -> new LightPins(4, -5, 6));
    }
}
