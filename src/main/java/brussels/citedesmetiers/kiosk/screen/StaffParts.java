package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel.StaffPage;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the pages behind the staff panel are made of.
final class StaffParts {
    private final Scenery scenery;
    private final Look look;

    StaffParts(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    /// A whole page.
    Region page(Region... parts) {
        VBox box = new VBox(look.gap(), parts);
        box.getStyleClass().add("room");
        double ends = look.px(10, 60, 60);
        box.setPadding(new Insets(ends, sides(), ends, sides()));
        return box;
    }

    /// The width of a page's parts.
    double width() {
        return look.display().widthPx() - 2 * sides();
    }

    private double sides() {
        return look.px(24, 160, 56);
    }

    /// The way back to the panel's first page.
    Region back() {
        return Actions.of(
                look,
                width(),
                scenery::send,
                scenery.act(
                        "close", "back", "nav.back", new Event.StaffPageTapped(StaffPage.PARTS)));
    }

    /// How a part or device is.
    HBox line(StaffFacts.Line line) {
        VBox words =
                new VBox(
                        new Words(
                                line.label(), look, Role.STAFF, line.warning() ? "alert" : "mute"),
                        new Words(
                                line.value(),
                                look,
                                Role.STAFF_BOLD,
                                line.warning() ? "alert" : "ink"));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Icon icon = new Icon(line.warning() ? "warning" : line.icon(), look.px(38, 54, 50));
        if (line.warning()) {
            icon.getStyleClass().add("alert");
        }
        HBox row = new HBox(look.px(16), icon, words);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
