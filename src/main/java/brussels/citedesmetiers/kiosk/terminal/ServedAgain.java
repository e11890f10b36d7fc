package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.screen.OutOfServiceView.Reason;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Sets up an unattended terminal as soon as that is possible. Until then the screen says why it is
/// not, and it retries by itself: once a disk is repaired, a program stopped or a file corrected,
/// nobody has to come to the terminal.
///
/// One thread, which it blocks; [#close()] on JavaFX's.
public final class ServedAgain implements AutoCloseable {
    /// How often it retries.
    public static final Duration EVERY = Duration.ofSeconds(5);

    /// How often a program that has not served yet retries before it ends, so that its start counts
    /// as one that failed.
    private static final int MOST_ON_TRIAL = 12;

    private final TerminalChoices choices;
    private final PrintWriter err;
    private final Duration every;
    private final Watchdog watchdog;
    private final Semaphore never = new Semaphore(0);
    private String said = "";
    private @Nullable Reason shown;
    private @Nullable OutOfService screen;

    /// @param err where each fault is reported once
    /// @param watchdog told what the screen says
    public ServedAgain(
            TerminalChoices choices, PrintWriter err, Duration every, Watchdog watchdog) {
        this.choices = choices;
        this.err = err;
        this.every = every;
        this.watchdog = watchdog;
    }

    /// The result of one attempt.
    private record Found(@Nullable Terminal terminal, Reason reason) {}

    /// Makes the first attempt while the display is being opened.
    @FunctionalInterface
    public interface WhileOpening {
        <T> T read(Callable<T> work) throws Exception;
    }

    /// Waits until the terminal can serve.
    public Terminal await(WhileOpening opening) throws Exception {
        Found found = opening.read(this::look);
        int tries = 0;
        while (found.terminal() == null) {
            if (++tries > MOST_ON_TRIAL && isTheProgramsFault(found) && Updates.isOnTrial()) {
                throw new IllegalStateException(
                        "This version of the program cannot serve ("
                                + found.reason().code()
                                + "); after three starts the one before is used again.");
            }
            show(found.reason());
            var _ = never.tryAcquire(every.toNanos(), TimeUnit.NANOSECONDS);
            found = look();
        }
        if (screen != null) {
            Logger.info("The terminal can serve now");
        }
        return found.terminal();
    }

    private static boolean isTheProgramsFault(Found found) {
        return found.reason() == Reason.CONTENT || found.reason() == Reason.PROGRAM;
    }

    private Found look() {
        StringWriter faults = new StringWriter();
        PrintWriter writer = new PrintWriter(faults);
        Found found;
        try {
            Optional<Terminal> made = Terminal.of(choices, Timing.standard(), writer);
            found = new Found(made.orElse(null), Reason.CONTENT);
        } catch (DataFolderException e) {
            writer.println(e.getMessage());
            found =
                    new Found(
                            null,
                            switch (e.reason()) {
                                case HELD_ELSEWHERE -> Reason.DATA_HELD;
                                case NOT_WRITABLE -> Reason.DATA_NOT_WRITABLE;
                                case DISK_FULL -> Reason.DISK_FULL;
                                case NOT_KEPT -> Reason.DATA_NOT_KEPT;
                            });
        } catch (RuntimeException e) {
            // Catches everything: people see a page and not an empty display.
            writer.println("This should not have happened: " + e);
            if (shown != Reason.PROGRAM) {
                Logger.error(e, "The terminal could not be set up");
            }
            found = new Found(null, Reason.PROGRAM);
        }
        writer.flush();
        if (!said.equals(faults.toString())) {
            said = faults.toString();
            err.print(said);
            err.flush();
        }
        return found;
    }

    private void show(Reason reason) throws Exception {
        if (reason == shown) {
            return;
        }
        Logger.error("Out of service: {}", reason.code());
        OutOfService before = screen;
        Display display = choices.display() == null ? Display.S : choices.display();
        screen = OutOfService.show(display, reason);
        shown = reason;
        if (before != null) {
            Platform.runLater(before::close);
        } else {
            watchdog.watch(List.of(Frames.loop()));
        }
        watchdog.ready("Out of service: " + reason.code());
    }

    /// Removes the out-of-service screen, once the terminal's own is shown.
    @Override
    public void close() {
        if (screen != null) {
            screen.close();
            screen = null;
        }
    }
}
