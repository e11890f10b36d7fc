package brussels.citedesmetiers.kiosk.comparison;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From a program's start to its first picture, and the memory it has a while after.
///
/// @param runs how often each is measured
record Starts(Both both, int runs) {
    private static final double NANOS_A_MILLI = 1e6;
    private static final int FIRST_SECONDS = 20;

    private record Start(double millis, double megabytes) {}

    private Start start(Contender contender, Xvfb screen, List<String> before, int wait)
            throws Exception {
        screen.watch().empty();
        try (Contender.Running running = contender.start(screen.display(), before, false)) {
            long shown = screen.watch().firstContent();
            Pause.seconds(wait);
            return new Start(
                    (shown - running.started()) / NANOS_A_MILLI, running.proportionalMegabytes());
        }
    }

    void measure() {
        // So that both have data of an earlier start, in which all was done that only a first start does.
        both.part(
                "first start",
                () -> both.byTurns(1, (each, x) -> start(each, x, List.of(), FIRST_SECONDS)));
        both.part(
                "first frame, page cache dropped",
                () ->
                        firstFrames(
                                "first frame, page cache dropped",
                                0.6,
                                both.byTurns(
                                        runs,
                                        (each, x) -> {
                                            dropPageCache();
                                            return start(each, x, List.of(), 1);
                                        })));
        both.part(
                "first frame, warm",
                () -> {
                    Both.Turns<Start> warm =
                            both.byTurns(
                                    runs,
                                    (each, x) -> start(each, x, List.of(), Both.SETTLED_SECONDS));
                    firstFrames("first frame, warm", 0.6, warm);
                    both.table()
                            .ratio(
                                    "memory after start",
                                    "MB",
                                    Times.median(warm.ours(), Start::megabytes),
                                    Times.median(warm.web(), Start::megabytes),
                                    0.42);
                });
        both.part(
                "first frame, one processor",
                () ->
                        firstFrames(
                                "first frame, one processor",
                                0.7,
                                both.byTurns(
                                        runs,
                                        (each, x) ->
                                                start(each, x, List.of("taskset", "-c", "0"), 1))));
        both.part("first frame without the start cache", this::withoutCache);
    }

    private void withoutCache() throws Exception {
        List<Double> times = new ArrayList<>();
        both.ours().cached(false);
        try (Xvfb screen = new Xvfb()) {
            for (int i = 0; i < runs; i++) {
                times.add(start(both.ours(), screen, List.of(), 1).millis());
            }
        } finally {
            both.ours().cached(true);
        }
        both.table().alone("first frame without the start cache", "ms", Times.median(times));
    }

    private void firstFrames(String what, double goal, Both.Turns<Start> starts) {
        both.table()
                .ratio(
                        what,
                        "ms",
                        Times.median(starts.ours(), Start::millis),
                        Times.median(starts.web(), Start::millis),
                        goal);
    }

    private static void dropPageCache() throws Exception {
        Disk.sync();
        Path drop = Path.of("/proc/sys/vm/drop_caches");
        if (!Files.isWritable(drop)) {
            throw new IllegalStateException("only root can drop the page cache");
        }
        Files.writeString(drop, "3\n");
    }
}
