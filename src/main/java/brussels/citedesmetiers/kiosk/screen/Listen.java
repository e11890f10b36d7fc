package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// "Listen" on the screens that have no [Rail]: a drawing alone, as on the first screen, at the
/// left or at the foot, where it is everywhere else too.
final class Listen {
    private Listen() {}

    /// The foot of a screen, and how tall it is.
    record Foot(Region region, double height) {}

    /// The control, where there is a voice.
    static Optional<Hit> of(Scenery scenery) {
        if (!scenery.around().speaks()) {
            return Optional.empty();
        }
        Look look = scenery.look();
        Hit listen =
                new Hit(
                                "listen",
                                look,
                                true,
                                () -> scenery.send(new Event.ListenTapped()),
                                new Icon("speaker", look.px(44, 60, 60)))
                        .inset(look, 0, 0)
                        .sized(size(look), size(look))
                        .spoken(scenery.text("nav.listen"))
                        .chosen(isOn(scenery));
        return Optional.of(KeySlot.WAYS.on(listen));
    }

    /// Nothing of the visit is marked once it has ended, though its end is still read.
    private static boolean isOn(Scenery scenery) {
        return scenery.visit().comfort().speech() != Comfort.Speech.SILENT
                && !(scenery.visit().place() instanceof Place.Goodbye);
    }

    /// Its width and height.
    static double size(Look look) {
        return Math.ceil(look.px(74, 112, 112));
    }

    /// The actions of a screen, with "listen" before them.
    ///
    /// @param actions makes them as wide as it is told
    static Foot before(Scenery scenery, double width, DoubleFunction<Actions> actions) {
        Look look = scenery.look();
        Optional<Hit> listen = of(scenery);
        if (listen.isEmpty()) {
            Actions alone = actions.apply(width);
            return new Foot(alone, alone.height());
        }
        double left = Math.floor(width - size(look) - look.gap());
        Actions beside = actions.apply(left);
        beside.setMinWidth(left);
        beside.setMaxWidth(left);
        // As tall as actions of one row.
        double tall = Math.clamp(beside.height(), size(look), 1.5 * size(look));
        HBox foot = new HBox(look.gap(), listen.get().sized(size(look), tall), beside);
        foot.setFillHeight(false);
        foot.setAlignment(Pos.BOTTOM_LEFT);
        return new Foot(foot, Math.max(tall, beside.height()));
    }
}
