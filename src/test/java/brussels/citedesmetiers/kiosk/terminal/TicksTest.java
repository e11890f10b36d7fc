package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A visit is told that time passes no more often than it has to know.
final class TicksTest {
    private static final Instant BEGUN = Instant.parse("2026-11-22T10:00:00Z");

    private final VisitMachine machine =
            new VisitMachine(ConfigFolder.shippedContent(), TimeLimits.STANDARD);
    private final ScheduledExecutorService thread = mock(ScheduledExecutorService.class);
    private final ScheduledFuture<?> planned = mock(ScheduledFuture.class);
    private Duration wait = Duration.ofSeconds(2);

    TicksTest() {
        doReturn(planned).when(thread).schedule(any(Runnable.class), anyLong(), any());
    }

    @Test
    void tickComesSeldomAndStillWhenTheVisitorsTimeIsOver() {
        Visit welcome = machine.start(BEGUN);
        assertEquals(5_000, until(welcome, BEGUN), "the welcome screen");
        assertEquals(
                2_000,
                Ticks.until(welcome, List.of(), BEGUN, false).toMillis(),
                "while JavaFX still looks often");
        Visit asking = on(on(welcome, new Event.LanguageChosen("fr")), new Event.ThemeChosen("C"));
        assertEquals(5_000, until(asking, BEGUN), "a question");
        Instant due = machine.deadline(asking).orElseThrow();
        assertEquals(700, until(asking, due.minusMillis(700)), "before its time is over");
        assertEquals(70, until(asking, due.minusMillis(70)), "just before");
        assertEquals(250, until(asking, due.plusSeconds(1)), "late already");
        Visit asked = machine.on(asking, new Event.Ticked(), due).visit();
        assertInstanceOf(Panel.StillThere.class, asked.panel());
        assertEquals(250, until(asked, due), "seconds are counted");
    }

    @Test
    void nextTickFollowsATickThatFailed() {
        Ticks ticks =
                new Ticks(
                        () -> {
                            throw new IllegalStateException("planted");
                        },
                        () -> wait,
                        thread);
        assertThrows(IllegalStateException.class, ticks::tick);
        verify(thread).schedule(any(Runnable.class), eq(2_000L), eq(TimeUnit.MILLISECONDS));
    }

    @Test
    void anotherScreenBringsTheTickForwardButNeverPutsItOff() {
        Ticks ticks = new Ticks(() -> {}, () -> wait, thread);
        ticks.wake();
        when(planned.getDelay(TimeUnit.MILLISECONDS)).thenReturn(1_500L);
        ticks.wake();
        verify(planned, never()).cancel(false);
        wait = Duration.ofMillis(250);
        ticks.wake();
        verify(planned).cancel(false);
        verify(thread).schedule(any(Runnable.class), eq(250L), eq(TimeUnit.MILLISECONDS));
    }

    private long until(Visit visit, Instant now) {
        List<Instant> due = machine.deadline(visit).stream().toList();
        return Ticks.until(visit, due, now, true).toMillis();
    }

    private Visit on(Visit visit, Event event) {
        return machine.on(visit, event, BEGUN).visit();
    }
}
