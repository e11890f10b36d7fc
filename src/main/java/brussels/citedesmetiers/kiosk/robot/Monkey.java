package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.robot.QuickTaps.Seen;
import brussels.citedesmetiers.kiosk.robot.QuickTaps.Target;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver.ScriptException;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes random visits on the real screens and complains about exceptions, logged errors, dead
/// ends, traces of a visit after its end, and states from which neither time nor "start over" leads
/// home. The same seed makes the same taps, as long as the store and the printer respond in the
/// same way.
///
/// Its steps are those of a `kiosk visit` script, so that its findings can be replayed.
public final class Monkey {
    private static final int MOST_STEPS = 200;
    private static final int LONGEST_WAY_HOME_SECONDS = 300;
    private static final int FILES_EVERY = 100;
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final String START_OVER = "start-over";
    private static final String WIPE = "wipe";
    private static final String LISTEN = "listen";
    private static final String SPEAKER = "speaker-";
    private static final int HEARD = 12;

    /// Per thousand steps, besides taps on what the screen is about.
    private static final Map<String, Integer> SELDOM =
            Map.of(
                    "back",
                    60,
                    START_OVER,
                    12,
                    "language",
                    25,
                    "accessibility",
                    25,
                    LISTEN,
                    HEARD,
                    "staff-corner",
                    4);

    /// Half of the taps on a panel leave it.
    private static final List<String> LEAVING = List.of("done", "close");

    private static final int IDLE = 20;
    private static final int HOME = 8;
    private static final int FAULT = 40;

    private final QuickTaps screen;
    private final Path data;
    private final Duration patience;
    private final @Nullable PrinterFaults faults;
    private final List<String> steps = new ArrayList<>();
    private final Map<String, Integer> places = new TreeMap<>();
    private int taps;
    private int idles;
    private int faultsPlayed;

    /// @param data the data folder, whose files must hold no answer
    /// @param patience how long the store and the printer may take to report, in real time
    /// @param faults the printer's faults, or null if there is no printer to break
    public Monkey(QuickTaps screen, Path data, Duration patience, @Nullable PrinterFaults faults) {
        this.screen = screen;
        this.data = data;
        this.patience = patience;
        this.faults = faults;
    }

    /// What the run did.
    ///
    /// @param places how many screens of each kind were seen
    public record Figures(
            int visits, int taps, int idles, int faults, Map<String, Integer> places) {
        public Figures {
            places = Map.copyOf(places);
        }

        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%d visits, %d taps, %d pauses, %d printer faults and repairs; screens seen: %s",
                    visits,
                    taps,
                    idles,
                    faults,
                    new TreeMap<>(places));
        }
    }

    /// Makes the visits.
    ///
    /// @throws ScriptException at the first complaint, with seed, visit and steps
    public Figures run(int visits, long seed) throws Exception {
        int visit = 0;
        try (ErrorWatch errors = ErrorWatch.open()) {
            LeftOvers leftOvers =
                    new LeftOvers(
                            screen.visits().content(), screen.visits().machine(), screen.look());
            for (visit = 1; visit <= visits; visit++) {
                steps.clear();
                new Walk(new Random(seed * 1_000_003 + visit), errors, leftOvers).toItsEnd();
                leftOvers.forget();
                if (visit % FILES_EVERY == 0 || visit == visits) {
                    complainOf(leftOvers.inFiles(data).orElse(null));
                }
            }
        } catch (ScriptException e) {
            throw new ScriptException(told(seed, visit, e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new ScriptException(told(seed, visit, "exception: " + e), e);
        }
        return new Figures(visits, taps, idles, faultsPlayed, places);
    }

    private String told(long seed, int visit, @Nullable String what) {
        return "seed "
                + seed
                + ", visit "
                + visit
                + ": "
                + what
                + "; steps: "
                + String.join(" | ", steps);
    }

    private static void complainOf(@Nullable String fault) throws ScriptException {
        if (fault != null) {
            throw new ScriptException(fault);
        }
    }

    /// One visit, from the welcome screen until everything is wiped.
    private final class Walk {
        private final Random random;
        private final ErrorWatch errors;
        private final LeftOvers leftOvers;
        private boolean begun;

        Walk(Random random, ErrorWatch errors, LeftOvers leftOvers) {
            this.random = random;
            this.errors = errors;
            this.leftOvers = leftOvers;
        }

        void toItsEnd() throws Exception {
            Seen seen = look();
            for (int step = 0; step < MOST_STEPS && !over(seen); step++) {
                seen = step(seen);
            }
            if (!over(seen)) {
                home();
            }
        }

        private boolean over(Seen seen) {
            return begun && seen.visit().place() instanceof Place.Welcome;
        }

        private Seen step(Seen seen) throws Exception {
            int dice = random.nextInt(1000);
            if (dice < HOME && begun) {
                return home();
            }
            if (dice < HOME + IDLE) {
                idle(random.nextBoolean() ? 46 : 5);
                return look();
            }
            if (dice < HOME + IDLE + FAULT && faults != null) {
                steps.add("# " + faults.play(random));
                faultsPlayed++;
                return look();
            }
            tap(chosen(seen));
            return look();
        }

        private Target chosen(Seen seen) {
            int dice = random.nextInt(1000);
            for (Map.Entry<String, Integer> each : new TreeMap<>(SELDOM).entrySet()) {
                dice -= each.getValue();
                if (dice < 0 && seen.target(each.getKey()).isPresent()) {
                    return seen.target(each.getKey()).get();
                }
            }
            List<Target> speakers =
                    seen.targets().stream().filter(t -> t.id().startsWith(SPEAKER)).toList();
            if (!speakers.isEmpty() && random.nextInt(1000) < HEARD) {
                return speakers.get(random.nextInt(speakers.size()));
            }
            for (String id : LEAVING) {
                if (seen.target(id).isPresent() && random.nextBoolean()) {
                    return seen.target(id).get();
                }
            }
            List<Target> others =
                    seen.targets().stream()
                            .filter(t -> !SELDOM.containsKey(t.id()) && !speakers.contains(t))
                            .toList();
            List<Target> from = others.isEmpty() ? seen.targets() : others;
            return from.get(random.nextInt(from.size()));
        }

        /// Waits until there is something to tap, then checks the screen.
        private Seen look() throws Exception {
            Seen seen = screen.look();
            check(seen);
            if (leadsNowhere(seen)) {
                seen = awaitEdge(seen);
            }
            if (leadsNowhere(seen)) {
                Class<?> stuck = seen.visit().place().getClass();
                idle(LONGEST_WAY_HOME_SECONDS);
                seen = screen.look();
                check(seen);
                if (seen.visit().place().getClass().equals(stuck)) {
                    throw new ScriptException(
                            "dead end: nothing to tap, and time changes nothing: " + seen.visit());
                }
            }
            return seen;
        }

        /// While a number is issued or paper comes out there is nothing to tap, so the store or
        /// printer must report.
        private Seen awaitEdge(Seen before) throws Exception {
            Seen seen = before;
            long end = System.nanoTime() + patience.toNanos();
            while (leadsNowhere(seen) && working(seen) && System.nanoTime() < end) {
                screen.awaitDrawing(GLANCE);
                seen = screen.look();
                check(seen);
            }
            return seen;
        }

        /// What is heard leads to no other screen.
        private static boolean leadsNowhere(Seen seen) {
            return seen.targets().stream().allMatch(target -> target.id().equals(LISTEN));
        }

        private static boolean working(Seen seen) {
            return seen.visit().place() instanceof Place.Issuing
                    || seen.visit().place() instanceof Place.Arriving
                    || seen.visit().place() instanceof Place.Printing;
        }

        private void check(Seen seen) throws ScriptException {
            complainOf(errors.found().orElse(null));
            Panel panel = seen.visit().panel();
            places.merge(
                    panel instanceof Panel.None
                            ? seen.visit().place().getClass().getSimpleName()
                            : panel.getClass().getSimpleName(),
                    1,
                    Integer::sum);
            boolean welcome = seen.visit().place() instanceof Place.Welcome;
            boolean ended = begun && (welcome || seen.visit().place() instanceof Place.Goodbye);
            if (ended && (welcome || panel instanceof Panel.None)) {
                complainOf(leftOvers.onScreen(seen).map(left -> "left over: " + left).orElse(null));
            }
            begun |= !welcome;
            leftOvers.remember(seen.visit());
        }

        /// Goes back to the welcome screen from anywhere: by "start over" if there is one, else by
        /// waiting.
        private Seen home() throws Exception {
            Seen seen = look();
            String from = seen.visit().toString();
            if (seen.target(START_OVER).isPresent() && random.nextBoolean()) {
                seen = taken(seen, START_OVER);
                if (seen.target(WIPE).isPresent()) {
                    seen = taken(seen, WIPE);
                }
            } else {
                idle(LONGEST_WAY_HOME_SECONDS);
                seen = look();
            }
            if (!over(seen)) {
                throw new ScriptException("no way home from " + from + ": still " + seen.visit());
            }
            return seen;
        }

        /// Taps until it counts: who listens to the screens only hears the first tap.
        private Seen taken(Seen seen, String id) throws Exception {
            Seen next = seen;
            for (int i = 0; i < 2 && next.target(id).isPresent(); i++) {
                tap(next.target(id).get());
                next = look();
            }
            return next;
        }

        private void tap(Target target) throws Exception {
            steps.add("tap " + target.id());
            taps++;
            screen.tap(target);
        }

        private void idle(int seconds) throws Exception {
            steps.add("idle " + seconds);
            idles++;
            screen.idle(seconds);
        }
    }
}
