package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// What an editor sees: the terminal's screens as large as fits, below them a line that says how
/// the content is, and in their place the faults while it has some. A click on the line shows the
/// screens or the faults. It speaks as `kiosk check` does. JavaFX thread only.
public final class EditorView {
    /// The node ids of the line and of the list.
    public static final String LINE = "editor-line";

    public static final String FAULTS = "editor-faults";

    private static final Language PLAIN =
            new Language("en", "English", "", "", false, true, Map.of());
    private static final double LINE_HEIGHT = 44;
    private static final double PRINT = 16;
    private static final double GAP = 16;

    private final Text line = text("", true);
    private final Pane band = new Pane(line);
    private final VBox list = new VBox(GAP);
    private final Pane faults = new Pane(list);
    private boolean wrong;

    public EditorView() {
        band.setId(LINE);
        band.setBackground(filled("#2a2a2a"));
        line.setFill(Color.WHITE);
        line.relocate(GAP, (LINE_HEIGHT - PRINT) / 2 - 4);
        band.setOnMouseClicked(_ -> faults.setVisible(wrong && !faults.isVisible()));
        faults.setId(FAULTS);
        faults.setVisible(false);
        faults.setBackground(filled("#ffffff"));
        faults.setOnScroll(this::scroll);
        Rectangle edge = new Rectangle();
        edge.widthProperty().bind(faults.widthProperty());
        edge.heightProperty().bind(faults.heightProperty());
        faults.setClip(edge);
    }

    /// A scene of its own, while there are no screens yet.
    public Scene alone(double width, double height) {
        return new Scene(new Room(null, width, height, faults, band), width, height);
    }

    /// Goes into the scene of a terminal, whose screens are only scaled.
    public void around(Scene terminal) {
        Region screens = (Region) terminal.getRoot();
        double width = terminal.getWidth();
        double height = terminal.getHeight();
        terminal.setRoot(new Group()); // a root can be nobody's child
        terminal.setRoot(new Room(screens, width, height, faults, band));
    }

    /// The height that the line needs below the screens.
    public static double below() {
        return LINE_HEIGHT;
    }

    /// Says in one line how the content is.
    public void say(String sentence) {
        line.setText(sentence);
    }

    /// Shows these faults, one a paragraph; none shows the screens again.
    public void faults(List<String> lines) {
        wrong = !lines.isEmpty();
        list.getChildren().clear();
        list.relocate(GAP, GAP);
        for (String each : lines) {
            Text text = text(each, false);
            text.wrappingWidthProperty().bind(faults.widthProperty().subtract(2 * GAP));
            list.getChildren().add(text);
        }
        faults.setVisible(wrong);
    }

    private void scroll(ScrollEvent event) {
        double most = Math.min(GAP, faults.getHeight() - list.getHeight() - GAP);
        list.setLayoutY(Math.clamp(list.getLayoutY() + event.getDeltaY(), most, GAP));
    }

    private static Text text(String string, boolean bold) {
        Text text = new Text(string);
        text.setFont(Fonts.of(PLAIN, bold, PRINT));
        return text;
    }

    private static Background filled(String colour) {
        return new Background(new BackgroundFill(Color.web(colour), null, null));
    }

    private static final class Room extends Pane {
        private final Region screens;
        private final double width;
        private final double height;
        private final Region faults;
        private final Region band;
        private final Scale scale = new Scale(1, 1, 0, 0);

        Room(@Nullable Region terminal, double width, double height, Region faults, Region band) {
            this.screens = Objects.requireNonNullElseGet(terminal, Region::new);
            this.width = width;
            this.height = height;
            this.faults = faults;
            this.band = band;
            screens.getTransforms().add(scale);
            // Like a real display, it shows nothing beyond its edge.
            screens.setClip(new Rectangle(width, height));
            setBackground(filled("#2a2a2a"));
            getChildren().addAll(screens, faults, band);
        }

        @Override
        protected void layoutChildren() {
            double down = getHeight() - LINE_HEIGHT;
            double factor = Math.max(0.1, Math.min(getWidth() / width, down / height));
            scale.setX(factor);
            scale.setY(factor);
            screens.resizeRelocate((getWidth() - width * factor) / 2, 0, width, height);
            faults.resizeRelocate(0, 0, getWidth(), down);
            band.resizeRelocate(0, down, getWidth(), LINE_HEIGHT);
        }
    }
}
