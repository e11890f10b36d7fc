package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.House;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.TeamOrder;
import brussels.citedesmetiers.kiosk.screen.look.Door;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The five themes and "I don't know where to start".
final class ThemesView {
    /// How a tile says that its theme gives no number.
    private enum Shut {
        WHY,
        THAT,
        ASIDE
    }

    /// The share of its size to which a door shrinks on the larger screens where that saves a page.
    private static final double LEAST_DOOR = 0.82;

    private final Scenery scenery;
    private final Look look;
    private final Frame frame;
    private final boolean low;

    ThemesView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.frame = scenery.frame();
        this.low = look.comfort().lowered() && look.portrait();
    }

    Region build(Place.Themes place) {
        Region title = heading();
        int columns = look.portrait() ? 1 : 2;
        if (look.tight()) {
            return frame.show(large(title, place.page()));
        }
        return frame.show(
                low
                        ? listed(title, low(), 1, waits(true), place.page())
                        : tiles(title, columns, place.page()));
    }

    private static Frame.Listed listed(
            Region title, List<Hit> tiles, int columns, List<Region> below, int page) {
        return new Frame.Listed(
                title, tiles, columns, below, List.of(), page, Event.PageTurned::new);
    }

    /// The question, and beside it the way for those who have an appointment, on whatever page of
    /// the themes they are.
    private Region heading() {
        Words title = scenery.title("themes.question");
        if (!hasAppointments() || low) {
            return title;
        }
        double most = frame.width() - look.gap() - title.lineWidth();
        Hit way = ArrivalView.way(scenery, most);
        double wide = Math.ceil(way.prefWidth(-1));
        if (title.widestWord() + look.gap() + wide > frame.width()) {
            return new VBox(look.gap(), title, way);
        }
        title.filling();
        way.setMinWidth(Region.USE_PREF_SIZE);
        HBox heading = new HBox(look.gap(), title, way);
        heading.setFillHeight(false);
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private boolean hasAppointments() {
        return !editing() && scenery.around().codes() != CodeKeys.NONE;
    }

    /// What stands below the themes: the way for appointments where it is only there within reach,
    /// and the queue.
    ///
    /// @param counts whether how many people wait is among it
    private List<Region> waits(boolean counts) {
        List<Region> lines = new ArrayList<>();
        if (low && hasAppointments()) {
            lines.add(ArrivalView.way(scenery, frame.width()));
        }
        scenery.around()
                .outlook()
                .flatMap(QueueOutlook::message)
                .map(this::message)
                .ifPresent(lines::add);
        lines.addAll(queue(counts));
        return lines;
    }

    /// What the team says to everybody.
    private Region message(TeamOrder.Tell said) {
        Words words = new Words(said.in(scenery.language()), look, Role.SUPPORT_BOLD, "ink");
        HBox line = Waits.line(look, "info", words);
        line.setId("message");
        HBox.setHgrow(words, Priority.ALWAYS);
        return line;
    }

    /// The queue without services that are no themes.
    private Optional<QueueOutlook> ofThemes() {
        List<String> themes = scenery.content().themes().stream().map(Theme::id).toList();
        return scenery.around().outlook().map(outlook -> outlook.only(themes));
    }

    /// The line about the queue. If no tickets are given, visitors learn it here, before any
    /// question; the waiting time is shown only if there is room.
    private List<Region> queue(boolean counts) {
        Optional<QueueOutlook> outlook = ofThemes();
        Optional<Refusal> none = outlook.flatMap(QueueOutlook::noTickets);
        if (none.isPresent()) {
            Words words =
                    new Words(
                            Waits.sentence(look.language(), none.get(), outlook.get().day()),
                            look,
                            Role.SUPPORT_BOLD,
                            "ink");
            HBox line = Waits.line(look, "clock", words);
            line.setId("waits");
            HBox.setHgrow(words, Priority.ALWAYS);
            return List.of(line);
        }
        return look.tight() || low || !counts
                ? List.of()
                : outlook.map(known -> Waits.lines(scenery, known, frame.width()))
                        .orElse(List.of());
    }

    /// Doors as large as the letters ask for, where that takes no column and no page.
    private Frame.Listed tiles(Region title, int columns, int page) {
        double width = Math.floor((frame.width() - (columns - 1) * look.gap()) / columns);
        List<Frame.Listed> paged = new ArrayList<>();
        // Beside the way for appointments, how many wait is left out where that saves a page.
        for (boolean counts : hasAppointments() ? List.of(true, false) : List.of(true)) {
            List<Region> below = waits(counts);
            // A name of two lines needs no hint where that saves a page.
            for (double hinted : List.of(0.0, width)) {
                for (Shut shut : List.of(Shut.WHY, Shut.THAT)) {
                    for (double scale : scales()) {
                        List<Hit> tiles = upright(scale, shut, hinted);
                        if (fit(tiles, width)) {
                            Frame.Listed listed = listed(title, tiles, columns, below, page);
                            if (frame.pages(listed) == 1) {
                                return listed;
                            }
                            paged.add(listed);
                        }
                    }
                }
            }
        }
        return paged.isEmpty()
                ? listed(title, upright(look.grown(1), Shut.ASIDE, 0), 1, waits(true), page)
                : paged.getFirst();
    }

    /// How much larger doors may be than in letters of the first size, the largest first. On the
    /// tall screen all stand above one another, and two steps of the text have room for the same.
    private List<Double> scales() {
        if (look.portrait()) {
            return look.comfort().textStep() == 0
                    ? List.of(1.0, LEAST_DOOR)
                    : List.of(156.0 / 146, 1.0);
        }
        return look.small()
                ? List.of(look.grown(1), (1 + look.grown(1)) / 2, 1.0)
                : List.of(look.grown(1), (1 + look.grown(1)) / 2, 1.0, LEAST_DOOR);
    }

    private static boolean fit(List<Hit> tiles, double width) {
        return tiles.stream().allMatch(tile -> Math.ceil(tile.minWidth(-1)) <= width);
    }

    /// @param width of a tile in which a name on two lines goes without a hint; 0 for none
    private List<Hit> upright(double scale, Shut how, double width) {
        // Lines of Arabic stand further apart by themselves.
        boolean close = look.comfort().textStep() > 0 || look.rightToLeft();
        List<Hit> tiles = new ArrayList<>();
        for (Theme theme : themes()) {
            Optional<Region> shut = shut(theme, how == Shut.WHY && !look.small());
            Door door = door(theme, scale * look.px(76, 136, 122), scale * look.px(92, 164, 146));
            double room = width - 2 * sides() - 2 * look.line() - look.gap() - door.getMinWidth();
            VBox words = new VBox(name(theme));
            if (width == 0 || name(theme).lineWidth() <= room) {
                words.getChildren().add(hint(theme));
            }
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            List<Node> inside = new ArrayList<>(List.of(door, words));
            shut.ifPresent((how == Shut.ASIDE ? inside : words.getChildren())::add);
            tiles.add(
                    tile(theme, false, inside.toArray(Node[]::new))
                            .inset(look, look.px(1, 8, close ? 4 : 10), sides()));
        }
        return tiles;
    }

    /// In large letters on the small screen the hints give way: doors beside their names or above
    /// them, all on one page, or else over two pages.
    private Frame.Listed large(Region title, int page) {
        List<Region> below = waits(true);
        double room = frame.room(title, below, List.of(), false);
        double tall = Math.floor((room - 2 * look.gap()) / 3);
        double half = Math.floor((frame.width() - look.gap()) / 2);
        double door = look.grown(look.px(92));
        if (themes().stream().noneMatch(theme -> noTicket(theme).isPresent())) {
            // At least as large as in letters of the first size.
            double least = look.px(92);
            for (List<Hit> tiles :
                    List.of(large(door, false), large(least, false), large(least, true))) {
                boolean low = tiles.stream().allMatch(tile -> tile.prefHeight(half) <= tall);
                if (low && fit(tiles, half)) {
                    return listed(title, tiles, 2, below, page);
                }
            }
        }
        double inside = tall - look.line() - look.px(6);
        return listed(title, large(Math.min(door, inside), false), 1, below, page);
    }

    private List<Hit> large(double tall, boolean above) {
        double height = Math.floor(tall);
        double width = Math.floor(height * 76 / 92);
        List<Hit> tiles = new ArrayList<>();
        for (Theme theme : themes()) {
            Door door = door(theme, width, height);
            tiles.add(
                    (above
                                    ? tile(theme, true, door, name(theme).centred())
                                    : beside(theme, door, shut(theme, false).orElse(null)))
                            .inset(look, 0, look.px(7)));
        }
        return tiles;
    }

    /// Lower tiles, so that all themes can be reached at once; the hints stand beside the names if
    /// all have room there.
    private List<Hit> low() {
        double height = Math.min(look.grown(look.px(66)), look.px(78));
        double width = Math.floor(height * 56 / 66);
        double room = frame.width() - 2 * sides() - 2 * look.line() - width - 2 * look.gap();
        boolean hints =
                themes().stream().allMatch(t -> name(t).lineWidth() + hint(t).lineWidth() <= room);
        List<Hit> tiles = new ArrayList<>();
        for (Theme theme : themes()) {
            Optional<Region> hint = hints ? Optional.of(hint(theme).atEnd()) : Optional.empty();
            Optional<Region> aside = shut(theme, false).or(() -> hint);
            tiles.add(
                    beside(theme, door(theme, width, height), aside.orElse(null))
                            .inset(look, look.px(4), sides()));
        }
        return tiles;
    }

    private Hit beside(Theme theme, Door door, @Nullable Region aside) {
        Words name = name(theme);
        if (aside != null) {
            name.setMinWidth(name.lineWidth());
        }
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        return aside != null
                ? tile(theme, false, door, name, aside)
                : tile(theme, false, door, name);
    }

    private double sides() {
        return look.px(14, 36, 36);
    }

    /// The themes, and last what is there without any question, unless another theme is chosen for
    /// a ticket.
    private List<Theme> themes() {
        List<Theme> tiles = new ArrayList<>(scenery.content().themes());
        if (!editing()) {
            scenery.content().house().map(House::tile).ifPresent(tiles::add);
        }
        return tiles;
    }

    private boolean editing() {
        return scenery.visit().place() instanceof Place.Themes at && at.editing();
    }

    private Words name(Theme theme) {
        return new Words(theme.name().in(scenery.language()), look, Role.THEME);
    }

    private Words hint(Theme theme) {
        return new Words(
                (look.portrait() ? theme.longHint() : theme.hint()).in(scenery.language()),
                look,
                Role.HINT,
                "mute");
    }

    /// That this theme gives no number, though its questions still lead to a list.
    ///
    /// @param why whether there is room for the reason
    private Optional<Region> shut(Theme theme, boolean why) {
        return noTicket(theme)
                .map(
                        refusal ->
                                why
                                        ? Waits.brief(look.language(), refusal)
                                        : scenery.text("wait.tile.list"))
                .map(text -> Words.line(text, look, Role.SUPPORT_BOLD, "ink"))
                .map(words -> Waits.line(look, "form", words));
    }

    /// Why this theme gives no ticket while others do. If none does, the line below the tiles says
    /// so once.
    private Optional<Refusal> noTicket(Theme theme) {
        return ofThemes()
                .filter(themes -> themes.noTickets().isEmpty())
                .flatMap(_ -> scenery.around().outlook())
                .flatMap(outlook -> outlook.theme(theme.id()))
                .flatMap(QueueOutlook.ServiceOutlook::noTicket);
    }

    private Door door(Theme theme, double width, double height) {
        double icon = Math.floor(width * 0.66);
        return new Door(theme.icon(), look, width, height, icon, "theme-" + theme.id());
    }

    private Hit tile(Theme theme, boolean column, Node... inside) {
        return new Hit(
                        "theme-" + theme.id(),
                        look,
                        column,
                        () -> scenery.send(event(theme)),
                        inside)
                .shut(noTicket(theme).isPresent());
    }

    private static Event event(Theme tile) {
        return tile.id().equals(House.TILE)
                ? new Event.HouseTapped()
                : new Event.ThemeChosen(tile.id());
    }
}
