package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.desk.PhotoGenerator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javax.imageio.ImageIO;

/// The main camera of a phone before a lit screen: a pinhole with a lens's blur, a sensor with one
/// colour a pixel, its exposure, noise and JPEG. Moire is not painted: it comes from the display's
/// stripes falling on the sensor's pixels. The same seed gives the same pictures.
///
/// 12 megapixels behind a lens that is 26 mm on 35 mm film are usual for ten years; larger sensors
/// give the same by joining pixels. What a program that looks for codes is handed live is the
/// middle 16:9 of it at 1920 across. Blur, distances and light are stated in [Level].
///
/// Simplified: colour filters are perfect (which makes moire stronger), a pixel's square is a
/// Gaussian of the same spread, and the blur is round also where the screen is seen aslant.
final class PhoneCamera {
    private static final int WIDTH = 4032;
    private static final int HEIGHT = 3024;
    private static final double FOCAL = WIDTH / 2.0 / Math.tan(Math.toRadians(67.3 / 2));

    /// Spread of a square pixel, as a Gaussian's standard deviation in pixels.
    private static final double PIXEL = 0.29;

    /// What the exposure makes of the mean of the picture's middle half, as a share of what
    /// saturates a pixel, unless more than a fiftieth of that would be saturated.
    private static final double METERED = 0.25;

    /// Electrons of noise from reading a pixel.
    private static final double READ_NOISE = 3;

    private static final double GAMMA = 2.2;

    /// A wall of half reflectance at 500 lux (offices, EN 12464-1) beside a white of 300 cd/m2.
    private static final double WALL = 0.27;

    private static final int METER = 48;
    private static final float[] NORMAL = normal();
    private static final float[] BRIGHTENED = brightened();

    /// How hard a photo is to read. The first number of each range is the best case.
    ///
    /// @param tilt degrees at most between screen and sensor
    /// @param turn degrees at most the phone is turned
    /// @param nearest millimetres from the lens to the screen
    /// @param farthest millimetres
    /// @param blur standard deviation of lens, focus and hand, in sensor pixels of 12 megapixels
    /// @param exposure stops at most too dark or too light
    /// @param lamp light mirrored by the glass at its brightest, as a share of white: a lamp of
    ///   3000 cd/m2 at the 4 % that bare glass mirrors is 120 of 300 cd/m2
    /// @param electrons what fills a pixel; some 6000 in full light, the fewer the darker the room
    /// @param quality of JPEG
    record Level(
            double tilt,
            double turn,
            double nearest,
            double farthest,
            double blur,
            double exposure,
            double lamp,
            double electrons,
            float quality) {
        static final Level EASY = new Level(10, 10, 250, 400, 0.8, 0.3, 0.1, 4000, 0.9f);
        static final Level MIDDLE = new Level(25, 30, 200, 600, 1.5, 0.7, 0.4, 1500, 0.8f);
        static final Level HARD = new Level(40, 180, 200, 800, 2.5, 1.3, 1.0, 500, 0.6f);

        static Level named(String name) {
            return switch (name) {
                case "EASY" -> EASY;
                case "MIDDLE" -> MIDDLE;
                case "HARD" -> HARD;
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    /// What is taken.
    enum Kind {
        /// A photo, kept whole.
        PHOTO(WIDTH, HEIGHT, 1),
        /// A frame of what is seen live.
        LIVE(WIDTH, WIDTH * 9 / 16, WIDTH / 1920.0);

        private final int width;
        private final int height;
        private final double reduced;

        Kind(int width, int height, double reduced) {
            this.width = width;
            this.height = height;
            this.reduced = reduced;
        }
    }

    private final LitScreen screen;
    private final Bounds code;
    private final double mirrored;
    private final Level level;
    private final Random random;
    private final double distance;
    private final double tilt;
    private final double axis;
    private final double turn;
    private final double stops;
    private final double lamp;
    private final double lampX;
    private final double lampY;
    private final double lampSize;

    /// @param code where the code is, in pixels of the display; the phone aims at it
    /// @param mirrored what the glass mirrors everywhere, as a share of white
    PhoneCamera(LitScreen screen, Bounds code, double mirrored, Level level, long seed) {
        this.screen = screen;
        this.code = code;
        this.mirrored = mirrored;
        this.level = level;
        this.random = new Random(seed);
        this.distance = between(level.nearest, level.farthest);
        this.tilt = Math.toRadians(between(0, level.tilt));
        this.axis = between(0, 2 * Math.PI);
        this.turn = Math.toRadians(between(-level.turn, level.turn));
        this.stops = between(-level.exposure, level.exposure);
        this.lamp = between(0, level.lamp);
        this.lampX = code.getMinX() + between(0, code.getWidth());
        this.lampY = code.getMinY() + between(0, code.getHeight());
        this.lampSize = between(10, 40) / screen.pitch();
    }

    private double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /// The part of the next picture in which the code is. The hand is never quite still.
    BufferedImage take(Kind kind) throws IOException {
        Pose pose =
                new Pose(
                        distance * between(0.96, 1.04),
                        tilt + Math.toRadians(between(-2, 2)),
                        axis,
                        turn + Math.toRadians(between(-2, 2)),
                        code.getCenterX() + between(-5, 5) / screen.pitch(),
                        code.getCenterY() + between(-5, 5) / screen.pitch());
        Bounds part = part(pose, kind);
        int left = (int) part.getMinX() & ~1;
        int top = (int) part.getMinY() & ~1;
        int width = (int) part.getWidth() & ~1;
        int height = (int) part.getHeight() & ~1;
        double blur = Math.hypot(PIXEL, between(0.5, 1) * level.blur);
        double perPixel = pose.distance / FOCAL / screen.pitch();
        float[] seen = sensor(pose, screen.through(blur * perPixel), left, top, width, height);
        expose(seen, gain(pose, kind) * Math.pow(2, stops));
        BufferedImage picture = reduced(developed(seen, width, height), width, kind.reduced);
        return ImageIO.read(
                new ByteArrayInputStream(PhotoGenerator.encoded(picture, level.quality)));
    }

    /// Where the phone is held.
    ///
    /// @param x the pixel of the display that is in the middle of the picture
    private record Pose(
            double distance, double tilt, double axis, double turn, double x, double y) {
        private double[][] rotation() {
            double c = Math.cos(tilt);
            double s = Math.sin(tilt);
            double ax = Math.cos(axis);
            double ay = Math.sin(axis);
            double k = 1 - c;
            double[] right = {c + ax * ax * k, ax * ay * k, -ay * s};
            double[] down = {ax * ay * k, c + ay * ay * k, ax * s};
            double[][] both = new double[2][3];
            for (int i = 0; i < 3; i++) {
                both[0][i] = right[i] * Math.cos(turn) + down[i] * Math.sin(turn);
                both[1][i] = -right[i] * Math.sin(turn) + down[i] * Math.cos(turn);
            }
            return both;
        }
    }

    /// From pixels of the sensor to points of the display, and back.
    private final class Rays {
        private final double[][] to;
        private final double[] normal;
        private final Pose pose;

        Rays(Pose pose) {
            this.pose = pose;
            this.to = pose.rotation();
            this.normal =
                    new double[] {
                        to[0][1] * to[1][2] - to[0][2] * to[1][1],
                        to[0][2] * to[1][0] - to[0][0] * to[1][2],
                        to[0][0] * to[1][1] - to[0][1] * to[1][0]
                    };
        }

        double[] at(double right, double down) {
            double dx = right / FOCAL;
            double dy = down / FOCAL;
            double t = pose.distance * normal[2] / (normal[0] * dx + normal[1] * dy + normal[2]);
            double z = t - pose.distance;
            return new double[] {
                pose.x + (t * dx * to[0][0] + t * dy * to[0][1] + z * to[0][2]) / screen.pitch(),
                pose.y + (t * dx * to[1][0] + t * dy * to[1][1] + z * to[1][2]) / screen.pitch()
            };
        }

        /// The pixel of the sensor, from its middle, on which a point of the display falls.
        double[] onSensor(double x, double y) {
            double a = (x - pose.x) * screen.pitch();
            double b = (y - pose.y) * screen.pitch();
            double depth = pose.distance + a * to[0][2] + b * to[1][2];
            return new double[] {
                FOCAL * (a * to[0][0] + b * to[1][0]) / depth,
                FOCAL * (a * to[0][1] + b * to[1][1]) / depth
            };
        }
    }

    /// The code and a sixth of its size around it, cut where the picture ends.
    private Bounds part(Pose pose, Kind kind) {
        Rays rays = new Rays(pose);
        double around = code.getWidth() / 6;
        double left = kind.width / 2.0;
        double top = kind.height / 2.0;
        double right = -left;
        double bottom = -top;
        for (double x : new double[] {code.getMinX() - around, code.getMaxX() + around}) {
            for (double y : new double[] {code.getMinY() - around, code.getMaxY() + around}) {
                double[] at = rays.onSensor(x, y);
                left = Math.min(left, at[0]);
                right = Math.max(right, at[0]);
                top = Math.min(top, at[1]);
                bottom = Math.max(bottom, at[1]);
            }
        }
        left = Math.max(left, -kind.width / 2.0);
        top = Math.max(top, -kind.height / 2.0);
        return new BoundingBox(
                left,
                top,
                Math.min(right, kind.width / 2.0) - left,
                Math.min(bottom, kind.height / 2.0) - top);
    }

    /// Light on each pixel: red, green, green, blue in each four.
    private float[] sensor(
            Pose pose, LitScreen.Blurred seen, int left, int top, int width, int height) {
        Rays rays = new Rays(pose);
        float[] light = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] at = rays.at(left + x, top + y);
                double own = seen.at(colour(x, y), at[0], at[1]);
                light[y * width + x] = (float) (own + glare(at));
            }
        }
        return light;
    }

    private static int colour(int x, int y) {
        return (x & 1) + (y & 1);
    }

    /// What light is multiplied by when the exposure is as the phone means it.
    private double gain(Pose pose, Kind kind) {
        Rays rays = new Rays(pose);
        double[] points = new double[METER * METER];
        for (int i = 0; i < points.length; i++) {
            int row = i / METER;
            double right = ((i % METER + 0.5) / METER - 0.5) * kind.width / 2;
            double down = ((row + 0.5) / METER - 0.5) * kind.height / 2;
            double[] at = rays.at(right, down);
            points[i] = screen.mean(at[0], at[1], WALL) + glare(at);
        }
        Arrays.sort(points);
        double brightest = points[points.length * 49 / 50];
        return Math.min(METERED / Arrays.stream(points).average().orElseThrow(), 1 / brightest);
    }

    private double glare(double[] at) {
        double far = Math.hypot(at[0] - lampX, at[1] - lampY) / lampSize;
        return mirrored + lamp * Math.exp(-far * far / 2);
    }

    /// Shot noise, reading noise, and the 12 bits that a sensor gives, brightened for a screen.
    private void expose(float[] light, double gain) {
        long state = random.nextLong() | 1;
        for (int i = 0; i < light.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            float normal = NORMAL[(int) (state >>> 40) & NORMAL.length - 1];
            double caught = light[i] * gain * level.electrons;
            double noise = Math.sqrt(caught + READ_NOISE * READ_NOISE) * normal;
            double share = Math.clamp((caught + noise) / level.electrons, 0, 1);
            light[i] = BRIGHTENED[(int) (share * (BRIGHTENED.length - 1) + 0.5)];
        }
    }

    private static float[] normal() {
        Random chance = new Random(1);
        float[] values = new float[1 << 14];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) chance.nextGaussian();
        }
        return values;
    }

    private static float[] brightened() {
        float[] values = new float[1 << 12];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (255 * Math.pow(i / (values.length - 1.0), 1 / GAMMA));
        }
        return values;
    }

    /// Each pixel's two missing colours from its neighbours: red, green and blue by turns.
    private static float[] developed(float[] light, int width, int height) {
        float[] colours = new float[3 * width * height];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                float beside = (light[at - 1] + light[at + 1]) / 2;
                float above = (light[at - width] + light[at + width]) / 2;
                int own = colour(x, y);
                if (own == 1) {
                    boolean redBeside = (y & 1) == 0;
                    colours[3 * at] = redBeside ? beside : above;
                    colours[3 * at + 1] = light[at];
                    colours[3 * at + 2] = redBeside ? above : beside;
                } else {
                    float aslant =
                            (light[at - width - 1]
                                            + light[at - width + 1]
                                            + light[at + width - 1]
                                            + light[at + width + 1])
                                    / 4;
                    colours[3 * at + own] = light[at];
                    colours[3 * at + 1] = (beside + above) / 2;
                    colours[3 * at + 2 - own] = aslant;
                }
            }
        }
        return colours;
    }

    /// Fewer pixels, each the mean of those that it stands for.
    private static BufferedImage reduced(float[] colours, int from, double by) {
        int width = (int) (from / by);
        int rows = colours.length / 3 / from;
        int height = (int) (rows / by);
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rgb[y * width + x] = mean(colours, from, x * by, y * by, by);
            }
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }

    private static int mean(float[] colours, int width, double left, double top, double side) {
        double red = 0;
        double green = 0;
        double blue = 0;
        double right = Math.min(left + side, width);
        double bottom = Math.min(top + side, colours.length / 3.0 / width);
        for (int j = (int) top; j < bottom; j++) {
            double down = Math.min(j + 1, bottom) - Math.max(j, top);
            for (int i = (int) left; i < right; i++) {
                double share = down * (Math.min(i + 1, right) - Math.max(i, left));
                int at = 3 * (j * width + i);
                red += share * colours[at];
                green += share * colours[at + 1];
                blue += share * colours[at + 2];
            }
        }
        double area = (right - left) * (bottom - top);
        return (int) (red / area + 0.5) << 16
                | (int) (green / area + 0.5) << 8
                | (int) (blue / area + 0.5);
    }
}
