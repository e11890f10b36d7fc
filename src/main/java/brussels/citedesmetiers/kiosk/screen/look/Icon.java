package brussels.citedesmetiers.kiosk.screen.look;

import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// One of the identity's drawings in a square of the given size.
public final class Icon extends Region {
    private static final double FIELD = 24;

    public Icon(String name, double size) {
        Drawings.Drawing drawing = Drawings.named(name);
        getStyleClass().add("icon-box");
        add(drawing.outline(), "icon", size);
        if (!drawing.filled().isEmpty()) {
            add(drawing.filled(), "icon-fill", size);
        }
        Sizes.fix(this, size, size);
        // Only arrows are mirrored in a right-to-left language.
        if (!name.equals("back") && !name.equals("next")) {
            setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        }
    }

    private void add(String path, String styleClass, double size) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add(styleClass);
        shape.getTransforms().add(new Scale(size / FIELD, size / FIELD));
        shape.setManaged(false);
        getChildren().add(shape);
    }
}
