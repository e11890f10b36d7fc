package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Door;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.PageButtons;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Shapes;
import brussels.citedesmetiers.kiosk.screen.look.Sizes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The ways out of a screen, in the same place on every screen: a column at the left that also
/// holds the theme's door and the page buttons; on the tall screen a bar at the foot. "Listen"
/// stands there where there is a voice; its place is kept where there is none.
final class Rail {
    private final Look look;
    private final Consumer<Event> send;
    private final List<Way> ways = new ArrayList<>();
    private final StackPane here = new StackPane();
    private final Pane region;
    private final Way back;
    private final Way listen;
    private String hereShown = "";

    /// One of the ways out.
    private record Way(String key, Hit hit, Words label) {}

    /// @param pages shown in the column; the bar has no room for them
    Rail(Look look, PageButtons pages, Consumer<Event> send) {
        this.look = look;
        this.send = send;
        back = way("back", "nav.back", new Event.BackTapped());
        Way language = way("language", "nav.language", new Event.LanguagesTapped());
        Way easier = way("accessibility", "nav.accessibility", new Event.AccessibilityTapped());
        listen = way("listen", "speaker", "nav.listen", new Event.ListenTapped());
        Way over = way("start-over", "nav.start-over", new Event.StartOverTapped());
        ways.addAll(List.of(back, language, easier, listen, over));
        List<Hit> places =
                List.of(back.hit(), language.hit(), easier.hit(), listen.hit(), over.hit());
        region = look.portrait() ? bar(places) : column(places, pages);
        KeySlot.WAYS.on(region).getStyleClass().add("rail");
    }

    Region region() {
        return region;
    }

    static double height(Look look) {
        return look.px(look.comfort().lowered() ? 22 + 132 : 24 + 132 + 34);
    }

    /// Takes on the visit's language and the door of its theme.
    void wear(Scenery scenery) {
        for (Way way : ways) {
            String text = scenery.text(way.key());
            if (!text.equals(way.label().whole())) {
                way.label().say(text);
                way.hit().spoken(text);
            }
        }
        // What a code leads to is on its way, and comes in a moment.
        back.hit().waiting(scenery.visit().place() instanceof Place.Arriving);
        listen.hit().setVisible(scenery.around().speaks());
        listen.hit().chosen(scenery.visit().comfort().speech() != Comfort.Speech.SILENT);
        String shown = scenery.wearsTheme() ? scenery.theme().id() + scenery.language() : "house";
        if (!look.portrait() && !shown.equals(hereShown)) {
            hereShown = shown;
            here.getChildren().setAll(scenery.wearsTheme() ? door(scenery) : house());
        }
    }

    /// Removes the theme's door: the theme is an answer too.
    void forget() {
        here.getChildren().clear();
        hereShown = "";
    }

    private Pane bar(List<Hit> places) {
        HBox bar = new HBox(look.px(16));
        boolean lowered = look.comfort().lowered();
        bar.setPadding(
                new Insets(
                        look.px(lowered ? 22 : 24),
                        look.px(56),
                        lowered ? 0 : look.px(34),
                        look.px(56)));
        double width =
                Math.floor((look.display().widthPx() - look.px(2 * 56 + 4 * 16)) / places.size());
        for (Region place : places) {
            Sizes.fix(place, width, look.px(132));
        }
        bar.getChildren().addAll(places);
        return bar;
    }

    private Pane column(List<Hit> places, PageButtons pages) {
        VBox column = new VBox(look.px(14, 18, 0));
        column.setPadding(
                new Insets(
                        look.px(6, 36, 0),
                        look.px(10, 28, 0),
                        look.px(6, 28, 0),
                        look.px(10, 28, 0)));
        double width = look.px(88, 336, 0);
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setAlignment(Pos.TOP_CENTER);
        here.setMinHeight(look.px(50, 236, 0));
        here.setAlignment(Pos.TOP_CENTER);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox.setMargin(pages, new Insets(look.px(7, 18, 0), 0, 0, 0));
        column.getChildren().addAll(here, pages, space);
        for (Region place : places) {
            Sizes.fix(place, look.px(60.1, 280, 0), look.px(60.1, 112, 0));
            column.getChildren().add(place);
        }
        column.setSpacing(0);
        for (int i = 0; i < places.size(); i++) {
            VBox.setMargin(places.get(i), new Insets(i == 0 ? 0 : look.px(13.6, 18, 0), 0, 0, 0));
        }
        return column;
    }

    private Region house() {
        StackPane door = new StackPane(Shapes.mark(look.grown(look.px(28, 90, 90))));
        double w = doorWidth();
        door.getStyleClass().add("mark-door");
        door.setStyle(Door.outline(w, 6));
        door.setAlignment(Pos.BOTTOM_CENTER);
        door.setPadding(new Insets(0, 0, look.px(8, 24, 24), 0));
        Sizes.fix(door, w, doorHeight());
        return door;
    }

    /// Grows with the text as far as the column has room.
    private double doorWidth() {
        return look.px(56, 148, 0) + look.comfort().textStep() * look.px(0, 8, 0);
    }

    private double doorHeight() {
        return look.px(50, 176, 0) + look.comfort().textStep() * look.px(0, 6, 0);
    }

    private Region door(Scenery scenery) {
        Door door =
                new Door(
                        scenery.theme().icon(),
                        look,
                        doorWidth(),
                        doorHeight(),
                        look.grown(look.px(34, 92, 92)),
                        "on-rail");
        door.setId(Motion.THEME_DOOR);
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
        VBox named = new VBox(look.px(10), door, name);
        named.setAlignment(Pos.TOP_CENTER);
        return named;
    }

    private Way way(String icon, String key, Event event) {
        return way(icon, icon, key, event);
    }

    private Way way(String id, String icon, String key, Event event) {
        Icon drawing = new Icon(icon, look.grown(look.px(40, 40, 54)));
        Words label = Words.line("", look, Role.RAIL).centred();
        // Close, so that the drawing has room to grow.
        VBox named = new VBox(look.px(0, 2, 4), drawing, label);
        named.setAlignment(Pos.CENTER);
        Region inside = look.small() ? drawing : named;
        Hit hit = new Hit(id, look, true, () -> send.accept(event), inside);
        return new Way(key, hit.inset(look, 0, 0), label);
    }
}
