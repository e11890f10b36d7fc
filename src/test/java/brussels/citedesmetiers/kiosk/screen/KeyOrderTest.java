package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who uses keys meets the same order on every screen: the title, what there is to choose, what
/// leads on, the ways out.
final class KeyOrderTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();
    private static final List<String> WAYS =
            List.of("back", "language", "accessibility", "listen", "start-over");
    private static final Set<String> ACTIONS =
            Set.of("next", "print", "phone", "adviser", "done", "close", "go-on", "skip");

    private static List<State> states() {
        Language language = CONTENT.languages().getFirst();
        return ScreenStates.of(CONTENT, WALKS, language, Comfort.STANDARD);
    }

    @ParameterizedTest
    @EnumSource
    void keysComeToEachControlOnceAndToTheWaysOutLast(Display.Format format) {
        assertEquals(List.of(), Fx.call(() -> misplaced(format.reference())));
    }

    private static List<String> misplaced(Display display) {
        List<String> wrong = new ArrayList<>();
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
        for (State state : states()) {
            List<Node> order = shown.draw(state).keyOrder();
            List<String> ids =
                    order.stream().filter(Hit.class::isInstance).map(Node::getId).toList();
            if (!new HashSet<>(ids).equals(new HashSet<>(shown.ids()))
                    || ids.size() != shown.ids().size()) {
                wrong.add(state.name() + " goes through " + ids + " of " + shown.ids());
            }
            List<String> tail = ids.subList(Math.max(0, ids.size() - WAYS.size()), ids.size());
            if (ids.contains("back") && !tail.equals(WAYS)) {
                wrong.add(state.name() + " ends with " + tail);
            }
            boolean framed = ids.contains("back");
            if (framed && order.getFirst() instanceof Hit) {
                wrong.add(state.name() + " does not begin with its title");
            }
            int list = last(ids, "choice-", "theme-", "recommendation-", "edit-");
            int act = first(ids);
            if (act < list) {
                wrong.add(state.name() + " has an action before the list: " + ids);
            }
        }
        return wrong;
    }

    private static int last(List<String> ids, String... starts) {
        int last = -1;
        for (int i = 0; i < ids.size(); i++) {
            for (String start : starts) {
                last = ids.get(i).startsWith(start) ? i : last;
            }
        }
        return last;
    }

    private static int first(List<String> ids) {
        return ids.stream()
                .filter(ACTIONS::contains)
                .mapToInt(ids::indexOf)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    @Test
    void whatTurnsPagesComesRightAfterTheList() {
        List<String> ids =
                Fx.call(
                        () -> {
                            State several = named("question-several");
                            return ids(
                                    new Shown(Display.S, CONTENT, WALKS.machine(), false), several);
                        });
        int choice = last(ids, "choice-");
        String speaker = ids.get(choice).replace("choice-", "speaker-");
        assertEquals(
                List.of(speaker, "page-up", "page-down", "next"),
                ids.subList(choice + 1, choice + 5));
    }

    @Test
    void theGreetingsComeBeforeTheWaysToMakeItEasier() {
        List<String> ids =
                Fx.call(
                        () ->
                                ids(
                                        new Shown(Display.M, CONTENT, WALKS.machine(), false),
                                        named("welcome")));
        assertEquals("language-fr", ids.getFirst());
        assertEquals(List.of("accessibility", "listen"), ids.subList(ids.size() - 2, ids.size()));
    }

    @Test
    void anAnswerThatIsChosenChangesNothingInTheOrder() {
        List<List<String>> orders =
                Fx.call(
                        () -> {
                            Shown shown = new Shown(Display.M, CONTENT, WALKS.machine(), false);
                            return List.of(
                                    ids(shown, named("question-several")),
                                    ids(shown, named("question-several-chosen")));
                        });
        assertEquals(orders.getFirst(), orders.getLast());
    }

    private static List<String> ids(Shown shown, State state) {
        return shown.draw(state).keyOrder().stream()
                .filter(Hit.class::isInstance)
                .map(Node::getId)
                .toList();
    }

    private static State named(String name) {
        return states().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }
}
