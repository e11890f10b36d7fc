package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The row of actions at the foot of a screen: side by side when their words fit, else one above
/// the other.
final class Foot {
    private final Scenery scenery;
    private final Look look;
    private final List<Hit> actions = new ArrayList<>();

    Foot(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Foot action(String id, String icon, String key, Event event) {
        actions.add(hit(id, icon, key, () -> scenery.send(event)));
        return this;
    }

    Foot primary(String id, String icon, String key, Event event) {
        actions.add(hit(id, icon, key, () -> scenery.send(event)).primary());
        return this;
    }

    Foot hit(Hit hit) {
        actions.add(hit);
        return this;
    }

    boolean isEmpty() {
        return actions.isEmpty();
    }

    private Hit hit(String id, String icon, String key, Runnable action) {
        Words words = new Words(scenery.text(key), look, Role.ACTION).centred();
        Node[] inside =
                icon.isEmpty()
                        ? new Node[] {words}
                        : new Node[] {new Icon(icon, look.icon()), words};
        return new Hit(id, look, false, action, inside)
                .centred()
                .inset(look, look.px(2, 6, 6), look.px(10, 24, 24));
    }

    /// The row (or column) for a room of this width.
    Region lay(double width) {
        double gap = look.gap();
        double share = Math.floor((width - gap * (actions.size() - 1)) / actions.size());
        boolean side = true;
        double height = 0;
        for (Hit hit : actions) {
            side &= Math.ceil(hit.minWidth(-1)) <= share;
        }
        for (Hit hit : actions) {
            height = Math.max(height, Math.ceil(hit.prefHeight(side ? share : width)));
            hit.setMaxWidth(Double.MAX_VALUE);
        }
        if (side) {
            HBox row = new HBox(gap);
            for (Hit hit : actions) {
                hit.sized(share, height);
                HBox.setHgrow(hit, Priority.ALWAYS);
                hit.setMaxWidth(Double.MAX_VALUE);
                row.getChildren().add(hit);
            }
            return row;
        }
        VBox column = new VBox(gap);
        for (Hit hit : actions) {
            hit.setMinHeight(Math.ceil(hit.prefHeight(width)));
            column.getChildren().add(hit);
        }
        return column;
    }
}
