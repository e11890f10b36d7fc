package brussels.citedesmetiers.kiosk.content;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static Language with(Map<String, String> texts) {
        return new Language("xx", "", "", "", false, false, texts);
    }

    @Test
    void languageHasAllTextsOfTheStaffsPagesOrNone() {
        Language forVisitors = with(Map.of("nav.back", "back"));
        assertFalse(forVisitors.needs("desk.next"));
        assertTrue(forVisitors.needs("board.desk"));
        Language forTheDesk = with(Map.of("desk.free", "nobody"));
        assertTrue(forTheDesk.needs("desk.next"));
        assertFalse(forTheDesk.needs("report.title"));
        assertTrue(with(Map.of("report.total", "total")).needs("report.title"));
    }
}
