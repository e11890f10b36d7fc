package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The little that moves: the theme's door rises, the next door of the progress lights up, a choice
/// is seen chosen before what follows comes, and paper comes out of its slot. Each repaints its own
/// node and nothing else, and ends by itself. Nothing moves before it is allowed, nor for a visitor
/// who asked for anything easier. JavaFX thread only.
final class Motion {
    static final Duration RISE = Duration.millis(240);
    static final Duration LIGHT = Duration.millis(160);
    static final Duration CHOSEN = Duration.millis(150);

    /// For the whole paper, in eight steps.
    static final Duration PAPER = Duration.millis(8 * 120);

    /// Id of the door of the visit's theme, in the rail or on the head band.
    static final String THEME_DOOR = "theme-door";

    private final List<Moving> running = new ArrayList<>();
    private boolean allowed;
    private Place before = new Place.Welcome();
    private int passed;
    private @Nullable PauseTransition pause;

    private record Moving(Timeline timeline, Runnable atEnd) {
        void end() {
            timeline.jumpTo(timeline.getTotalDuration());
            timeline.stop();
            atEnd.run();
        }
    }

    /// From now on things may move.
    void allow() {
        allowed = true;
    }

    /// What moves now; a choice that is seen chosen is not among it.
    List<Timeline> running() {
        return running.stream()
                .map(Moving::timeline)
                .filter(timeline -> timeline.getStatus() != Animation.Status.STOPPED)
                .toList();
    }

    /// The moment in which a choice is seen chosen, or null.
    @Nullable PauseTransition pause() {
        return pause;
    }

    private boolean isFor(Visit visit) {
        return allowed && !visit.comfort().accessible() && visit.panel() instanceof Panel.None;
    }

    /// Something else is about to be drawn: what moves is at its end at once, and a choice made on
    /// another screen is not acted on any more.
    void drawing(Visit visit) {
        running.forEach(Moving::end);
        running.clear();
        if (!visit.place().equals(before) || !(visit.panel() instanceof Panel.None)) {
            decide();
        }
    }

    /// This visit was drawn.
    void drawn(Visit visit, Parent root) {
        Place last = before;
        before = visit.place();
        if (!isFor(visit)) {
            return;
        }
        int lastPassed = passed;
        passed = root.lookupAll(".step.passed").size();
        if (last instanceof Place.Themes && before instanceof Place.Asking) {
            rise(root.lookup("#" + THEME_DOOR));
        } else if (before instanceof Place.Asking && passed == lastPassed + 1) {
            light(root.lookup(".step.now"));
        } else if (last instanceof Place.Printing printing
                && before instanceof Place.Printed
                && root.lookup("#" + PaperSlot.ID) instanceof PaperSlot slot) {
            paper(slot, PaperView.progress(printing));
        }
    }

    private void rise(@Nullable Node door) {
        if (!(door instanceof Region region)) {
            return;
        }
        // It is not laid out yet.
        double height = region.getMinHeight();
        // What has not risen yet is below the edge that the door stands on.
        Rectangle risen = new Rectangle(region.getMinWidth(), 0);
        door.setClip(risen);
        door.setTranslateY(height);
        move(
                RISE,
                () -> door.setClip(null),
                new KeyValue(door.translateYProperty(), 0, Interpolator.EASE_OUT),
                new KeyValue(risen.heightProperty(), height, Interpolator.EASE_OUT));
    }

    private void light(@Nullable Node door) {
        if (door != null) {
            door.setOpacity(0);
            move(LIGHT, () -> {}, new KeyValue(door.opacityProperty(), 1, Interpolator.EASE_OUT));
        }
    }

    /// More of the paper has come out on the screen as it is.
    void advance(PaperSlot slot, double progress, Visit visit) {
        double seen = slot.seen();
        running.forEach(moving -> moving.timeline().stop());
        running.clear();
        slot.show(progress);
        before = visit.place();
        if (isFor(visit)) {
            paper(slot, seen);
        }
    }

    /// @param seen the share of the paper that was out
    private void paper(PaperSlot slot, double seen) {
        double more = slot.progress() - seen;
        if (more > 0) {
            slot.hide(more);
            move(
                    PAPER.multiply(more),
                    () -> {},
                    new KeyValue(slot.hidden(), 0, Interpolator.LINEAR));
        }
    }

    private void move(Duration time, Runnable atEnd, KeyValue... values) {
        Timeline timeline = new Timeline(new KeyFrame(time, values));
        timeline.setOnFinished(_ -> atEnd.run());
        running.add(new Moving(timeline, atEnd));
        timeline.play();
    }

    /// Does this after the moment in which a choice is seen chosen; at once where nothing moves.
    void chosen(Visit visit, Runnable then) {
        decide();
        if (!isFor(visit)) {
            then.run();
            return;
        }
        PauseTransition moment = new PauseTransition(CHOSEN);
        moment.setOnFinished(
                _ -> {
                    pause = null;
                    then.run();
                });
        pause = moment;
        moment.play();
    }

    /// The visitor did something else: a choice that waits is not acted on.
    void decide() {
        if (pause != null) {
            pause.stop();
            pause = null;
        }
    }
}
