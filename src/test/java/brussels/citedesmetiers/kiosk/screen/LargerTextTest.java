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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /// What was drawn of a state at a text size.
    ///
    /// @param drawings heights of the drawings of its controls, by their ids
    /// @param said what says what happens to a person
    private record Drawn(
            String state,
            int step,
            Map<String, Double> drawings,
            Set<String> said,
            Set<String> words) {}

    private static final Map<Display.Format, List<Drawn>> DRAWN =
            new EnumMap<>(Display.Format.class);

    /// Every state at each size, drawn once for all questions.
    private static synchronized List<Drawn> drawn(Display.Format format) {
        return DRAWN.computeIfAbsent(format, _ -> Fx.call(() -> draw(format.reference())));
    }

    private static List<Drawn> draw(Display display) {
        List<Drawn> all = new ArrayList<>();
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
        for (int step = 0; step < 3; step++) {
            Comfort comfort = new Comfort(step, false, false);
            for (State state : ScreenStates.of(CONTENT, WALKS, FRENCH, comfort)) {
                if (state.name().startsWith("staff")) {
                    continue;
                }
                shown.draw(state);
                Map<String, Double> drawings = new HashMap<>();
                for (Hit hit : LayoutAudit.hits(shown.scene())) {
                    double height = drawing(hit);
                    if (height > 0) {
                        drawings.put(String.valueOf(hit.getId()), height);
                    }
                }
                Set<String> words = new HashSet<>();
                LayoutAudit.words(shown.scene()).forEach(text -> words.add(text.whole()));
                all.add(new Drawn(state.name(), step, drawings, said(shown, state), words));
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void noDrawingOfAControlGetsSmaller(Display.Format format) {
        List<String> shrunk = new ArrayList<>();
        Map<String, Double> before = new HashMap<>();
        for (Drawn drawn : drawn(format)) {
            drawn.drawings.forEach(
                    (id, height) -> {
                        String key = drawn.state + " " + id;
                        boolean picture = key.matches("question-pictures.* choice-.*");
                        double least =
                                picture ? leastPicture(format) : before.getOrDefault(key, 0.0);
                        if (height < least - 0.5) {
                            shrunk.add(key + ": " + least + " to " + height);
                        }
                        before.put(key, height);
                    });
        }
        assertEquals(List.of(), shrunk);
    }

    /// Pictures that are the choices share one page with their words, since who reads little does
    /// not turn pages; larger words leave them less, but never less than this.
    private static double leastPicture(Display.Format format) {
        return switch (format) {
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
        Map<String, Double> first = ways(format, 0);
        Map<String, Double> last = ways(format, 2);
        for (String id : first.keySet()) {
            double before = Objects.requireNonNull(first.get(id));
            double after = last.getOrDefault(id, 0.0);
            assertTrue(after > before, () -> id + ": " + before + " to " + after);
        }
    }

    /// Heights of the drawings of the ways, of a theme, and of what is recommended.
    private static Map<String, Double> ways(Display.Format format, int step) {
        Map<String, Double> heights = new HashMap<>();
        for (Drawn drawn : drawn(format)) {
            if (drawn.step == step && List.of("themes-some", "result").contains(drawn.state)) {
                drawn.drawings.forEach(
                        (id, height) -> {
                            if (id.matches("back|language|start-over|theme-C")) {
                                heights.putIfAbsent(id, height);
                            } else if (id.startsWith("recommendation-")) {
                                heights.merge("recommendation", height, Math::min);
                            }
                        });
            }
        }
        return heights;
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatSaysWhatHappensToAPersonIsLost(Display.Format format) {
        List<String> lost = new ArrayList<>();
        Map<String, Set<String>> before = new HashMap<>();
        for (Drawn drawn : drawn(format)) {
            Set<String> gone = new HashSet<>(before.computeIfAbsent(drawn.state, _ -> drawn.said));
            gone.removeAll(drawn.said);
            // Beside a code a title is a label.
            gone.removeAll(drawn.words);
            if (!gone.isEmpty()) {
                lost.add(drawn.state + " at step " + drawn.step + ": " + gone);
            }
        }
        assertEquals(List.of(), lost);
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
