package brussels.citedesmetiers.kiosk.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /// What fails is said in the table, and the rest goes on.
    void part(String what, Part part) {
        try {
            part.measure();
        } catch (Exception e) {
            table.failed(what, String.valueOf(e.getMessage()));
        }
    }

    /// Measures one, then the other, so many times.
    <T> Map<Contender, List<T>> byTurns(int rounds, Measure<T> measure) throws Exception {
        Map<Contender, List<T>> all = new LinkedHashMap<>();
        try (Xvfb screen = new Xvfb()) {
            for (int i = 0; i < rounds; i++) {
                for (Contender each : List.of(ours, web)) {
                    all.computeIfAbsent(each, _ -> new ArrayList<>()).add(measure.of(each, screen));
                }
            }
        }
        return all;
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
