package brussels.citedesmetiers.kiosk.terminal;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import org.tinylog.Logger;

/// Paints what has changed at once instead of at JavaFX's next pulse. On X11 the timer of the
/// pulses runs also while nothing changes, so it has to be slow, and a tap must not wait for it.
///
/// JavaFX has no public call for this. `bin/kiosk` opens the packages that have one; where they are
/// closed, or another JavaFX has it no more, the next pulse paints. JavaFX thread only.
final class Pulse {
    private static final Runnable PAINTING = painting();

    private Pulse() {}

    /// Paints as soon as the event that is handled now is done.
    static void now() {
        PAINTING.run();
    }

    private static Runnable painting() {
        try {
            Object toolkit =
                    Class.forName("com.sun.javafx.tk.Toolkit").getMethod("getToolkit").invoke(null);
            Method post =
                    Class.forName("com.sun.javafx.tk.quantum.QuantumToolkit")
                            .getDeclaredMethod("postPulse");
            post.setAccessible(true);
            return () -> post(post, toolkit);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            Logger.debug(e, "What changes is painted at the next pulse");
            return () -> {};
        }
    }

    private static void post(Method post, Object toolkit) {
        try {
            post.invoke(toolkit);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JavaFX could not be asked for a pulse", e);
        }
    }
}
