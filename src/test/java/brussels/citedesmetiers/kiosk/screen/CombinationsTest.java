package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// However few screens a build draws, no two of language, format and text size are never met
/// together.
final class CombinationsTest {
    private static final int SIZES = 3;
    private static final int FORMATS = Display.Format.values().length;

    @Test
    void everyTwoAreMet() {
        for (Content content :
                List.of(ConfigFolder.shippedContent(), ConfigFolder.inEveryLanguage())) {
            Set<List<Object>> met = new HashSet<>();
            for (Language language : content.languages()) {
                for (Display.Format format : Display.Format.values()) {
                    for (int size = 0; size < SIZES; size++) {
                        if (Combinations.isDrawn(content, language, format, size)) {
                            met.add(List.of(language.code(), format));
                            met.add(List.of(language.code(), size));
                            met.add(List.of(format, size));
                        }
                    }
                }
            }
            int languages = content.languages().size();
            assertEquals(languages * FORMATS + languages * SIZES + FORMATS * SIZES, met.size());
        }
    }

    @Test
    void coloursAreMeasuredInEveryFormat() {
        Content content = ConfigFolder.shippedContent();
        Language first = content.languages().getFirst();
        for (Display.Format format : Display.Format.values()) {
            assertTrue(Combinations.isDrawn(content, first, format, 0), format::name);
            assertTrue(Combinations.isDrawn(content, first, format), format::name);
        }
    }

    @Test
    void everyLanguageIsMetInEachLook() {
        Content content = ConfigFolder.shippedContent();
        for (Language language : content.languages()) {
            assertTrue(
                    List.of(Display.Format.values()).stream()
                            .anyMatch(format -> Combinations.isDrawn(content, language, format)),
                    language::code);
        }
    }
}
