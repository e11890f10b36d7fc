package brussels.citedesmetiers.kiosk.screen.look;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The one way to turn the pages of a list: back, on, and "1 / 2" between. At an end its button is
/// still there but does nothing, so that a page is never met twice.
public final class PageButtons extends Pane {
    private final Pane box;
    private final Hit up;
    private final Hit down;
    private final Words count;
    private int page;
    private int pages = 1;

    /// Two buttons of this height.
    ///
    /// @param upright one above the other
    /// @param ground style class of words on what they stand on
    /// @param turn takes the page to go to, from 0
    public PageButtons(Look look, boolean upright, double side, String ground, IntConsumer turn) {
        up = button("page-up", look, side, () -> turn(turn, -1));
        down = button("page-down", look, side, () -> turn(turn, 1));
        count = Words.line("1/1", look, Role.PAGE_COUNT, ground).centred();
        if (upright) {
            count.setMinHeight(look.px(34));
            count.setMaxHeight(look.px(34));
            VBox column = new VBox(up, count, down);
            column.setAlignment(Pos.CENTER);
            box = column;
        } else {
            count.setMinWidth(look.px(72, 88, 110));
            HBox row = new HBox(up, count, down);
            row.setAlignment(Pos.CENTER);
            box = row;
        }
        getChildren().add(box);
        setMinWidth(Region.USE_PREF_SIZE);
        setMaxWidth(Region.USE_PREF_SIZE);
    }

    private static Hit button(String id, Look look, double side, Runnable action) {
        Icon icon = new Icon(id.equals("page-up") ? "less" : "more", look.px(36, 48, 52));
        return new Hit(id, look, true, action, icon).inset(look, 0, 0).sized(side, side);
    }

    private void turn(IntConsumer turn, int by) {
        int next = page + by;
        if (next >= 0 && next < pages) {
            turn.accept(next);
        }
    }

    /// Shows where a list is. With a single page there is nothing to turn and nothing to see.
    ///
    /// @param look in whose language it is said
    public void at(Look look, int newPage, int newPages) {
        page = newPage;
        pages = newPages;
        setVisible(pages > 1);
        count.say((page + 1) + "/" + pages);
        up.waiting(page == 0).spoken(look.text("list.back", page + 1, pages));
        down.waiting(page == pages - 1).spoken(look.text("list.more", page + 1, pages));
    }

    @Override
    protected double computePrefWidth(double height) {
        return box.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return box.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        box.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
