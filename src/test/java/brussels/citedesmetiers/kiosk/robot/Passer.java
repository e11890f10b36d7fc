package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.robot.QuickTaps.Seen;
import brussels.citedesmetiers.kiosk.robot.QuickTaps.Target;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver.ScriptException;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Visitors who know what they want: by real taps on the real screens a third of them goes away
/// with a ticket, a third reads what is recommended, and a third leaves in the middle. Each of them
/// begins at the welcome screen and leaves it there. Errors in the log and exceptions on any thread
/// end the visits.
public final class Passer implements AutoCloseable {
    private static final int MOST_STEPS = 80;
    private static final int PAUSE_SECONDS = 15;
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ErrorWatch errors = ErrorWatch.open();
    private @Nullable QuickTaps screen;

    /// What somebody came for.
    public enum Wish {
        TICKET,
        ADVICE,
        A_LOOK
    }

    /// One visit, from the welcome screen back to it.
    ///
    /// @return whether it is one that is counted: they chose a theme
    /// @throws ScriptException if the screens lead nowhere or something went wrong behind them
    public boolean visit(VisitLoop visits, VirtualClock clock, Wish wish, Random random)
            throws Exception {
        QuickTaps here = before(visits, clock);
        int least = 1 + random.nextInt(5);
        boolean begun = false;
        boolean leaves = false;
        boolean themed = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            Seen seen = look(here);
            boolean welcome = seen.visit().place() instanceof Place.Welcome;
            if (begun && welcome) {
                return themed;
            }
            themed |= seen.visit().themeId().isPresent();
            begun |= !welcome;
            leaves |=
                    switch (wish) {
                        case A_LOOK -> step >= least;
                        case ADVICE -> seen.visit().place() instanceof Place.Result;
                        case TICKET -> false;
                    };
            Optional<Target> next =
                    leaves || seen.visit().place() instanceof Place.Goodbye
                            ? Optional.empty()
                            : next(seen, random);
            if (next.isPresent()) {
                here.tap(next.get());
            } else {
                // Whoever sees no way on leaves too.
                leaves = true;
                here.idle(PAUSE_SECONDS);
            }
        }
        throw new ScriptException("no end of a visit: " + visits.visit());
    }

    /// One for each terminal, which keeps who watches it.
    private QuickTaps before(VisitLoop visits, VirtualClock clock) throws Exception {
        QuickTaps known = screen;
        if (known == null || !known.visits().equals(visits)) {
            known = QuickTaps.on(visits, clock);
            screen = known;
        }
        return known;
    }

    private Seen look(QuickTaps at) throws Exception {
        Seen seen = at.look();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (nothingToDo(seen) && System.nanoTime() < end) {
            at.awaitDrawing(GLANCE);
            seen = at.look();
        }
        if (errors.found().isPresent()) {
            throw new ScriptException(errors.found().get());
        }
        if (nothingToDo(seen)) {
            throw new ScriptException("nothing to tap: " + seen.visit());
        }
        return seen;
    }

    private static boolean nothingToDo(Seen seen) {
        return seen.visit().place() instanceof Place.Issuing
                || seen.visit().place() instanceof Place.Printing
                || seen.targets().isEmpty();
    }

    private static Optional<Target> next(Seen seen, Random random) {
        for (String way : List.of("go-on", "taken", "skip-all", "feedback-", "adviser", "print")) {
            List<Target> found = like(seen, way);
            if (!found.isEmpty()) {
                return any(found, random);
            }
        }
        List<Target> choices = like(seen, "choice-");
        List<Target> on = like(seen, "next");
        boolean chosen = seen.marked().stream().anyMatch(id -> id.startsWith("choice-"));
        // Where more than one has to be chosen, another choice has to be found too.
        if (!on.isEmpty() && (choices.isEmpty() || (chosen && random.nextInt(4) > 0))) {
            return any(on, random);
        }
        return Stream.of(choices, like(seen, "theme-"), like(seen, "language-"), on)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .flatMap(found -> any(found, random));
    }

    private static Optional<Target> any(List<Target> found, Random random) {
        return Optional.of(found.get(random.nextInt(found.size())));
    }

    private static List<Target> like(Seen seen, String begin) {
        return seen.targets().stream().filter(t -> t.id().startsWith(begin)).toList();
    }

    @Override
    public void close() {
        errors.close();
    }
}
