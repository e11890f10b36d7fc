package brussels.citedesmetiers.kiosk.ticket;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A QR code (ISO/IEC 18004): on paper at error-correction level M, which can be read with 15 % of
/// it damaged. Immutable.
public final class QrCode {
    /// Light modules that must surround the code.
    public static final int QUIET_ZONE = 4;

    private final QRCode code;
    private final ByteMatrix modules;

    private QrCode(QRCode code) {
        this.code = code;
        this.modules = code.getMatrix();
    }

    /// The smallest code for paper that fits the text.
    ///
    /// @throws IllegalArgumentException if none fits
    public static QrCode of(String text) {
        return of(text, ErrorCorrectionLevel.M);
    }

    /// The smallest code for a screen that fits the text, at level L (7 %): a screen is not worn or
    /// creased, and larger modules help a phone more.
    ///
    /// @throws IllegalArgumentException if none fits
    public static QrCode onScreen(String text) {
        return of(text, ErrorCorrectionLevel.L);
    }

    private static QrCode of(String text, ErrorCorrectionLevel level) {
        // Without it the encoder writes a question mark for whatever Latin 1 has not. Where ASCII
        // is
        // enough, saying which letters they are would only make the code larger.
        Map<EncodeHintType, ?> letters =
                StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                        ? Map.of()
                        : Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
        try {
            return new QrCode(Encoder.encode(text, level, letters));
        } catch (WriterException e) {
            throw new IllegalArgumentException("QR code of " + text.length() + " characters", e);
        }
    }

    /// Modules on a side, without the quiet zone.
    public int size() {
        return modules.getWidth();
    }

    /// 1 (21 modules on a side) to 40 (177).
    public int version() {
        return code.getVersion().getVersionNumber();
    }

    /// Whether the text is packed two characters in 11 bits, as all of a token can be.
    boolean isAlphanumeric() {
        return code.getMode() == Mode.ALPHANUMERIC;
    }

    /// Whether the module is dark. Modules outside are light.
    public boolean isDark(int x, int y) {
        return x >= 0 && y >= 0 && x < size() && y < size() && modules.get(x, y) == 1;
    }

    /// Dots on a side, quiet zone included, at this many dots per module.
    public int dots(int dotsPerModule) {
        return (size() + 2 * QUIET_ZONE) * dotsPerModule;
    }

    /// The greatest number of dots per module at which the code with its quiet zone is no wider
    /// than `width` dots; 0 if there is none.
    public int dotsPerModule(int width) {
        return width / dots(1);
    }

    /// Draws the code where the picture is still white.
    ///
    /// @param x left edge of the quiet zone
    /// @param y top edge of the quiet zone
    public void draw(Bitmap picture, int x, int y, int dotsPerModule) {
        int side = dots(dotsPerModule);
        if (dotsPerModule < 1
                || x < 0
                || y < 0
                || x > picture.width() - side
                || y > picture.height() - side) {
            throw new IllegalArgumentException(
                    "no room for a QR code of " + side + " dots at " + x + "," + y);
        }
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                if (isDark(column, row)) {
                    picture.fillBlack(
                            x + (column + QUIET_ZONE) * dotsPerModule,
                            y + (row + QUIET_ZONE) * dotsPerModule,
                            dotsPerModule,
                            dotsPerModule);
                }
            }
        }
    }
}
