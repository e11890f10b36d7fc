package brussels.citedesmetiers.kiosk.fuzz;

import brussels.citedesmetiers.kiosk.fuzz.Finding.TooLongException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Gives a parser one input after the other, each changed out of its seeds, and notes everything
/// that comes out of it undeclared: any other exception or error, and no end.
///
/// The same seed gives the same inputs in the same order. The parser runs on a thread of its own;
/// if it does not come to an end it is noted with what it is doing, and left behind.
final class Fuzz {
    /// So much of a processor no input is worth; a tenth of it is plenty on a slow board.
    static final Duration MOST_WORK = Duration.ofSeconds(5);

    /// So long nothing waits for anything.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Parser parser;
    private final Mutator mutator;
    private final Duration mostWork;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private long inputs;
    private volatile @Nullable Reading now;

    /// @param mostWork processor time after which an input is given up
    Fuzz(Parser parser, long seed, Duration mostWork) {
        this.parser = parser;
        this.mutator = new Mutator(parser, new SplittableRandom(seed));
        this.mostWork = mostWork;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Reading(byte[] input, long begun, long workBefore) {}

    @SuppressWarnings("ReferenceEquality") // another reading of the same input is another reading
    private boolean isStill(Reading reading) {
        return now == reading;
    }

    /// Reads every seed as it is, then others while there is more to do.
    ///
    /// @param more asked before each input
    /// @return one of each kind
    List<Finding> run(BooleanSupplier more) throws InterruptedException {
        Thread reader =
                Thread.ofPlatform()
                        .name("fuzz-" + parser.name())
                        .daemon()
                        .start(() -> readAll(more));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (!reader.join(LOOK)) {
            Reading last = now;
            if (last == null) {
                continue;
            }
            long work = threads.getThreadCpuTime(reader.threadId()) - last.workBefore();
            boolean endless =
                    work > mostWork.toNanos()
                            || System.nanoTime() - last.begun() > LONGEST.toNanos();
            if (endless && isStill(last)) {
                found(last.input(), new TooLongException(reader.getStackTrace()));
                reader.interrupt();
                break;
            }
        }
        return findings();
    }

    private void readAll(BooleanSupplier more) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int seed = 0;
        while (seed < parser.seeds().size() || more.getAsBoolean()) {
            byte[] input = seed < parser.seeds().size() ? parser.seeds().get(seed) : mutator.next();
            seed++;
            now = new Reading(input, System.nanoTime(), threads.getCurrentThreadCpuTime());
            try {
                parser.reading().read(input.clone());
            } catch (Throwable e) {
                if (!parser.declares(e)) {
                    found(input, e);
                }
            }
            now = null;
            inputs = seed;
        }
    }

    private synchronized void found(byte[] input, Throwable thrown) {
        Finding finding = new Finding(parser.name(), input, thrown);
        findings.putIfAbsent(finding.place(), finding);
    }

    private synchronized List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    /// How many inputs it has read, once it has ended.
    long inputs() {
        return inputs;
    }
}
