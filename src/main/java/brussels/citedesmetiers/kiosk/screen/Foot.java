package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The actions at the foot of a screen. They stand side by side as long as their words fit; when
/// they do not, "more" is said in digits, then the drawings go, then a second row is begun. The
/// words stay.
final class Foot {
    private final Scenery scenery;
    private final Look look;
    private final List<Maker> actions;

    /// Makes an action, as it fits best.
    @FunctionalInterface
    interface Maker {
        /// The action as a control.
        ///
        /// @param drawing with its drawing
        /// @param brief in as few signs as it can
        Hit make(boolean drawing, boolean brief);
    }

    /// How much an action says.
    private record Saying(boolean drawing, boolean brief) {}

    private static final List<Saying> SAYINGS =
            List.of(new Saying(true, false), new Saying(true, true), new Saying(false, true));

    Foot(Scenery scenery) {
        this(scenery, List.of());
    }

    private Foot(Scenery scenery, List<Maker> actions) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.actions = new ArrayList<>(actions);
    }

    /// The same actions, to which others can be added.
    Foot copy() {
        return new Foot(scenery, actions);
    }

    Foot action(String id, String icon, String key, Event event) {
        return with((drawing, brief) -> hit(id, drawing ? icon : "", key, event));
    }

    Foot primary(String id, String icon, String key, Event event) {
        return with((drawing, brief) -> hit(id, drawing ? icon : "", key, event).primary());
    }

    Foot with(Maker maker) {
        actions.add(maker);
        return this;
    }

    /// "More": the next page, the first again after the last.
    Foot more(String key, int page, int pages) {
        return more(key, page, pages, 0);
    }

    /// The same for a list whose first page is not the screen's first.
    Foot more(String key, int page, int pages, int before) {
        actions.addFirst(
                (drawing, brief) ->
                        padded(
                                new Hit(
                                        "more",
                                        look,
                                        false,
                                        () ->
                                                scenery.send(
                                                        new Event.PageTurned(
                                                                before + (page + 1) % pages)),
                                        new Icon("more", look.icon()),
                                        Words.line(
                                                brief
                                                        ? (page + 1) + "/" + pages
                                                        : scenery.text(key, page + 1, pages),
                                                look,
                                                Role.ACTION)),
                                scenery.text(key, page + 1, pages)));
        return this;
    }

    boolean isEmpty() {
        return actions.isEmpty();
    }

    private Hit padded(Hit hit, String spoken) {
        return hit.centred().inset(look, look.px(2, 6, 6), look.px(10, 24, 24)).spoken(spoken);
    }

    private Hit hit(String id, String icon, String key, Event event) {
        Words words = new Words(scenery.text(key), look, Role.ACTION).centred();
        Node[] inside =
                icon.isEmpty()
                        ? new Node[] {words}
                        : new Node[] {new Icon(icon, look.icon()), words};
        return padded(
                new Hit(id, look, false, () -> scenery.send(event), inside), scenery.text(key));
    }

    /// Height it needs in a room of this width; nothing without actions.
    double height(double width) {
        return actions.isEmpty() ? 0 : Math.ceil(lay(width).prefHeight(width));
    }

    /// Width in which everything stands side by side.
    double leastWidth() {
        double sum = look.gap() * (actions.size() - 1);
        for (Maker action : actions) {
            sum += least(action.make(true, false));
        }
        return sum;
    }

    /// The actions for a room of this width.
    Region lay(double width) {
        List<List<Hit>> best = List.of();
        for (Saying saying : SAYINGS) {
            List<Hit> hits = new ArrayList<>();
            actions.forEach(a -> hits.add(a.make(saying.drawing(), saying.brief())));
            List<List<Hit>> rows = pack(hits, width);
            if (best.isEmpty() || rows.size() < best.size()) {
                best = rows;
            }
        }
        VBox column = new VBox(look.gap());
        best.forEach(row -> column.getChildren().add(row(row, width)));
        return column;
    }

    private List<List<Hit>> pack(List<Hit> hits, double width) {
        List<List<Hit>> rows = new ArrayList<>();
        double used = 0;
        for (Hit hit : hits) {
            double needed = least(hit);
            boolean fits = !rows.isEmpty() && used + look.gap() + needed <= width;
            if (fits) {
                used += look.gap() + needed;
            } else {
                rows.add(new ArrayList<>());
                used = needed;
            }
            rows.getLast().add(hit);
        }
        boolean pile = look.portrait() && !look.comfort().lowered() && rows.size() > 1;
        return pile ? hits.stream().map(List::of).toList() : rows;
    }

    private double least(Hit hit) {
        return Math.ceil(hit.prefWidth(-1));
    }

    private HBox row(List<Hit> hits, double width) {
        double free = width - look.gap() * (hits.size() - 1);
        double share = Math.floor(free / hits.size());
        boolean even = hits.stream().allMatch(h -> least(h) <= share);
        double extra =
                even ? 0 : (free - hits.stream().mapToDouble(this::least).sum()) / hits.size();
        List<Double> widths = new ArrayList<>();
        double height = 0;
        for (Hit hit : hits) {
            double w = even ? share : Math.min(free, Math.floor(least(hit) + extra));
            widths.add(w);
            height = Math.max(height, Math.ceil(hit.prefHeight(w)));
        }
        HBox row = new HBox(look.gap());
        for (int i = 0; i < hits.size(); i++) {
            row.getChildren().add(hits.get(i).sized(widths.get(i), height));
        }
        return row;
    }
}
