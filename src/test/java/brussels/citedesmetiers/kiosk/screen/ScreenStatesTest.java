package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is looked at on the screens of one language is looked at on those of every other.
class ScreenStatesTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();

    @Test
    void tradesAreAmongTheScreensThatAreLookedAt() {
        List<String> names =
                ScreenStates.of(CONTENT, WALKS, CONTENT.languages().getFirst(), Comfort.STANDARD)
                        .stream()
                        .map(State::name)
                        .toList();
        assertTrue(
                names.containsAll(List.of("trades-fit", "trades-sectors", "trade")),
                names::toString);
    }

    /// In some languages more is asked, so that a visit walked in another one would stand at a
    /// question.
    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "uk"})
    void everyStateIsTheSameScreenInEveryLanguage(String code) {
        assertEquals(
                screens(CONTENT.languages().getFirst()),
                screens(CONTENT.language(code).orElseThrow()));
    }

    private static List<String> screens(Language language) {
        return ScreenStates.of(CONTENT, WALKS, language, Comfort.STANDARD).stream()
                .map(ScreenStatesTest::screen)
                .toList();
    }

    private static String screen(State state) {
        return state.name()
                + " "
                + state.visit().place().getClass().getSimpleName()
                + " "
                + state.visit().panel().getClass().getSimpleName();
    }
}
