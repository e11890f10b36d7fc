package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Shapes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The last screens: "did it help?", goodbye, and what to do when no number can be given.
final class EndView {
    private final Scenery scenery;
    private final Look look;

    EndView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
    }

    Region feedback() {
        Words title = new Words(scenery.text("feedback.question"), look, Role.QUESTION);
        boolean beside = besideOneAnother();
        List<Hit> marks =
                List.of(
                        mark("feedback-3", "yes", 3, beside),
                        mark("feedback-2", "partly", 2, beside),
                        mark("feedback-1", "no", 1, beside));
        List<Action> skip =
                List.of(
                        Action.plain(
                                "skip",
                                "",
                                scenery.text("feedback.skip"),
                                new Event.FeedbackSkipped()));
        return scenery.frame().show(new Frame.Listed(title, marks, beside ? 3 : 1, skip, 0));
    }

    /// Whether the three cards stand in a row: not if a word is wider than its card.
    private boolean besideOneAnother() {
        double card = (scenery.frame().width() - 2 * look.gap()) / 3;
        return !look.portrait()
                && List.of("yes", "partly", "no").stream()
                        .allMatch(word -> mark("", word, 0, true).minWidth(-1) <= card);
    }

    private Hit mark(String id, String answer, int mark, boolean above) {
        double size =
                look.comfort().lowered() && look.portrait()
                        ? look.px(72)
                        : look.grown(above ? look.px(150, 260, 0) : look.px(44, 84, 150));
        Icon face = new Icon("face-" + answer, size);
        face.getStyleClass().addAll("theme", "face");
        Words word = new Words(scenery.text("feedback." + answer), look, Role.THEME);
        Runnable given = () -> scenery.send(new Event.FeedbackGiven(mark));
        return above
                ? new Hit(id, look, true, given, face, word.centred())
                : new Hit(id, look, false, given, face, word)
                        .inset(
                                look,
                                look.px(4, 8, look.comfort().lowered() ? 8 : 48),
                                look.px(18, 30, 48));
    }

    Region goodbye() {
        double width = look.display().widthPx() - 2 * look.px(60, 160, 80);
        Words words = new Words(scenery.text("goodbye"), look, Role.PAGE).centred();
        words.setMaxWidth(width);
        words.setId(Frame.HEADING);
        Region street =
                Shapes.street(look.px(520, 900, 900), look.px(300, 560, 700), look.px(40, 80, 90));
        VBox box = new VBox(look.px(30, 60, 80), words, street);
        box.setAlignment(Pos.BOTTOM_CENTER);
        box.setPadding(new Insets(look.px(20), 0, 0, 0));
        StackPane whole = new StackPane(box);
        Listen.of(scenery).ifPresent(listen -> stand(listen, box, whole));
        whole.setId("goodbye");
        whole.setOnMouseReleased(e -> scenery.send(new Event.Touched()));
        return whole;
    }

    /// Beside the street, or above it on the tall screen, where it is also within reach.
    private void stand(Hit listen, VBox box, StackPane whole) {
        if (look.portrait()) {
            box.getChildren().add(1, listen);
            return;
        }
        StackPane.setAlignment(listen, Pos.BOTTOM_LEFT);
        StackPane.setMargin(listen, new Insets(look.px(24, 60, 0)));
        whole.getChildren().add(listen);
    }

    /// Why there is no number: the queue may have closed or filled up while the visitor answered.
    private String refusal() {
        return Waits.refusal(scenery).orElseGet(() -> scenery.text("no-number.what"));
    }

    Region noNumber() {
        Words title = new Words(scenery.text("no-number.title"), look, Role.QUESTION);
        Words what = new Words(refusal(), look, Role.CHOICE, "ink");
        HBox.setHgrow(what, Priority.ALWAYS);
        Icon adviser = new Icon("adviser", look.px(110, 260, 300));
        adviser.getStyleClass().add("theme");
        HBox panel = new HBox(look.px(28, 72, 56), adviser, what);
        panel.setAlignment(Pos.CENTER_LEFT);
        panel.getStyleClass().addAll("panel", "scene");
        panel.setPadding(
                new Insets(
                        look.px(16, 40, 40),
                        look.px(24, 40, 40),
                        look.px(16, 40, 40),
                        look.px(24, 40, 40)));
        return scenery.frame().show(title, panel, List.of(scenery.back("detail.back")));
    }
}
