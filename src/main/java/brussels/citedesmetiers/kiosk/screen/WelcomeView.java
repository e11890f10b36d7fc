package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.HouseName;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Rows;
import brussels.citedesmetiers.kiosk.screen.look.Shapes;
import brussels.citedesmetiers.kiosk.screen.look.TurningList;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The first screen: every language greets, one tap starts. The hidden staff corner is the mark.
final class WelcomeView {
    /// The most languages in which two lines can say "free of charge".
    private static final int MOST_FREE = 6;

    private static final int MOST_CALLS = 2;

    private final Scenery scenery;
    private final Look look;

    WelcomeView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region build() {
        return switch (look.format()) {
            case S -> small();
            case M -> medium();
            case L -> large();
        };
    }

    private Region small() {
        double sides = look.px(24);
        double width = look.display().widthPx() - 2 * sides;
        HBox top = top(look.px(70));
        double greetingsHeight = look.display().heightPx() - look.px(14 + 74 + 14 + 16);
        double streetHeight = look.px(118);
        double withStreet = greetingsHeight - streetHeight - look.px(14);
        Rows.Laid laid = greetings(Greeting.STACKED, 2, width, withStreet);
        boolean street = laid.pages() == 1;
        for (Greeting shape : List.of(Greeting.STACKED, Greeting.ALONE)) {
            laid = laid.pages() == 1 ? laid : greetings(shape, 2, width, greetingsHeight);
        }
        Region list = laid.pages() == 1 ? laid.region() : turning(2, width, greetingsHeight);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox body = new VBox(look.px(14), top, list);
        body.setPadding(new Insets(look.px(14), sides, street ? 0 : look.px(16), sides));
        if (street) {
            body.getChildren().add(foot(sides, streetHeight));
        }
        return body;
    }

    private Region foot(double sides, double height) {
        Region street = Shapes.smallStreet(look.px(1024), height);
        HBox floor = new HBox(street);
        floor.setMaxHeight(height);
        StackPane foot = new StackPane(floor);
        foot.setMinHeight(height);
        foot.setMaxHeight(height);
        StackPane.setMargin(floor, new Insets(0, 0, 0, -sides));
        Region aside = aside(true);
        aside.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(aside, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(aside, new Insets(0, sides, look.px(look.tight() ? 2 : 20), 0));
        // Where letters are large there is no room beside the street to say what is free.
        if (aside.prefWidth(-1) <= look.px(1024 - 558) - 2 * sides) {
            foot.getChildren().add(aside);
        }
        return foot;
    }

    private Rows.Laid greetings(Greeting shape, int columns, double width, double room) {
        List<Hit> hits = greetings(shape);
        return Rows.fitting(look, columns, width, hits).filling().lay(hits, room, room, 0);
    }

    /// Greetings over several pages, for more languages than fit on one.
    private Region turning(int columns, double width, double room) {
        return new TurningList(look, columns, width, room, () -> greetings(Greeting.ALONE));
    }

    private Region medium() {
        double left = look.px(860);
        double height = look.display().heightPx();
        Pane art = new Pane();
        HBox house = house(look.px(112));
        house.relocate(look.px(72), look.px(64));
        Region street = Shapes.street(look.px(850), look.px(690), look.px(120));
        street.relocate(look.px(4), height - look.px(690));
        art.getChildren().addAll(street, house);
        art.setMinWidth(left);
        art.setMaxWidth(left);
        VBox side = side(look.display().widthPx() - left, height, 64, 72, 64, 36);
        HBox.setHgrow(side, Priority.ALWAYS);
        return new HBox(art, side);
    }

    private Region large() {
        HBox house = house(look.px(112));
        house.setPadding(new Insets(look.px(64), look.px(56), 0, look.px(56)));
        Region street = Shapes.street(look.px(1080), look.px(670), look.px(100));
        VBox.setMargin(street, new Insets(look.px(36), 0, 0, 0));
        double above = look.px(64 + 125 + 36 + 670);
        VBox side =
                side(
                        look.display().widthPx(),
                        look.display().heightPx() - above,
                        44,
                        56,
                        look.comfort().lowered() ? 276 : 56,
                        32);
        VBox.setVgrow(side, Priority.ALWAYS);
        return new VBox(house, street, side);
    }

    private VBox side(
            double width, double height, double top, double sides, double bottom, double gap) {
        double inner = width - 2 * look.px(sides);
        Region aside = aside(false);
        List<Hit> ways = ways(inner - aside.minWidth(-1) - look.px(24));
        List<Hit> all = ways(inner);
        // Where letters are large there is no room beside all ways to say what is free.
        if (ways.size() < all.size() && calls().isEmpty()) {
            aside = new Region();
            ways = all;
        }
        HBox head = new HBox(look.px(24), aside);
        HBox.setHgrow(aside, Priority.ALWAYS);
        aside.setMaxWidth(Double.MAX_VALUE);
        head.getChildren().addAll(ways);
        head.setAlignment(Pos.CENTER_LEFT);
        double room = height - look.px(top + bottom + gap + 112);
        boolean wide =
                greetings(Greeting.BESIDE).stream()
                        .allMatch(h -> Math.ceil(h.minWidth(-1)) <= inner);
        Rows.Laid laid = greetings(wide ? Greeting.BESIDE : Greeting.ALONE, 1, inner, room);
        if (laid.pages() > 1) {
            laid = greetings(Greeting.ALONE, 2, inner, room);
        }
        Region list = laid.pages() == 1 ? laid.region() : turning(2, inner, room);
        VBox side = new VBox(look.px(gap), head, list);
        list.setMaxHeight(Double.MAX_VALUE);
        VBox.setVgrow(list, Priority.ALWAYS);
        side.getStyleClass().add("sand");
        side.setPadding(new Insets(look.px(top), look.px(sides), look.px(bottom), look.px(sides)));
        return side;
    }

    private HBox top(double markHeight) {
        HBox house = house(markHeight);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(look.gap(), house, space);
        top.getChildren().addAll(ways(look.px(400)));
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private HBox house(double markHeight) {
        Region mark = Shapes.mark(markHeight);
        StackPane corner = new StackPane(mark);
        corner.setId("staff-corner");
        corner.setOnMouseReleased(e -> scenery.send(new Event.StaffCornerTapped()));
        HBox house = new HBox(look.gap(), corner, HouseName.of(look, Role.NAME));
        house.setAlignment(Pos.CENTER_LEFT);
        return house;
    }

    /// What makes it easier; what reads it aloud to who cannot read in which language that is; and
    /// what happens this week. As many as have room.
    private List<Hit> ways(double room) {
        double gap = look.px(24);
        int most = (int) ((room + gap) / (look.px(74, 112, 112) + gap));
        List<Hit> ways = new ArrayList<>();
        ways.add(
                way(
                        "accessibility",
                        "accessibility",
                        "nav.accessibility",
                        new Event.AccessibilityTapped()));
        if (scenery.around().speaks() && ways.size() < most) {
            boolean on = scenery.visit().comfort().speech() != Comfort.Speech.SILENT;
            ways.add(way("listen", "speaker", "nav.listen", new Event.ListenTapped()).chosen(on));
        }
        if (ways.size() < most) {
            week().ifPresent(ways::addFirst);
        }
        return ways;
    }

    /// The way to what happens this week, if anything is known to.
    private Optional<Hit> week() {
        return scenery.around()
                .dates()
                .filter(
                        dates ->
                                !dates.thisWeek(scenery.content().recommendations().values())
                                        .isEmpty())
                .map(_ -> way("this-week", "calendar", "agenda.week", new Event.ThisWeekTapped()));
    }

    private Hit way(String id, String icon, String key, Event event) {
        double size = look.px(74, 112, 112);
        Hit way =
                new Hit(
                                id,
                                look,
                                true,
                                () -> scenery.send(event),
                                new Icon(icon, look.px(44, 60, 60)))
                        .inset(look, 0, 0)
                        .sized(size, size)
                        .spoken(scenery.text(key));
        return KeySlot.WAYS.on(way);
    }

    /// What stands beside the greetings: the codes called last and their desks, as long as calls
    /// are shown; else that everything is free of charge. Both can be understood in any language.
    private Region aside(boolean atEnd) {
        List<QueueOutlook.Called> calls = calls();
        if (calls.isEmpty()) {
            return atEnd ? free().atEnd() : free();
        }
        VBox lines = new VBox(look.betweenLines());
        lines.setId("calls");
        lines.setAlignment(atEnd ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        calls.stream().limit(MOST_CALLS).map(this::call).forEach(lines.getChildren()::add);
        return lines;
    }

    private List<QueueOutlook.Called> calls() {
        return scenery.around().outlook().map(QueueOutlook::calls).orElse(List.of());
    }

    private HBox call(QueueOutlook.Called call) {
        HBox line = Waits.line(look, "call", bold(call.code().toString()));
        line.getChildren()
                .addAll(new Icon("next", look.px(28, 40, 36)), bold(String.valueOf(call.desk())));
        line.setMaxWidth(Region.USE_PREF_SIZE);
        return line;
    }

    private Words bold(String text) {
        return Words.line(text, look, Role.SUPPORT_BOLD, "ink");
    }

    private Words free() {
        List<String> words =
                scenery.content().languages().stream()
                        .map(Language::free)
                        .distinct()
                        .limit(MOST_FREE)
                        .toList();
        int half = (words.size() + 1) / 2;
        String text =
                words.subList(0, half).stream().collect(Collectors.joining(" · "))
                        + "\n"
                        + words.subList(half, words.size()).stream()
                                .collect(Collectors.joining(" · "));
        return Words.line(text, look, look.small() ? Role.SUPPORT : Role.HINT, "ink");
    }

    /// Where a language's own name stands beside its greeting.
    private enum Greeting {
        STACKED,
        BESIDE,
        ALONE
    }

    private List<Hit> greetings(Greeting shape) {
        List<Hit> hits = new ArrayList<>();
        for (Language language : scenery.content().languages()) {
            Look own = look.inLanguage(language);
            Words hello = Words.line(language.greeting(), own, Role.GREETING);
            Words name = Words.line(language.name(), own, Role.OWN_NAME, "mute");
            if (shape == Greeting.BESIDE) {
                HBox.setHgrow(name, Priority.ALWAYS);
                name.setMaxWidth(Double.MAX_VALUE);
                name.atEnd();
            }
            Node[] inside =
                    switch (shape) {
                        case STACKED -> new Node[] {hello, name};
                        case BESIDE -> new Node[] {hello, name};
                        case ALONE -> new Node[] {hello};
                    };
            Hit hit =
                    new Hit(
                                    "language-" + language.code(),
                                    look,
                                    shape == Greeting.STACKED,
                                    () -> scenery.send(choose(language)),
                                    inside)
                            .inset(look, look.px(4), look.px(28, 48, 48))
                            .startAligned();
            // Each begins where its readers look first.
            hit.setNodeOrientation(
                    language.rightToLeft()
                            ? NodeOrientation.RIGHT_TO_LEFT
                            : NodeOrientation.LEFT_TO_RIGHT);
            hits.add(hit);
        }
        return hits;
    }

    private static Event choose(Language language) {
        return new Event.LanguageChosen(language.code());
    }
}
