package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Door;
import brussels.citedesmetiers.kiosk.screen.look.HouseName;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.PageButtons;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Rows;
import brussels.citedesmetiers.kiosk.screen.look.Shapes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The part that all screens of a visit share, built once for each comfort and reading direction:
/// the rail with the ways out, the page buttons, the actions, and on the tall screen the head band.
/// A screen only puts its heading and its list into it.
final class Frame {
    /// The highest a lowered control may lie above the floor (EN 301 549, 8.3.2).
    private static final int REACH_MM = 1100;

    private static final double LOWERED_MARGIN = 276;

    /// Id of a screen's heading, for what reads it aloud.
    static final String HEADING = "heading";

    private final Look look;
    private final Rail rail;
    private final PageButtons pages;
    private final Actions actions;
    private final StackPane head = new StackPane();
    private final StackPane aside = new StackPane();
    private final VBox content;
    private final Room room;
    private final Region whole;
    private String headShown = "";
    private Consumer<Event> send = _ -> {};
    private IntFunction<Event> turn = Event.PageTurned::new;
    private @Nullable Scenery worn;

    /// A screen that shows a list, over as many pages as it needs.
    ///
    /// @param under stands below the list on every page; in large letters on the small screen,
    ///   where every line counts, a single one stands beside a single action instead
    /// @param turn the event that asks for a page
    record Listed(
            Region heading,
            List<? extends Region> rows,
            int columns,
            List<? extends Region> under,
            List<Action> actions,
            int page,
            IntFunction<Event> turn) {
        Listed(
                Region heading,
                List<? extends Region> rows,
                int columns,
                List<Action> actions,
                int page) {
            this(heading, rows, columns, List.of(), actions, page, Event.PageTurned::new);
        }
    }

    Frame(Look look) {
        this.look = look;
        double side = look.px(60.1, 96, look.comfort().lowered() ? 88 : 104);
        String ground = look.portrait() ? "ink" : "on-theme";
        pages = new PageButtons(look, look.small(), side, ground, page -> send(turn.apply(page)));
        rail = new Rail(look, KeySlot.PAGES.on(pages), this::send);
        actions = KeySlot.ACTIONS.on(new Actions(look, width(), this::send));
        content = new VBox(look.gap());
        content.getStyleClass().add("content");
        room = new Room();
        room.getStyleClass().add("room");
        room.setMinWidth(0);
        head.getStyleClass().add("head");
        if (look.portrait()) {
            VBox.setVgrow(room, Priority.ALWAYS);
            head.setMinHeight(headHeight());
            head.setMaxHeight(headHeight());
            VBox frame = new VBox(head, room, rail.region());
            if (look.comfort().lowered()) {
                frame.setPadding(new Insets(0, 0, look.px(LOWERED_MARGIN), 0));
                frame.getStyleClass().add("lowered");
            }
            whole = frame;
        } else {
            HBox frame = new HBox(rail.region(), room);
            HBox.setHgrow(room, Priority.ALWAYS);
            whole = frame;
        }
    }

    Region region() {
        return whole;
    }

    private void send(Event event) {
        send.accept(event);
    }

    /// Prepares the frame for a screen of this visit: its language, its theme, and where taps go.
    Frame wear(Scenery scenery) {
        send = scenery::send;
        worn = scenery;
        rail.wear(scenery);
        if (look.portrait()) {
            wearHead(scenery);
        }
        return this;
    }

    /// Width of the room beside the rail.
    double width() {
        return Math.floor(look.display().widthPx() - look.px(88 + 2 * 20, 336 + 2 * 72, 2 * 56));
    }

    private Insets padding() {
        return switch (look.format()) {
            case S -> look.tight() ? insets(5, 20, 7) : insets(8, 20, 10);
            case M -> insets(52, 72, 56);
            case L -> look.comfort().lowered() ? insets(36, 56, 26) : insets(44, 56, 44);
        };
    }

    private Insets insets(double top, double sides, double bottom) {
        return new Insets(look.px(top), look.px(sides), look.px(bottom), look.px(sides));
    }

    /// Height of the room; the same on every screen of a visit.
    double height() {
        double all = look.display().heightPx() - padding().getTop() - padding().getBottom();
        if (!look.portrait()) {
            return Math.floor(all);
        }
        double margin = look.comfort().lowered() ? look.px(LOWERED_MARGIN) : 0;
        return Math.floor(all - Rail.height(look) - margin - headHeight());
    }

    /// Height of the head band on the tall screen; the same for a whole visit. When the controls
    /// are lowered, the band fills everything above the heading and the part within reach.
    private double headHeight() {
        double[] bySize = {300, 264, 246};
        int step = look.comfort().textStep();
        if (!look.comfort().lowered()) {
            return look.px(bySize[step]);
        }
        double[] heading = {230, 300, 400};
        Insets padding = padding();
        return Math.floor(
                look.display().heightPx()
                        - look.px(LOWERED_MARGIN)
                        - Rail.height(look)
                        - padding.getTop()
                        - padding.getBottom()
                        - look.px(heading[step])
                        - reachable());
    }

    /// Height of the part above the rail in which lowered controls are within reach.
    private double reachable() {
        double reach = (REACH_MM - look.display().lowerEdgeMm()) * look.display().pxPerMm();
        return Math.floor(
                reach - look.px(LOWERED_MARGIN) - padding().getBottom() - Rail.height(look));
    }

    /// Height left between a heading and what stands below, for content that is only read.
    ///
    /// @param paged whether the content has more than one page
    double sight(Region heading, List<? extends Region> under, List<Action> below, boolean paged) {
        return height()
                - height(List.of(heading))
                - below(heading)
                - foot(under, below, paged)
                - height(below(under, below));
    }

    /// A question stands further from the first of its choices than these from one another, where
    /// there is room for that; a band is a card among cards.
    private double below(Region heading) {
        boolean room = !look.small() && look.comfort().textStep() == 0 && !look.comfort().lowered();
        return room && !heading.getStyleClass().contains("band") ? look.px(0, 18, 20) : 0;
    }

    /// Like [#sight], for a list that is tapped: lowered, it ends where the reach ends.
    double room(Region heading, List<? extends Region> under, List<Action> below, boolean paged) {
        double seen = sight(heading, under, below, paged);
        return look.comfort().lowered() && look.portrait()
                ? Math.min(seen, reachable() - foot(under, below, paged) - height(under))
                : seen;
    }

    private double foot(List<? extends Region> under, List<Action> below, boolean paged) {
        actions.show(below);
        double height = actions.height() == 0 ? 0 : actions.height() + look.gap();
        if (isAside(under, below)) {
            height = Math.max(height, asideHeight(under.getFirst()) + look.gap());
        }
        return height + (paged && look.portrait() ? pages.prefHeight(-1) + look.gap() : 0);
    }

    /// Width that these actions leave free before them.
    double free(List<Action> below) {
        actions.show(below);
        return actions.free();
    }

    private boolean isAside(List<? extends Region> under, List<Action> below) {
        return look.tight() && under.size() == 1 && below.size() == 1;
    }

    /// What of `under` takes lines of its own.
    private List<? extends Region> below(List<? extends Region> under, List<Action> below) {
        return isAside(under, below) ? List.of() : under;
    }

    private double asideHeight(Region before) {
        return Math.ceil(before.prefHeight(actions.free()));
    }

    private double height(List<? extends Region> parts) {
        return parts.stream().mapToDouble(p -> Math.ceil(p.prefHeight(width())) + look.gap()).sum();
    }

    int pages(Listed list) {
        return rows(list).pages(list.rows(), whole(list), part(list));
    }

    /// Whether each row has room on a page of several.
    boolean holds(Listed list) {
        return rows(list).tallest(list.rows()) <= part(list);
    }

    private Rows rows(Listed list) {
        return Rows.fitting(look, list.columns(), width(), list.rows());
    }

    private double whole(Listed list) {
        return room(list.heading(), list.under(), list.actions(), false);
    }

    private double part(Listed list) {
        return room(list.heading(), list.under(), list.actions(), true);
    }

    /// A screen made of a heading, a list and actions.
    Region show(Listed list) {
        Rows.Laid laid = rows(list).lay(list.rows(), whole(list), part(list), list.page());
        return show(
                list.heading(),
                laid.region(),
                list.under(),
                list.actions(),
                laid.page(),
                laid.pages(),
                list.turn());
    }

    /// A screen on one page.
    Region show(Region heading, Region middle, List<Action> below) {
        return show(heading, middle, List.of(), below, 0, 1, Event.PageTurned::new);
    }

    /// A screen whose middle is one page of several.
    Region show(
            Region heading,
            Region middle,
            List<? extends Region> under,
            List<Action> below,
            int page,
            int count,
            IntFunction<Event> turning) {
        turn = turning;
        heading.setId(HEADING);
        pages.at(Objects.requireNonNull(worn).look(), page, count);
        actions.show(below);
        List<Node> parts = new ArrayList<>(List.of(KeySlot.TITLE.on(heading), middle));
        VBox.setMargin(heading, new Insets(0, 0, below(heading), 0));
        parts.addAll(below(under, below));
        aside.getChildren().setAll(isAside(under, below) ? under : List.of());
        boolean lowered = look.portrait() && look.comfort().lowered();
        VBox.setVgrow(middle, lowered ? Priority.NEVER : Priority.ALWAYS);
        content.setAlignment(lowered ? Pos.BOTTOM_LEFT : Pos.TOP_LEFT);
        content.getChildren().setAll(parts);
        return whole;
    }

    /// Removes everything that tells what the visitor was asked or chose.
    void forget() {
        content.getChildren().clear();
        aside.getChildren().clear();
        rail.forget();
        actions.show(List.of());
        pages.at(look, 0, 1);
        head.getChildren().clear();
        headShown = "";
        turn = Event.PageTurned::new;
        send = _ -> {};
        worn = null;
    }

    private void wearHead(Scenery scenery) {
        boolean theme = scenery.wearsTheme();
        String shown = theme ? scenery.theme().id() + scenery.language() : "house";
        if (shown.equals(headShown)) {
            return;
        }
        headShown = shown;
        head.getStyleClass().remove("sand");
        if (!theme) {
            head.getStyleClass().add("sand");
        }
        head.getChildren().setAll(theme ? band(scenery) : house());
    }

    private HBox band(Scenery scenery) {
        double[] bySize = {210, 216, 222};
        double tall =
                look.comfort().lowered()
                        ? Math.clamp(headHeight() * 0.7, look.px(150), look.px(330))
                        : look.px(bySize[look.comfort().textStep()]);
        Door door = new Door(scenery.theme().icon(), look, tall * 0.853, tall, tall * 0.545);
        door.setId(Motion.THEME_DOOR);
        Words name =
                new Words(scenery.theme().name().in(scenery.language()), look, Role.HEAD, "theme");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setMargin(name, new Insets(0, 0, look.px(34), 0));
        return standing(door, name);
    }

    private HBox house() {
        Region mark = Shapes.mark(look.px(132));
        VBox house = HouseName.of(look, Role.NAME);
        HBox.setMargin(mark, new Insets(0, 0, look.px(34), 0));
        HBox.setMargin(house, new Insets(0, 0, look.px(34), 0));
        house.setMaxHeight(Region.USE_PREF_SIZE);
        return standing(mark, house);
    }

    private HBox standing(Region... parts) {
        HBox box = new HBox(look.px(44), parts);
        box.setAlignment(Pos.BOTTOM_LEFT);
        box.setPadding(new Insets(0, look.px(56), 0, look.px(56)));
        return box;
    }

    /// A screen without the rail, for panels. On the tall screen it fills the lower half.
    Region alone(Node... children) {
        VBox body = new VBox(look.gap(), children);
        body.getStyleClass().add("room");
        body.setPadding(
                switch (look.format()) {
                    case S -> insets(20, 24, 20);
                    case M -> insets(80, 160, 80);
                    case L -> insets(56, 56, look.comfort().lowered() ? 276 : 96);
                });
        if (!look.portrait()) {
            return body;
        }
        body.setMinHeight(look.px(look.comfort().lowered() ? 1130 : 1010));
        StackPane above = new StackPane();
        above.getStyleClass().addAll("head", "sand");
        above.setMinHeight(look.px(210));
        above.getChildren().add(house());
        VBox.setVgrow(above, Priority.ALWAYS);
        return new VBox(above, body);
    }

    /// Width inside [#alone].
    double aloneWidth() {
        return Math.floor(look.display().widthPx() - 2 * look.px(24, 160, 56));
    }

    /// Height inside [#alone]; lowered, it ends where the reach ends.
    double aloneHeight() {
        double reach = (REACH_MM - look.display().lowerEdgeMm()) * look.display().pxPerMm();
        return Math.floor(
                switch (look.format()) {
                    case S -> look.display().heightPx() - look.px(40);
                    case M -> look.display().heightPx() - look.px(160);
                    case L -> look.comfort().lowered() ? reach - look.px(276) : look.px(1200);
                });
    }

    /// Lays out the content, and below it the page buttons and the actions.
    private final class Room extends Pane {
        Room() {
            aside.setAlignment(Pos.CENTER_LEFT);
            // Emptied, they keep their size: a tap between or instead of their parts is the list's.
            aside.setPickOnBounds(false);
            actions.setPickOnBounds(false);
            getChildren().addAll(content, aside, actions);
            if (look.portrait()) {
                getChildren().add(pages);
            }
        }

        @Override
        protected void layoutChildren() {
            Insets padding = padding();
            double width = getWidth() - padding.getLeft() - padding.getRight();
            double bottom = getHeight() - padding.getBottom();
            if (actions.height() > 0) {
                double height = actions.height();
                actions.resizeRelocate(padding.getLeft(), bottom - height, width, height);
                if (!aside.getChildren().isEmpty()) {
                    height = Math.max(height, asideHeight((Region) aside.getChildren().getFirst()));
                    aside.resizeRelocate(
                            padding.getLeft(), bottom - height, actions.free(), height);
                }
                bottom -= height + look.gap();
            }
            if (look.portrait() && pages.isVisible()) {
                double wide = pages.prefWidth(-1);
                double height = pages.prefHeight(-1);
                pages.resizeRelocate(
                        padding.getLeft() + width - wide, bottom - height, wide, height);
                bottom -= height + look.gap();
            }
            double top = padding.getTop();
            content.resizeRelocate(padding.getLeft(), top, width, bottom - top);
        }
    }
}
