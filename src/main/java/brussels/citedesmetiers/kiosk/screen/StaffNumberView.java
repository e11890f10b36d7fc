package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A page of the staff panel: the number to go on with when nothing on the disk says which numbers
/// were given.
final class StaffNumberView {
    private static final int FIRST = 100;
    private static final int HIGHEST = 9999;

    private final Scenery scenery;
    private final Look look;
    private final StaffParts parts;
    private int number = FIRST;

    StaffNumberView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.parts = new StaffParts(scenery);
    }

    Region page() {
        Words title = scenery.title("staff.number");
        Words ask = new Words(scenery.text("staff.number.ask"), look, Role.STAFF_BOLD, "ink");
        Words shown = new Words(Integer.toString(number), look, Role.TITLE, "ink").centred();
        shown.setId("staff-number-shown");
        VBox steps = new VBox(look.gap(), row(1, shown), shown, row(-1, shown));
        VBox.setVgrow(steps, Priority.ALWAYS);
        steps.setAlignment(Pos.CENTER);
        Hit take =
                new Hit(
                                "staff-number-take",
                                look,
                                true,
                                this::take,
                                new Words(scenery.text("staff.number.take"), look, Role.STAFF_BOLD)
                                        .centred())
                        .inset(look, look.px(4), look.px(16))
                        .primary();
        take.setMaxWidth(Double.MAX_VALUE);
        return parts.page(title, ask, steps, take, parts.back());
    }

    private void take() {
        scenery.send(new Event.StaffTaskTapped(new StaffTask.GoOnAt(number)));
    }

    private HBox row(int sign, Words shown) {
        HBox row = new HBox(look.gap());
        row.setAlignment(Pos.CENTER);
        for (int step : new int[] {1000, 100, 10, 1}) {
            String text = (sign < 0 ? "−" : "+") + step;
            Hit hit =
                    new Hit(
                                    (sign < 0 ? "less-" : "more-") + step,
                                    look,
                                    false,
                                    () -> {
                                        int next = number + sign * step;
                                        number = Math.clamp(next, 1, HIGHEST);
                                        shown.say(Integer.toString(number));
                                    },
                                    Words.line(text, look, Role.VALUE))
                            .centred()
                            .inset(look, 0, 0)
                            .sized(look.px(180, 260, 220), look.px(72, 120, 132));
            row.getChildren().add(hit);
        }
        return row;
    }
}
