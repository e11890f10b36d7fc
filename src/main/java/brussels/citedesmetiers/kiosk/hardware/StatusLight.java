package brussels.citedesmetiers.kiosk.hardware;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A three-colour light that shows the state of the terminal across the room.
///
/// Every method may be called on any thread and returns at once, except [#close()]; only the thread
/// `gpio` touches the pins. Any fault is logged once and leaves the light off until the next start;
/// nothing is ever thrown at the terminal. After a crash the pins keep their last level until the
/// program starts again.
public final class StatusLight implements AutoCloseable {
    private static final long CLOSE_SECONDS = 2;

    private final LightPins pins;
    private final ThreadPoolExecutor thread;
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private volatile LightColour wanted = LightColour.of(TerminalCondition.STARTING);

    // Used only on the thread gpio.
    private @Nullable Context context;
    private @Nullable Outputs outputs;

    private record Outputs(DigitalOutput red, DigitalOutput green, DigitalOutput blue) {
        void show(LightColour colour) {
            set(red, colour.red());
            set(green, colour.green());
            set(blue, colour.blue());
        }

        private static void set(DigitalOutput output, boolean on) {
            output.state(on ? DigitalState.HIGH : DigitalState.LOW);
        }
    }

    /// Opens the pins of this board, in the background.
    public static StatusLight on(LightPins pins) {
        return new StatusLight(pins, PinHeader::open);
    }

    /// @param header opens the pin header, on the thread `gpio`; empty if there is none
    StatusLight(LightPins pins, Supplier<Optional<Context>> header) {
        this.pins = pins;
        this.thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        StatusLight::daemon,
                        new ThreadPoolExecutor.DiscardPolicy());
        thread.execute(() -> open(header));
    }

    private static Thread daemon(Runnable task) {
        Thread made = new Thread(task, "gpio");
        made.setDaemon(true);
        return made;
    }

    /// Whether the light works, once that is known. Completed on the thread `gpio`, never
    /// exceptionally.
    public CompletableFuture<Boolean> opened() {
        return opened.copy();
    }

    /// Shows a condition. Does nothing after [#close()].
    public void show(TerminalCondition condition) {
        LightColour colour = LightColour.of(condition);
        if (colour != wanted) {
            wanted = colour;
            thread.execute(this::follow);
        }
    }

    private void open(Supplier<Optional<Context>> header) {
        try {
            Optional<Context> present = header.get();
            if (present.isEmpty()) {
                Logger.warn("There are no pins here; the status light stays off");
            } else {
                context = present.get();
                outputs =
                        new Outputs(
                                output(present.get(), "status-red", pins.red()),
                                output(present.get(), "status-green", pins.green()),
                                output(present.get(), "status-blue", pins.blue()));
                follow();
            }
        } catch (RuntimeException | LinkageError e) {
            // A linkage error comes from Pi4J's native library, which needs a folder to unpack
            // into.
            fail(e, "The pins of the status light could not be opened; it stays off");
        }
        opened.complete(outputs != null);
    }

    private static DigitalOutput output(Context on, String id, int pin) {
        return on.create(
                DigitalOutput.newConfigBuilder(on)
                        .id(id)
                        .address(pin)
                        .initial(DigitalState.LOW)
                        .shutdown(DigitalState.LOW)
                        .build());
    }

    private void follow() {
        Outputs present = outputs;
        if (present == null) {
            return;
        }
        try {
            present.show(wanted);
        } catch (RuntimeException | LinkageError e) {
            fail(e, "The status light does not obey; it stays off until the next start");
        }
    }

    private void fail(Throwable failure, String sentence) {
        Logger.warn(failure, sentence);
        release();
    }

    /// Shutting the context down sets every output to its shutdown level, which is low.
    private void release() {
        outputs = null;
        Context present = context;
        context = null;
        if (present == null) {
            return;
        }
        try {
            present.shutdown();
        } catch (RuntimeException | LinkageError e) {
            Logger.debug(e, "The pins could not be given back");
        }
    }

    /// Turns the light off and releases the pins; waits briefly for that. It cannot be opened
    /// again.
    @Override
    public void close() {
        thread.execute(this::release);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                Logger.warn("The status light could not be turned off in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
