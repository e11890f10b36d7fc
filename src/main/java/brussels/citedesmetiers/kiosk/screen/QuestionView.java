package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Alphabet;
import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Steps;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A question of a questionnaire or of the statistics, with its choices. A list that does not fit
/// has several pages: nothing scrolls and nothing shrinks.
final class QuestionView {
    private static final int MOST_IN_ONE_COLUMN = 3;

    /// A list of names with more pages than this begins with its letters.
    private static final int MOST_PAGES = 3;

    private static final int MOST_RANGES = 5;

    private final Scenery scenery;
    private final Look look;
    private final Frame frame;
    private final double width;

    QuestionView(Scenery scenery) {
        this.scenery = scenery;
        this.look = scenery.look();
        this.frame = scenery.frame();
        this.width = frame.width();
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
        List<Action> next =
                several ? List.of(next(asking.chosen().size() >= question.min())) : List.of();
        boolean aside = several && look.tight();
        Region steps =
                aside
                        ? Steps.above(
                                look,
                                done,
                                more,
                                progress(more),
                                brief(more),
                                most(asking.chosen().size(), question.max()),
                                frame.free(next))
                        : Steps.of(
                                look,
                                done,
                                more,
                                said(question, more, asking.chosen().size()),
                                several ? widest(question, more) : progress(more),
                                width);
        List<String> marked =
                several ? asking.chosen() : scenery.visit().answers().of(question.id());
        Region heading = aside ? title(question) : top(steps, title(question));
        List<Region> under = aside ? List.of(steps) : List.of();
        if (question.isInPictures()) {
            PictureChoices.Tiles tiles =
                    new PictureChoices(scenery, question.choices(), marked, on -> mark(on, several))
                            .in(frame.room(heading, under, next, false));
            return frame.show(
                    new Frame.Listed(
                            heading,
                            tiles.hits(),
                            tiles.columns(),
                            under,
                            next,
                            asking.page(),
                            Event.PageTurned::new));
        }
        return frame.show(
                heard(
                        question.choices(),
                        marked,
                        several,
                        rows ->
                                new Frame.Listed(
                                        heading,
                                        rows,
                                        columns(rows),
                                        under,
                                        next,
                                        asking.page(),
                                        Event.PageTurned::new)));
    }

    /// A list of choices, each with a small speaker beside it, by which it is heard before it is
    /// chosen, where there is a voice. In large letters on the small screen "listen" has to do
    /// where the speakers would take a page.
    private Frame.Listed heard(
            List<Choice> choices,
            List<String> marked,
            boolean several,
            Function<List<Region>, Frame.Listed> list) {
        if (!scenery.around().speaks()) {
            return list.apply(rows(choices, marked, several, false));
        }
        Frame.Listed heard = list.apply(rows(choices, marked, several, true));
        if (look.tight()) {
            boolean wide = heard.rows().stream().anyMatch(row -> row.minWidth(-1) > width);
            Frame.Listed bare = list.apply(rows(choices, marked, several, false));
            return wide || frame.pages(bare) < frame.pages(heard) ? bare : heard;
        }
        return heard;
    }

    private int columns(List<? extends Region> rows) {
        boolean wide = look.format() == Display.Format.M;
        return wide && rows.size() > MOST_IN_ONE_COLUMN ? 2 : 1;
    }

    private Words title(Question question) {
        return new Words(question.text().in(scenery.language()), look, Role.QUESTION);
    }

    private Region top(Region above, Words title) {
        return new VBox(look.px(6, 12, 12), above, title);
    }

    private String most(int chosen, int max) {
        return chosen == 0
                ? scenery.text("question.several", max)
                : scenery.text("question.chosen", chosen, max);
    }

    /// How far one is, and how many answers there may be.
    private String said(Question question, int more, int chosen) {
        return question.type() == Question.Type.MULTIPLE
                ? progress(more) + "\u00a0· " + most(chosen, question.max())
                : progress(more);
    }

    /// The wider of what is said before and after all answers are chosen.
    private String widest(Question question, int more) {
        String before = said(question, more, 0);
        String after = said(question, more, question.max());
        return lineWidth(before) > lineWidth(after) ? before : after;
    }

    private double lineWidth(String said) {
        return new Words(said, look, Role.SUPPORT).lineWidth();
    }

    private String brief(int more) {
        return more == 0
                ? scenery.text("question.last.short")
                : scenery.text("question.more.short", more);
    }

    private String progress(int more) {
        if (more == 0) {
            return scenery.text("question.last");
        }
        return more == 1
                ? scenery.text("question.one-more")
                : scenery.text(plural("question.more", more), more);
    }

    /// The text for this many. Some languages, such as Ukrainian, have a separate form for 2 to 4;
    /// the others have no such key.
    private String plural(String key, int n) {
        String few = key + ".few";
        return n >= 2 && n <= 4 && look.language().texts().containsKey(few) ? few : key;
    }

    /// A statistical question.
    Region build(Place.AboutYou about) {
        Question question = scenery.content().about().get(about.index());
        Words why = new Words(scenery.text("about.why"), look, Role.SUPPORT, "mute");
        Region heading = top(why, title(question));
        List<String> given = List.of(scenery.visit().about().getOrDefault(question.id(), ""));
        Optional<Alphabet> alphabet =
                Alphabet.of(
                        question.choices(),
                        scenery.content().languages().getFirst().code(),
                        scenery.language());
        List<Choice> choices = alphabet.map(Alphabet::all).orElse(question.choices());
        List<Action> foot = new ArrayList<>();
        if (about.index() == 0) {
            foot.add(act("skip-all", "about.skip-all", new Event.AllAboutSkipped()));
        }
        foot.add(act("no-answer", "about.no-answer", new Event.AboutSkipped()));
        Function<List<Region>, Frame.Listed> list =
                rows -> {
                    Frame.Listed one =
                            new Frame.Listed(heading, rows, columns(rows), foot, about.page());
                    Frame.Listed two = new Frame.Listed(heading, rows, 2, foot, about.page());
                    return look.small() && frame.pages(two) < frame.pages(one) ? two : one;
                };
        // Names are found by their letters, by who reads.
        Frame.Listed all =
                alphabet.isPresent()
                        ? list.apply(rows(choices, given, false, false))
                        : heard(choices, given, false, list);
        return alphabet.isPresent() && frame.pages(all) > MOST_PAGES
                ? byLetters(alphabet.get(), heading, given, all)
                : frame.show(all);
    }

    private Action act(String id, String key, Event event) {
        return Action.plain(id, "", scenery.text(key), event);
    }

    /// A list of names, found by their first letter. The letters take the first pages; the pages of
    /// each range of letters follow.
    private Region byLetters(
            Alphabet alphabet, Region heading, List<String> given, Frame.Listed all) {
        List<Alphabet.Range> ranges = alphabet.ranges(MOST_RANGES);
        Action back = Action.plain("letters", "back", alphabet.label(), new Event.PageTurned(0));
        List<Region> index = new ArrayList<>(rows(alphabet.others(), given, false, false));
        for (int i = 0; i < ranges.size(); i++) {
            index.add(i, letters("letters-" + (i + 1), ranges.get(i).label(), 0));
        }
        int before = frame.pages(with(all, heading, index, all.actions(), all.page()));
        int indexPages = before;
        int page = all.page();
        for (int i = 0; i < ranges.size(); i++) {
            List<Region> rows = rows(ranges.get(i).names(), given, false, false);
            int first = before;
            IntFunction<Event> turn = turned -> new Event.PageTurned(first + turned);
            Frame.Listed beside = names(heading, rows, 2, back, page - first, turn);
            // Long names in large letters make rows that are too high.
            Frame.Listed names =
                    frame.holds(beside)
                            ? beside
                            : names(heading, rows, 1, back, page - first, turn);
            int pages = frame.pages(names);
            if (page >= before && page < before + pages) {
                return frame.show(names);
            }
            index.set(i, letters("letters-" + (i + 1), ranges.get(i).label(), before));
            before += pages;
        }
        return frame.show(with(all, heading, index, all.actions(), page < indexPages ? page : 0));
    }

    private static Frame.Listed names(
            Region heading,
            List<Region> rows,
            int columns,
            Action back,
            int page,
            IntFunction<Event> turn) {
        return new Frame.Listed(heading, rows, columns, List.of(), List.of(back), page, turn);
    }

    private static Frame.Listed with(
            Frame.Listed all, Region heading, List<Region> rows, List<Action> actions, int page) {
        return new Frame.Listed(heading, rows, 2, List.of(), actions, page, all.turn());
    }

    private Hit letters(String id, String label, int page) {
        return new Hit(
                        id,
                        look,
                        false,
                        () -> scenery.send(new Event.PageTurned(page)),
                        Words.line(label, look, Role.CHOICE))
                .centred()
                .inset(look, look.px(3, 8, 8), look.px(10, 24, 24));
    }

    private List<Region> rows(
            List<Choice> choices, List<String> marked, boolean several, boolean heard) {
        List<Hit> hits = new ArrayList<>();
        List<Region> rows = new ArrayList<>();
        for (Choice choice : choices) {
            Hit hit = row(choice, marked.contains(choice.id()), several, heard, hits);
            hits.add(hit);
            rows.add(heard ? new HBox(look.gap(), hit, speaker(choice, hit)) : hit);
        }
        return rows;
    }

    private Hit speaker(Choice choice, Hit row) {
        Icon drawing = new Icon("speaker", look.px(40, 56, 54));
        drawing.getStyleClass().add("theme");
        Hit speaker =
                new Hit(
                                "speaker-" + choice.id(),
                                look,
                                true,
                                () -> scenery.send(new Event.SpeakerTapped(row.getId())),
                                drawing)
                        .inset(look, 0, 0)
                        .spoken(
                                scenery.text("nav.listen")
                                        + ", "
                                        + choice.text().in(scenery.language()));
        double side = look.px(60.1, 104, 104);
        speaker.setMinWidth(side);
        speaker.setMaxSize(side, Double.MAX_VALUE);
        return speaker;
    }

    private Action next(boolean ready) {
        return new Action(
                "next",
                "next",
                scenery.text("question.next"),
                new Event.NextTapped(),
                ready ? Action.Weight.PRIMARY : Action.Weight.WAITING);
    }

    /// @param heard whether a speaker stands beside it. Where that takes the room of a mark, a
    ///   single choice has none: its lip says that it leads on, and its edge that it was chosen
    /// @param all the choices of its list
    private Hit row(Choice choice, boolean on, boolean several, boolean heard, List<Hit> all) {
        Words words = new Words(choice.text().in(scenery.language()), look, Role.CHOICE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        boolean bare = heard && look.tight() && !several;
        Node[] inside = bare ? new Node[] {words} : new Node[] {mark(on, several), words};
        Hit hit = new Hit(id(choice), look, false, () -> tapped(choice, several, all), inside);
        HBox.setHgrow(hit, Priority.ALWAYS);
        hit.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        double sides = look.px(look.tight() ? 8 : 16, 28, 34);
        return hit.chosen(on)
                .inset(look, look.px(look.tight() && !look.rightToLeft() ? 0 : 3, 8, 8), sides);
    }

    /// One of several is marked by the state that follows; a single one is seen marked before the
    /// next question takes its place.
    private void tapped(Choice choice, boolean several, List<Hit> all) {
        Event event = new Event.ChoiceTapped(choice.id());
        if (several) {
            scenery.send(event);
            return;
        }
        all.forEach(hit -> hit.chosen(id(choice).equals(hit.getId())));
        scenery.sendChosen(event);
    }

    private static String id(Choice choice) {
        return "choice-" + choice.id();
    }

    private Region mark(boolean on, boolean several) {
        double size = look.fontSize(Role.CHOICE) * (look.tight() ? 0.64 : 0.86);
        StackPane mark = new StackPane();
        mark.getStyleClass().addAll("choice-mark", several ? "box" : "dot");
        mark.setMinSize(size, size);
        mark.setMaxSize(size, size);
        mark.setAlignment(Pos.CENTER);
        if (on && several) {
            // As large as in small letters at least.
            double tick = look.tight() ? Math.max(size * 0.8, look.px(32)) : size * 0.8;
            mark.getChildren().add(new Icon("tick", tick));
        }
        return mark;
    }
}
