package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nothing is told by colour alone (WCAG 2.2, 1.4.1): what is chosen, shut or not yet possible, how
/// far one is, how much time is left and what is out of order differ in grey too, by their shape or
/// a contrast of 3:1, or by their words.
final class UseOfColourTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();
    private static final Language FRENCH = CONTENT.languages().getFirst();

    /// What a control wears to tell how it is.
    private static final Set<String> TELLING = Set.of("on", "primary", "shut", "waiting");

    /// Parts that are no controls, each kind with the kind it must not be taken for.
    private static final Map<String, String> PARTS =
            Map.of("passed", "to-come", "left", "gone", "now", "to-come");

    /// A control with all that it says.
    private record Same(String id, String words, String theme) {}

    private static List<State> states(int text) {
        Comfort comfort = new Comfort(text, false, false);
        List<State> all = new ArrayList<>(ScreenStates.of(CONTENT, WALKS, FRENCH, comfort));
        all.addAll(heard(all));
        return all;
    }

    /// The same while it is read aloud.
    private static List<State> heard(List<State> all) {
        return all.stream()
                .filter(s -> Set.of("themes", "start-over", "printing-ticket").contains(s.name()))
                .map(
                        s ->
                                new State(
                                        s.name() + "-heard",
                                        WALKS.machine()
                                                .on(
                                                        s.visit(),
                                                        new Event.SpeechChanged(
                                                                Comfort.Speech.DISCREET),
                                                        s.at())
                                                .visit(),
                                        s.around(),
                                        s.at()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsToldOfAControlIsToldInGreyToo(Display.Format format) {
        Display display = format.reference();
        assertEquals(List.of(), Fx.call(() -> changes(display, false, 0, UseOfColourTest::asItIs)));
        assertEquals(
                List.of(), Fx.call(() -> siblings(display, false, 0, UseOfColourTest::asItIs)));
        assertEquals(List.of(), Fx.call(() -> parts(display, UseOfColourTest::asItIs)));
    }

    @Test
    void soItIsInLargeLettersOnTheSmallScreenAndInTheSun() {
        assertEquals(
                List.of(), Fx.call(() -> changes(Display.S, false, 2, UseOfColourTest::asItIs)));
        assertEquals(
                List.of(), Fx.call(() -> siblings(Display.S, true, 0, UseOfColourTest::asItIs)));
    }

    @Test
    void colourAloneIsFound() {
        List<String> marks = Fx.call(() -> changes(Display.S, false, 0, UseOfColourTest::paint));
        assertTrue(marks.stream().anyMatch(d -> d.contains("choice-")), marks::toString);
        List<String> segments =
                Fx.call(() -> siblings(Display.S, false, 0, UseOfColourTest::paint));
        assertTrue(segments.stream().anyMatch(d -> d.contains("contrast-")), segments::toString);
        assertTrue(segments.stream().anyMatch(d -> d.contains("language-")), segments::toString);
        List<String> parts = Fx.call(() -> parts(Display.S, UseOfColourTest::paint));
        assertTrue(parts.stream().anyMatch(d -> d.contains("left")), parts::toString);
        assertTrue(parts.stream().anyMatch(d -> d.contains("passed")), parts::toString);
    }

    private static void asItIs(Parent tree) {
        assertTrue(tree.isVisible());
    }

    /// Takes every mark and outline away and leaves the colours.
    private static void paint(Parent tree) {
        for (Node node : all(tree)) {
            boolean told = node.getStyleClass().stream().anyMatch(TELLING::contains);
            if (node instanceof Hit hit && told) {
                hit.setStyle(
                        "-fx-background-color: #7D7A80, #D8F4D8; -fx-background-insets: 0, 2 2 6"
                                + " 2;");
                all(hit).stream()
                        .filter(n -> n.getStyleClass().contains("choice-mark"))
                        .forEach(
                                mark -> {
                                    mark.setStyle(
                                            "-fx-background-color: #7D7A80, #D8F4D8;"
                                                    + " -fx-background-insets: 0, 3;");
                                    ((Parent) mark)
                                            .getChildrenUnmodifiable()
                                            .forEach(n -> n.setVisible(false));
                                });
                all(hit).stream().filter(Icon.class::isInstance).forEach(n -> n.setVisible(false));
            }
            if (node instanceof Region door && door.getStyleClass().contains("passed")) {
                door.setStyle(
                        door.getStyle()
                                + "-fx-background-color: #7D7A80, #D8F4D8;"
                                + " -fx-background-insets: 0, 3;");
            }
            if (node instanceof Shape second && second.getStyleClass().contains("left")) {
                second.setStyle("-fx-stroke: #7D7A80; -fx-fill: #D8F4D8;");
            }
        }
    }

    /// Controls that say the same in two states and are told apart by colour alone.
    private static List<String> changes(
            Display display, boolean day, int text, Consumer<Parent> plant) {
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), day);
        Map<Same, Map<String, State>> met = new LinkedHashMap<>();
        for (State state : states(text)) {
            shown.draw(state);
            for (Hit hit : LayoutAudit.hits(shown.scene())) {
                met.computeIfAbsent(same(shown, hit), _ -> new TreeMap<>())
                        .putIfAbsent(worn(hit), state);
            }
        }
        Map<String, List<Same>> kinds = new HashMap<>();
        met.forEach(
                (same, worn) -> {
                    String kind = same.id().replaceFirst("-.*", "") + worn.keySet();
                    if (worn.size() > 1) {
                        kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(same);
                    }
                });
        List<String> wrong = new ArrayList<>();
        assertFalse(kinds.isEmpty());
        for (List<Same> kind : kinds.values()) {
            // One of a kind is as all are.
            Same same = kind.getFirst();
            Map<String, GreyPicture> painted = new TreeMap<>();
            Objects.requireNonNull(met.get(same))
                    .forEach(
                            (worn, state) -> {
                                shown.draw(state);
                                plant.accept(shown.scene().getRoot());
                                shown.layOut();
                                painted.put(worn, GreyPicture.of(hit(shown, same)));
                            });
            wrong.addAll(alike(same.id(), painted, display));
        }
        return wrong;
    }

    private static List<String> alike(
            String what, Map<String, GreyPicture> painted, Display display) {
        List<String> wrong = new ArrayList<>();
        List<String> worn = List.copyOf(painted.keySet());
        for (int i = 0; i < worn.size(); i++) {
            for (int j = i + 1; j < worn.size(); j++) {
                GreyPicture one = Objects.requireNonNull(painted.get(worn.get(i)));
                GreyPicture other = Objects.requireNonNull(painted.get(worn.get(j)));
                if (!one.differs(other, display.pxPerMm())) {
                    wrong.add(what + " is told by colour alone: " + worn.get(i) + worn.get(j));
                }
            }
        }
        return wrong;
    }

    private static Same same(Shown shown, Hit hit) {
        String theme =
                shown.scene().getRoot().getStyleClass().stream()
                        .filter(c -> c.startsWith("theme-"))
                        .findFirst()
                        .orElse("");
        return new Same(String.valueOf(hit.getId()), words(hit), theme);
    }

    private static Hit hit(Shown shown, Same same) {
        return LayoutAudit.hits(shown.scene()).stream()
                .filter(hit -> same(shown, hit).equals(same))
                .findFirst()
                .orElseThrow();
    }

    private static String words(Node node) {
        return all(node).stream()
                .filter(Words.class::isInstance)
                .map(w -> ((Words) w).whole())
                .collect(Collectors.joining("|"));
    }

    private static String worn(Node node) {
        return new TreeSet<>(node.getStyleClass())
                .stream().filter(TELLING::contains).toList().toString();
    }

    /// The choices of the panels, of which the present one must be seen among the others whatever
    /// their words are.
    private static List<String> siblings(
            Display display, boolean day, int text, Consumer<Parent> plant) {
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), day);
        List<String> wrong = new ArrayList<>();
        for (State state : states(text)) {
            if (!Set.of("accessibility", "languages").contains(state.name())) {
                continue;
            }
            shown.draw(state);
            plant.accept(shown.scene().getRoot());
            shown.layOut();
            Map<String, Map<String, GreyPicture>> lists = new TreeMap<>();
            for (Hit hit : LayoutAudit.hits(shown.scene())) {
                String list = hit.getId().replaceFirst("-[^-]*$", "-");
                if (Set.of("text-", "contrast-", "lower-", "speech-", "language-").contains(list)) {
                    all(hit).stream()
                            .filter(Words.class::isInstance)
                            .forEach(w -> w.setVisible(false));
                    lists.computeIfAbsent(list, _ -> new TreeMap<>())
                            .put(worn(hit), GreyPicture.of(hit));
                }
            }
            lists.forEach(
                    (list, painted) -> {
                        if (painted.size() < 2) {
                            wrong.add(list + " has none that is chosen");
                        }
                        wrong.addAll(alike(list, painted, display));
                    });
        }
        return wrong;
    }

    /// How far one is, how much time is left.
    private static List<String> parts(Display display, Consumer<Parent> plant) {
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
        List<String> wrong = new ArrayList<>();
        Map<String, GreyPicture> painted = new HashMap<>();
        for (State state : states(0)) {
            if (!Set.of("question-last", "question-single", "still-there").contains(state.name())) {
                continue;
            }
            State late =
                    state.name().equals("still-there")
                            ? new State(
                                    state.name(),
                                    state.visit(),
                                    state.around(),
                                    state.at().plusSeconds(8))
                            : state;
            shown.draw(late);
            plant.accept(shown.scene().getRoot());
            shown.layOut();
            for (Node node : all(shown.scene().getRoot())) {
                node.getStyleClass().stream()
                        .filter(c -> PARTS.containsKey(c) || PARTS.containsValue(c))
                        .forEach(c -> painted.putIfAbsent(c, GreyPicture.of(node)));
            }
        }
        PARTS.forEach(
                (one, other) -> {
                    GreyPicture first = Objects.requireNonNull(painted.get(one));
                    GreyPicture second = Objects.requireNonNull(painted.get(other));
                    if (!first.differs(second, display.pxPerMm())) {
                        wrong.add(one + " is told from " + other + " by colour alone");
                    }
                });
        return wrong;
    }

    /// On the staff panel and in the bands of the visit.
    @Test
    void whatIsOutOfOrderHasASignAndWordsOfItsOwn() {
        Fx.call(
                () -> {
                    Shown shown = new Shown(Display.S, CONTENT, WALKS.machine(), false);
                    String sign = outline(new Icon("warning", 10));
                    int told = 0;
                    for (State state : states(0)) {
                        shown.draw(state);
                        for (Node node : all(shown.scene().getRoot())) {
                            if (node instanceof Icon icon
                                    && node.getStyleClass().contains("alert")) {
                                assertEquals(sign, outline(icon), state.name());
                                assertFalse(words(icon.getParent()).isBlank(), state.name());
                                told++;
                            }
                            if (node.getStyleClass().contains("warn")) {
                                assertTrue(
                                        all(node).stream().anyMatch(Icon.class::isInstance),
                                        state.name());
                                assertFalse(words(node).isBlank(), state.name());
                                told++;
                            }
                        }
                    }
                    assertTrue(told > 3);
                    return true;
                });
    }

    @Test
    void thatThePaperIsOutIsToldInWordsAndByWhatCanBePressed() {
        Fx.call(
                () -> {
                    Shown shown = new Shown(Display.S, CONTENT, WALKS.machine(), false);
                    String before = words(shown.draw(named("printing-ticket")).scene().getRoot());
                    List<String> ids = shown.ids();
                    shown.draw(named("printed-ticket"));
                    assertFalse(before.equals(words(shown.scene().getRoot())));
                    assertFalse(ids.contains("taken"));
                    assertTrue(shown.ids().contains("taken"));
                    return true;
                });
    }

    private static State named(String name) {
        return states(0).stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private static String outline(Icon icon) {
        return ((SVGPath) icon.getChildrenUnmodifiable().getFirst()).getContent();
    }

    private static List<Node> all(Node node) {
        List<Node> all = new ArrayList<>();
        collect(node, all);
        return all;
    }

    private static void collect(Node node, List<Node> into) {
        if (node.isVisible()) {
            into.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
            }
        }
    }
}
