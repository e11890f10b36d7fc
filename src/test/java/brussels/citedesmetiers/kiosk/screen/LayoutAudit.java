package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextBoundsType;

/// Measures a laid out screen as a visitor meets it: what is cut off or covered, what is too small
/// for a finger or too near to another, what is too small to read. EN 301 549 5.1.4 and 8.3.2, WCAG
/// 2.2 (2.5.8), with the lengths of the identity. JavaFX thread only.
final class LayoutAudit {
    private static final double CAPITAL = 0.714;
    private static final double SLACK = 1.0;
    private static final List<String> BOXES =
            List.of("hit", "panel", "band", "door", "head", "countdown");

    /// Read by nobody who has to: the house's name, and where a list is.
    private static final List<Role> ALWAYS_SMALL = List.of(Role.NAME, Role.PAGE_COUNT);

    /// What is laid out more often is not at rest half a second after it was drawn.
    private static final int MOST_PASSES = 30;

    private final Display display;
    private final boolean enlarged;
    private final List<String> defects = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();
    private final List<Node> things = new ArrayList<>();
    private final IdentityHashMap<Node, Bounds> places = new IdentityHashMap<>();

    private LayoutAudit(Display display, boolean enlarged) {
        this.display = display;
        this.enlarged = enlarged;
    }

    /// Every defect of the scene's present layout, each in one sentence.
    ///
    /// @param enlarged whether the visitor asked for larger text
    static List<String> of(Scene scene, Display display, boolean enlarged) {
        LayoutAudit audit = new LayoutAudit(display, enlarged);
        audit.rest(scene.getRoot());
        audit.collect(scene.getRoot());
        audit.texts();
        audit.boxes();
        audit.targets();
        return List.copyOf(audit.defects);
    }

    /// A layout that always asks for the next one has the screen painted sixty times a second.
    private void rest(Parent root) {
        Optional<Node> restless = Optional.of(root);
        for (int pass = 0; pass < MOST_PASSES && restless.isPresent(); pass++) {
            // As a renderer does; what nobody reads is not said to have changed again.
            read(root);
            root.layout();
            restless = restless(root);
        }
        restless.ifPresent(node -> defect("%s asks for a layout after each", named(node)));
    }

    private static void read(Node node) {
        node.getBoundsInParent();
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(LayoutAudit::read);
        }
    }

    private static Optional<Node> restless(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .filter(Parent.class::isInstance)
                .flatMap(child -> restless((Parent) child).stream())
                .findFirst()
                .or(() -> parent.isNeedsLayout() ? Optional.of(parent) : Optional.empty());
    }

    /// Controls that are not between 800 and 1,100 mm above the floor.
    static List<String> outOfReach(Scene scene, Display display) {
        LayoutAudit audit = new LayoutAudit(display, false);
        audit.collect(scene.getRoot());
        for (Hit hit : audit.hits) {
            Bounds b = onScreen(hit);
            double top = audit.aboveFloor(b.getMinY());
            double bottom = audit.aboveFloor(b.getMaxY());
            if (top > 1100 + SLACK || bottom < 800 - SLACK) {
                audit.defect(
                        "%s lies %.0f to %.0f mm above the floor, asked are 800 to 1,100",
                        named(hit), bottom, top);
            }
        }
        return List.copyOf(audit.defects);
    }

    private double aboveFloor(double y) {
        return display.lowerEdgeMm() + (display.heightPx() - y) / display.pxPerMm();
    }

    // Its annotation is not among the dependencies.
    @SuppressWarnings("AnnotateFormatMethod")
    private void defect(String format, Object... values) {
        defects.add(String.format(Locale.ROOT, format, values));
    }

    // What is clipped is the paper that is still coming out of its slot: a picture, not a text.
    private void collect(Node node) {
        if (!node.isVisible() || node.getClip() != null) {
            return;
        }
        if (node instanceof Words text && !text.text().getText().isBlank()) {
            words.add(text);
            return;
        }
        if (node instanceof Hit hit) {
            hits.add(hit);
        }
        if (node instanceof Icon || hasAny(node, List.of("qr", "choice-mark", "step"))) {
            things.add(node);
        }
        if (hasAny(node, List.of("panel", "band", "door", "countdown"))) {
            things.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::collect);
        }
    }

    private static boolean hasAny(Node node, List<String> classes) {
        return node.getStyleClass().stream().anyMatch(classes::contains);
    }

    /// The same, worked out once for each node, since nothing moves while it is measured.
    private Bounds place(Node node) {
        return places.computeIfAbsent(node, LayoutAudit::onScreen);
    }

    static Bounds onScreen(Node node) {
        Bounds local =
                node instanceof Region region
                        ? new BoundingBox(0, 0, region.getWidth(), region.getHeight())
                        : node.getLayoutBounds();
        return node.localToScene(local);
    }

    /// What decides where a text's ink is: the same words stand on many screens.
    private record Drawn(
            String text,
            Font font,
            double width,
            double spacing,
            TextAlignment alignment,
            NodeOrientation orientation,
            double baseline) {
        static Drawn of(Text text) {
            return new Drawn(
                    text.getText(),
                    text.getFont(),
                    text.getWrappingWidth(),
                    text.getLineSpacing(),
                    text.getTextAlignment(),
                    text.getEffectiveNodeOrientation(),
                    text.getBaselineOffset());
        }

        Bounds ink() {
            Text same = new Text(text);
            same.setFont(font);
            same.setWrappingWidth(width);
            same.setLineSpacing(spacing);
            same.setTextAlignment(alignment);
            same.setNodeOrientation(orientation);
            same.setTextOrigin(VPos.BASELINE);
            same.setY(baseline);
            same.setBoundsType(TextBoundsType.VISUAL);
            return same.getLayoutBounds();
        }
    }

    private static final Map<Drawn, Bounds> INKS = new HashMap<>();

    /// Where the letters' ink is, which is less than the lines' boxes.
    static Bounds ink(Words words) {
        Text drawn = words.text();
        return drawn.localToScene(INKS.computeIfAbsent(Drawn.of(drawn), Drawn::ink));
    }

    private void texts() {
        List<Bounds> inks = words.stream().map(LayoutAudit::ink).toList();
        for (int i = 0; i < words.size(); i++) {
            Words text = words.get(i);
            Bounds ink = inks.get(i);
            room(text);
            inside(text, ink);
            size(text);
            for (int j = i + 1; j < words.size(); j++) {
                if (overlap(ink, inks.get(j))) {
                    defect("%s and %s overlap", quoted(text), quoted(words.get(j)));
                }
            }
            for (Node thing : things) {
                if (overlap(ink, place(thing)) && !isAncestor(thing, text)) {
                    defect("%s lies over %s", quoted(text), named(thing));
                }
            }
            for (Hit hit : hits) {
                if (overlap(ink, place(hit)) && !isAncestor(hit, text)) {
                    defect("%s lies over the control %s", quoted(text), named(hit));
                }
            }
        }
    }

    private void room(Words text) {
        double width = text.getWidth();
        if (width + SLACK < text.minWidth(-1)) {
            defect("%s needs %.0f px across and has %.0f", quoted(text), text.minWidth(-1), width);
        } else if (text.getHeight() + SLACK < text.prefHeight(width)) {
            defect(
                    "%s needs %.0f px down and has %.0f",
                    quoted(text), text.prefHeight(width), text.getHeight());
        }
    }

    private void inside(Words text, Bounds ink) {
        Bounds screen = new BoundingBox(0, 0, display.widthPx(), display.heightPx());
        if (!contains(screen, ink)) {
            defect("%s leaves the screen", quoted(text));
        }
        for (Parent p = text.getParent(); p != null; p = p.getParent()) {
            if (hasAny(p, BOXES)) {
                if (!contains(place(p), ink)) {
                    defect("%s leaves %s", quoted(text), named(p));
                }
                return;
            }
        }
    }

    private static boolean contains(Bounds outer, Bounds inner) {
        return inner.getMinX() >= outer.getMinX() - SLACK
                && inner.getMaxX() <= outer.getMaxX() + SLACK
                && inner.getMinY() >= outer.getMinY() - SLACK
                && inner.getMaxY() <= outer.getMaxY() + SLACK;
    }

    private static boolean overlap(Bounds a, Bounds b) {
        return Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX()) > SLACK
                && Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY()) > SLACK;
    }

    private static boolean isAncestor(Node ancestor, Node node) {
        for (Node p = node; p != null; p = p.getParent()) {
            if (p.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /// Letters of 0.7 degrees at the viewing distance; on the 7-inch supporting text is smaller
    /// until the visitor enlarges it. What only staff read, near and trained, may be smaller.
    private void size(Words text) {
        if (text.role().forStaff()) {
            return;
        }
        boolean small = display.format() == Display.Format.S;
        double least = small ? 4.89 : 7.33;
        if (small
                && (ALWAYS_SMALL.contains(text.role())
                        || (!enlarged && text.role().supporting()))) {
            least = 3.0;
        }
        double scale = text.text().getLocalToSceneTransform().getMyy();
        double capital =
                text.text().getFont().getSize() * CAPITAL * Math.abs(scale) / display.pxPerMm();
        if (capital < least - 0.06) {
            defect("%s has capitals of %.2f mm, asked are %.2f", quoted(text), capital, least);
        }
    }

    private void boxes() {
        Bounds screen = new BoundingBox(0, 0, display.widthPx(), display.heightPx());
        for (Node thing : things) {
            if (!contains(screen, place(thing))) {
                defect("%s leaves the screen", named(thing));
            }
            for (Hit hit : hits) {
                if (overlap(place(thing), place(hit))
                        && !isAncestor(thing, hit)
                        && !isAncestor(hit, thing)) {
                    defect("%s and %s overlap", named(thing), named(hit));
                }
            }
        }
        for (int i = 0; i < things.size(); i++) {
            for (int j = i + 1; j < things.size(); j++) {
                Node a = things.get(i);
                Node b = things.get(j);
                if (overlap(place(a), place(b)) && !isAncestor(a, b) && !isAncestor(b, a)) {
                    defect("%s and %s overlap", named(a), named(b));
                }
            }
        }
    }

    private void targets() {
        boolean small = display.format() == Display.Format.S;
        double least = small ? 9 : 15;
        double gap = small ? 2 : 3;
        Bounds screen = new BoundingBox(0, 0, display.widthPx(), display.heightPx());
        double mm = 1 / display.pxPerMm();
        for (int i = 0; i < hits.size(); i++) {
            Bounds b = place(hits.get(i));
            if (!contains(screen, b)) {
                defect("the control %s leaves the screen", named(hits.get(i)));
            }
            if (Math.min(b.getWidth(), b.getHeight()) * mm < least - 0.05) {
                defect(
                        "the control %s is %.1f by %.1f mm, asked are %.0f",
                        named(hits.get(i)), b.getWidth() * mm, b.getHeight() * mm, least);
            }
            for (int j = i + 1; j < hits.size(); j++) {
                double between = apart(b, place(hits.get(j))) * mm;
                if (between < gap - 0.05) {
                    defect(
                            "%s and %s are %.1f mm apart, asked are %.0f",
                            named(hits.get(i)), named(hits.get(j)), between, gap);
                }
            }
        }
    }

    private static double apart(Bounds a, Bounds b) {
        double across = Math.max(b.getMinX() - a.getMaxX(), a.getMinX() - b.getMaxX());
        double down = Math.max(b.getMinY() - a.getMaxY(), a.getMinY() - b.getMaxY());
        return Math.max(across, down);
    }

    private static String quoted(Words words) {
        return "\"" + words.text().getText().replace("\n", " / ") + "\"";
    }

    static String named(Node node) {
        return node.getId() == null ? String.join(".", node.getStyleClass()) : "#" + node.getId();
    }

    /// The texts of the scene that a visitor reads, for further checks.
    static List<Words> words(Scene scene) {
        LayoutAudit audit = new LayoutAudit(Display.S, false);
        audit.collect(scene.getRoot());
        return List.copyOf(audit.words);
    }

    /// The controls of the scene.
    static List<Hit> hits(Scene scene) {
        LayoutAudit audit = new LayoutAudit(Display.S, false);
        audit.collect(scene.getRoot());
        return List.copyOf(audit.hits);
    }
}
