package brussels.citedesmetiers.kiosk.screen.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.content.Picture;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PicturesTest {
    @Test
    void everyPictureThatContentMayNameIsDrawnAndNoneIsDrawnTwice() {
        assertEquals(Set.copyOf(Picture.NAMES), Pictures.names());
        assertEquals(Picture.NAMES.size(), Pictures.names().size());
        assertEquals(
                Set.of(),
                Set.copyOf(Pictures.names().stream().filter(Drawings.names()::contains).toList()));
        assertEquals(
                Pictures.names().size(),
                Pictures.names().stream().map(Drawings::named).distinct().count());
    }
}
