package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// What the choices of one list are made of, written ones and pictures alike.
final class ChoiceControls {
    private final Scenery scenery;
    private final Look look;
    private final Taken taken;
    private final List<Hit> made = new ArrayList<>();

    ChoiceControls(Scenery scenery, Taken taken) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.taken = taken;
    }

    /// Which choices of a list are taken.
    ///
    /// @param ids of the choices that are taken
    /// @param several whether more than one can be taken
    /// @param full whether a choice cannot be taken before another one is given back
    record Taken(List<String> ids, boolean several, Predicate<Choice> full) {
        /// Of a list from which one is taken.
        static Taken one(List<String> ids) {
            return new Taken(ids, false, _ -> false);
        }

        /// Of a question of a questionnaire.
        static Taken of(Question question, List<String> ids) {
            return new Taken(
                    ids,
                    question.type() == Question.Type.MULTIPLE,
                    choice -> Guide.isFull(question, ids, choice.id()));
        }

        boolean holds(Choice choice) {
            return ids.contains(choice.id());
        }
    }

    /// The control of a choice.
    ///
    /// @param column whether its parts stand above one another
    Hit control(Choice choice, boolean column, Node... inside) {
        Hit hit = new Hit("choice-" + choice.id(), look, column, () -> tapped(choice), inside);
        HBox.setHgrow(hit, Priority.ALWAYS);
        hit.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        made.add(hit);
        return hit.chosen(taken.holds(choice)).waiting(taken.full().test(choice));
    }

    /// One of several is marked by the state that follows; a single one is seen marked before the
    /// next question takes its place.
    private void tapped(Choice choice) {
        Event event = new Event.ChoiceTapped(choice.id());
        if (taken.several()) {
            scenery.send(event);
            return;
        }
        made.forEach(hit -> hit.chosen(hit.getId().equals("choice-" + choice.id())));
        scenery.sendChosen(event);
    }

    /// Shows whether a choice is taken.
    Region mark(Choice choice) {
        double size = markSize();
        StackPane mark = new StackPane();
        mark.getStyleClass().addAll("choice-mark", taken.several() ? "box" : "dot");
        mark.setMinSize(size, size);
        mark.setMaxSize(size, size);
        mark.setAlignment(Pos.CENTER);
        if (taken.several() && taken.holds(choice)) {
            // As large as in small letters at least.
            double tick = look.tight() ? Math.max(size * 0.8, look.px(32)) : size * 0.8;
            mark.getChildren().add(new Icon("tick", tick));
        }
        return mark;
    }

    double markSize() {
        return look.fontSize(Role.CHOICE) * (look.tight() ? 0.64 : 0.86);
    }

    /// A control with a small speaker beside it, by which the choice is heard before it is chosen.
    Region heard(Choice choice, Hit control) {
        Icon drawing = new Icon("speaker", look.px(40, 56, 54));
        drawing.getStyleClass().add("theme");
        Hit speaker =
                new Hit(
                                "speaker-" + choice.id(),
                                look,
                                true,
                                () -> scenery.send(new Event.SpeakerTapped(control.getId())),
                                drawing)
                        .inset(look, 0, 0)
                        .spoken(
                                scenery.text("nav.listen")
                                        + ", "
                                        + choice.text().in(scenery.language()));
        speaker.setMinWidth(speakerSize());
        speaker.setMaxSize(speakerSize(), Double.MAX_VALUE);
        return new HBox(look.gap(), control, speaker);
    }

    /// Width that a speaker takes beside a control.
    double besideSpeaker() {
        return look.gap() + speakerSize();
    }

    private double speakerSize() {
        return look.px(60.1, 104, 104);
    }
}
