package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A terminal's screen without a stage: laid out in memory. JavaFX thread only.
final class Shown {
    private static final Pattern TURNING = Pattern.compile("page-down|letters(-[0-9]+)?");
    private static final int MOST_PAGES = 40;

    /// Say the same in every visit.
    private static final Set<String> WAYS =
            Set.of(
                    "back",
                    "language",
                    "accessibility",
                    "listen",
                    "start-over",
                    "page-up",
                    "page-down");

    private final KioskScreen screen;
    private final Display display;
    private final VisitMachine machine;
    private @Nullable Event sent;

    Shown(Display display, Content content, VisitMachine machine, boolean day) {
        this.display = display;
        this.machine = machine;
        this.screen = new KioskScreen(display, content, machine, new NoDesk(day), e -> sent = e);
    }

    Display display() {
        return display;
    }

    KioskScreen screen() {
        return screen;
    }

    Scene scene() {
        return screen.scene();
    }

    /// Draws and lays out one state.
    Shown draw(ScreenStates.State state) {
        screen.show(state.visit(), state.around(), state.at());
        layOut();
        return this;
    }

    Shown layOut() {
        scene().getRoot().resize(display.widthPx(), display.heightPx());
        scene().getRoot().applyCss();
        scene().getRoot().layout();
        return this;
    }

    /// Taps a control.
    void fire(String id) {
        sent = null;
        ((Hit) scene().lookup("#" + id)).fire();
    }

    /// No tap has led to anything yet.
    void forget() {
        sent = null;
    }

    /// What the last tap led to, or null for nothing yet.
    @Nullable Event sent() {
        return sent;
    }

    /// What is done on each page.
    @FunctionalInterface
    interface OnPage {
        /// Looks at what is drawn.
        ///
        /// @param name the state's, with the page's number but on the first
        void look(String name) throws IOException;
    }

    /// Draws every page of a state in their order, each as a visitor comes to it: by tapping what
    /// turns pages.
    void eachPage(ScreenStates.State state, OnPage onPage) throws IOException {
        Set<Integer> seen = new HashSet<>(Set.of(0));
        NavigableMap<Integer, ScreenStates.State> next = new TreeMap<>(Map.of(0, state));
        for (int page = 1; !next.isEmpty(); page++) {
            if (page > MOST_PAGES) {
                throw new AssertionError(state.name() + " has no last page");
            }
            ScreenStates.State at = Objects.requireNonNull(next.pollFirstEntry()).getValue();
            draw(at);
            onPage.look(page == 1 ? state.name() : state.name() + "-page-" + page);
            page = inPlace(state.name(), page, onPage);
            for (Hit hit : LayoutAudit.hits(scene())) {
                if (TURNING.matcher(String.valueOf(hit.getId())).matches()) {
                    sent = null;
                    hit.fire();
                    if (sent instanceof Event.PageTurned turned && seen.add(turned.page())) {
                        Visit there = machine.on(at.visit(), turned, at.at()).visit();
                        next.put(
                                turned.page(),
                                new ScreenStates.State(state.name(), there, at.around(), at.at()));
                    }
                }
            }
        }
    }

    /// Pages of a list that turns in place, until the first comes again or no other.
    private int inPlace(String name, int page, OnPage onPage) throws IOException {
        int last = page;
        List<String> first = said();
        List<String> before = first;
        Optional<Hit> more = more();
        while (more.isPresent() && last < MOST_PAGES) {
            sent = null;
            more.get().fire();
            layOut();
            List<String> now = said();
            if (sent != null || now.equals(first) || now.equals(before)) {
                break;
            }
            before = now;
            last++;
            onPage.look(name + "-page-" + last);
            more = more();
        }
        return last;
    }

    /// Everything that is said on the screen.
    private List<String> said() {
        List<String> words = new ArrayList<>(ids());
        words(scene().getRoot(), words);
        return words;
    }

    private Optional<Hit> more() {
        return LayoutAudit.hits(scene()).stream()
                .filter(h -> "page-down".equals(h.getId()))
                .findAny();
    }

    /// Ids of the controls on the screen.
    List<String> ids() {
        return LayoutAudit.hits(scene()).stream().map(h -> String.valueOf(h.getId())).toList();
    }

    /// What keys stop at.
    List<Node> keyOrder() {
        return screen.keyOrder();
    }

    /// Ids of the controls that a finger put down on their middle would not reach.
    List<String> covered() {
        return LayoutAudit.hits(scene()).stream()
                .filter(hit -> !reached(hit))
                .map(hit -> String.valueOf(hit.getId()))
                .toList();
    }

    private boolean reached(Hit hit) {
        Bounds local = hit.getLayoutBounds();
        Point2D middle = hit.localToScene(local.getCenterX(), local.getCenterY());
        Node node = top(scene().getRoot(), middle).orElse(null);
        while (node != null && node != hit) {
            node = node.getParent();
        }
        return node == hit;
    }

    /// The node that JavaFX gives a press at this place to.
    private static Optional<Node> top(Node node, Point2D place) {
        Point2D here = node.sceneToLocal(place);
        if (!node.isVisible() || node.isMouseTransparent()) {
            return Optional.empty();
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable().reversed()) {
                Optional<Node> found = top(child, place);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return node.contains(here) ? Optional.of(node) : Optional.empty();
    }

    /// What is said in the frames that wait for the next visit, but for the names of the ways out.
    List<String> keptWords() {
        List<String> words = new ArrayList<>();
        screen.kept().forEach(frame -> words(frame, words));
        return words;
    }

    private static void words(Node node, List<String> into) {
        if (node instanceof Hit && WAYS.contains(String.valueOf(node.getId()))) {
            return;
        }
        if (node instanceof Text text && !text.getText().matches("\\s*|1/1")) {
            into.add(text.getText());
        }
        String spoken = node.getAccessibleText();
        if (spoken != null && !spoken.matches("\\s*|1/1")) {
            into.add(spoken);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> words(child, into));
        }
    }

    WritableImage picture() {
        return scene().snapshot(null);
    }

    /// Staff are not here.
    private record NoDesk(boolean sunlight) implements StaffDesk {
        @Override
        public String terminal() {
            return "B";
        }

        @Override
        public void checkPin(char[] pin, Consumer<PinAnswer> answer) {
            answer.accept(new PinAnswer.NotSet());
        }
    }
}
