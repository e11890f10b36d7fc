package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Contrast as drawn, from the pixels: of each text with its ground (WCAG 2.2, 1.4.3 and 1.4.6) and
/// of each control with its surroundings (1.4.11). JavaFX thread only.
final class ContrastAudit {
    private static final double CONTROL = 3.0;
    private static final double[] LINEAR = linears();
    private static final double GROUND_SHARE = 0.12;
    private static final double INK_SHARE = 0.01;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final List<String> defects = new ArrayList<>();

    private ContrastAudit(WritableImage picture) {
        width = (int) picture.getWidth();
        height = (int) picture.getHeight();
        pixels = new int[width * height];
        // As it was painted: nothing is seen through, so that there is nothing to convert.
        picture.getPixelReader()
                .getPixels(
                        0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    }

    /// Every contrast under the norm.
    ///
    /// @param text asked of text: 4.5, or 7 in high contrast and in sunlight
    static List<String> of(Scene scene, WritableImage picture, double text) {
        ContrastAudit audit = new ContrastAudit(picture);
        LayoutAudit.words(scene).forEach(w -> audit.text(w, text));
        LayoutAudit.hits(scene).forEach(audit::control);
        return List.copyOf(audit.defects);
    }

    // Its annotation is not among the dependencies.
    @SuppressWarnings("AnnotateFormatMethod")
    private void defect(String format, Object... values) {
        defects.add(String.format(Locale.ROOT, format, values));
    }

    private void text(Words words, double least) {
        Bounds ink = LayoutAudit.ink(words);
        int left = Math.max(0, (int) ink.getMinX() - 2);
        int right = Math.min(width - 1, (int) ink.getMaxX() + 2);
        int top = Math.max(0, (int) ink.getMinY() - 2);
        int bottom = Math.min(height - 1, (int) ink.getMaxY() + 2);
        if (left > right || top > bottom || clipped(words)) {
            return;
        }
        int total = (right - left + 1) * (bottom - top + 1);
        Map<Integer, Integer> colours = colours(left, right, top, bottom);
        int ground = most(colours);
        int drawn = furthest(colours, ground, total * INK_SHARE);
        double contrast = contrast(ground, drawn);
        if (contrast < least) {
            defect(
                    "\"%s\" has a contrast of %.1f (%06x on %06x), asked are %.1f",
                    words.text().getText(), contrast, drawn & 0xffffff, ground & 0xffffff, least);
            return;
        }
        for (Map.Entry<Integer, Integer> other : colours.entrySet()) {
            boolean alsoGround =
                    other.getValue() > total * GROUND_SHARE
                            && other.getKey() != ground
                            && other.getKey() != drawn;
            if (alsoGround && contrast(other.getKey(), drawn) < least) {
                defect(
                        "\"%s\" stands in part on %06x with a contrast of %.1f",
                        words.text().getText(),
                        other.getKey() & 0xffffff,
                        contrast(other.getKey(), drawn));
            }
        }
    }

    /// How many pixels of a part of the picture have each colour.
    private Map<Integer, Integer> colours(int left, int right, int top, int bottom) {
        int columns = right - left + 1;
        int[] part = new int[columns * (bottom - top + 1)];
        for (int y = top; y <= bottom; y++) {
            System.arraycopy(pixels, y * width + left, part, (y - top) * columns, columns);
        }
        Arrays.sort(part);
        Map<Integer, Integer> colours = new HashMap<>();
        int start = 0;
        for (int i = 1; i <= part.length; i++) {
            if (i == part.length || part[i] != part[start]) {
                colours.put(part[start], i - start);
                start = i;
            }
        }
        return colours;
    }

    // The ticket's code on paper that is still coming out.
    private static boolean clipped(Words words) {
        for (javafx.scene.Node p = words; p != null; p = p.getParent()) {
            if (p.getClip() != null) {
                return true;
            }
        }
        return false;
    }

    private static int most(Map<Integer, Integer> colours) {
        return colours.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    private static int furthest(Map<Integer, Integer> colours, int ground, double least) {
        int found = ground;
        double best = 0;
        for (Map.Entry<Integer, Integer> colour : colours.entrySet()) {
            double contrast = contrast(ground, colour.getKey());
            if (colour.getValue() >= least && contrast > best) {
                best = contrast;
                found = colour.getKey();
            }
        }
        return found;
    }

    /// A control's outline or face must stand out on each side from what is beside it.
    private void control(Hit hit) {
        Bounds b = LayoutAudit.onScreen(hit);
        int x = (int) b.getCenterX();
        int y = (int) b.getCenterY();
        double[] sides = {
            side(b.getMinX() - 2, y, 1, 0),
            side(b.getMaxX() + 2, y, -1, 0),
            side(x, b.getMinY() - 2, 0, 1),
            side(x, b.getMaxY() + 2, 0, -1)
        };
        for (double contrast : sides) {
            if (contrast < CONTROL) {
                defect(
                        "the control %s stands out by %.1f only, asked are %.1f",
                        LayoutAudit.named(hit), contrast, CONTROL);
                return;
            }
        }
    }

    // From outside inwards: the best contrast of the outline and the face with the outside.
    private double side(double x, double y, int dx, int dy) {
        int outside = at(x, y);
        double best = 0;
        for (int i = 3; i < 14; i++) {
            best = Math.max(best, contrast(outside, at(x + i * dx, y + i * dy)));
        }
        return best;
    }

    private int at(double x, double y) {
        int column = Math.clamp(Math.round(x), 0, width - 1);
        int row = Math.clamp(Math.round(y), 0, height - 1);
        return pixels[row * width + column];
    }

    /// WCAG 2.2, relative luminance and contrast ratio.
    static double contrast(int a, int b) {
        double one = luminance(a);
        double other = luminance(b);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 0xff)
                + 0.7152 * linear(argb >> 8 & 0xff)
                + 0.0722 * linear(argb & 0xff);
    }

    private static double linear(int channel) {
        return LINEAR[channel];
    }

    private static double[] linears() {
        double[] linear = new double[256];
        for (int channel = 0; channel < linear.length; channel++) {
            double c = channel / 255.0;
            linear[channel] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return linear;
    }
}
