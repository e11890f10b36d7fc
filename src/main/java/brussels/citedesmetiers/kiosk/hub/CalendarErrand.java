package brussels.citedesmetiers.kiosk.hub;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Has the house's calendar fetched every day, by a program of its own: `kiosk agenda import`, with
/// its limits of size, time and redirects. What reads calendars is never on the path of a program
/// that serves people, and a calendar that takes all memory or time takes only that program's. A
/// failure leaves the agenda as it is, and is tried again after an hour.
///
/// On its own thread, from [#start] to [#close].
public final class CalendarErrand implements AutoCloseable {
    /// How old an agenda may become before the calendar is fetched again.
    public static final Duration EVERY = Duration.ofDays(1);

    private static final String MAIN = "brussels.citedesmetiers.kiosk.commands.Main";
    private static final String MODULE = "brussels.citedesmetiers.kiosk";
    private static final String AGENDA = "agenda.json";

    /// It may run beside a visit: one processor, little memory, no compiling for long runs.
    private static final List<String> FRUGAL =
            List.of(
                    "-Xmx160m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ActiveProcessorCount=1",
                    "-XX:-UsePerfData");

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofHours(1);
    private static final int SAID_BYTES = 2000;

    private final URI calendar;
    private final Path config;
    private final Path data;
    private final Duration patience;
    private final WallClock clock;
    private final Turn turn;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("calendar").daemon().unstarted(task));

    /// How machines that hand out the same agenda have it fetched by one of them.
    public interface Turn {
        /// A machine that has the calendar to itself.
        Turn ALONE =
                new Turn() {
                    @Override
                    public void share() {}

                    @Override
                    public boolean take() {
                        return true;
                    }

                    @Override
                    public void fetched() {}
                };

        /// Puts what another one fetched into this one's folder, if it is newer.
        void share() throws IOException;

        /// Whether this one fetches it now.
        boolean take() throws IOException;

        /// There is a new agenda in this one's folder.
        void fetched() throws IOException;
    }

    /// @param patience for the address, and again for reading what comes; then the program is ended
    public CalendarErrand(
            URI calendar, Path config, Path data, Duration patience, WallClock clock) {
        this(calendar, config, data, patience, clock, Turn.ALONE);
    }

    private CalendarErrand(
            URI calendar, Path config, Path data, Duration patience, WallClock clock, Turn turn) {
        this.turn = turn;
        this.calendar = calendar;
        this.config = config;
        this.data = data;
        this.patience = patience;
        this.clock = clock;
    }

    /// Starts it, unless no calendar is named.
    public static @Nullable CalendarErrand started(
            @Nullable URI calendar, Path config, Path data, WallClock clock) {
        return started(calendar, config, data, clock, Turn.ALONE);
    }

    /// Starts it, unless no calendar is named, where several machines have one agenda.
    public static @Nullable CalendarErrand started(
            @Nullable URI calendar, Path config, Path data, WallClock clock, Turn turn) {
        if (calendar == null) {
            return null;
        }
        CalendarErrand errand =
                new CalendarErrand(calendar, config, data, Duration.ofMinutes(2), clock, turn);
        errand.start();
        return errand;
    }

    private void start() {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::round, FIRST.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    private void round() {
        try {
            turn.share();
            // With a clock that is wrong "today" would be, and all that is coming be left out.
            if (clock.trusted() && due() && turn.take() && once()) {
                turn.fetched();
            }
        } catch (IOException | RuntimeException e) {
            Logger.error(e, "The calendar could not be fetched; it is tried again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the agenda is a day old, or there is none.
    boolean due() throws IOException {
        try {
            Instant changed = Files.getLastModifiedTime(data.resolve(AGENDA)).toInstant();
            Instant now = clock.instant();
            // A clock that was set back must not keep an agenda for ever.
            return changed.isAfter(now) || !changed.plus(EVERY).isAfter(now);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /// Fetches once.
    ///
    /// @return whether there is a new agenda
    public boolean once() throws IOException, InterruptedException {
        // Of the same name each time: what a power cut leaves is replaced.
        Path said = data.resolve("calendar.txt");
        Path asked = data.resolve("calendar.args");
        try {
            // Not on the command line, where every user of the machine could read the address.
            Durable.onDisk().writePrivate(asked, "\"" + calendar + "\"\n");
            Process program =
                    new ProcessBuilder(command(asked))
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            program.getOutputStream().close();
            try {
                long most = patience.multipliedBy(2).toMillis() + 30_000;
                if (!program.waitFor(most, TimeUnit.MILLISECONDS)) {
                    Logger.warn("The calendar took too long; the agenda stays as it was");
                    return false;
                }
            } finally {
                program.destroyForcibly();
            }
            boolean fetched = program.exitValue() == 0;
            // The way in an address may be what keeps a private calendar private.
            String words = words(said).replace(calendar.toString(), calendar.getHost());
            if (fetched) {
                Logger.info("The calendar: {}", words);
            } else {
                Logger.warn("The calendar could not be taken over: {}", words);
            }
            return fetched;
        } finally {
            Files.deleteIfExists(said);
            Files.deleteIfExists(asked);
        }
    }

    private static String words(Path said) throws IOException {
        try (InputStream in = Files.newInputStream(said)) {
            return new String(in.readNBytes(SAID_BYTES), StandardCharsets.UTF_8).strip();
        }
    }

    private List<String> command(Path asked) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(FRUGAL);
        command.addAll(program());
        command.addAll(
                List.of(
                        "agenda",
                        "import",
                        "@" + asked.toAbsolutePath(),
                        "--config",
                        config.toAbsolutePath().toString(),
                        "--into",
                        data.toAbsolutePath().toString(),
                        "--seconds",
                        String.valueOf(patience.toSeconds())));
        return command;
    }

    /// This program, with what reads calendars, which lies in a folder beside its own jars.
    private static List<String> program() {
        String modules = System.getProperty("jdk.module.path", "");
        if (modules.isEmpty()) {
            return List.of("-cp", System.getProperty("java.class.path", ""), MAIN);
        }
        Path own = Path.of(modules.split(File.pathSeparator, 2)[0]);
        return List.of(
                "-p",
                modules + File.pathSeparator + own.resolve("tools"),
                "-m",
                MODULE + "/" + MAIN);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
