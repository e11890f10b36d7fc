package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Door;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Larger text makes drawings larger too, and takes away nothing that says what happens to a
/// person.
final class LargerTextTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();
    private static final Language FRENCH = CONTENT.languages().getFirst();
    private static final List<Role> TITLES = List.of(Role.QUESTION, Role.PAGE, Role.BAND);

    /// Of these one stays wherever one was.
    private static final List<String> CONSENTS =
            List.of("about.why", "preview.privacy", "access.only", "start-over.what");

    private static List<State> states(int step) {
        return ScreenStates.of(CONTENT, WALKS, FRENCH, new Comfort(step, false, false)).stream()
                .filter(state -> !state.name().startsWith("staff"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void noDrawingOfAControlGetsSmaller(Display.Format format) {
        assertEquals(List.of(), Fx.call(() -> shrunk(format.reference())));
    }

    private static List<String> shrunk(Display display) {
        List<String> shrunk = new ArrayList<>();
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
        Map<String, Double> before = new HashMap<>();
        for (int step = 0; step < 3; step++) {
            for (State state : states(step)) {
                Map<String, Double> now = new HashMap<>();
                shown.draw(state);
                for (Hit hit : LayoutAudit.hits(shown.scene())) {
                    double size = drawing(hit);
                    if (size > 0) {
                        now.put(state.name() + " " + hit.getId(), size);
                    }
                }
                for (Map.Entry<String, Double> one : now.entrySet()) {
                    boolean picture = one.getKey().matches("question-pictures.* choice-.*");
                    double least =
                            picture
                                    ? leastPicture(display)
                                    : before.getOrDefault(one.getKey(), 0.0);
                    if (one.getValue() < least - 0.5) {
                        shrunk.add(one.getKey() + ": " + least + " to " + one.getValue());
                    }
                }
                before.putAll(now);
            }
        }
        return shrunk;
    }

    /// Pictures that are the choices share one page with their words, since who reads little does
    /// not turn pages; larger words leave them less, but never less than this.
    private static double leastPicture(Display display) {
        return switch (display.format()) {
            case S -> 64;
            case M -> 110;
            case L -> 110;
        };
    }

    /// Height of the largest drawing in it.
    private static double drawing(Node node) {
        if (node instanceof Icon || node instanceof Door) {
            return ((Region) node).getHeight();
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .mapToDouble(LargerTextTest::drawing)
                        .max()
                        .orElse(0)
                : 0;
    }

    @ParameterizedTest
    @EnumSource
    void theDrawingsOfWaysThemesAndResultsGrow(Display.Format format) {
        List<Map<String, Double>> sizes =
                Fx.call(() -> List.of(grown(format.reference(), 0), grown(format.reference(), 2)));
        for (String id : sizes.getFirst().keySet()) {
            double first = sizes.getFirst().get(id);
            double last = sizes.getLast().getOrDefault(id, 0.0);
            assertTrue(last > first, () -> id + ": " + first + " to " + last);
        }
    }

    private static Map<String, Double> grown(Display display, int step) {
        Map<String, Double> sizes = new HashMap<>();
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
        for (State state : states(step)) {
            if (state.name().equals("themes-some") || state.name().equals("result")) {
                for (Hit hit : LayoutAudit.hits(shown.draw(state).scene())) {
                    if (hit.getId().matches("back|language|start-over|theme-C")) {
                        sizes.putIfAbsent(hit.getId(), drawing(hit));
                    } else if (hit.getId().startsWith("recommendation-")) {
                        sizes.putIfAbsent("recommendation", drawing(hit));
                    }
                }
            }
        }
        return sizes;
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatSaysWhatHappensToAPersonIsLost(Display.Format format) {
        assertEquals(List.of(), Fx.call(() -> lost(format.reference())));
    }

    private static List<String> lost(Display display) {
        List<String> lost = new ArrayList<>();
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
        Map<String, Set<String>> before = new HashMap<>();
        for (int step = 0; step < 3; step++) {
            for (State state : states(step)) {
                Set<String> kept = said(shown.draw(state), state);
                Set<String> gone = new HashSet<>(before.computeIfAbsent(state.name(), _ -> kept));
                gone.removeAll(kept);
                // Beside a code a title is a label.
                LayoutAudit.words(shown.scene()).forEach(text -> gone.remove(text.whole()));
                if (!gone.isEmpty()) {
                    lost.add(state.name() + " at step " + step + ": " + gone);
                }
            }
        }
        return lost;
    }

    private static Set<String> said(Shown shown, State state) {
        List<Words> words = LayoutAudit.words(shown.scene());
        Set<String> said = new HashSet<>();
        for (Words text : words) {
            boolean consent =
                    CONSENTS.stream().anyMatch(key -> FRENCH.text(key).equals(text.whole()));
            if (consent || TITLES.contains(text.role())) {
                said.add(text.whole());
            }
        }
        for (Hit hit : LayoutAudit.hits(shown.scene())) {
            if (hit.getStyleClass().contains("shut") && closed(hit)) {
                said.add("closed");
            }
        }
        if (state.visit().place() instanceof Place.Asking && progress(words, state)) {
            said.add("progress");
        }
        if (shown.scene().lookup("#calls") != null) {
            said.add("calls");
        }
        return said;
    }

    private static boolean closed(Node node) {
        return node instanceof Words words
                ? Stream.of("list", "full", "too-late", "closed")
                        .anyMatch(why -> FRENCH.text("wait.tile." + why).equals(words.whole()))
                : node instanceof Parent parent
                        && parent.getChildrenUnmodifiable().stream()
                                .anyMatch(LargerTextTest::closed);
    }

    private static boolean progress(List<Words> words, State state) {
        String question = ((Place.Asking) state.visit().place()).question();
        int more = WALKS.machine().atMostMoreAfter(state.visit(), question);
        List<String> ways =
                switch (more) {
                    case 0 ->
                            List.of(
                                    FRENCH.text("question.last"),
                                    FRENCH.text("question.last.short"));
                    case 1 ->
                            List.of(
                                    FRENCH.text("question.one-more"),
                                    FRENCH.text("question.more.short", 1));
                    default ->
                            List.of(
                                    FRENCH.text("question.more", more),
                                    FRENCH.text("question.more.short", more));
                };
        return words.stream().anyMatch(text -> ways.stream().anyMatch(text.whole()::startsWith));
    }
}
