package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Alphabet;
import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
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
import javafx.scene.Node;
import javafx.scene.layout.Region;
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
        double room = Steps.room(look, done, more, width);
        boolean whole = lineWidth(widest(question, progress(more))) <= room;
        String far = whole || !several ? progress(more) : brief(more);
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
                                said(question, far, asking.chosen().size()),
                                several ? widest(question, far) : progress(more),
                                width);
        ChoiceControls.Taken taken =
                ChoiceControls.Taken.of(
                        question,
                        several ? asking.chosen() : scenery.visit().answers().of(question.id()));
        Region heading = aside ? title(question) : top(steps, title(question));
        List<Region> under = aside ? List.of(steps) : List.of();
        if (question.isInPictures()) {
            ChoiceControls controls = new ChoiceControls(scenery, taken);
            PictureChoices.Tiles tiles =
                    new PictureChoices(scenery, question.choices(), controls)
                            .in(frame.room(heading, under, next, false));
            return frame.show(
                    new Frame.Listed(
                            heading,
                            tiles.tiles(),
                            tiles.columns(),
                            under,
                            next,
                            asking.page(),
                            Event.PageTurned::new));
        }
        return frame.show(
                heard(
                        question.choices(),
                        taken,
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
            ChoiceControls.Taken taken,
            Function<List<Region>, Frame.Listed> list) {
        if (!scenery.around().speaks()) {
            return list.apply(rows(choices, taken, false));
        }
        Frame.Listed heard = list.apply(rows(choices, taken, true));
        if (look.tight()) {
            boolean wide = heard.rows().stream().anyMatch(row -> row.minWidth(-1) > width);
            Frame.Listed bare = list.apply(rows(choices, taken, false));
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
    private String said(Question question, String far, int chosen) {
        return question.type() == Question.Type.MULTIPLE
                ? far + "\u00a0· " + most(chosen, question.max())
                : far;
    }

    /// The wider of what is said before and after all answers are chosen.
    private String widest(Question question, String far) {
        String before = said(question, far, 0);
        String after = said(question, far, question.max());
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
        ChoiceControls.Taken given =
                ChoiceControls.Taken.one(
                        List.of(scenery.visit().about().getOrDefault(question.id(), "")));
        Optional<Alphabet> alphabet =
                Alphabet.of(
                        question.choices(),
                        scenery.content().languages().getFirst().code(),
                        scenery.language());
        List<Choice> choices = alphabet.map(Alphabet::all).orElse(question.choices());
        List<Action> foot = new ArrayList<>();
        if (about.index() == 0) {
            foot.add(scenery.act("skip-all", "", "about.skip-all", new Event.AllAboutSkipped()));
        }
        foot.add(scenery.act("no-answer", "", "about.no-answer", new Event.AboutSkipped()));
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
                        ? list.apply(rows(choices, given, false))
                        : heard(choices, given, list);
        return alphabet.isPresent() && frame.pages(all) > MOST_PAGES
                ? byLetters(alphabet.get(), heading, given, all)
                : frame.show(all);
    }

    /// A list of names, found by their first letter. The letters take the first pages; the pages of
    /// each range of letters follow.
    private Region byLetters(
            Alphabet alphabet, Region heading, ChoiceControls.Taken given, Frame.Listed all) {
        List<Alphabet.Range> ranges = alphabet.ranges(MOST_RANGES);
        Action back = Action.plain("letters", "back", alphabet.label(), new Event.PageTurned(0));
        List<Region> index = new ArrayList<>(rows(alphabet.others(), given, false));
        for (int i = 0; i < ranges.size(); i++) {
            index.add(i, letters("letters-" + (i + 1), ranges.get(i).label(), 0));
        }
        int before = frame.pages(with(all, heading, index, all.actions(), all.page()));
        int indexPages = before;
        int page = all.page();
        for (int i = 0; i < ranges.size(); i++) {
            List<Region> rows = rows(ranges.get(i).names(), given, false);
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
                .inset(look, look.px(3, 8, 8), look.px(10, 24, 24))
                .spoken(label);
    }

    private List<Region> rows(List<Choice> choices, ChoiceControls.Taken taken, boolean heard) {
        ChoiceControls controls = new ChoiceControls(scenery, taken);
        List<Region> rows = new ArrayList<>();
        for (Choice choice : choices) {
            Hit hit = row(controls, choice, heard && look.tight() && !taken.several());
            rows.add(heard ? controls.heard(choice, hit) : hit);
        }
        return rows;
    }

    private Action next(boolean ready) {
        return new Action(
                "next",
                "next",
                scenery.text("question.next"),
                new Event.NextTapped(),
                ready ? Action.Weight.PRIMARY : Action.Weight.WAITING);
    }

    /// @param bare whether it has no mark, where a speaker takes its room: the lip of a single
    ///   choice says that it leads on, and its edge that it was chosen
    private Hit row(ChoiceControls controls, Choice choice, boolean bare) {
        Words words = new Words(choice.text().in(scenery.language()), look, Role.CHOICE).filling();
        Node[] inside = bare ? new Node[] {words} : new Node[] {controls.mark(choice), words};
        double sides = look.px(look.tight() ? 8 : 16, 28, 34);
        return controls.control(choice, false, inside)
                .inset(look, look.px(look.tight() && !look.rightToLeft() ? 0 : 3, 8, 8), sides);
    }
}
