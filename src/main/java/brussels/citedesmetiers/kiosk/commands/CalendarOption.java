package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.agenda.CalendarException;
import brussels.citedesmetiers.kiosk.agenda.CalendarSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Parameters;

/// The calendar that a command reads.
final class CalendarOption {
    @Parameters(paramLabel = "FILE-or-URL", description = "The calendar: a file, or https://….")
    String source = "";

    /// Makes something of a calendar's bytes.
    @FunctionalInterface
    interface Reading<T> {
        T of(byte[] calendar) throws CalendarException;
    }

    /// Reads it. Rules of repetition can be written that take years to follow, so that takes no
    /// longer than the address may.
    ///
    /// @throws CalendarException in a sentence for whoever gave the command
    <T> T read(Duration patience, Reading<T> reading)
            throws CalendarException, InterruptedException {
        byte[] bytes = new CalendarSource(patience).read(source);
        CompletableFuture<T> read = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("calendar")
                .start(
                        () -> {
                            try {
                                read.complete(reading.of(bytes));
                            } catch (Exception | StackOverflowError e) {
                                read.completeExceptionally(e);
                            }
                        });
        try {
            return read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CalendarException(
                    "The calendar took more than "
                            + patience.toSeconds()
                            + " s to read: either this machine is busy, or an event repeats"
                            + " without end.",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CalendarException refused) {
                throw refused;
            }
            throw new CalendarException("The calendar cannot be read: " + e.getCause(), e);
        }
    }

    /// Whose calendar it is. The way in an address may be what keeps a private calendar private.
    String origin() {
        int host = source.indexOf("://");
        if (host < 0) {
            return String.valueOf(Path.of(source).getFileName());
        }
        String after = source.substring(host + 3);
        return source.substring(0, host + 3) + after.split("[/?#]", 2)[0].replaceFirst(".*@", "");
    }
}
