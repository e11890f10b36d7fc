package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/// The actions at the foot of a screen, side by side, with the way on at the right, except where a
/// double tap on the way here would go on by it. Three actions are stacked on the tall screen; if
/// their labels are too long for one row, the first stands above the other two. A label breaks into
/// two lines before an action moves to another row.
///
/// The controls are kept and only change what they say, so that nothing under a finger is replaced.
final class Actions extends Pane {
    private static final int MOST = 3;
    private static final Action NONE = Action.plain("", "", "", new Event.Touched());

    private final Look look;
    private final double width;
    private final Consumer<Event> send;
    private final List<Slot> slots = new ArrayList<>();
    private double height;
    private double least;

    /// A place in the row. Its control is built once and shows one action after another.
    private final class Slot {
        private final Words words;
        private final StackPane before = new StackPane();
        private final StackPane after = new StackPane();
        private final Hit hit;
        private Action action = NONE;
        private Rectangle2D place = Rectangle2D.EMPTY;

        Slot() {
            words = new Words("", look, Role.ACTION).centred();
            hit =
                    new Hit(
                                    "",
                                    look,
                                    false,
                                    () -> send.accept(action.event()),
                                    before,
                                    words,
                                    after)
                            .centred()
                            .inset(look, look.px(2, 6, 6), look.px(8, 24, 24));
        }

        void show(Action next) {
            if (!next.id().equals(action.id())) {
                hit.setId(next.id());
                hit.disarm();
            }
            if (!next.label().equals(action.label())) {
                words.say(next.label());
                hit.spoken(next.label());
            }
            hit.primary(
                            next.weight() == Action.Weight.PRIMARY
                                    || next.weight() == Action.Weight.APART)
                    .waiting(next.weight() == Action.Weight.WAITING);
            hit.setVisible(!next.id().isEmpty());
            action = next;
        }

        void drawn(boolean drawing) {
            draw(before, drawing && !leads(action) ? action.icon() : "");
            draw(after, drawing && leads(action) ? action.icon() : "");
        }

        void at(Rectangle2D newPlace) {
            place = newPlace;
        }

        /// Limits the label's width, so that a label of two lines stays beside its drawing and both
        /// are centred in a control this wide.
        void fit(double wide, boolean drawing) {
            double room = wide - beside(drawing && !action.icon().isEmpty());
            words.setMaxWidth(
                    words.lineWidth() <= room ? Double.MAX_VALUE : words.widestLine(room));
        }

        void lay() {
            hit.resizeRelocate(
                    place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        }

        /// Whether the drawing is the arrow that leads on, which stands after the label.
        private static boolean leads(Action action) {
            return action.icon().equals("next");
        }

        private void draw(StackPane place, String name) {
            if (!name.equals(place.getUserData())) {
                place.setUserData(name);
                boolean none = name.isEmpty();
                place.getChildren().setAll(none ? List.of() : List.of(new Icon(name, look.icon())));
                place.setManaged(!none);
                place.setVisible(!none);
            }
        }

        /// The width at which its label fits on one line.
        double oneLine() {
            return words.lineWidth() + beside(!action.icon().isEmpty());
        }

        /// The same without its drawing.
        double bareLine() {
            return words.lineWidth() + beside(false);
        }

        /// In large letters on the small screen a line counts more than a drawing.
        boolean hasRoomForDrawing(double wide) {
            boolean keepsLine = !look.tight() || oneLine() <= wide || bareLine() > wide;
            return keepsLine && leastWidth(true) <= wide;
        }

        double leastWidth(boolean drawing) {
            return words.widestWord() + beside(drawing && !action.icon().isEmpty());
        }

        private double beside(boolean drawing) {
            return 2 * look.px(8, 24, 24)
                    + 2 * look.line()
                    + (drawing ? look.icon() + look.gap() : 0);
        }
    }

    Actions(Look look, double width, Consumer<Event> send) {
        this.look = look;
        this.width = width;
        this.send = send;
    }

    /// Actions for a screen without a [Frame].
    static Actions of(Look look, double width, Consumer<Event> send, Action... actions) {
        Actions made = KeySlot.ACTIONS.on(new Actions(look, width, send));
        made.show(List.of(actions));
        return made;
    }

    /// The same for a screen that asks one thing: taller.
    static Actions tall(Look look, double width, Consumer<Event> send, Action... actions) {
        Actions made = of(look, width, send);
        made.least = look.tight() ? 0 : look.px(92, 132, look.comfort().lowered() ? 0 : 132);
        made.show(List.of(actions));
        return made;
    }

    /// Shows these actions, three at most.
    void show(List<Action> actions) {
        if (actions.size() > MOST) {
            throw new IllegalArgumentException(actions.size() + " actions");
        }
        while (slots.size() < actions.size()) {
            Slot slot = new Slot();
            slots.add(slot);
            getChildren().add(slot.hit);
        }
        for (int i = 0; i < slots.size(); i++) {
            slots.get(i).show(i < actions.size() ? actions.get(i) : NONE);
        }
        int next = 0;
        height = 0;
        for (List<Double> row : rows(actions)) {
            place(slots.subList(next, next + row.size()), row);
            next += row.size();
        }
        setMinHeight(height);
        setPrefHeight(height);
        requestLayout();
    }

    /// The width left free before the first action of a row.
    double free() {
        double x = slots.isEmpty() ? 0 : slots.getFirst().place.getMinX();
        return Math.max(0, x - look.gap());
    }

    /// Height of all rows, 0 without actions.
    double height() {
        return height;
    }

    /// Widths of the actions, row by row.
    private List<List<Double>> rows(List<Action> actions) {
        double gap = look.gap();
        double half = Math.floor((width - gap) / 2);
        double third = Math.floor((width - 2 * gap) / 3);
        return switch (actions.size()) {
            case 0 -> List.of();
            case 1 -> List.of(List.of(one(actions, half, third)));
            case 2 -> List.of(two(actions, gap, half));
            default -> three(half, third);
        };
    }

    private double one(List<Action> actions, double half, double third) {
        double least = look.small() && !look.tight() ? half : third;
        double wanted = Math.max(least, slots.getFirst().oneLine());
        return Math.min(isApart(actions) ? less() : width, wanted);
    }

    private static boolean isApart(List<Action> actions) {
        return actions.getFirst().weight() == Action.Weight.APART;
    }

    /// The most of a row of two that the way on leaves to what stands before it.
    private double less() {
        return Math.floor((width - look.gap()) * 0.4);
    }

    /// The widths of two actions: the one that leads on is wider if both labels then fit on one
    /// line.
    private List<Double> two(List<Action> actions, double gap, double half) {
        double less = less();
        double more = width - gap - less;
        double first = slots.getFirst().oneLine();
        double second = slots.get(1).oneLine();
        if (actions.getLast().weight() == Action.Weight.PRIMARY
                && first + 2 * gap <= less
                && second <= more) {
            return List.of(less, more);
        }
        double free = width - gap - first - second;
        if (look.tight() && free < 0) {
            first = slots.getFirst().bareLine();
            second = slots.get(1).bareLine();
            free = width - gap - first - second;
        }
        if (Math.max(first, second) <= half || free < 0) {
            return List.of(half, half);
        }
        double left = Math.floor(first + free / 2);
        return List.of(left, width - gap - left);
    }

    private List<List<Double>> three(double half, double third) {
        if (look.portrait() && !look.comfort().lowered()) {
            return List.of(List.of(width), List.of(width), List.of(width));
        }
        double all = slots.stream().mapToDouble(Slot::oneLine).sum() + 2 * look.gap();
        boolean lines = slots.stream().allMatch(s -> s.oneLine() <= third) || all > width;
        if (lines && slots.stream().allMatch(s -> s.leastWidth(true) <= third)) {
            return List.of(List.of(third, third, third));
        }
        if (all > width) {
            return List.of(List.of(width), List.of(half, half));
        }
        double more = Math.floor((width - all) / MOST);
        double first = Math.floor(slots.getFirst().oneLine() + more);
        double second = Math.floor(slots.get(1).oneLine() + more);
        return List.of(List.of(first, second, width - 2 * look.gap() - first - second));
    }

    /// Adds a row below those already placed. Either all of its actions show their drawings or none
    /// does.
    private void place(List<Slot> row, List<Double> widths) {
        boolean drawings = true;
        double used = look.gap() * (row.size() - 1);
        for (int i = 0; i < row.size(); i++) {
            drawings &= row.get(i).hasRoomForDrawing(widths.get(i));
            used += widths.get(i);
        }
        double tall = least;
        for (int i = 0; i < row.size(); i++) {
            row.get(i).drawn(drawings);
            row.get(i).fit(widths.get(i), drawings);
            tall = Math.max(tall, Math.ceil(row.get(i).hit.prefHeight(widths.get(i))));
        }
        boolean apart = row.getFirst().action.weight() == Action.Weight.APART;
        double x = apart ? 0 : Math.floor(width - used);
        double y = height == 0 ? 0 : height + look.gap();
        for (int i = 0; i < row.size(); i++) {
            row.get(i).at(new Rectangle2D(x, y, widths.get(i), tall));
            x += widths.get(i) + look.gap();
        }
        height = y + tall;
    }

    @Override
    protected void layoutChildren() {
        slots.forEach(Slot::lay);
    }
}
