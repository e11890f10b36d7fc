package brussels.citedesmetiers.kiosk.screen.look;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The buttons that turn the pages of a list, with "1 / 2" between them. On the first and the last
/// page the button that leads no further stays but does nothing: pages do not go round.
public final class PageButtons extends Pane {
    private final Pane box;
    private final Hit up;
    private final Hit down;
    private final Words count;
    private int page;
    private int pages = 1;

    /// @param upright whether the buttons are stacked
    /// @param ground style class of the words, by what they stand on
    /// @param turn receives the page to show, counted from 0
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

    /// Shows which page of a list is on the screen. With a single page the buttons are hidden.
    ///
    /// @param look gives the language
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
