package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

/// Lays a list of things over as many pages as their measured heights need.
final class Rows {

    /// One page, laid out.
    ///
    /// @param page the page shown, from 0
    /// @param pages how many there are
    record Laid(Region region, int page, int pages) {}

    private final Look look;
    private final int columns;
    private final double width;

    Rows(Look look, int columns, double width) {
        this.look = look;
        this.columns = columns;
        this.width = width;
    }

    private double gap() {
        return columns == 2 ? look.px(14, 28, 20) : look.px(14, 24, 20);
    }

    private double columnWidth() {
        return Math.floor((width - (columns - 1) * gap()) / columns);
    }

    /// Lays `items`; those on other pages are left out.
    ///
    /// @param whole height when all stand on one page
    /// @param part height when there are several pages
    Laid lay(List<? extends Region> items, double whole, double part, int page) {
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < items.size(); i += columns) {
            double height = 0;
            for (int j = i; j < Math.min(items.size(), i + columns); j++) {
                height = Math.max(height, Math.ceil(items.get(j).prefHeight(columnWidth())));
            }
            heights.add(height);
        }
        List<Pager.Page> pages = Pager.split(heights, gap(), whole, part);
        int shown = Math.floorMod(page, pages.size());
        Pager.Page rows = pages.get(shown);
        List<? extends Region> present =
                items.subList(rows.from() * columns, Math.min(items.size(), rows.to() * columns));
        return new Laid(
                grid(present, heights.subList(rows.from(), rows.to())), shown, pages.size());
    }

    private GridPane grid(List<? extends Region> items, List<Double> heights) {
        GridPane grid = new GridPane(gap(), gap());
        for (int c = 0; c < columns; c++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            column.setFillWidth(true);
            grid.getColumnConstraints().add(column);
        }
        for (double height : heights) {
            RowConstraints row = new RowConstraints();
            row.setMinHeight(height);
            row.setPrefHeight(height);
            row.setVgrow(look.portrait() ? Priority.NEVER : Priority.ALWAYS);
            row.setMaxHeight(look.portrait() ? height : Double.MAX_VALUE);
            row.setFillHeight(true);
            row.setValignment(VPos.CENTER);
            grid.getRowConstraints().add(row);
        }
        for (int i = 0; i < items.size(); i++) {
            Region item = items.get(i);
            item.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            grid.add(item, i % columns, i / columns);
        }
        return grid;
    }

    /// The button that shows the next page, the first again after the last.
    static Hit more(Scenery scenery, Laid laid, String key) {
        return new Hit(
                        "more",
                        scenery.look(),
                        false,
                        () -> scenery.send(new Event.PageTurned((laid.page() + 1) % laid.pages())),
                        new Icon("more", scenery.look().icon()),
                        Words.line(
                                scenery.text(key, laid.page() + 1, laid.pages()),
                                scenery.look(),
                                Role.ACTION))
                .centred();
    }
}
