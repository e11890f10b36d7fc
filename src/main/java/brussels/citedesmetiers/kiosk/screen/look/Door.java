package brussels.citedesmetiers.kiosk.screen.look;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;

/// The open door of the identity: a rectangle with a half-round top, with a theme's drawing in it.
public final class Door extends StackPane {
    public Door(
            String drawing,
            Look look,
            double width,
            double height,
            double icon,
            String... classes) {
        getStyleClass().add("door");
        getStyleClass().addAll(classes);
        Sizes.fix(this, width, height);
        double foot = look.radius() * 0.4;
        setStyle(outline(width, foot));
        Icon inside = new Icon(drawing, icon);
        inside.setTranslateY(height * 0.04);
        setAlignment(Pos.CENTER);
        getChildren().add(inside);
    }

    /// The CSS that gives a region of this width the shape of a door.
    ///
    /// @param foot radius of the lower corners, in pixels
    public static String outline(double width, double foot) {
        double head = width / 2;
        return String.format(
                Locale.ROOT, "-fx-background-radius: %.1f %.1f %.1f %.1f;", head, head, foot, foot);
    }
}
