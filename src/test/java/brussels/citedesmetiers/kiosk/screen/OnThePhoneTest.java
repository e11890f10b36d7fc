package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.screen.PhoneCamera.Kind;
import brussels.citedesmetiers.kiosk.screen.PhoneCamera.Level;
import brussels.citedesmetiers.kiosk.screen.PhonePhotos.Change;
import brussels.citedesmetiers.kiosk.screen.PhonePhotos.Look;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a visitor takes along is read by a phone: a photo in every format and look, by turns of the
/// ticket and of the list. `deploy/check-phone.sh` takes many of both.
final class OnThePhoneTest {
    private static final PhonePhotos PHOTOS = new PhonePhotos(ConfigFolder.shippedContent());

    /// At 60 cm, where a code at half its size is too fine for what a phone sees live.
    private static final Level FAR = new Level(10, 10, 590, 600, 1.2, 0.3, 0.1, 1500, 0.8f);

    @Test
    void theCodesAreReadInEveryFormatAndLook() {
        List<String> unread = new ArrayList<>();
        int number = 0;
        List<Kind> kinds = List.of(Kind.values());
        List<Look> looks = List.of(Look.values());
        Set<List<Object>> pairs = new HashSet<>();
        for (Display.Format format : Display.Format.values()) {
            for (Look look : looks) {
                if (look.isOn(format)) {
                    Kind kind = kinds.get((Combinations.place(format) + looks.indexOf(look)) % 2);
                    PHOTOS.unread(kind, format, look, Level.MIDDLE, number++, 1, c -> c)
                            .forEach(i -> unread.add(kind + " " + format + " " + look));
                    pairs.add(List.of(kind, format));
                    pairs.add(List.of(kind, look));
                }
            }
        }
        assertEquals(10, number);
        // Each kind in each format and, but for what one format alone has, in each look.
        assertEquals(6 + 7, pairs.size());
        assertEquals(List.of(), unread);
    }

    @Test
    void aCodeOfHalfTheSizeIsFound() {
        assertTrue(far(code -> code).isEmpty());
        assertFalse(far(CodeOnScreen::halved).isEmpty());
    }

    @Test
    void aCodeWithoutQuietZoneIsFound() {
        assertFalse(far(CodeOnScreen::withoutQuietZone).isEmpty());
    }

    private static List<Integer> far(Change change) {
        return PHOTOS.unread(Kind.LIVE, Display.Format.S, Look.LIGHT, FAR, 0, 2, change);
    }
}
