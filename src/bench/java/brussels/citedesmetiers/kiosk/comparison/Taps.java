package brussels.citedesmetiers.kiosk.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// From a tap to the picture it leads to, in whole visits.
///
/// @param taps how many are timed
record Taps(Both both, int taps) {
    /// A visit takes some twenty taps, and waits a few times for what comes by itself.
    private static final int MOST_STEPS = 300;

    private static final int SEED = 20_261_122;

    /// A tap that was answered after so long; not a number if it changed nothing.
    record Tapped(String what, double millis) {
        String line(String kiosk) {
            return kiosk + "," + what + "," + millis;
        }
    }

    void measure() throws Exception {
        Both.Turns<Tapped> all = new Both.Turns<>(new ArrayList<>(), new ArrayList<>());
        Random random = new Random(SEED);
        try (Xvfb ourScreen = new Xvfb();
                Xvfb webScreen = new Xvfb();
                Contender.Running our = both.up(both.ours(), ourScreen);
                Contender.Running other = both.up(both.web(), webScreen)) {
            while (all.ours().size() < taps || all.web().size() < taps) {
                if (all.ours().size() < taps) {
                    visit(our, ourScreen.watch(), random, all.ours());
                }
                if (all.web().size() < taps) {
                    visit(other, webScreen.watch(), random, all.web());
                }
            }
        }
        details(all);
        double[][] goals = {{50, 0.6}, {95, Double.NaN}, {99, 0.7}};
        for (double[] goal : goals) {
            both.table()
                    .ratio(
                            "tap to painted, p" + (int) goal[0] + " of " + taps,
                            "ms",
                            percent(all.ours(), (int) goal[0]),
                            percent(all.web(), (int) goal[0]),
                            goal[1]);
        }
        both.table()
                .both("taps without an answer", "", unanswered(all.ours()), unanswered(all.web()));
    }

    /// One visit, from the welcome screen to its end.
    static void visit(Contender.Running kiosk, ScreenWatch watch, Random random, List<Tapped> into)
            throws Exception {
        boolean begun = false;
        for (int step = 0; step < MOST_STEPS; step++) {
            List<Contender.Tap> next = kiosk.next(random);
            if (next.isEmpty()) {
                Pause.millis(50);
                continue;
            }
            boolean first = List.of("language", "welcome").contains(next.getFirst().what());
            if (begun && first && !into.getLast().what().equals("welcome")) {
                return;
            }
            begun = true;
            for (Contender.Tap tap : next) {
                into.add(new Tapped(tap.what(), watch.tap(tap.x(), tap.y())));
            }
        }
        throw new IllegalStateException("a visit does not end; last tapped: " + into.getLast());
    }

    private double percent(List<Tapped> all, int percent) {
        return Times.share(
                all.stream()
                        .limit(taps)
                        .map(Tapped::millis)
                        .filter(millis -> !millis.isNaN())
                        .toList(),
                percent);
    }

    private static double unanswered(List<Tapped> all) {
        return all.stream().filter(tapped -> Double.isNaN(tapped.millis())).count();
    }

    private void details(Both.Turns<Tapped> all) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("kiosk,tapped,milliseconds");
        all.ours().forEach(tapped -> lines.add(tapped.line(both.ours().name())));
        all.web().forEach(tapped -> lines.add(tapped.line(both.web().name())));
        Files.write(Path.of("target/taps.csv"), lines, StandardCharsets.UTF_8);
    }
}
