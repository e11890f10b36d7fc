package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The two codes by which staff join the terminal's own network and open its pages, as they stand
/// on the screen.
final class StaffNetworkTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.through(CONTENT);

    @ParameterizedTest
    @EnumSource
    void bothCodesAreReadInTheirOrder(Display.Format format) {
        List<String> read =
                Fx.call(
                        () -> {
                            Shown shown =
                                    new Shown(format.reference(), CONTENT, WALKS.machine(), false);
                            shown.draw(state());
                            PixelReader pixels = shown.picture().getPixelReader();
                            return shown.scene().getRoot().lookupAll(".qr").stream()
                                    .map(code -> text(pixels, code))
                                    .toList();
                        });
        StaffFacts.Hotspot network = StaffSamples.HOTSPOT;
        assertEquals(List.of(network.toJoin(), network.address()), read);
    }

    private static ScreenStates.State state() {
        return ScreenStates.of(CONTENT, WALKS, CONTENT.languages().getFirst(), Comfort.STANDARD)
                .stream()
                .filter(each -> each.name().equals("staff-hotspot"))
                .findFirst()
                .orElseThrow();
    }

    private static String text(PixelReader pixels, Node code) {
        Bounds where = code.localToScene(code.getLayoutBounds());
        int width = (int) where.getWidth();
        int height = (int) where.getHeight();
        byte[] grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            int x = (int) where.getMinX() + i % width;
            grey[i] = (byte) pixels.getArgb(x, (int) where.getMinY() + i / width);
        }
        return QrReader.read(width, height, grey).orElse("");
    }
}
