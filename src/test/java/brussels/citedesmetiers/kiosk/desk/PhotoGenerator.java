package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.ticket.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Photos of tickets as a phone would take them, made by a stated recipe: a ticket lies on a
/// mottled table and is seen through a pinhole camera, tilted about a random axis and turned; then
/// come a light that falls off, a shadow with a straight edge, blur, noise, and JPEG at quality 60.
/// The same seed gives the same photo.
public final class PhotoGenerator {
    private static final int CLEAR_DOTS = 6;

    static final int WIDTH = 1_600;
    static final int HEIGHT = 1_200;

    private static final float QUALITY = 0.6f;
    private static final double DISTANCE = 3_000;

    private PhotoGenerator() {}

    /// How hard a photo is to read.
    enum Level {
        EASY(12, 15, 6.0, 0.8, 0.75, 0.9, 3),
        MIDDLE(20, 30, 4.6, 1.2, 0.55, 0.7, 6),
        HARD(25, 180, 3.8, 1.6, 0.4, 0.55, 10);

        /// Degrees between the paper and the camera's plane.
        final double tilt;

        /// Degrees at most the ticket is turned.
        final double turn;

        /// Pixels a module at least, before tilting.
        final double module;

        /// Gaussian, standard deviation in pixels.
        final double blur;

        /// What is left of the light in the darkest corner.
        final double light;

        /// How much light is left in the shadow.
        final double shadow;

        /// Standard deviation in grey levels of 255.
        final double noise;

        Level(
                double tilt,
                double turn,
                double module,
                double blur,
                double light,
                double shadow,
                double noise) {
            this.tilt = tilt;
            this.turn = turn;
            this.module = module;
            this.blur = blur;
            this.light = light;
            this.shadow = shadow;
            this.noise = noise;
        }
    }

    static void write(String token, Level level, long seed, Path file) throws IOException {
        Files.write(file, jpeg(token, level, seed));
    }

    /// A photo of a ticket with this token. The tilt is always the level's greatest: only its
    /// direction is chance.
    static byte[] jpeg(String token, Level level, long seed) throws IOException {
        Random random = new Random(seed);
        double[] scene = scene(QrCode.of(token), level, random);
        light(scene, level, random);
        blur(scene, level.blur);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < scene.length; i++) {
            double noisy = scene[i] + random.nextGaussian() * level.noise;
            int grey = (int) Math.clamp(noisy, 0, 255);
            // A little warm, as indoors.
            int blue = Math.max(0, grey - 12);
            image.setRGB(i % WIDTH, i / WIDTH, grey << 16 | grey << 8 | blue);
        }
        return encoded(image, QUALITY);
    }

    /// What the camera sees of the ticket, for each pixel the point of the paper on its ray.
    private static double[] scene(QrCode code, Level level, Random random) {
        double module = level.module * (1 + 0.4 * random.nextDouble());
        double axis = random.nextDouble() * 2 * Math.PI;
        double[][] turn = rotation(axis, Math.toRadians(level.tilt), random, level.turn);
        double right = (random.nextDouble() - 0.5) * 240;
        double down = (random.nextDouble() - 0.5) * 160;
        Table table = new Table(random.nextInt(1_000));
        double[] scene = new double[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double px = x - WIDTH / 2.0 - right;
                double py = y - HEIGHT / 2.0 - down;
                double scale =
                        DISTANCE
                                * turn[2][2]
                                / (turn[0][2] * px + turn[1][2] * py + turn[2][2] * DISTANCE);
                double[] at = {px * scale, py * scale, DISTANCE * (scale - 1)};
                double u = turn[0][0] * at[0] + turn[1][0] * at[1] + turn[2][0] * at[2];
                double v = turn[0][1] * at[0] + turn[1][1] * at[1] + turn[2][1] * at[2];
                scene[y * WIDTH + x] = paper(code, u / module, v / module, table);
            }
        }
        return scene;
    }

    /// Tilted by an angle about an axis in the picture's plane, after a turn in it.
    private static double[][] rotation(double axis, double tilt, Random random, double turn) {
        double t = Math.toRadians((random.nextDouble() * 2 - 1) * turn);
        double ax = Math.cos(axis);
        double ay = Math.sin(axis);
        double c = Math.cos(tilt);
        double s = Math.sin(tilt);
        double k = 1 - c;
        double[][] tilted = {
            {c + ax * ax * k, ax * ay * k, ay * s},
            {ax * ay * k, c + ay * ay * k, -ax * s},
            {-ay * s, ax * s, c}
        };
        double[][] both = new double[3][3];
        for (int row = 0; row < 3; row++) {
            both[row][0] = tilted[row][0] * Math.cos(t) + tilted[row][1] * Math.sin(t);
            both[row][1] = -tilted[row][0] * Math.sin(t) + tilted[row][1] * Math.cos(t);
            both[row][2] = tilted[row][2];
        }
        return both;
    }

    /// The ticket in modules, its code in the middle, text lines above and below, the table around.
    private static double paper(QrCode code, double u, double v, Table table) {
        double half = code.size() / 2.0;
        if (Math.abs(u) > half + 8 || v < -half - 40 || v > half + 14) {
            return table.at(u, v);
        }
        if (Math.abs(u) < half + QrCode.QUIET_ZONE && Math.abs(v) < half + QrCode.QUIET_ZONE) {
            boolean dark = code.isDark((int) Math.floor(u + half), (int) Math.floor(v + half));
            return dark ? 45 : 238;
        }
        double line = Math.abs(v) - half - QrCode.QUIET_ZONE;
        boolean letter =
                line > 2
                        && line % 5 < 2.4
                        && Math.abs(u) < half
                        && Math.floorMod(
                                        (long) Math.floor(u * 1.7) * 31 + ((long) (line / 5)) * 17,
                                        7)
                                > 2;
        return letter ? 60 : 238;
    }

    /// A wooden table.
    private record Table(int seed) {
        double at(double u, double v) {
            return 120
                    + 35 * Math.sin(u / 9 + Math.sin(v / 31 + seed) * 3)
                    + 12 * Math.sin(v * 1.3);
        }
    }

    private static void light(double[] scene, Level level, Random random) {
        double way = random.nextDouble() * 2 * Math.PI;
        double edge = (random.nextDouble() - 0.5) * 500;
        double shade = random.nextDouble() * 2 * Math.PI;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double px = (x - WIDTH / 2.0) / WIDTH;
                double py = (y - HEIGHT / 2.0) / WIDTH;
                double far = Math.clamp(0.5 + px * Math.cos(way) + py * Math.sin(way), 0, 1);
                double side = (px * Math.cos(shade) + py * Math.sin(shade)) * WIDTH - edge;
                double soft = 1 / (1 + Math.exp(-side / 12));
                scene[y * WIDTH + x] *=
                        (level.light + (1 - level.light) * far)
                                * (level.shadow + (1 - level.shadow) * soft);
            }
        }
    }

    private static void blur(double[] scene, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + reach];
        }
        double[] once = new double[scene.length];
        pass(scene, once, kernel, sum, 1, WIDTH);
        pass(once, scene, kernel, sum, WIDTH, HEIGHT);
    }

    private static void pass(
            double[] from, double[] to, double[] kernel, double sum, int step, int length) {
        int reach = kernel.length / 2;
        for (int i = 0; i < from.length; i++) {
            int at = i / step % length;
            double total = 0;
            for (int k = -reach; k <= reach; k++) {
                total +=
                        kernel[k + reach]
                                * from[i + (Math.clamp(at + k, 0, length - 1) - at) * step];
            }
            to[i] = total / sum;
        }
    }

    /// A picture as a JPEG file.
    ///
    /// @param quality 0 to 1
    public static byte[] encoded(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// A PNG of the code alone on a transparent ground, as a screenshot or a picture out of an
    /// office program may be.
    public static byte[] onClearGround(String token) throws IOException {
        QrCode code = QrCode.of(token);
        int side = code.dots(CLEAR_DOTS);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean dark =
                        code.isDark(
                                x / CLEAR_DOTS - QrCode.QUIET_ZONE,
                                y / CLEAR_DOTS - QrCode.QUIET_ZONE);
                image.setRGB(x, y, dark ? 0xff000000 : 0);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
