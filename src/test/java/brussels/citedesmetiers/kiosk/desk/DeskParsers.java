package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.fuzz.Parser;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.ticket.TicketParsers;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/// What this package reads from outside, for fuzzing.
public final class DeskParsers {
    private static final int DOTS = 3;

    private DeskParsers() {}

    public static List<Parser> all() throws IOException {
        BufferedImage code = picture(QrCode.of(TicketParsers.token()));
        Photo photo = new Photo();
        return List.of(
                Parser.of(
                        "photo",
                        List.of(file(code, "png"), file(code, "jpg")),
                        bytes -> photo.read("fuzz", bytes),
                        RefusedException.class));
    }

    private static BufferedImage picture(QrCode code) {
        int edge = QrCode.QUIET_ZONE;
        int side = (code.size() + 2 * edge) * DOTS;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int column = x / DOTS - edge;
                int row = y / DOTS - edge;
                boolean inside =
                        column >= 0 && row >= 0 && column < code.size() && row < code.size();
                boolean dark = inside && code.isDark(column, row);
                picture.setRGB(x, y, dark ? 0 : 0xffffff);
            }
        }
        return picture;
    }

    private static byte[] file(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
