package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The staff's half of the demonstration: where their pages are, with buttons that open them.
/// JavaFX thread only.
public final class DemoDeskView {
    private final Words says;
    private final VBox box;

    /// A button that leads to a page.
    ///
    /// @param id node id of the button
    public record Way(String id, String label, Runnable go) {}

    public DemoDeskView(Language language, String title, List<Way> ways) {
        Look look = DemoView.look(language);
        says = new Words(" ", look, Role.STAFF, "ink");
        HBox row = new HBox(look.gap());
        for (Way way : ways) {
            Hit hit =
                    new Hit(
                                    way.id(),
                                    look,
                                    false,
                                    way.go(),
                                    new Words(way.label(), look, Role.STAFF_BOLD))
                            .centred();
            hit.setMaxWidth(Double.MAX_VALUE);
            hit.setPrefSize(1, look.control());
            hit.setMinHeight(look.control());
            HBox.setHgrow(hit, Priority.ALWAYS);
            row.getChildren().add(hit);
        }
        box = new VBox(8, new Words(title, look, Role.STAFF_BOLD), says, row);
        box.setPadding(new Insets(12, 16, 12, 16));
        DemoView.dress(box, look);
    }

    /// What to put below the terminal.
    public Region region() {
        return box;
    }

    /// Says where the pages are, or why there are none.
    public void say(String sentence) {
        says.say(sentence);
    }
}
