package brussels.citedesmetiers.kiosk.screen.look;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import javafx.geometry.NodeOrientation;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Draws QR codes and 1-bit pictures with whole pixels, so that their edges stay sharp.
public final class QrPicture {
    private static final int LEAST_MODULE = 6;
    private static final int BLACK = 0xff000000;
    private static final int WHITE = 0xffffffff;

    private QrPicture() {}

    /// The code with its quiet zone, as large as fits `most` pixels, but with at least 6 pixels a
    /// module.
    public static Region of(QrCode code, double most) {
        return inModules(code, Math.max(LEAST_MODULE, (int) (most / code.dots(1))));
    }

    /// The code with its quiet zone.
    ///
    /// @param module pixels on a side of a module
    public static Region inModules(QrCode code, int module) {
        int side = code.dots(module);
        int[] pixels = new int[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int column = x / module - QrCode.QUIET_ZONE;
                int row = y / module - QrCode.QUIET_ZONE;
                boolean inside =
                        column >= 0 && row >= 0 && column < code.size() && row < code.size();
                pixels[y * side + x] = inside && code.isDark(column, row) ? BLACK : WHITE;
            }
        }
        return view(pixels, side, side);
    }

    /// A bitmap, with one pixel for each dot.
    public static Region of(Bitmap bitmap) {
        int[] pixels = new int[bitmap.width() * bitmap.height()];
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                pixels[y * bitmap.width() + x] = bitmap.isBlack(x, y) ? BLACK : WHITE;
            }
        }
        return view(pixels, bitmap.width(), bitmap.height());
    }

    private static Region view(int[] pixels, int width, int height) {
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter()
                .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        StackPane pane = new StackPane(new ImageView(image));
        pane.getStyleClass().add("qr");
        pane.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        Sizes.fix(pane, width, height);
        return pane;
    }
}
