package brussels.citedesmetiers.kiosk.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The two kiosks, the table their figures go into, and how they take turns.
///
/// @param work a folder for what comes up
record Both(OurKiosk ours, WebKiosk web, Table table, Path work) {
    /// How long a kiosk has come to rest after its first frame.
    static final int SETTLED_SECONDS = 5;

    interface Part {
        void measure() throws Exception;
    }

    interface Measure<T> {
        T of(Contender contender, Xvfb screen) throws Exception;
    }

    /// What was measured of each, in order.
    record Turns<T>(List<T> ours, List<T> web) {}

    /// What fails is said in the table, and the rest goes on.
    void part(String what, Part part) {
        try {
            part.measure();
        } catch (Exception e) {
            table.failed(what, String.valueOf(e.getMessage()));
        }
    }

    /// Measures one, then the other, so many times.
    <T> Turns<T> byTurns(int rounds, Measure<T> measure) throws Exception {
        Turns<T> turns = new Turns<>(new ArrayList<>(), new ArrayList<>());
        try (Xvfb screen = new Xvfb()) {
            for (int i = 0; i < rounds; i++) {
                turns.ours().add(measure.of(ours, screen));
                turns.web().add(measure.of(web, screen));
            }
        }
        return turns;
    }

    /// Starts a kiosk that can be asked where to tap, and lets it come to rest.
    Contender.Running up(Contender contender, Xvfb screen) throws Exception {
        Contender.Running running = contender.start(screen.display(), List.of(), true);
        try {
            screen.watch().firstContent();
        } catch (IllegalStateException e) {
            running.close();
            throw e;
        }
        Pause.seconds(SETTLED_SECONDS);
        return running;
    }
}
