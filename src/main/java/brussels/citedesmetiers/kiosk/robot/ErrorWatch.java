package brussels.citedesmetiers.kiosk.robot;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// While open, detects the first uncaught exception and the first error in the log, which goes to
/// standard error. Output written there meanwhile is held back. Thread-safe; one at a time.
final class ErrorWatch implements AutoCloseable {
    private static final Pattern ERROR = Pattern.compile("\\bERROR\\b");

    private final AtomicReference<@Nullable String> first = new AtomicReference<>();
    private final @Nullable UncaughtExceptionHandler handlerBefore =
            Thread.getDefaultUncaughtExceptionHandler();
    private final PrintStream errBefore = System.err;

    private ErrorWatch() {}

    static ErrorWatch open() {
        ErrorWatch watch = new ErrorWatch();
        Thread.setDefaultUncaughtExceptionHandler(watch::uncaught);
        System.setErr(new PrintStream(watch.new Lines(), true, StandardCharsets.UTF_8));
        return watch;
    }

    /// The first thing that went wrong, in one line.
    Optional<String> found() {
        return Optional.ofNullable(first.get());
    }

    private void uncaught(Thread thread, Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String where = trace.length > 0 ? " at " + trace[0] : "";
        note("exception on thread " + thread.getName() + ": " + thrown + where);
    }

    private void note(String what) {
        first.compareAndSet(null, what);
    }

    @Override
    public void close() {
        System.setErr(errBefore);
        Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
    }

    /// Splits standard error into lines.
    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b != '\n') {
                line.write(b);
                return;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (ERROR.matcher(text).find()) {
                note("an error was logged: " + text);
            }
        }
    }
}
