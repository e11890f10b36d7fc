package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.Refusal;
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

/// The five themes and "I don't know where to start".
final class ThemesView {
    private final Scenery scenery;
    private final Look look;
    private final Frame frame;

    ThemesView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.frame = scenery.frame();
    }

    Region build(Place.Themes place) {
        Words title = new Words(scenery.text("themes.question"), look, Role.QUESTION);
        return frame.show(
                new Frame.Listed(
                        title,
                        tiles(),
                        look.portrait() ? 1 : 2,
                        waits(),
                        List.of(),
                        place.page(),
                        Event.PageTurned::new));
    }

    /// The line about the queue. If no tickets are given, visitors learn it here, before any
    /// question; the waiting time is shown only if there is room.
    private List<Region> waits() {
        Optional<QueueOutlook> outlook = scenery.around().outlook();
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
        return look.tight() || (look.comfort().lowered() && look.portrait())
                ? List.of()
                : outlook.map(known -> Waits.lines(scenery, known, frame.width()))
                        .orElse(List.of());
    }

    private List<Hit> tiles() {
        boolean lowered = look.comfort().lowered() && look.portrait();
        return lowered || look.tight() ? low() : upright();
    }

    private List<Hit> upright() {
        List<Hit> tiles = new ArrayList<>();
        for (Theme theme : scenery.content().themes()) {
            VBox words = new VBox(look.betweenLines(), name(theme), hint(theme));
            shut(theme).ifPresent(words.getChildren()::add);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            Door door =
                    door(theme, look.px(76, 136, 122), look.px(92, 164, 146), look.px(50, 88, 80));
            tiles.add(tile(theme, door, words).inset(look, look.px(4, 8, 10), look.px(14, 36, 36)));
        }
        return tiles;
    }

    /// Tiles that are less high, so that all themes fit on one page or within reach. The hints
    /// stand beside the names if all of them fit there.
    private List<Hit> low() {
        List<Theme> themes = scenery.content().themes();
        double door = look.px(48, 56, 56);
        double room = frame.width() - 2 * look.px(36) - 2 * look.line() - door - 2 * look.gap();
        boolean hints =
                look.portrait()
                        && themes.stream()
                                .allMatch(t -> name(t).lineWidth() + hint(t).lineWidth() <= room);
        List<Hit> tiles = new ArrayList<>();
        for (Theme theme : themes) {
            Words name = name(theme);
            Region aside = shut(theme).orElseGet(() -> hints ? hint(theme).atEnd() : new Region());
            name.setMinWidth(name.lineWidth());
            HBox.setHgrow(hints ? aside : name, Priority.ALWAYS);
            name.setMaxWidth(hints ? name.lineWidth() : Double.MAX_VALUE);
            Node[] words = {name, aside};
            Door shown = door(theme, door, look.px(56, 66, 66), look.px(34, 38, 38));
            tiles.add(tile(theme, shown, words).inset(look, look.px(0, 4, 4), look.px(14, 36, 36)));
        }
        return tiles;
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

    /// The note that this theme gives no number; its questions still lead to a list.
    private Optional<Region> shut(Theme theme) {
        return noTicket(theme)
                .map(
                        why ->
                                Waits.line(
                                        look,
                                        "form",
                                        Words.line(
                                                look.small() || look.comfort().lowered()
                                                        ? scenery.text("wait.tile.list")
                                                        : Waits.brief(look.language(), why),
                                                look,
                                                Role.SUPPORT_BOLD,
                                                "ink")));
    }

    /// Why this theme gives no ticket while others do. If none does, the line below the tiles says
    /// so once.
    private Optional<Refusal> noTicket(Theme theme) {
        return scenery.around()
                .outlook()
                .filter(outlook -> outlook.noTickets().isEmpty())
                .flatMap(outlook -> outlook.theme(theme.id()))
                .flatMap(QueueOutlook.ServiceOutlook::noTicket);
    }

    private Door door(Theme theme, double width, double height, double icon) {
        return new Door(theme.icon(), look, width, height, icon, "theme-" + theme.id());
    }

    private Hit tile(Theme theme, Door door, Node... words) {
        List<Node> inside = new ArrayList<>(List.of(door));
        inside.addAll(List.of(words));
        return new Hit(
                        "theme-" + theme.id(),
                        look,
                        false,
                        () -> scenery.send(new Event.ThemeChosen(theme.id())),
                        inside.toArray(Node[]::new))
                .shut(noTicket(theme).isPresent());
    }
}
