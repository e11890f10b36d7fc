package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a house may add has its place on the screens that there are: a seventh door, a fifth
/// language, and under each result a line with the next date and its languages.
final class RoomForMoreTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();
    private static final Content MORE = more();
    private static final List<String> CHANGED =
            List.of("welcome", "languages", "themes", "themes-some", "result");

    /// Most pages on the small screen at each of the three text sizes.
    private static final Map<String, List<Integer>> MOST =
            Map.of(
                    "welcome",
                    List.of(1, 1, 1),
                    "languages",
                    List.of(1, 1, 1),
                    "themes",
                    List.of(2, 2, 3),
                    "themes-some",
                    List.of(2, 3, 3),
                    "result",
                    List.of(3, 3, 4));

    private static Content more() {
        List<Language> languages = new ArrayList<>(CONTENT.languages());
        Language english = CONTENT.language("en").orElseThrow();
        languages.add(
                new Language(
                        "es", "Español", "Buenos días", "Gratis", false, true, english.texts()));
        Map<String, String> name = new HashMap<>();
        Map<String, String> hint = new HashMap<>();
        for (Language language : languages) {
            name.put(language.code(), "Ordinateur");
            hint.put(language.code(), "imprimer, aide");
        }
        List<Theme> themes = new ArrayList<>();
        for (Theme theme : CONTENT.themes()) {
            themes.add(
                    new Theme(
                            theme.id(),
                            spoken(theme.name()),
                            spoken(theme.hint()),
                            spoken(theme.longHint()),
                            theme.icon()));
        }
        themes.add(new Theme("O", new Text(name), new Text(hint), "web"));
        Map<String, Recommendation> recommendations = new HashMap<>();
        CONTENT.recommendations().forEach((id, r) -> recommendations.put(id, dated(r)));
        return new Content(
                CONTENT.digest(),
                languages,
                themes,
                CONTENT.questionnaires(),
                recommendations,
                CONTENT.about());
    }

    private static Text spoken(Text text) {
        Map<String, String> all = new HashMap<>(text.byLanguage());
        all.put("es", all.get("en"));
        return new Text(all);
    }

    private static Recommendation dated(Recommendation r) {
        Map<String, String> summary = new HashMap<>();
        r.summary().byLanguage().forEach((l, t) -> summary.put(l, t + "\n12.05, 13:30 · FR · NL"));
        return new Recommendation(
                r.id(),
                r.icon(),
                r.access(),
                r.title(),
                new Text(summary),
                r.details(),
                r.languages(),
                r.checked(),
                r.addresses());
    }

    private static List<State> states(Language language, int step) {
        return ScreenStates.of(CONTENT, WALKS, language, new Comfort(step, false, false)).stream()
                .filter(state -> CHANGED.contains(state.name()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAddedIsLaidOutAsSoundlyAsTheRest(Display.Format format) {
        Map<String, List<String>> found = Fx.call(() -> defects(format.reference()));
        assertTrue(found.isEmpty(), () -> LayoutTest.readable(found));
    }

    private static Map<String, List<String>> defects(Display display) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        Shown shown = new Shown(display, MORE, WALKS.machine(), false);
        for (Language language : CONTENT.languages()) {
            for (int step = 0; step < 3; step++) {
                if (!Combinations.isDrawn(CONTENT, language, display.format(), step)) {
                    continue;
                }
                boolean enlarged = step > 0;
                for (State state : states(language, step)) {
                    String where = " " + language.code() + " " + step;
                    shown.eachPage(
                            state,
                            name -> {
                                List<String> defects =
                                        LayoutAudit.of(shown.scene(), display, enlarged);
                                if (!defects.isEmpty()) {
                                    found.put(name + where, defects);
                                }
                            });
                }
            }
        }
        return found;
    }

    @Test
    void itTurnsFewPagesOnTheSmallScreen() {
        assertEquals(List.of(), Fx.call(RoomForMoreTest::over));
    }

    private static List<String> over() throws IOException {
        List<String> over = new ArrayList<>();
        Shown shown = new Shown(Display.S, MORE, WALKS.machine(), false);
        for (Language language : CONTENT.languages()) {
            for (int step = 0; step < 3; step++) {
                for (State state : states(language, step)) {
                    AtomicInteger pages = new AtomicInteger();
                    shown.eachPage(state, _ -> pages.incrementAndGet());
                    int most = Objects.requireNonNull(MOST.get(state.name())).get(step);
                    if (pages.get() > most) {
                        over.add(
                                state.name()
                                        + " "
                                        + language.code()
                                        + " "
                                        + step
                                        + ": "
                                        + pages
                                        + " pages, "
                                        + most
                                        + " wanted");
                    }
                }
            }
        }
        return over;
    }
}
