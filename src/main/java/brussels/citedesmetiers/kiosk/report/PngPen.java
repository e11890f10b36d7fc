package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.ChartColours.Fill;
import brussels.citedesmetiers.kiosk.report.ChartColours.Pattern;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Draws as a picture that is sharp in print: 300 dots an inch at the width of a page.
final class PngPen implements ChartPen {
    /// Dots a unit.
    static final int SCALE = 3;

    private static final int DOTS_A_METRE = 11_811;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte UP = 2;
    private static final String HEADLESS = "java.awt.headless";
    private static final int BUFFER = 1 << 16;

    static {
        // Before the first drawing: where DISPLAY is set but nobody answers there, as in a shell of
        // which only the variable is left, the first letters would end the program.
        if (System.getProperty(HEADLESS) == null) {
            System.setProperty(HEADLESS, "true");
        }
    }

    private final BufferedImage image;
    private final Graphics2D pen;

    PngPen(int height) {
        image = new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.scale(SCALE, SCALE);
        pen.setStroke(
                new BasicStroke((float) OUTLINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    }

    @Override
    public void bar(double x, double y, double width, double height, Fill fill) {
        Rectangle2D shape = new Rectangle2D.Double(x, y, Math.max(0, width), Math.max(0, height));
        pen.setPaint(paint(fill));
        pen.fill(shape);
        pen.setColor(Color.decode(fill.outline()));
        pen.draw(shape);
    }

    private static Paint paint(Fill fill) {
        if (fill.pattern() == Pattern.PLAIN) {
            return Color.decode(fill.colour());
        }
        BufferedImage tile =
                new BufferedImage(TILE * SCALE, TILE * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D in = tile.createGraphics();
        in.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        in.setColor(Color.WHITE);
        in.fillRect(0, 0, tile.getWidth(), tile.getHeight());
        in.scale(SCALE, SCALE);
        in.setColor(Color.decode(ChartColours.INK));
        if (fill.pattern() == Pattern.STRIPES) {
            in.setStroke(new BasicStroke((float) OUTLINE));
            // The corners are cut by the neighbouring lines.
            for (int shift = -TILE; shift <= TILE; shift += TILE) {
                in.draw(new Line2D.Double(shift - 1.0, TILE + 1.0, shift + TILE + 1.0, -1));
            }
        } else {
            in.fill(new Ellipse2D.Double(1.7, 1.7, 2.6, 2.6));
        }
        in.dispose();
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, TILE, TILE));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, String colour) {
        pen.setColor(Color.decode(colour));
        pen.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void text(double x, double y, Anchor anchor, String colour, String content) {
        pen.setFont(new Font(FONTS.getFirst(), Font.PLAIN, TEXT));
        pen.setColor(Color.decode(colour));
        double width =
                pen.getFont().getStringBounds(content, pen.getFontRenderContext()).getWidth();
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        pen.drawString(content, (float) left, (float) y);
    }

    @Override
    public void title(double x, double y, String content) {
        pen.setFont(new Font(FONTS.getFirst(), Font.BOLD, TITLE));
        pen.setColor(Color.decode(ChartColours.INK));
        pen.drawString(content, (float) x, (float) y);
    }

    @Override
    public void down(int units) {
        pen.translate(0, units);
    }

    /// The picture as PNG (ISO/IEC 15948), with its size in print.
    ///
    /// Each line is written as what differs from the one above: nearly nothing in a picture of
    /// bars, so that it takes a part of the time that the JDK's writer takes, which tries all ways.
    byte[] png() {
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(SIGNATURE);
        chunk(
                bytes,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(image.getWidth())
                        .putInt(image.getHeight())
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        chunk(
                bytes,
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(DOTS_A_METRE)
                        .putInt(DOTS_A_METRE)
                        .put((byte) 1)
                        .array());
        chunk(bytes, "IDAT", lines());
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private byte[] lines() {
        int width = image.getWidth();
        int[] line = new int[width];
        int[] above = new int[width];
        byte[] out = new byte[1 + width * 3];
        byte[] same = new byte[out.length];
        out[0] = UP;
        same[0] = UP;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        // More effort makes the file a fifth smaller and takes twice the time.
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed, fast, BUFFER)) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.getRaster().getDataElements(0, y, width, 1, line);
                if (Arrays.equals(line, above)) {
                    deflater.write(same);
                } else {
                    difference(line, above, out);
                    deflater.write(out);
                    System.arraycopy(line, 0, above, 0, width);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return packed.toByteArray();
    }

    private static void difference(int[] line, int[] above, byte[] out) {
        int at = 1;
        for (int x = 0; x < line.length; x++) {
            int now = line[x];
            int then = above[x];
            out[at++] = (byte) ((now >> 16) - (then >> 16));
            out[at++] = (byte) ((now >> 8) - (then >> 8));
            out[at++] = (byte) (now - then);
        }
    }

    private static void chunk(ByteArrayOutputStream bytes, String type, byte[] data) {
        byte[] named = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(named);
        sum.update(data);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        bytes.writeBytes(named);
        bytes.writeBytes(data);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
