package brussels.citedesmetiers.kiosk.screen.look;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A list whose pages turn in place. Its page is not part of the visit: when redrawn, it starts at
/// the first. It is for lists that are long only if a content editor added a lot.
public final class TurningList extends VBox {
    private final Look look;
    private final Supplier<List<? extends Region>> items;
    private final Rows rows;
    private final double room;
    private final String spoken;

    /// @param columns the most columns side by side
    /// @param items created anew for each page
    /// @param spoken key of the accessible text of the button that turns the page
    public TurningList(
            Look look,
            int columns,
            double width,
            double room,
            Supplier<List<? extends Region>> items,
            String spoken) {
        super(look.gap());
        this.look = look;
        this.items = items;
        this.rows = Rows.fitting(look, columns, width, items.get());
        this.room = room;
        this.spoken = spoken;
        turn(0);
    }

    private void turn(int page) {
        double part = room - look.gap() - Math.ceil(more(98, 99).prefHeight(-1));
        Rows.Laid laid = rows.lay(items.get(), room, part, page);
        VBox.setVgrow(laid.region(), Priority.ALWAYS);
        laid.region().setMaxHeight(Double.MAX_VALUE);
        getChildren().setAll(laid.region());
        if (laid.pages() > 1) {
            getChildren().add(more(laid.page(), laid.pages()));
        }
    }

    private Hit more(int page, int pages) {
        Hit more =
                new Hit(
                                "more",
                                look,
                                false,
                                () -> turn((page + 1) % pages),
                                new Icon("more", look.icon()),
                                Words.line((page + 1) + "/" + pages, look, Role.ACTION))
                        .centred()
                        .spoken(look.text(spoken, page + 1, pages));
        more.setMaxWidth(Double.MAX_VALUE);
        return more;
    }
}
