package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/// The ring around what the keys are at.
class RingTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();

    private static List<State> states(Comfort comfort) {
        return ScreenStates.of(CONTENT, WALKS, CONTENT.languages().getFirst(), comfort);
    }

    private static State state(String name) {
        return states(Comfort.STANDARD).stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Shown shown(Display display) {
        return new Shown(display, CONTENT, WALKS.machine(), false);
    }

    private static Node ring(Shown shown) {
        return Objects.requireNonNull(shown.scene().getRoot().lookup(".ring"));
    }

    @Test
    void ringStandsAroundTheControlAndIsKeptWhenTheScreenIsDrawnAnew() {
        Fx.call(
                () -> {
                    Shown shown = shown(Display.S).draw(state("themes"));
                    assertTrue(shown.screen().point("theme-A"));
                    assertAround(shown, "theme-A");
                    shown.draw(state("themes-full"));
                    assertAround(shown, "theme-A");
                    shown.draw(state("feedback"));
                    assertEquals(null, shown.scene().getRoot().lookup(".ring"));
                    assertTrue(shown.screen().point("heading"));
                    assertAround(shown, "heading");
                    shown.screen().point("");
                    assertEquals(null, shown.scene().getRoot().lookup(".ring"));
                    assertFalse(shown.screen().point("theme-A"));
                    return true;
                });
    }

    private static void assertAround(Shown shown, String id) {
        Node node = Objects.requireNonNull(shown.scene().getRoot().lookup("#" + id));
        Bounds inner = node.localToScene(node.getLayoutBounds());
        Bounds outer = ring(shown).localToScene(ring(shown).getLayoutBounds());
        assertTrue(outer.contains(inner), id);
        assertTrue(outer.getWidth() - inner.getWidth() < 14, id);
    }

    /// On every screen and in every look one of its two lines stands out 3:1 from what is beside
    /// it.
    @Test
    void ringStandsOutFromEveryGround() {
        List<String> faint = new ArrayList<>();
        Fx.call(
                () -> {
                    for (boolean day : List.of(false, true)) {
                        Shown shown = new Shown(Display.S, CONTENT, WALKS.machine(), day);
                        for (Comfort comfort :
                                List.of(Comfort.STANDARD, new Comfort(0, true, false))) {
                            for (State state : states(comfort)) {
                                shown.draw(state);
                                for (String id : shown.ids()) {
                                    faint(shown, state, id, 1, faint);
                                }
                            }
                        }
                    }
                    return true;
                });
        assertEquals(List.of(), faint);
    }

    @Test
    void aRingThatCanBeSeenThroughIsFound() {
        List<String> faint = new ArrayList<>();
        Fx.call(
                () -> {
                    Shown shown = shown(Display.S).draw(state("question-single"));
                    for (String id : shown.ids()) {
                        faint(shown, state("question-single"), id, 0.1, faint);
                    }
                    return true;
                });
        assertTrue(faint.stream().anyMatch(f -> f.contains(" choice-")), faint::toString);
    }

    /// @param opacity of the ring, 1 as it is
    private static void faint(
            Shown shown, State state, String id, double opacity, List<String> faint) {
        boolean lookedAt = id.startsWith("choice") || id.equals("back");
        if (!lookedAt || !shown.screen().point(id)) {
            return;
        }
        ring(shown).setOpacity(opacity);
        Bounds at = ring(shown).localToScene(ring(shown).getLayoutBounds());
        int y = (int) at.getCenterY();
        int left = (int) at.getMinX();
        int from = Math.max(0, left - 3);
        PixelReader pixels = strip(shown, from, y).getPixelReader();
        Color outer = pixels.getColor(left + 1 - from, 0);
        Color inner = pixels.getColor(left + 4 - from, 0);
        Color ground = pixels.getColor(0, 0);
        if (contrast(outer, inner) < 3
                || Math.max(contrast(outer, ground), contrast(inner, ground)) < 3) {
            faint.add(state.name() + " " + id + " " + outer + " " + inner + " on " + ground);
        }
    }

    /// A picture of the few pixels that are looked at.
    private static WritableImage strip(Shown shown, int x, int y) {
        SnapshotParameters part = new SnapshotParameters();
        part.setViewport(new Rectangle2D(x, y, 8, 1));
        return shown.scene().getRoot().snapshot(part, null);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double share) {
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
