package brussels.citedesmetiers.kiosk.comparison;

import java.util.ArrayList;
import java.util.List;

/// Looks at a screen from outside, by its pixels alone.
final class ScreenWatch implements AutoCloseable {
    static final int WIDTH = 1024;
    static final int HEIGHT = 600;

    /// Every so many pixels of a row, and rows, are looked at.
    private static final int STEP = 2;

    /// Smooth letters have more shades than windows without content.
    private static final int COLOURS_OF_CONTENT = 12;

    /// What a pointer above it changes, it changes at once.
    private static final int HOVER_MILLIS = 40;

    /// Longer than from a button drawn as pressed to the page it leads to, and shorter than a choice
    /// is shown as chosen before the next question comes: the design wants that pause, so it is not
    /// counted as waiting.
    private static final int CALM_MILLIS = 120;

    /// With the calm before it, longer than that pause.
    private static final int SETTLED_MILLIS = 60;

    private static final int LONGEST_MILLIS = 3000;

    /// The smallest answer to a tap is a mark in a box; some points are fewer.
    private static final int LEAST_CHANGED = 6;

    private static final double MOST = 0.5;
    private static final double MILLION = 1e6;

    private final X11 x;

    ScreenWatch(String display) {
        x = new X11(display, WIDTH, HEIGHT);
    }

    /// Waits for the first picture with content: one with more colours than flat windows have.
    ///
    /// @return when, by [System#nanoTime()]
    long firstContent() {
        long end = System.nanoTime() + 30 * 1_000_000_000L;
        while (System.nanoTime() < end) {
            x.painted(LONGEST_MILLIS);
            long now = System.nanoTime();
            if (hasContent(picture())) {
                return now;
            }
        }
        throw new IllegalStateException("nothing was on the screen within 30 s");
    }

    /// Waits until the screen is empty, as before a start.
    void empty() {
        long end = System.nanoTime() + 10 * 1_000_000_000L;
        while (hasContent(picture())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the screen did not become empty within 10 s");
            }
            x.painted(CALM_MILLIS);
        }
    }

    private void hover() {
        long end = System.nanoTime() + LONGEST_MILLIS * 1_000_000L;
        while (x.painted(HOVER_MILLIS) && System.nanoTime() < end) {
            // Painted again.
        }
    }

    /// Taps, looks at every picture of the answer, and waits until nothing more is painted.
    ///
    /// @return milliseconds from the press to the picture from which on most points that the tap
    ///   changed look as they do at its end; not a number if it changed nothing
    double tap(int atX, int atY) {
        x.move(atX, atY);
        hover();
        int[] before = picture();
        List<int[]> pictures = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        long pressed = x.press();
        long end = pressed + LONGEST_MILLIS * 1_000_000L;
        int patience = LONGEST_MILLIS;
        while (x.painted(patience) && System.nanoTime() < end) {
            times.add(System.nanoTime());
            pictures.add(picture());
            patience = CALM_MILLIS;
        }
        while (x.painted(SETTLED_MILLIS) && System.nanoTime() < end) {
            // What follows the answer.
        }
        int done = done(before, pictures);
        return done < 0 ? Double.NaN : (times.get(done) - pressed) / MILLION;
    }

    /// Which picture it was that stayed, or -1 if nothing changed.
    static int done(int[] before, List<int[]> pictures) {
        if (pictures.isEmpty()) {
            return -1;
        }
        int[] last = pictures.getLast();
        int changed = different(before, last, before, last);
        if (changed < LEAST_CHANGED) {
            return -1;
        }
        int first = pictures.size() - 1;
        while (first > 0
                && different(pictures.get(first - 1), last, before, last) <= changed * (1 - MOST)) {
            first--;
        }
        return first;
    }

    /// How many points are not the same in a and b, of those that are not the same in from and to.
    private static int different(int[] a, int[] b, int[] from, int[] to) {
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i] && from[i] != to[i]) {
                count++;
            }
        }
        return count;
    }

    private int[] picture() {
        int[] all = x.picture();
        int[] points = new int[WIDTH / STEP * (HEIGHT / STEP)];
        int i = 0;
        for (int row = 0; row < HEIGHT; row += STEP) {
            for (int column = 0; column < WIDTH; column += STEP) {
                points[i++] = all[row * WIDTH + column] & 0xffffff;
            }
        }
        return points;
    }

    private static boolean hasContent(int[] points) {
        int[] seen = new int[COLOURS_OF_CONTENT];
        int colours = 0;
        for (int point : points) {
            boolean known = false;
            for (int i = colours - 1; i >= 0 && !known; i--) {
                known = seen[i] == point;
            }
            if (!known) {
                seen[colours++] = point;
                if (colours == COLOURS_OF_CONTENT) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        x.close();
    }
}
