package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A screen made of a headline, a list and actions at the foot. The list takes the room the other
/// two leave, over as many pages as it needs.
final class Listing {
    private final Look look;
    private final Frame frame;
    private final double width;
    private final List<List<? extends Region>> heads = new ArrayList<>();
    private String moreKey = "list.more";
    private @Nullable List<? extends Region> later;
    private List<? extends Region> under = List.of();
    private int before;
    private int widest;

    Listing(Scenery scenery) {
        this.look = scenery.look();
        this.frame = new Frame(scenery);
        this.width = frame.width();
    }

    double width() {
        return width;
    }

    /// What stands above the list. Given again, it is a shorter way, taken when the longer one
    /// leaves too little room for a single row, and in large letters on the small panel also when
    /// it makes fewer pages.
    Listing above(Region... head) {
        heads.add(List.of(head));
        return this;
    }

    /// The key of the words on the button that turns the page.
    Listing more(String key) {
        moreKey = key;
        return this;
    }

    /// What stands above the list on every page but the first; nothing may.
    Listing later(Region... head) {
        later = List.of(head);
        return this;
    }

    /// What stands below the list on every page, above the actions.
    Listing under(List<? extends Region> lines) {
        under = lines;
        return this;
    }

    /// Pages of the screen that come before this list's own.
    Listing after(int pages) {
        before = pages;
        return this;
    }

    /// Takes up to so many columns if that makes fewer pages.
    Listing widening(int columns) {
        widest = columns;
        return this;
    }

    /// How the list is laid out.
    ///
    /// @param whole height for all rows on one page
    /// @param first height for rows on the first of several pages
    /// @param part height for rows on the others
    private record Plan(
            List<? extends Region> head, Rows list, double whole, double first, double part) {
        int pages(List<? extends Region> rows) {
            return list.pages(rows, whole, first, part);
        }
    }

    private Plan plan(List<? extends Region> rows, int columns, Foot foot) {
        double turning = below(foot.copy().more(moreKey, 98, 99));
        Plan best = null;
        for (int wide = columns; wide <= Math.max(columns, widest); wide++) {
            Rows list = Rows.fitting(look, wide, width, rows);
            for (List<? extends Region> head : heads) {
                Plan plan = plan(head, list, below(foot), turning);
                if (best == null || better(plan, best, rows)) {
                    best = plan;
                }
            }
        }
        return Objects.requireNonNull(best);
    }

    private boolean better(Plan plan, Plan best, List<? extends Region> rows) {
        if (plan.list().tallest(rows) > plan.first()) {
            return false;
        }
        if (best.list().tallest(rows) > best.first()) {
            return true;
        }
        boolean asLong = plan.head().equals(best.head());
        return (asLong || look.tight()) && plan.pages(rows) < best.pages(rows);
    }

    private Plan plan(List<? extends Region> head, Rows list, double below, double turning) {
        double above = height(head);
        return new Plan(
                head,
                list,
                frame.room(above, below),
                frame.room(above, turning),
                frame.room(later == null ? above : height(later), turning));
    }

    /// How many pages it takes.
    int pages(List<? extends Region> rows, int columns, Foot foot) {
        return plan(rows, columns, foot).pages(rows);
    }

    /// Lays the screen.
    ///
    /// @param columns how many at most stand beside one another
    Region build(List<? extends Region> rows, int columns, Foot foot, int page) {
        Plan plan = plan(rows, columns, foot);
        Rows.Laid laid = plan.list().lay(rows, plan.whole(), plan.first(), plan.part(), page);
        boolean several = laid.pages() > 1;
        Foot shown = several ? foot.copy().more(moreKey, laid.page(), laid.pages(), before) : foot;
        VBox.setVgrow(laid.region(), Priority.ALWAYS);
        List<Node> parts = new ArrayList<>(laid.page() > 0 && later != null ? later : plan.head());
        parts.add(laid.region());
        parts.addAll(under);
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
        return height(under) + (foot.isEmpty() ? 0 : foot.height(width) + look.gap());
    }
}
