package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.hardware.Backlight;
import brussels.citedesmetiers.kiosk.hardware.Device;
import brussels.citedesmetiers.kiosk.hardware.DeviceState;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What follows from an empty place comes when it is due, though the visit is told of time only now
/// and then. The test turns the clock, and ticks come when they were planned.
final class AttendanceTest {
    private final VisitMachine machine =
            new VisitMachine(ConfigFolder.shippedContent(), TimeLimits.STANDARD);
    private final Devices devices = mock(Devices.class);
    private final VisitLoop visits = mock(VisitLoop.class);
    private final ScheduledExecutorService thread = mock(ScheduledExecutorService.class);
    private final ScheduledFuture<?> planned = mock(ScheduledFuture.class);
    private final Brightness screen =
            new Brightness(() -> Optional.of(mock(Backlight.class)), _ -> {});
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Instant nextTick = Instant.MAX;
    private Visit visit = machine.start(now);
    private Consumer<Event> hearer = _ -> {};
    private Attendance attendance;
    private Ticks ticks;

    @BeforeEach
    void begin() {
        when(visits.machine()).thenReturn(machine);
        when(visits.visit()).thenAnswer(_ -> visit);
        doAnswer(asked -> hearer = asked.getArgument(0)).when(visits).hear(any());
        doAnswer(asked -> on(asked.getArgument(0))).when(visits).on(any());
        doAnswer(
                        asked -> {
                            nextTick = now.plusMillis(asked.<Long>getArgument(1));
                            return planned;
                        })
                .when(thread)
                .schedule(any(Runnable.class), anyLong(), any());
        when(planned.getDelay(TimeUnit.MILLISECONDS))
                .thenAnswer(_ -> Duration.between(now, nextTick).toMillis());
        attendance = new Attendance(devices, visits, () -> now, () -> {}, screen);
        ticks =
                new Ticks(
                        () -> on(new Event.Ticked()),
                        () -> Ticks.until(visit, due(), now, true),
                        thread);
        attendance.whenSensed(ticks::wake);
        ticks.wake();
    }

    @Test
    void visitorWhoLeavesBetweenTwoTicksIsAskedInTime() {
        on(new Event.LanguageChosen("fr"));
        on(new Event.ThemeChosen("C"));
        pass(Duration.ofMillis(4_300));
        sense(DeviceState.OFF);
        pass(TimeLimits.STANDARD.away().minusMillis(1));
        assertInstanceOf(Panel.None.class, visit.panel());
        pass(Duration.ofMillis(1));
        assertInstanceOf(Panel.StillThere.class, visit.panel());
    }

    @Test
    void screenIsDimmedInTime() {
        pass(Duration.ofMillis(1_700));
        sense(DeviceState.OFF);
        pass(Duration.ofSeconds(60).minusMillis(1));
        assertFalse(screen.isDim());
        pass(Duration.ofMillis(1));
        assertTrue(screen.isDim());
        assertTrue(attendance.due().isEmpty(), "nothing more is due once it is dim");
        screen.close();
    }

    private List<Instant> due() {
        return Stream.of(machine.deadline(visit), attendance.due())
                .flatMap(Optional::stream)
                .toList();
    }

    private Visit on(Event event) {
        visit = machine.on(visit, event, now).visit();
        hearer.accept(event);
        return visit;
    }

    private void sense(DeviceState state) {
        when(devices.states()).thenReturn(Map.of(Device.PRESENCE, state));
        attendance.sense();
    }

    private void pass(Duration time) {
        Instant until = now.plus(time);
        while (!nextTick.isAfter(until)) {
            now = nextTick;
            ticks.tick();
        }
        now = until;
    }
}
