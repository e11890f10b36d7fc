package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Score;
import brussels.citedesmetiers.kiosk.guide.Profile;
import brussels.citedesmetiers.kiosk.screen.look.Door;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Sizes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The interest profile, by the six types of Holland's theory of vocational personalities (1997).
/// It shows points and says in words how sure they are: a profile starts a conversation and is
/// never a verdict.
final class InterestsView {
    private final Scenery scenery;
    private final Look look;

    InterestsView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    /// The profile in one line, for the result screen.
    static String inShort(Scenery scenery, Profile profile) {
        return switch (profile.certainty()) {
            case FLAT, NONE -> scenery.text("interests.flat.short");
            case CLEAR, TIED ->
                    profile.ranked().stream()
                            .limit(2)
                            .map(id -> name(scenery, id))
                            .collect(Collectors.joining(scenery.look().language().comma()));
        };
    }

    private static String name(Scenery scenery, String id) {
        for (Score score : scenery.guide().questionnaire().scores()) {
            if (score.id().equals(id)) {
                return score.name().in(scenery.language());
            }
        }
        throw new IllegalArgumentException("no score " + id);
    }

    Region build(int page) {
        Profile profile = scenery.guide().profile(scenery.visit().answers());
        Words title = scenery.title("interests.title");
        Words sure = new Words(scenery.text(certainty(profile)), look, Role.SUPPORT, "mute");
        int most = profile.groups().getFirst().points();
        List<Region> rows = new ArrayList<>();
        for (Profile.Group group : profile.groups()) {
            for (String id : group.scores()) {
                rows.add(bar(name(scenery, id), group.points(), most));
            }
        }
        VBox top = new VBox(look.px(6, 12, 12), title, sure);
        return scenery.frame().show(new Frame.Listed(top, rows, 1, acts(), page));
    }

    /// Back, and on to trades that go with the interests.
    private List<Action> acts() {
        Action back = scenery.back("detail.back");
        if (!scenery.machine().leadsToTrades(scenery.visit())) {
            return List.of(back);
        }
        return List.of(
                back,
                scenery.on(
                        "trades",
                        "next",
                        "trades.fit",
                        new Event.TradesTapped(TradesView.first(scenery))));
    }

    private static String certainty(Profile profile) {
        return switch (profile.certainty()) {
            case CLEAR -> "interests.clear";
            case TIED -> "interests.tied";
            case FLAT, NONE -> "interests.flat";
        };
    }

    private Region bar(String name, int points, int most) {
        Words words = new Words(name, look, Role.CHOICE).filling();
        HBox doors = new HBox(look.px(6, 10, 10));
        doors.setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < most; i++) {
            Region door = new Region();
            door.getStyleClass().addAll("step", i < points ? "passed" : "to-come");
            double w = look.px(28, 48, 44);
            door.setStyle(Door.outline(w, 3));
            Sizes.fix(door, w, look.px(38, 64, 58));
            doors.getChildren().add(door);
        }
        HBox row = new HBox(look.gap(), words, doors);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
