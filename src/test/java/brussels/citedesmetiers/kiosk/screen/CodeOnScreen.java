package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.PhoneCamera.Kind;
import brussels.citedesmetiers.kiosk.screen.PhoneCamera.Level;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A screen with a code on it, and whether a phone reads it.
///
/// Read means: in one of [#TRIES] pictures, at its full, half or quarter size, ZXing finds exactly
/// what the code says, telling dark from light by neighbourhoods or by the whole picture. A phone
/// that looks for codes gets thirty pictures a second, and a visitor takes a photo again that is no
/// good.
///
/// @param argb the picture, row by row
/// @param where the code with its quiet zone, in pixels
/// @param text what it says
@SuppressWarnings("ArrayRecordComponent") // never compared
record CodeOnScreen(Display display, int[] argb, Bounds where, String text) {
    static final int TRIES = 3;

    private static final int LEAST_SIDE = 120;
    private static final int DARK = 0xff1c2340;
    private static final int WHITE = 0xffffffff;

    /// What the glass mirrors indoors and in the open shade: 4 % of surroundings of 80 and of 2500
    /// cd/m2, beside a white of 300.
    static final double INDOORS = 0.01;

    static final double OUTDOORS = 0.33;

    /// The code that a state shows. JavaFX thread.
    static CodeOnScreen of(Shown shown) {
        Display display = shown.display();
        WritableImage picture = shown.picture();
        int[] argb = new int[display.widthPx() * display.heightPx()];
        picture.getPixelReader()
                .getPixels(
                        0,
                        0,
                        display.widthPx(),
                        display.heightPx(),
                        PixelFormat.getIntArgbInstance(),
                        argb,
                        0,
                        display.widthPx());
        var code = shown.scene().lookup(".qr");
        Bounds where = code.localToScene(code.getLayoutBounds());
        BufferedImage whole =
                new BufferedImage(
                        display.widthPx(), display.heightPx(), BufferedImage.TYPE_INT_RGB);
        whole.setRGB(0, 0, display.widthPx(), display.heightPx(), argb, 0, display.widthPx());
        String text =
                decoded(whole, 1)
                        .or(() -> decoded(whole, 2))
                        .orElseThrow(() -> new AssertionError("no code on the screen itself"));
        return new CodeOnScreen(display, argb, where, text);
    }

    /// Whether a phone reads it.
    boolean isRead(Kind kind, Level level, double mirrored, long seed) {
        PhoneCamera camera =
                new PhoneCamera(new LitScreen(display, argb), where, mirrored, level, seed);
        try {
            for (int i = 0; i < TRIES; i++) {
                BufferedImage picture = camera.take(kind);
                for (int by = 1; by <= 4; by *= 2) {
                    if (decoded(picture, by).filter(text::equals).isPresent()) {
                        return true;
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return false;
    }

    private static Optional<String> decoded(BufferedImage picture, int by) {
        int width = picture.getWidth() / by;
        int height = picture.getHeight() / by;
        if (by > 1 && Math.min(width, height) < LEAST_SIDE) {
            return Optional.empty();
        }
        BufferedImage image = picture;
        if (by > 1) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            var graphics = image.createGraphics();
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(picture, 0, 0, width, height, null);
            graphics.dispose();
        }
        var source =
                new RGBLuminanceSource(
                        width, height, image.getRGB(0, 0, width, height, null, 0, width));
        return decoded(new HybridBinarizer(source))
                .or(() -> decoded(new GlobalHistogramBinarizer(source)));
    }

    private static Optional<String> decoded(Binarizer dots) {
        try {
            return Optional.of(
                    new QRCodeReader()
                            .decode(new BinaryBitmap(dots), Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    /// A defect: the same code at half its size, on white.
    CodeOnScreen halved() {
        int width = display.widthPx();
        int[] half = argb.clone();
        int left = (int) where.getMinX();
        int top = (int) where.getMinY();
        int side = (int) where.getWidth();
        for (int y = 0; y < side; y++) {
            Arrays.fill(half, (top + y) * width + left, (top + y) * width + left + side, WHITE);
        }
        for (int y = 0; y < side / 2; y++) {
            for (int x = 0; x < side / 2; x++) {
                half[(top + side / 4 + y) * width + left + side / 4 + x] =
                        argb[(top + 2 * y) * width + left + 2 * x];
            }
        }
        return new CodeOnScreen(
                display,
                half,
                new BoundingBox(left + side / 4.0, top + side / 4.0, side / 2.0, side / 2.0),
                text);
    }

    /// A defect: dark up to the code's own edge.
    CodeOnScreen withoutQuietZone() {
        int width = display.widthPx();
        int left = (int) where.getMinX();
        int top = (int) where.getMinY();
        int side = (int) where.getWidth();
        int quiet = 0;
        while (argb[(top + quiet) * width + left + quiet] == WHITE) {
            quiet++;
        }
        int[] dark = argb.clone();
        for (int y = 0; y < display.heightPx(); y++) {
            for (int x = 0; x < width; x++) {
                boolean inside =
                        x >= left + quiet
                                && x < left + side - quiet
                                && y >= top + quiet
                                && y < top + side - quiet;
                if (!inside) {
                    dark[y * width + x] = DARK;
                }
            }
        }
        return new CodeOnScreen(display, dark, where, text);
    }
}
