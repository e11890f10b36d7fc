package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Sizes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// The audit finds what it is for: each kind of defect is planted once, alone, and must be named.
final class AuditTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Language FRENCH = CONTENT.languages().getFirst();
    private static final Look LOOK = new Look(Display.M, Comfort.STANDARD, FRENCH, "none", false);

    private final Pane root = new Pane();

    @Test
    void aSoundScreenHasNoDefect() {
        found(
                () -> {
                    place(words("Bonjour"), 100, 100, 400, 60);
                    place(hit("one"), 100, 300, 200, 104);
                    place(hit("two"), 324, 300, 200, 104);
                },
                "");
    }

    @Test
    void aLayoutThatNeverComesToRestIsFound() {
        found(
                () -> {
                    Region moved = new Region();
                    Pane restless =
                            new Pane(moved) {
                                @Override
                                protected void layoutChildren() {
                                    moved.relocate(0, 0);
                                    moved.relocate(10, 0);
                                }
                            };
                    restless.getStyleClass().add("restless");
                    place(restless, 100, 100, 300, 100);
                },
                "restless asks for a layout after each");
    }

    @Test
    void aTextWiderThanItsRoomIsFound() {
        found(() -> place(words("Accessibilité"), 100, 100, 120, 60), "px across");
    }

    @Test
    void aTextTallerThanItsRoomIsFound() {
        found(() -> place(words("un deux trois quatre"), 100, 100, 240, 30), "px down");
    }

    @Test
    void aTextOutsideItsPanelIsFound() {
        found(
                () -> {
                    Pane panel = new Pane();
                    panel.getStyleClass().add("panel");
                    place(panel, 100, 100, 300, 100);
                    Words text = words("Bonjour");
                    panel.getChildren().add(text);
                    text.resizeRelocate(150, 20, 400, 60);
                },
                "leaves panel");
    }

    @Test
    void aTextOutsideTheScreenIsFound() {
        found(() -> place(words("Bonjour"), 1800, 100, 400, 60), "leaves the screen");
    }

    @Test
    void twoTextsOverOneAnotherAreFound() {
        found(
                () -> {
                    place(words("Bonjour"), 100, 100, 400, 60);
                    place(words("Hello"), 140, 110, 400, 60);
                },
                "overlap");
    }

    @Test
    void aTextCoveredByAControlIsFound() {
        found(
                () -> {
                    place(words("Bonjour"), 100, 100, 400, 60);
                    place(hit("over"), 150, 90, 300, 104);
                },
                "lies over the control #over");
    }

    @Test
    void aPanelUnderAControlIsFound() {
        found(
                () -> {
                    Region panel = new Region();
                    panel.getStyleClass().add("panel");
                    place(panel, 100, 100, 300, 100);
                    place(hit("over"), 250, 150, 300, 104);
                },
                "panel and #over overlap");
    }

    @Test
    void aTargetTooSmallIsFound() {
        found(() -> place(hit("tiny"), 100, 100, 200, 50), "mm, asked are 15");
    }

    @Test
    void targetsTooNearAreFound() {
        found(
                () -> {
                    place(hit("one"), 100, 100, 200, 104);
                    place(hit("two"), 305, 100, 200, 104);
                },
                "mm apart, asked are 3");
    }

    @Test
    void lettersTooSmallAreFound() {
        found(() -> place(new Words("Bonjour", LOOK, Role.STAFF_BOLD), 100, 100, 400, 60), "");
        found(
                () -> {
                    Words small = words("Bonjour");
                    small.setScaleX(0.8);
                    small.setScaleY(0.8);
                    place(small, 100, 100, 400, 60);
                },
                "has capitals of");
    }

    @Test
    void aControlOutOfReachIsFound() {
        List<String> defects =
                Fx.call(
                        () -> {
                            Pane pane = new Pane();
                            Scene scene = new Scene(pane, 1080, 1920);
                            Hit high = hit("high");
                            pane.getChildren().add(high);
                            high.resizeRelocate(100, 200, 200, 112);
                            return LayoutAudit.outOfReach(scene, Display.L);
                        });
        assertEquals(1, defects.size());
        assertTrue(defects.getFirst().startsWith("#high lies"), defects::toString);
    }

    @Test
    void aTextOfTooLittleContrastIsFound() {
        String faint = ".words { -fx-fill: #8A8A8A; }";
        contrast(() -> place(words("Bonjour"), 100, 100, 400, 60), faint, "has a contrast of");
        contrast(() -> place(words("Bonjour"), 100, 100, 400, 60), "", "");
    }

    @Test
    void aControlThatDoesNotStandOutIsFound() {
        String flat = ".hit { -fx-background-color: #E0E0E0, #F0F0F0; }";
        contrast(() -> place(hit("flat"), 100, 300, 200, 104), flat, "#flat stands out by");
        contrast(() -> place(hit("sound"), 100, 300, 200, 104), "", "");
    }

    private static Words words(String text) {
        return new Words(text, LOOK, Role.CHOICE);
    }

    private static Hit hit(String id) {
        return new Hit(id, LOOK, false, () -> {});
    }

    private void place(Region region, double x, double y, double width, double height) {
        region.setManaged(false);
        root.getChildren().add(region);
        region.resizeRelocate(x, y, width, height);
    }

    private Scene scene(Runnable plant, String css) {
        root.getChildren().clear();
        root.getStyleClass().setAll("kiosk", "light");
        Scene scene = root.getScene() == null ? new Scene(root, 1920, 1080) : root.getScene();
        scene.getStylesheets()
                .setAll(
                        Objects.requireNonNull(KioskScreen.class.getResource("kiosk.css"))
                                .toExternalForm(),
                        Sizes.sheet(LOOK),
                        "data:text/css;base64,"
                                + Base64.getEncoder()
                                        .encodeToString(css.getBytes(StandardCharsets.UTF_8)));
        root.resize(1920, 1080);
        plant.run();
        root.applyCss();
        root.layout();
        return scene;
    }

    /// One defect of this kind is found, or none when `like` is empty.
    private void found(Runnable plant, String like) {
        expect(Fx.call(() -> LayoutAudit.of(scene(plant, ""), Display.M, false)), like);
    }

    private void contrast(Runnable plant, String css, String like) {
        List<String> defects =
                Fx.call(
                        () -> {
                            Scene scene = scene(plant, css);
                            return ContrastAudit.of(scene, scene.snapshot(null), 4.5);
                        });
        expect(defects, like);
    }

    private static void expect(List<String> defects, String like) {
        if (like.isEmpty()) {
            assertEquals(new ArrayList<>(), defects);
        } else {
            assertTrue(
                    defects.stream().anyMatch(d -> d.contains(like)),
                    () -> "no \"" + like + "\" in " + defects);
        }
    }
}
