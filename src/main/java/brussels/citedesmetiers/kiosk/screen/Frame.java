package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Door;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.House;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Shapes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The rail with the ways out, and the room beside it (below a head band on the portrait display).
final class Frame {
    private static final double HEAD_LEAST = 210;

    /// EN 301 549, 8.3.2: what is operated lies no higher above the floor.
    private static final int REACH_MM = 1100;

    private final Scenery scenery;
    private final Look look;

    Frame(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    /// Width of the room.
    double width() {
        return Math.floor(look.display().widthPx() - look.px(88 + 2 * 20, 336 + 2 * 72, 2 * 56));
    }

    /// Height of the room at most.
    double height() {
        double all = look.display().heightPx();
        return Math.floor(
                switch (look.format()) {
                    case S -> all - look.px(14 + 16);
                    case M -> all - look.px(56 + 60);
                    case L ->
                            all
                                    - railHeight()
                                    - look.px(look.comfort().lowered() ? 62 : 92)
                                    - (look.comfort().lowered() ? look.px(276) : 0)
                                    - headLeast();
                });
    }

    /// Room left for a list between what stands above it (not for touching) and the actions below.
    double room(double above, double below) {
        double whole = height() - above - below;
        if (!look.comfort().lowered() || !look.portrait()) {
            return whole;
        }
        double reach = reach() - look.px(276 + 26) - railHeight();
        return Math.min(whole, Math.floor(reach) - below);
    }

    private double headLeast() {
        return look.px(HEAD_LEAST);
    }

    private double railHeight() {
        return look.px(look.comfort().lowered() ? 22 + 132 : 24 + 132 + 34);
    }

    /// The screen with `children` in the room, from top to bottom; one of them should grow.
    Region around(Node... children) {
        VBox body = new VBox(look.gap(), children);
        body.getStyleClass().add("room");
        body.setPadding(
                switch (look.format()) {
                    case S -> insets(14, 20, 16);
                    case M -> insets(56, 72, 60);
                    case L -> look.comfort().lowered() ? insets(36, 56, 26) : insets(44, 56, 48);
                });
        return look.portrait() ? portrait(body) : landscape(body);
    }

    /// A screen without the rail, for panels: on the portrait display in the lower half.
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
        Region head = head(look.display().heightPx() - body.getMinHeight());
        VBox.setVgrow(head, Priority.ALWAYS);
        return new VBox(head, body);
    }

    /// Width of the room of [#alone].
    double aloneWidth() {
        return Math.floor(look.display().widthPx() - 2 * look.px(24, 160, 56));
    }

    /// Height of the room of [#alone]; lowered, as far as one can reach.
    double aloneHeight() {
        return Math.floor(
                switch (look.format()) {
                    case S -> look.display().heightPx() - look.px(40);
                    case M -> look.display().heightPx() - look.px(160);
                    case L -> look.comfort().lowered() ? reach() - look.px(276) : look.px(1200);
                });
    }

    /// From the lower edge of the screen, in pixels.
    private double reach() {
        return (REACH_MM - look.display().lowerEdgeMm()) * look.display().pxPerMm();
    }

    private Insets insets(double top, double sides, double bottom) {
        return new Insets(look.px(top), look.px(sides), look.px(bottom), look.px(sides));
    }

    private Region landscape(VBox body) {
        HBox frame = new HBox(rail(), body);
        HBox.setHgrow(body, Priority.ALWAYS);
        body.setMinWidth(0);
        return frame;
    }

    private Region portrait(VBox body) {
        double free = look.display().heightPx() - railHeight();
        if (look.comfort().lowered()) {
            free -= look.px(276);
        }
        Region head = head(free - body.prefHeight(look.display().widthPx()));
        VBox.setVgrow(head, Priority.ALWAYS);
        VBox frame = new VBox(head, body, rail());
        if (look.comfort().lowered()) {
            frame.setPadding(new Insets(0, 0, look.px(276), 0));
            frame.getStyleClass().add("lowered");
        }
        return frame;
    }

    private Region head(double height) {
        HBox head = new HBox(look.px(44));
        head.getStyleClass().add("head");
        head.setAlignment(Pos.BOTTOM_LEFT);
        head.setPadding(new Insets(0, look.px(56), 0, look.px(56)));
        head.setMinHeight(headLeast());
        if (scenery.visit().themeId().isPresent() && wearsTheme()) {
            double tall = Math.clamp(height / 2, look.px(194), look.px(400));
            Door door = new Door(scenery.theme().icon(), look, tall * 0.853, tall, tall * 0.545);
            Words name =
                    new Words(
                            scenery.theme().name().in(scenery.language()),
                            look,
                            Role.HEAD,
                            "theme");
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setMargin(name, new Insets(0, 0, look.px(34), 0));
            head.getChildren().addAll(door, name);
        } else {
            head.getStyleClass().add("sand");
            Region mark = Shapes.mark(look.px(132));
            VBox house = House.name(look, Role.NAME);
            HBox.setMargin(mark, new Insets(0, 0, look.px(34), 0));
            HBox.setMargin(house, new Insets(0, 0, look.px(34), 0));
            house.setMaxHeight(Region.USE_PREF_SIZE);
            head.getChildren().addAll(mark, house);
        }
        return head;
    }

    private boolean wearsTheme() {
        return !look.theme().equals("none");
    }

    private Region rail() {
        List<Hit> buttons = new ArrayList<>();
        buttons.add(button("back", "nav.back", new Event.BackTapped()));
        buttons.add(button("language", "nav.language", new Event.LanguagesTapped()));
        buttons.add(button("accessibility", "nav.accessibility", new Event.AccessibilityTapped()));
        buttons.add(button("start-over", "nav.start-over", new Event.StartOverTapped()));
        return look.portrait() ? railBar(buttons) : railColumn(buttons);
    }

    private Region railBar(List<Hit> buttons) {
        HBox bar = new HBox(look.px(16));
        bar.getStyleClass().add("rail");
        bar.setPadding(
                look.comfort().lowered()
                        ? new Insets(look.px(22), look.px(40), 0, look.px(40))
                        : new Insets(look.px(24), look.px(40), look.px(34), look.px(40)));
        double width =
                Math.floor(
                        (look.display().widthPx()
                                        - look.px(80)
                                        - look.px(16) * (buttons.size() - 1))
                                / buttons.size());
        for (Hit b : buttons) {
            b.sized(width, look.px(132));
            bar.getChildren().add(b);
        }
        return bar;
    }

    private Region railColumn(List<Hit> buttons) {
        VBox column = new VBox(look.px(14, 20, 20));
        column.getStyleClass().add("rail");
        column.setPadding(
                new Insets(
                        look.px(12, 36, 36),
                        look.px(10, 28, 28),
                        look.px(12, 36, 36),
                        look.px(10, 28, 28)));
        double width = look.px(88, 336, 336);
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setAlignment(Pos.TOP_CENTER);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        column.getChildren().addAll(here(), space);
        for (Hit b : buttons) {
            b.sized(look.px(68, 280, 280), look.px(68, 130, 130));
            column.getChildren().add(b);
        }
        return column;
    }

    private Region here() {
        double w = look.px(64, 148, 148);
        double h = look.px(78, 176, 176);
        if (!wearsTheme()) {
            javafx.scene.layout.StackPane door =
                    new javafx.scene.layout.StackPane(Shapes.mark(look.px(36, 90, 90)));
            door.getStyleClass().add("mark-door");
            door.setStyle(Door.outline(w, 6));
            door.setAlignment(Pos.BOTTOM_CENTER);
            door.setPadding(new Insets(0, 0, look.px(14, 24, 24), 0));
            door.setMinSize(w, h);
            door.setMaxSize(w, h);
            return door;
        }
        Door door = new Door(scenery.theme().icon(), look, w, h, look.px(42, 92, 92), "on-rail");
        if (look.small()) {
            return door;
        }
        Words name =
                Words.line(
                                scenery.theme().name().in(scenery.language()),
                                look,
                                Role.RAIL,
                                "on-theme")
                        .centred();
        VBox here = new VBox(look.px(10), door, name);
        here.setAlignment(Pos.TOP_CENTER);
        return here;
    }

    private Hit button(String icon, String key, Event event) {
        double size = look.px(44, 54, 54);
        Node[] inside =
                look.small()
                        ? new Node[] {new Icon(icon, size)}
                        : new Node[] {
                            new Icon(icon, size),
                            Words.line(scenery.text(key), look, Role.RAIL).centred()
                        };
        return new Hit(icon, look, true, () -> scenery.send(event), inside)
                .inset(look, 0, 0)
                .spoken(scenery.text(key));
    }
}
