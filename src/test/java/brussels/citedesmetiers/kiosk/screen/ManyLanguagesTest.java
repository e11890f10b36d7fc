package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A content editor may add languages: each can be chosen on every screen, however many there are.
final class ManyLanguagesTest {
    private static final Content SHIPPED = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();

    @ParameterizedTest
    @CsvSource({"S, 9", "S, 24", "M, 9", "M, 24", "L, 9", "L, 24"})
    void everyLanguageCanBeChosen(Display.Format format, int count) {
        Content content = with(count);
        Map<String, List<String>> defects = new TreeMap<>();
        for (String name : List.of("welcome", "languages")) {
            for (int size = 0; size < 3; size++) {
                Comfort comfort = new Comfort(size, false, false);
                Set<String> ids = Fx.call(() -> seen(content, format, comfort, name, defects));
                assertEquals(count, ids.size(), name + " at text size " + size + ": " + ids);
            }
        }
        assertTrue(defects.isEmpty(), () -> LayoutTest.readable(defects));
    }

    /// Adds what is wrong on the pages of a screen; answers the languages that can be tapped there.
    private static Set<String> seen(
            Content content,
            Display.Format format,
            Comfort comfort,
            String name,
            Map<String, List<String>> defects)
            throws Exception {
        Shown shown = new Shown(format.reference(), content, WALKS.machine(), false);
        State state =
                ScreenStates.of(SHIPPED, WALKS, SHIPPED.languages().getFirst(), comfort).stream()
                        .filter(s -> s.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        TreeSet<String> ids = new TreeSet<>();
        shown.eachPage(
                state,
                page -> {
                    shown.ids().stream().filter(id -> id.startsWith("language-")).forEach(ids::add);
                    List<String> found =
                            LayoutAudit.of(shown.scene(), shown.display(), comfort.textStep() > 0);
                    if (!found.isEmpty()) {
                        defects.put(page + " text " + comfort.textStep(), found);
                    }
                });
        return ids;
    }

    private static Content with(int count) {
        List<Language> languages = new ArrayList<>(SHIPPED.languages());
        for (int i = languages.size(); i < count; i++) {
            Language like = SHIPPED.languages().get(i % SHIPPED.languages().size());
            languages.add(
                    new Language(
                            "x" + (char) ('a' + i),
                            like.name(),
                            like.greeting(),
                            like.free(),
                            like.rightToLeft(),
                            like.readByNativeSpeaker(),
                            like.texts()));
        }
        return new Content(
                SHIPPED.digest(),
                languages,
                SHIPPED.themes(),
                SHIPPED.questionnaires(),
                SHIPPED.recommendations(),
                SHIPPED.about());
    }
}
