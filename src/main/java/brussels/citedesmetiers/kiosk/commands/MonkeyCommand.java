package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.robot.Monkey;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.robot.QuickTaps;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// `kiosk visit --random N --seed S`: many random visits, and what they found.
public final class MonkeyCommand {
    /// The store gives up on a number after 10 s, a printer on a ticket after little more.
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /// A printer that is only a program answers at once or never.
    public static final Timing QUICK =
            new Timing(
                    Duration.ofMillis(50),
                    Duration.ofMillis(500),
                    Duration.ofMillis(200),
                    Duration.ofMillis(400),
                    Duration.ofMillis(800));

    private final int visits;
    private final long seed;
    private final PrintWriter out;

    MonkeyCommand(int visits, long seed, PrintWriter out) {
        this.visits = visits;
        this.seed = seed;
        this.out = out;
    }

    /// @param printer the one behind the terminal, if it can be broken
    void run(VisitLoop screen, VirtualClock clock, Path data, Optional<EmulatedPrinter> printer)
            throws Exception {
        long start = System.nanoTime();
        Monkey monkey =
                new Monkey(
                        QuickTaps.on(screen, clock),
                        data,
                        PATIENCE,
                        printer.map(PrinterFaults::new).orElse(null));
        Monkey.Figures figures = monkey.run(visits, seed);
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        out.println(figures.sentence() + "; seed " + seed + ", " + seconds + " s.");
    }
}
