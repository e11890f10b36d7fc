package brussels.citedesmetiers.kiosk.comparison;

import java.util.Random;

/// What the kiosks take of a processor while nobody is there.
///
/// @param restSeconds how long they are watched
record Rest(Both both, int restSeconds) {
    private static final int SEED = 20_261_122;

    /// After it both have compiled what they need and put away what the start left (here two minutes
    /// after it); a terminal stands for a day.
    private static final int WARM_SECONDS = 130;

    void measure() {
        both.part("at rest", this::restOfBoth);
        both.part("at rest, a board following", this::restWithBoard);
    }

    /// Both at once, each on a screen of its own: at rest they do not get in each other's way.
    private void restOfBoth() throws Exception {
        Random random = new Random(SEED);
        try (Xvfb ourScreen = new Xvfb();
                Xvfb webScreen = new Xvfb();
                Contender.Running our = both.up(both.ours(), ourScreen);
                Contender.Running other = both.up(both.web(), webScreen)) {
            Pause.seconds(WARM_SECONDS);
            Used welcome = Used.during(our, other, restSeconds);
            both.table()
                    .most(
                            "at rest on the welcome screen",
                            "%",
                            welcome.percentOfFirst(),
                            welcome.percentOfSecond(),
                            0.5);
            // In two halves, with a tap between them: nobody is asked whether one is still there.
            toQuestion(our, ourScreen.watch(), random);
            toQuestion(other, webScreen.watch(), random);
            Used half = questionHalf(our, other);
            tapOn(our, ourScreen.watch(), random);
            tapOn(other, webScreen.watch(), random);
            Used question = half.and(questionHalf(our, other));
            both.table()
                    .most(
                            "at rest on a question",
                            "%",
                            question.percentOfFirst(),
                            question.percentOfSecond(),
                            0.5);
        }
    }

    private Used questionHalf(Contender.Running our, Contender.Running other) throws Exception {
        Pause.seconds(Both.SETTLED_SECONDS);
        Used used = Used.during(our, other, restSeconds / 2);
        if (!our.asking() || !other.asking()) {
            throw new IllegalStateException("a question did not stay on the screen");
        }
        return used;
    }

    private static void toQuestion(Contender.Running kiosk, ScreenWatch watch, Random random)
            throws Exception {
        for (int i = 0; !kiosk.asking(); i++) {
            if (i == 20) {
                throw new IllegalStateException("no question came");
            }
            tapOn(kiosk, watch, random);
            Pause.millis(50);
        }
    }

    private static void tapOn(Contender.Running kiosk, ScreenWatch watch, Random random)
            throws Exception {
        for (Contender.Tap tap : kiosk.next(random)) {
            watch.tap(tap.x(), tap.y());
        }
    }

    private void restWithBoard() throws Exception {
        try (Xvfb ourScreen = new Xvfb();
                Xvfb boardScreen = new Xvfb();
                Contender.Running our = both.up(both.ours(), ourScreen);
                ProcessTree board =
                        WebKiosk.look(
                                boardScreen.display(),
                                both.work().resolve("board"),
                                "https://localhost:" + both.ours().hubPort() + "/board")) {
            boardScreen.watch().firstContent();
            Pause.seconds(WARM_SECONDS);
            Used used = Used.during(our, our, restSeconds);
            if (!board.root().isAlive()) {
                throw new IllegalStateException("the board's browser has ended");
            }
            both.table()
                    .most(
                            "at rest, a board following",
                            "%",
                            used.percentOfFirst(),
                            Double.NaN,
                            0.5);
        }
    }
}
