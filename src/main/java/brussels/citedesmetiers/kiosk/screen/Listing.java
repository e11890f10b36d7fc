package brussels.citedesmetiers.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A screen made of a headline, a list and actions at the foot. The list takes the room the other
/// two leave, over as many pages as it needs.
final class Listing {
    private final Look look;
    private final Frame frame;
    private final double width;
    private final List<List<? extends Region>> heads = new ArrayList<>();
    private String moreKey = "list.more";

    Listing(Scenery scenery) {
        this.look = scenery.look();
        this.frame = new Frame(scenery);
        this.width = frame.width();
    }

    double width() {
        return width;
    }

    /// What stands above the list. Given again, it is a shorter way, taken when the longer one
    /// leaves too little room for a single row.
    Listing above(Region... head) {
        heads.add(List.of(head));
        return this;
    }

    /// The key of the words on the button that turns the page.
    Listing more(String key) {
        moreKey = key;
        return this;
    }

    /// Lays the screen.
    ///
    /// @param columns how many at most stand beside one another
    Region build(List<? extends Region> rows, int columns, Foot foot, int page) {
        List<Node> parts = new ArrayList<>();
        Rows list = Rows.fitting(look, columns, width, rows);
        Foot turning = foot.copy().more(moreKey, 98, 99);
        double most = frame.room(height(heads.getFirst()), below(turning));
        List<? extends Region> head =
                list.tallest(rows) > most ? heads.getLast() : heads.getFirst();
        double above = height(head);
        Rows.Laid laid =
                list.lay(
                        rows,
                        frame.room(above, below(foot)),
                        frame.room(above, below(turning)),
                        page);
        Foot shown = laid.pages() > 1 ? foot.copy().more(moreKey, laid.page(), laid.pages()) : foot;
        VBox.setVgrow(laid.region(), Priority.ALWAYS);
        parts.addAll(head);
        parts.add(laid.region());
        if (!shown.isEmpty()) {
            parts.add(shown.lay(width));
        }
        return frame.around(parts.toArray(Node[]::new));
    }

    private double height(List<? extends Region> head) {
        double sum = 0;
        for (Region part : head) {
            sum += Math.ceil(part.prefHeight(width)) + look.gap();
        }
        return sum;
    }

    private double below(Foot foot) {
        return foot.isEmpty() ? 0 : foot.height(width) + look.gap();
    }
}
