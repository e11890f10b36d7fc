package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Display;

/// A display as a source of light: each pixel is three stripes, red, green and blue, with dark
/// lines between, as on nearly every liquid-crystal panel. An upright display is a panel that was
/// turned, so its stripes lie. Light is linear; 1 is the white of the panel.
///
/// Positions are in pixels of the display from its upper left corner.
final class LitScreen {
    /// Share of a stripe's width and of a pixel's height through which light comes.
    private static final double OPEN_ACROSS = 0.75;

    private static final double OPEN_ALONG = 0.9;

    /// A panel's black, at a contrast of 1000 to 1.
    private static final double BLACK = 0.001;

    private static final double GAMMA = 2.2;
    private static final int STEPS = 64;
    private static final double ENOUGH = 2.6;

    private final int width;
    private final int height;
    private final double pitch;
    private final boolean lying;
    private final float[][] light = new float[3][];

    /// @param argb what is shown, row by row
    LitScreen(Display display, int[] argb) {
        this.width = display.widthPx();
        this.height = display.heightPx();
        this.pitch = 1 / display.pxPerMm();
        this.lying = height > width;
        float[] linear = new float[256];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = (float) Math.max(BLACK, Math.pow(i / 255.0, GAMMA));
        }
        for (int colour = 0; colour < 3; colour++) {
            light[colour] = new float[argb.length];
            for (int i = 0; i < argb.length; i++) {
                light[colour][i] = linear[(argb[i] >> (16 - 8 * colour)) & 0xff];
            }
        }
    }

    /// Millimetres from one pixel to the next.
    double pitch() {
        return pitch;
    }

    /// Mean light of a pixel; `wall` beside the screen.
    double mean(double x, double y, double wall) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return wall;
        }
        int at = ((int) y) * width + (int) x;
        return (light[0][at] + light[1][at] + light[2][at]) / 3;
    }

    /// The same screen behind a lens that spreads each point.
    ///
    /// @param sigma standard deviation of the spread, in pixels of the display
    Blurred through(double sigma) {
        return new Blurred(sigma);
    }

    /// What of each colour arrives at a point.
    final class Blurred {
        private final int reach;
        private final float[][] across = new float[3][];
        private final float[] along;

        private Blurred(double sigma) {
            this.reach = (int) Math.ceil(ENOUGH * sigma);
            for (int colour = 0; colour < 3; colour++) {
                double middle = (colour + 0.5) / 3;
                across[colour] = table(middle, OPEN_ACROSS / 3, sigma);
            }
            this.along = table(0.5, OPEN_ALONG, sigma);
        }

        /// For each distance of a point from a pixel's near edge, how much of that pixel's light it
        /// gets: a stripe spread by a Gaussian, which has a closed form.
        private float[] table(double middle, double open, double sigma) {
            float[] shares = new float[(2 * reach + 1) * STEPS];
            for (int i = 0; i < shares.length; i++) {
                double from = (i + 0.5) / STEPS - reach - middle;
                double share =
                        normal((from + open / 2) / sigma) - normal((from - open / 2) / sigma);
                shares[i] = (float) (share / open);
            }
            return shares;
        }

        /// Light of one colour (0 red, 1 green, 2 blue) that arrives from around a point.
        double at(int colour, double x, double y) {
            int column = (int) Math.floor(x);
            int row = (int) Math.floor(y);
            int dx = (int) ((x - column) * STEPS);
            int dy = (int) ((y - row) * STEPS);
            float[] acrossX = lying ? along : across[colour];
            float[] acrossY = lying ? across[colour] : along;
            float[] shown = light[colour];
            double sum = 0;
            int left = Math.max(column - reach, 0);
            int right = Math.min(column + reach, width - 1);
            for (int j = Math.max(row - reach, 0); j <= Math.min(row + reach, height - 1); j++) {
                float line = 0;
                for (int i = left; i <= right; i++) {
                    line += shown[j * width + i] * acrossX[(column - i + reach) * STEPS + dx];
                }
                sum += line * acrossY[(row - j + reach) * STEPS + dy];
            }
            return sum;
        }
    }

    /// The normal distribution, to 1e-7 (Abramowitz and Stegun, 26.2.17).
    private static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double series =
                t
                        * (0.319381530
                                + t
                                        * (-0.356563782
                                                + t
                                                        * (1.781477937
                                                                + t
                                                                        * (-1.821255978
                                                                                + t
                                                                                        * 1.330274429))));
        double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
        return z > 0 ? 1 - tail : tail;
    }
}
