package brussels.citedesmetiers.kiosk.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Tells the service manager that the program is ready and, as long as every watched [Loop] comes
/// round, that it is alive. A loop that stays away longer than its patience is logged with what its
/// threads are doing, and from then on the service manager hears nothing: it starts the program
/// again.
///
/// Without a service manager that wants to know (`$NOTIFY_SOCKET`) it does nothing. `$WATCHDOG_PID`
/// is not looked at: under a compositor the kiosk is not the service's first process.
///
/// Any thread may call it; every method returns at once, and everything is done on a thread of its
/// own.
public final class Watchdog implements AutoCloseable {
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final String LIMIT = "WATCHDOG_USEC";

    /// Several within the limit, so that one that comes late does no harm.
    private static final int ROUNDS_IN_LIMIT = 4;

    private final @Nullable String socketName;
    private final @Nullable Duration limit;
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("watchdog").daemon().unstarted(task));

    // The watchdog's thread only:
    private @Nullable NotifySocket socket;
    private boolean ready;
    private boolean failing;

    private Watchdog(@Nullable String socketName, @Nullable Duration limit) {
        this.socketName = socketName;
        this.limit = limit;
    }

    /// The one that the environment asks for.
    public static Watchdog of(Map<String, String> environment) {
        String socket = environment.getOrDefault(SOCKET, "");
        return new Watchdog(
                socket.isEmpty() ? null : socket, limit(environment.getOrDefault(LIMIT, "")));
    }

    /// One that nobody listens to.
    public static Watchdog none() {
        return new Watchdog(null, null);
    }

    private static @Nullable Duration limit(String microseconds) {
        try {
            long value = microseconds.isEmpty() ? 0 : Long.parseLong(microseconds);
            return value <= 0 ? null : Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(value));
        } catch (NumberFormatException e) {
            Logger.warn(e, "{} is no number; nothing is watched", LIMIT);
            return null;
        }
    }

    /// Whether a service manager started the program and wants to know how it does.
    public static boolean isSupervised(Map<String, String> environment) {
        return !environment.getOrDefault(SOCKET, "").isEmpty();
    }

    /// A loop under watch, and when it was asked. The watchdog's thread only, except for the
    /// answer.
    private static final class Watched {
        private final Loop loop;
        private volatile boolean answered = true;
        private long askedAt;
        private boolean told;

        Watched(Loop loop) {
            this.loop = loop;
        }

        /// Whether it comes round; asks it again if it has.
        boolean turns(long now) {
            if (answered) {
                if (told) {
                    Logger.info("The {} turns again", loop.name());
                    told = false;
                }
                answered = false;
                askedAt = now;
                ask();
                return true;
            }
            Duration away = Duration.ofNanos(now - askedAt);
            if (away.compareTo(loop.patience()) <= 0) {
                return true;
            }
            if (!told) {
                told = true;
                Logger.error(
                        "The {} has not turned for {} s; the program will be started again.{}",
                        loop.name(),
                        away.toSeconds(),
                        whereItIs());
            }
            return false;
        }

        private void ask() {
            try {
                loop.ask().accept(() -> answered = true);
            } catch (RuntimeException e) {
                Logger.warn(e, "The {} could not be asked whether it turns", loop.name());
            }
        }

        /// What the threads named like it are doing; a stack holds no value of a visit.
        private String whereItIs() {
            return Thread.getAllStackTraces().entrySet().stream()
                    .filter(each -> each.getKey().getName().startsWith(loop.name()))
                    .map(
                            each ->
                                    Arrays.stream(each.getValue())
                                            .map(frame -> "\n    at " + frame)
                                            .collect(
                                                    Collectors.joining(
                                                            "",
                                                            "\n  " + each.getKey().getName(),
                                                            "")))
                    .collect(Collectors.joining());
        }
    }

    /// Watches loops from the next round on.
    public void watch(List<Loop> loops) {
        if (socketName != null) {
            loops.forEach(loop -> watched.add(new Watched(loop)));
        }
    }

    /// The program does what it was started for, or says on its screen why it cannot. The first
    /// call starts the watch; a later one only changes the words.
    ///
    /// @param status what it is doing, for `systemctl status`
    public void ready(String status) {
        inTurn(
                () -> {
                    tell("READY=1\nSTATUS=" + status);
                    if (!ready) {
                        ready = true;
                        startRounds();
                    }
                });
    }

    private void startRounds() {
        if (limit != null) {
            long every = limit.toNanos() / ROUNDS_IN_LIMIT;
            var _ = thread.scheduleWithFixedDelay(this::round, 0, every, TimeUnit.NANOSECONDS);
        }
    }

    private void round() {
        try {
            long now = System.nanoTime();
            // Each is asked, also after one that stays away.
            long away = watched.stream().filter(each -> !each.turns(now)).count();
            if (away == 0) {
                tell("WATCHDOG=1");
            }
        } catch (RuntimeException e) {
            Logger.error(e, "A round of the watchdog failed");
        }
    }

    private void inTurn(Runnable work) {
        if (socketName == null) {
            return;
        }
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            Logger.debug(e, "the program ends");
        }
    }

    private void tell(String message) {
        String name = socketName;
        if (name == null) {
            return;
        }
        try {
            NotifySocket open = socket;
            if (open == null) {
                open = new NotifySocket(name);
                socket = open;
            }
            open.send(message);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                Logger.error(e, "The service manager cannot be told: {}", message);
            }
        }
    }

    /// The program is ending, which may take a moment; nothing is watched any more.
    @Override
    public void close() {
        inTurn(() -> tell("STOPPING=1"));
        thread.shutdown();
    }
}
