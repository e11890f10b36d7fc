package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A question and its choices, of a questionnaire or of the statistics. A list that does not fit
/// goes on with a button: nothing scrolls and nothing shrinks.
final class QuestionView {
    private static final int MOST_IN_ONE_COLUMN = 3;

    private final Scenery scenery;
    private final Look look;
    private final Listing listing;
    private final double width;

    QuestionView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.listing = new Listing(scenery);
        this.width = listing.width();
    }

    /// A question of a questionnaire.
    Region build(Place.Asking asking) {
        Question question =
                scenery.guide().questionnaire().question(asking.question()).orElseThrow();
        int done = 0;
        for (Question q : scenery.guide().asked(scenery.visit().answers())) {
            if (q.id().equals(question.id())) {
                break;
            }
            done++;
        }
        boolean several = question.type() == Question.Type.MULTIPLE;
        int more = scenery.machine().atMostMoreAfter(scenery.visit(), question.id());
        String progress = more == 0 ? scenery.text("question.last") : progress(more);
        String most = several ? scenery.text("question.several", question.max()) : "";
        Region steps =
                Steps.of(
                        look,
                        done,
                        more,
                        several ? List.of(progress + " · " + most, most) : List.of(progress, ""),
                        width);
        List<String> marked =
                several ? asking.chosen() : scenery.visit().answers().of(question.id());
        boolean ready = several && asking.chosen().size() >= question.min();
        Foot foot = new Foot(scenery);
        return screen(steps, question, marked, asking.page(), several, foot, ready);
    }

    private String progress(int more) {
        return more == 1
                ? scenery.text("question.one-more")
                : scenery.text(plural("question.more", more), more);
    }

    /// Ukrainian and others have a form of their own for 2 to 4; languages without one have no such
    /// key.
    private String plural(String key, int n) {
        String few = key + ".few";
        return n >= 2 && n <= 4 && look.language().texts().containsKey(few) ? few : key;
    }

    /// A statistical question.
    Region build(Place.AboutYou about) {
        Question question = scenery.content().about().get(about.index());
        Words why = new Words(scenery.text("about.why"), look, Role.SUPPORT, "mute");
        String given = scenery.visit().about().getOrDefault(question.id(), "");
        Foot foot =
                new Foot(scenery)
                        .action("no-answer", "", "about.no-answer", new Event.AboutSkipped())
                        .action("skip-all", "", "about.skip-all", new Event.AllAboutSkipped());
        return screen(why, question, List.of(given), about.page(), false, foot, false);
    }

    private Region screen(
            Region above,
            Question question,
            List<String> marked,
            int page,
            boolean several,
            Foot foot,
            boolean ready) {
        Words title = new Words(question.text().in(scenery.language()), look, Role.QUESTION);
        List<Hit> rows = new ArrayList<>();
        for (Choice choice : question.choices()) {
            rows.add(row(choice, marked.contains(choice.id()), several));
        }
        if (several) {
            foot.with((drawing, brief) -> next(ready, drawing));
        }
        VBox top = new VBox(look.px(6, 12, 12), above, title);
        Words alone = new Words(question.text().in(scenery.language()), look, Role.QUESTION);
        boolean wide = look.format() == Display.Format.M;
        int columns = wide && rows.size() > MOST_IN_ONE_COLUMN ? 2 : 1;
        return listing.above(top).above(alone).build(rows, columns, foot, page);
    }

    private Hit next(boolean ready, boolean drawing) {
        Words words = Words.line(scenery.text("question.next"), look, Role.ACTION);
        Node[] inside =
                drawing ? new Node[] {words, new Icon("next", look.icon())} : new Node[] {words};
        Hit next =
                new Hit("next", look, false, () -> scenery.send(new Event.NextTapped()), inside)
                        .centred()
                        .inset(look, look.px(2, 6, 6), look.px(10, 24, 24));
        return ready ? next.primary() : next.waiting();
    }

    private Hit row(Choice choice, boolean on, boolean several) {
        Words words = new Words(choice.text().in(scenery.language()), look, Role.CHOICE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Hit hit =
                new Hit(
                        "choice-" + choice.id(),
                        look,
                        false,
                        () -> scenery.send(new Event.ChoiceTapped(choice.id())),
                        mark(on, several),
                        words);
        return hit.chosen(on).inset(look, look.px(3, 8, 8), look.px(16, 28, 34));
    }

    private Region mark(boolean on, boolean several) {
        double size = look.fontSize(Role.CHOICE) * 0.86;
        StackPane mark = new StackPane();
        mark.getStyleClass().addAll("choice-mark", several ? "box" : "dot");
        mark.setMinSize(size, size);
        mark.setMaxSize(size, size);
        mark.setAlignment(Pos.CENTER);
        if (on && several) {
            mark.getChildren().add(new Icon("tick", size * 0.8));
        }
        return mark;
    }
}
