package brussels.citedesmetiers.kiosk.screen.look;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

/// Lays out items in rows, over as many pages as their measured heights need.
public final class Rows {

    /// A page that is laid out.
    ///
    /// @param page which page it is, counted from 0
    /// @param pages how many pages there are
    public record Laid(Region region, int page, int pages) {}

    private static final double SHARE_OF_FREE_ROOM = 0.8;
    private static final double MOST_GROWTH = 0.35;
    private static final double MOST_ON_SMALL = 1.7;

    private final Look look;
    private final int columns;
    private final double width;
    private final double gap;
    private boolean filling;
    private boolean touching;

    public Rows(Look look, int columns, double width) {
        this(look, columns, width, look.gap());
    }

    private Rows(Look look, int columns, double width, double gap) {
        this.look = look;
        this.columns = columns;
        this.width = width;
        this.gap = gap;
    }

    /// Rows that touch, for items that bring their own padding and dividing line.
    public static Rows touching(Look look, double width) {
        Rows rows = new Rows(look, 1, width, look.px(2, 3, 3));
        rows.touching = true;
        return rows;
    }

    /// `most` columns if every item fits into one, else a single column.
    public static Rows fitting(Look look, int most, double width, List<? extends Region> items) {
        Rows beside = new Rows(look, most, width);
        double column = beside.columnWidth();
        boolean fits = items.stream().allMatch(i -> Math.ceil(i.minWidth(-1)) <= column);
        return fits ? beside : new Rows(look, 1, width);
    }

    /// Lets the rows grow to fill the height on every display.
    public Rows filling() {
        filling = true;
        return this;
    }

    private double columnWidth() {
        return Math.floor((width - (columns - 1) * gap) / columns);
    }

    /// Lays out one page of `items`.
    ///
    /// @param whole height available if one page holds all items
    /// @param part height available if there are several pages
    public Laid lay(List<? extends Region> items, double whole, double part, int page) {
        List<Double> heights = heights(items);
        List<Pager.Page> pages = Pager.split(heights, gap, whole, part, part);
        int shown = Math.clamp(page, 0, pages.size() - 1);
        Pager.Page rows = pages.get(shown);
        List<? extends Region> present =
                items.subList(rows.from() * columns, Math.min(items.size(), rows.to() * columns));
        double room = pages.size() == 1 ? whole : part;
        return new Laid(
                grid(present, grown(even(heights.subList(rows.from(), rows.to()), room), room)),
                shown,
                pages.size());
    }

    /// How many pages [#lay] would make.
    public int pages(List<? extends Region> items, double whole, double part) {
        return Pager.split(heights(items), gap, whole, part, part).size();
    }

    /// Height of the highest row.
    public double tallest(List<? extends Region> items) {
        return heights(items).stream().mapToDouble(h -> h).max().orElse(0);
    }

    private List<Double> heights(List<? extends Region> items) {
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < items.size(); i += columns) {
            double height = 0;
            for (int j = i; j < Math.min(items.size(), i + columns); j++) {
                height = Math.max(height, Math.ceil(items.get(j).prefHeight(columnWidth())));
            }
            heights.add(height);
        }
        return heights;
    }

    /// Makes all rows as high as the highest, if there is room.
    private List<Double> even(List<Double> heights, double room) {
        double most = heights.stream().mapToDouble(h -> h).max().orElse(0);
        boolean fits = most * heights.size() + gap * (heights.size() - 1) <= room;
        return fits && !touching ? heights.stream().map(_ -> most).toList() : heights;
    }

    /// On the portrait display, lets rows grow by a share of the height that is free.
    private List<Double> grown(List<Double> heights, double room) {
        if (!look.portrait() || look.comfort().lowered()) {
            return heights;
        }
        double sum = heights.stream().mapToDouble(h -> h).sum() + gap * (heights.size() - 1);
        double share = Math.max(0, room - sum) / heights.size() * SHARE_OF_FREE_ROOM;
        return heights.stream().map(h -> Math.floor(h + Math.min(h * MOST_GROWTH, share))).toList();
    }

    /// The most a row may grow to. A short page on the small screen stays partly empty, but for
    /// three cards in one row.
    private double most(double height, int items) {
        return look.small() && !filling && (items != columns || columns < 3)
                ? Math.floor(height * MOST_ON_SMALL)
                : Double.MAX_VALUE;
    }

    private GridPane grid(List<? extends Region> items, List<Double> heights) {
        GridPane grid = new GridPane(gap, gap);
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
            boolean grows = filling || !look.portrait();
            row.setVgrow(grows ? Priority.ALWAYS : Priority.NEVER);
            row.setMaxHeight(grows ? most(height, items.size()) : height);
            row.setFillHeight(true);
            row.setValignment(VPos.CENTER);
            grid.getRowConstraints().add(row);
        }
        for (int i = 0; i < items.size(); i++) {
            Region item = items.get(i);
            item.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            boolean alone = i == items.size() - 1 && i % columns == 0;
            grid.add(item, i % columns, i / columns, alone ? columns : 1, 1);
        }
        return grid;
    }
}
