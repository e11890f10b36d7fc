package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The five themes and "I don't know where to start".
final class ThemesView {
    private final Scenery scenery;
    private final Look look;

    ThemesView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region build(Place.Themes place) {
        Words title = new Words(scenery.text("themes.question"), look, Role.QUESTION);
        return new Listing(scenery)
                .above(title)
                .more("themes.more")
                .build(tiles(), look.portrait() ? 1 : 2, new Foot(scenery), place.page());
    }

    private List<Hit> tiles() {
        List<Hit> tiles = new ArrayList<>();
        for (Theme theme : scenery.content().themes()) {
            Door door =
                    new Door(
                            theme.icon(),
                            look,
                            look.px(76, 136, 122),
                            look.px(92, 164, 146),
                            look.px(50, 88, 80),
                            "theme-" + theme.id());
            VBox words =
                    new VBox(
                            look.betweenLines(),
                            new Words(theme.name().in(scenery.language()), look, Role.THEME),
                            new Words(
                                    (look.portrait() ? theme.longHint() : theme.hint())
                                            .in(scenery.language()),
                                    look,
                                    Role.HINT,
                                    "mute"));
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            tiles.add(
                    new Hit(
                                    "theme-" + theme.id(),
                                    look,
                                    false,
                                    () -> scenery.send(new Event.ThemeChosen(theme.id())),
                                    door,
                                    words)
                            .inset(look, look.px(4, 8, 10), look.px(14, 36, 36)));
        }
        return tiles;
    }
}
