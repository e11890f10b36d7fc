package brussels.citedesmetiers.kiosk.screen;

import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// A part of a screen without its colours: how light each pixel is. JavaFX thread only.
final class GreyPicture {
    /// From here on two pixels beside one another are an edge.
    private static final double EDGE = 1.2;

    /// What is lighter or darker by this is told by its lightness (WCAG 2.2, G183).
    private static final double LIGHTNESS = 3;

    /// An edge that moved by less is the same: too little to be noticed from the viewing distance.
    private static final double NOTICED_MM = 0.4;

    /// The length of edges that makes another shape.
    private static final double LENGTH_MM = 4;

    private final int width;
    private final int height;
    private final int[] pixels;

    private GreyPicture(WritableImage picture) {
        width = (int) picture.getWidth();
        height = (int) picture.getHeight();
        pixels = new int[width * height];
        picture.getPixelReader()
                .getPixels(
                        0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = grey(pixels[i]);
        }
    }

    /// A node alone, on white.
    static GreyPicture of(Node node) {
        SnapshotParameters white = new SnapshotParameters();
        white.setFill(Color.WHITE);
        return new GreyPicture(node.snapshot(white, null));
    }

    private static int grey(int argb) {
        int level =
                (int)
                        Math.round(
                                0.2126 * (argb >> 16 & 0xff)
                                        + 0.7152 * (argb >> 8 & 0xff)
                                        + 0.0722 * (argb & 0xff));
        return 0xff000000 | level << 16 | level << 8 | level;
    }

    /// Whether somebody who sees no colours can tell it from the other: by its size, its lightness
    /// or its shape.
    boolean differs(GreyPicture other, double pxPerMm) {
        if (Math.abs(width - other.width) > 1 || Math.abs(height - other.height) > 1) {
            return true;
        }
        if (ContrastAudit.contrast(face(), other.face()) >= LIGHTNESS) {
            return true;
        }
        int reach = Math.max(1, (int) Math.floor(NOTICED_MM * pxPerMm));
        boolean[] mine = edges();
        boolean[] theirs = other.edges();
        int moved = gone(mine, width, height, theirs, other.width, other.height, reach);
        moved += gone(theirs, other.width, other.height, mine, width, height, reach);
        return moved >= LENGTH_MM * pxPerMm;
    }

    /// The grey that most of it has.
    private int face() {
        int[] sorted = pixels.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private boolean[] edges() {
        boolean[] edges = new boolean[pixels.length];
        for (int y = 0; y + 1 < height; y++) {
            for (int x = 0; x + 1 < width; x++) {
                int i = y * width + x;
                edges[i] =
                        ContrastAudit.contrast(pixels[i], pixels[i + 1]) >= EDGE
                                || ContrastAudit.contrast(pixels[i], pixels[i + width]) >= EDGE;
            }
        }
        return edges;
    }

    /// How many edges have none of the other's near.
    private static int gone(
            boolean[] edges, int wide, int tall, boolean[] of, int ofWide, int ofTall, int reach) {
        int gone = 0;
        for (int y = 0; y < tall; y++) {
            for (int x = 0; x < wide; x++) {
                if (edges[y * wide + x] && !near(of, ofWide, ofTall, x, y, reach)) {
                    gone++;
                }
            }
        }
        return gone;
    }

    private static boolean near(boolean[] edges, int wide, int tall, int x, int y, int reach) {
        for (int j = Math.max(0, y - reach); j <= Math.min(tall - 1, y + reach); j++) {
            for (int i = Math.max(0, x - reach); i <= Math.min(wide - 1, x + reach); i++) {
                if (edges[j * wide + i]) {
                    return true;
                }
            }
        }
        return false;
    }
}
