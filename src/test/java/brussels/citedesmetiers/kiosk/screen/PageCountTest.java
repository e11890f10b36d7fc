package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Never smaller, fewer: but not so few that a visitor of the 7-inch panel turns pages all the
/// time.
final class PageCountTest {
    private static final Content CONTENT = ConfigFolder.inEveryLanguage();
    private static final Walks WALKS = Walks.inEveryLanguage();

    /// Most pages of each kind of list at each of the three text sizes.
    private static final Map<String, List<Integer>> MOST = new TreeMap<>();

    static {
        // Seven doors: four rows of two are higher than the panel.
        MOST.put("themes", List.of(2, 2, 3));
        MOST.put("themes-some", List.of(2, 3, 3));
        MOST.put("themes-appointments", List.of(1, 3, 3));
        MOST.put("house", List.of(2, 3, 3));
        MOST.put("question-single", List.of(2, 2, 3));
        MOST.put("question-most-choices", List.of(2, 3, 4));
        // In Dutch a page more in large letters; in the other languages 2, 2 and 3.
        MOST.put("question-several", List.of(2, 3, 4));
        // The pictures do not get smaller with larger words beside them.
        MOST.put("question-pictures", List.of(2, 2, 3));
        MOST.put("result", List.of(2, 3, 4));
        MOST.put("result-dates", List.of(4, 5, 8));
        MOST.put("detail-dates", List.of(3, 4, 5));
        MOST.put("this-week", List.of(3, 5, 5));
        MOST.put("trades-fit", List.of(3, 4, 5));
        MOST.put("trades-sectors", List.of(3, 4, 5));
        MOST.put("trades-sector", List.of(2, 3, 4));
        MOST.put("trade", List.of(2, 3, 3));
        MOST.put("interests", List.of(2, 3, 4));
        MOST.put("preview-short", List.of(1, 2, 2));
        // Seven answers and three times three more: 926 pixels with their gaps, 867 with lines as
        // close as those of larger letters, where two pages have 798, and 828 with a lower heading.
        // At the larger sizes label and answer have 46 pixels each, and where a single answer takes
        // a second line four and five pages are not enough.
        MOST.put("preview-longest", List.of(3, 5, 6));
    }

    /// Where Arabic, whose lines are a sixth higher, takes more pages.
    private static final Map<String, Integer> MORE_IN_ARABIC =
            Map.of(
                    "result", 1,
                    "detail-dates", 1,
                    "trades-sector", 1,
                    "trades-sectors", 1);

    @Test
    void listsOfTheSmallPanelTakeNoMorePagesThanTheirKindMay() {
        List<String> over = Fx.call(PageCountTest::over);
        assertTrue(over.isEmpty(), () -> String.join("\n", over));
    }

    private static List<String> over() throws IOException {
        List<String> over = new ArrayList<>();
        Shown shown = new Shown(Display.S, CONTENT, WALKS.machine(), false);
        for (Language language : CONTENT.languages()) {
            for (int step = 0; step < 3; step++) {
                if (!Combinations.isDrawn(CONTENT, language, Display.Format.S, step)) {
                    continue;
                }
                Comfort comfort = new Comfort(step, false, false);
                for (State state : ScreenStates.of(CONTENT, WALKS, language, comfort)) {
                    List<Integer> kind = MOST.get(state.name());
                    if (kind != null) {
                        int more =
                                language.rightToLeft()
                                        ? MORE_IN_ARABIC.getOrDefault(state.name(), 0)
                                        : 0;
                        int most = kind.get(step) + more;
                        AtomicInteger pages = new AtomicInteger();
                        shown.eachPage(state, _ -> pages.incrementAndGet());
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
        }
        return over;
    }
}
