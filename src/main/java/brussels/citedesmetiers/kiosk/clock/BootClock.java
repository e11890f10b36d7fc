package brussels.citedesmetiers.kiosk.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.tinylog.Logger;

/// Time since the machine was started, which setting the clock does not change.
public interface BootClock {

    /// Names this start of the machine.
    String boot();

    /// Monotonic time since that start.
    Duration sinceBoot();

    /// The kernel's clock. Where there is none, the program's start is taken for the machine's.
    static BootClock ofMachine() {
        String boot = UUID.randomUUID().toString();
        Duration before = Duration.ZERO;
        try {
            String uptime = Files.readString(Path.of("/proc/uptime")).strip().split(" ", 2)[0];
            before = Duration.ofMillis((long) (Double.parseDouble(uptime) * 1000));
            boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException | NumberFormatException e) {
            Logger.warn(e, "The kernel does not say since when it runs");
        }
        long start = System.nanoTime() - before.toNanos();
        return of(boot, () -> Duration.ofNanos(System.nanoTime() - start));
    }

    /// A machine that started when the given clock was created, and whose clock never jumps.
    static BootClock by(InstantSource clock) {
        Instant start = clock.instant();
        return of("since " + start, () -> Duration.between(start, clock.instant()));
    }

    private static BootClock of(String boot, Supplier<Duration> since) {
        return new BootClock() {
            @Override
            public String boot() {
                return boot;
            }

            @Override
            public Duration sinceBoot() {
                return since.get();
            }
        };
    }
}
