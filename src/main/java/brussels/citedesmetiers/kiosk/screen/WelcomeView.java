package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The first screen: every language greets, one tap starts. The hidden staff corner is the mark.
final class WelcomeView {
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
        boolean roomy = look.comfort().textStep() == 0 && scenery.content().languages().size() <= 4;
        Rows rows = new Rows(look, roomy ? 2 : 1, width);
        double streetHeight = look.px(118);
        Rows.Laid laid =
                rows.lay(
                        greetings(roomy),
                        roomy ? greetingsHeight - streetHeight - look.px(14) : greetingsHeight,
                        greetingsHeight - look.control() - look.gap(),
                        0);
        Region list = laid.region();
        VBox body = new VBox(look.px(14), top, list);
        body.setPadding(new Insets(look.px(14), sides, roomy ? 0 : look.px(16), sides));
        if (!roomy) {
            VBox.setVgrow(list, Priority.ALWAYS);
            return body;
        }
        VBox.setVgrow(list, Priority.ALWAYS);
        Words free = free().atEnd();
        HBox floor = new HBox(Shapes.street(look.px(1024), streetHeight, 0, Shapes.SMALL_STREET));
        StackPane foot = new StackPane(floor, free);
        foot.setPadding(new Insets(0, 0, 0, -sides));
        StackPane.setAlignment(floor, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(free, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(free, new Insets(0, look.px(8), look.px(22), 0));
        free.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        foot.setMinHeight(streetHeight);
        foot.setMaxHeight(streetHeight);
        floor.setMaxHeight(streetHeight);
        body.getChildren().add(foot);
        return body;
    }

    private Region medium() {
        double left = look.px(860);
        double height = look.display().heightPx();
        Pane art = new Pane();
        HBox house = house(look.px(112));
        house.relocate(look.px(72), look.px(64));
        Region street = Shapes.street(look.px(850), look.px(690), look.px(120), Shapes.STREET);
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
        Region street = Shapes.street(look.px(1080), look.px(670), look.px(100), Shapes.STREET);
        VBox.setMargin(street, new Insets(look.px(36), 0, 0, 0));
        double above = look.px(64 + 125 + 36 + 670);
        VBox side =
                side(look.display().widthPx(), look.display().heightPx() - above, 44, 56, 56, 32);
        VBox.setVgrow(side, Priority.ALWAYS);
        return new VBox(house, street, side);
    }

    private VBox side(
            double width, double height, double top, double sides, double bottom, double gap) {
        Words free = free();
        HBox head = new HBox(look.px(24), free);
        HBox.setHgrow(free, Priority.ALWAYS);
        free.setMaxWidth(Double.MAX_VALUE);
        head.getChildren().add(help());
        head.setAlignment(Pos.CENTER_LEFT);
        double inner = width - 2 * look.px(sides);
        double room = height - look.px(top + bottom + gap + 112);
        Rows.Laid laid = new Rows(look, 1, inner).lay(greetings(false), room, room, 0);
        Region list = laid.region();
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
        HBox top = new HBox(look.gap(), house, space, help());
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private HBox house(double markHeight) {
        Region mark = Shapes.mark(markHeight);
        StackPane corner = new StackPane(mark);
        corner.setId("staff-corner");
        corner.setOnMouseReleased(e -> scenery.send(new Event.StaffCornerTapped()));
        HBox house = new HBox(look.gap(), corner, House.name(look, Role.NAME));
        house.setAlignment(Pos.CENTER_LEFT);
        return house;
    }

    private Hit help() {
        double size = look.px(74, 112, 112);
        return new Hit(
                        "accessibility",
                        look,
                        true,
                        () -> scenery.send(new Event.AccessibilityTapped()),
                        new Icon("accessibility", look.px(44, 60, 60)))
                .inset(look, 0, 0)
                .sized(size, size)
                .spoken(scenery.text("nav.accessibility"));
    }

    private Words free() {
        List<String> words = scenery.content().languages().stream().map(Language::free).toList();
        int half = (words.size() + 1) / 2;
        String text =
                words.subList(0, half).stream().collect(Collectors.joining(" · "))
                        + "\n"
                        + words.subList(half, words.size()).stream()
                                .collect(Collectors.joining(" · "));
        return Words.line(text, look, look.small() ? Role.SUPPORT : Role.HINT, "ink");
    }

    private List<Hit> greetings(boolean stacked) {
        List<Hit> hits = new ArrayList<>();
        for (Language language : scenery.content().languages()) {
            Look own = look.inLanguage(language);
            Words hello = Words.line(language.greeting(), own, Role.GREETING);
            Words name = Words.line(language.name(), own, Role.CHOICE, "mute");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Hit hit =
                    stacked
                            ? new Hit(
                                    "language-" + language.code(),
                                    look,
                                    true,
                                    () -> scenery.send(choose(language)),
                                    hello,
                                    name)
                            : new Hit(
                                    "language-" + language.code(),
                                    look,
                                    false,
                                    () -> scenery.send(choose(language)),
                                    hello,
                                    space,
                                    name);
            hit.inset(look, look.px(4), look.px(28, 48, 48)).startAligned();
            hits.add(hit);
        }
        return hits;
    }

    private static Event choose(Language language) {
        return new Event.LanguageChosen(language.code());
    }
}
