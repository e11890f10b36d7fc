package brussels.citedesmetiers.kiosk.screen;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Shows which control the keys are at, or what is read aloud: a black and a white line around it,
/// of which one or the other stands out from any colour (WCAG 2.2, 1.4.11 and 2.4.7).
final class Ring extends Region {
    /// How far it stands out from the control.
    private static final double WIDTH = 6;

    Ring() {
        getStyleClass().add("ring");
        setManaged(false);
        setMouseTransparent(true);
    }

    /// Stands around the node with this id, or nowhere.
    ///
    /// @return whether there is such a node
    boolean around(Pane root, String id) {
        root.getChildren().remove(this);
        Node node = id.isEmpty() ? null : find(root, id);
        if (node == null) {
            return false;
        }
        root.applyCss();
        root.layout();
        Bounds at = root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double left = Math.max(0, at.getMinX() - WIDTH);
        double top = Math.max(0, at.getMinY() - WIDTH);
        double right = Math.min(root.getWidth(), at.getMaxX() + WIDTH);
        double bottom = Math.min(root.getHeight(), at.getMaxY() + WIDTH);
        resizeRelocate(left, top, right - left, bottom - top);
        root.getChildren().add(this);
        return true;
    }

    private static @Nullable Node find(Node node, String id) {
        if (!node.isVisible()) {
            return null;
        }
        if (id.equals(node.getId())) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
