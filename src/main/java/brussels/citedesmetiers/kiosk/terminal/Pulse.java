package brussels.citedesmetiers.kiosk.terminal;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// When JavaFX paints. What a tap changes is painted at once instead of at JavaFX's next pulse; and
/// while nothing changes, JavaFX looks only once a second whether something has. On X11 its timer
/// never pauses, and looking 60 times a second costs most of what a standing screen takes.
///
/// JavaFX has no public calls for this. `bin/kiosk` opens the packages that have them; where they
/// are closed, or another JavaFX has them no more, JavaFX keeps its own pace. JavaFX thread only.
final class Pulse {
    private static final int QUICK_MILLIS = 16;
    private static final int SLOW_MILLIS = 1000;

    /// Longer than any motion on the screen.
    private static final long STANDS_AFTER_NANOS = Duration.ofSeconds(2).toNanos();

    private static final @Nullable Pulse PULSE = found();

    private final Object toolkit;
    private final Method post;
    private final Object timer;
    private final Method start;
    private int everyMillis;
    private long changedAt = System.nanoTime();

    private Pulse(Object toolkit) throws ReflectiveOperationException {
        this.toolkit = toolkit;
        Class<?> type = Class.forName("com.sun.javafx.tk.quantum.QuantumToolkit");
        post = type.getDeclaredMethod("postPulse");
        post.setAccessible(true);
        Field field = type.getDeclaredField("pulseTimer");
        field.setAccessible(true);
        timer = field.get(toolkit);
        start = Class.forName("com.sun.glass.ui.Timer").getMethod("start", int.class);
    }

    /// Paints as soon as the event that is handled now is done.
    static void now() {
        if (PULSE != null) {
            PULSE.changed();
        }
    }

    /// Somebody touches the screen: what that changes by itself, such as a control that is held
    /// down, is seen soon.
    static void touched() {
        if (PULSE != null) {
            PULSE.soon();
        }
    }

    /// Some time has passed. If nothing was drawn in it, JavaFX may look less often.
    static void ticked() {
        if (PULSE != null) {
            PULSE.standing();
        }
    }

    /// Whether JavaFX looks slowly now, or always at its own pace.
    static boolean stands() {
        return PULSE == null || PULSE.everyMillis == SLOW_MILLIS;
    }

    private void changed() {
        soon();
        call(post, toolkit);
    }

    private void soon() {
        changedAt = System.nanoTime();
        lookEvery(QUICK_MILLIS);
    }

    private void standing() {
        if (System.nanoTime() - changedAt > STANDS_AFTER_NANOS) {
            lookEvery(SLOW_MILLIS);
        }
    }

    private void lookEvery(int millis) {
        if (millis != everyMillis) {
            everyMillis = millis;
            call(start, timer, millis);
        }
    }

    private static void call(Method method, Object on, Object... with) {
        try {
            method.invoke(on, with);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JavaFX did not take a call about its pulse", e);
        }
    }

    private static @Nullable Pulse found() {
        try {
            return new Pulse(
                    Class.forName("com.sun.javafx.tk.Toolkit")
                            .getMethod("getToolkit")
                            .invoke(null));
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            Logger.debug(e, "JavaFX keeps its own pulse");
            return null;
        }
    }
}
