package brussels.citedesmetiers.kiosk.screen.look;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A list that turns its own pages. The page is not part of the visit, so a list that is drawn
/// again starts at the first. For lists that have several pages only if editors added much content.
public final class TurningList extends VBox {
    private final Look look;
    private final Supplier<List<? extends Region>> items;
    private final Rows rows;
    private final double room;
    private final PageButtons pages;

    /// @param columns the most items in a row
    /// @param items creates the items, once for each page shown
    public TurningList(
            Look look,
            int columns,
            double width,
            double room,
            Supplier<List<? extends Region>> items) {
        super(look.gap());
        this.look = look;
        this.items = items;
        this.rows = Rows.fitting(look, columns, width, items.get());
        this.room = room;
        this.pages = new PageButtons(look, false, look.px(62, 104, 104), "ink", this::turn);
        setAlignment(Pos.TOP_RIGHT);
        turn(0);
    }

    private void turn(int page) {
        double part = room - look.gap() - Math.ceil(pages.prefHeight(-1));
        Rows.Laid laid = rows.lay(items.get(), room, part, page);
        VBox.setVgrow(laid.region(), Priority.ALWAYS);
        laid.region().setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        pages.at(look, laid.page(), laid.pages());
        getChildren().setAll(laid.region());
        if (laid.pages() > 1) {
            getChildren().add(pages);
        }
    }
}
