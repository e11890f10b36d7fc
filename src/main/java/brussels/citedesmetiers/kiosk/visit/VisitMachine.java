package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.visit.Place.Asking;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import brussels.citedesmetiers.kiosk.visit.Place.Paper;
import brussels.citedesmetiers.kiosk.visit.Place.Purpose;
import brussels.citedesmetiers.kiosk.visit.VisitSummary.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The visit as a function: (state, event, time) gives the next state and effects. Total: an event
/// that means nothing where the visitor is changes nothing. Deterministic: time comes in as an
/// argument. Thread-safe: all it keeps is what it worked out before.
public final class VisitMachine {
    private static final int SHOWN_FIRST = 3;

    private final Content content;
    private final TimeLimits limits;
    private final Map<String, Guide> guides = new ConcurrentHashMap<>();

    public VisitMachine(Content content, TimeLimits limits) {
        this.content = content;
        this.limits = limits;
    }

    /// Works out the engines of all themes now, instead of each when it is first needed.
    ///
    /// @throws IllegalArgumentException if a questionnaire leaves too many states
    public void prepare() {
        content.questionnaires().keySet().forEach(this::guide);
    }

    /// A visit before anybody came.
    public Visit start(Instant now) {
        return Visit.fresh(content.languages().getFirst().code(), now);
    }

    /// The engine of the theme's questionnaire.
    public Guide guide(String theme) {
        Questionnaire questionnaire = content.questionnaires().get(theme);
        if (questionnaire == null) {
            throw new IllegalArgumentException("no questionnaire for theme " + theme);
        }
        return guides.computeIfAbsent(theme, _ -> new Guide(questionnaire));
    }

    private static Question question(Guide guide, String id) {
        return guide.questionnaire().question(id).orElseThrow();
    }

    private String firstQuestion(String theme) {
        return guide(theme).next(Answers.empty()).orElseThrow().id();
    }

    /// How many questions may still come after this one, at most, if it is answered again.
    public int atMostMoreAfter(Visit visit, String question) {
        Guide guide = guide(visit.themeId().orElseThrow());
        Answers before = Answers.empty();
        for (Question q : guide.asked(visit.answers())) {
            if (q.id().equals(question)) {
                break;
            }
            before = before.with(q.id(), visit.answers().of(q.id()));
        }
        return Math.max(0, guide.atMostMore(before) - 1);
    }

    /// The theme whose advisers a ticket goes to: the chosen one, or where the triage points (the
    /// first theme when it points nowhere).
    public String service(Visit visit) {
        String theme = visit.themeId().orElseThrow();
        if (!theme.equals(Questionnaire.UNSURE)) {
            return theme;
        }
        List<String> order =
                content.themes().stream()
                        .map(Theme::id)
                        .filter(id -> !id.equals(Questionnaire.UNSURE))
                        .toList();
        return guide(theme).topScore(visit.answers(), order).orElse(order.getFirst());
    }

    /// What follows when `event` happens at `now`.
    public Step on(Visit visit, Event event, Instant now) {
        if (event instanceof Event.Ticked) {
            return ticked(visit, now);
        }
        if (event instanceof Event.Report report) {
            return reported(visit, report, now);
        }
        Visit here = visit.touched(now);
        return switch (here.panel()) {
            case Panel.None() -> onPlace(here, event);
            case Panel.StillThere still -> onStillThere(here, event);
            case Panel.Languages(), Panel.Accessibility(), Panel.ConfirmStartOver() ->
                    onHelp(here, event);
            case Panel.Staff staff -> onStaff(here, staff, event);
        };
    }

    /// How long until the warning or the wipe is due, seen from `now`; empty on the welcome screen.
    public Optional<Instant> deadline(Visit visit) {
        TimeLimits time = limits.forComfort(visit.comfort());
        if (visit.panel() instanceof Panel.StillThere still) {
            return Optional.of(still.wipeAt());
        }
        return switch (visit.place()) {
            case Place.Welcome w ->
                    visit.comfort().accessible() || !(visit.panel() instanceof Panel.None)
                            ? Optional.of(visit.lastTouch().plus(time.idle()))
                            : Optional.empty();
            case Place.Printing p -> Optional.empty();
            case Place.Goodbye g -> Optional.of(visit.lastTouch().plus(time.afterwards()));
            default -> Optional.of(visit.lastTouch().plus(time.idle()));
        };
    }

    /// A report counts for the place, whatever panel lies over it. Where it leads somewhere else
    /// the visitor's time begins anew, and a warning that was running is withdrawn.
    private Step reported(Visit visit, Event.Report report, Instant now) {
        Step step = atPlace(visit, report);
        Visit next = step.visit();
        if (next.place().getClass().equals(visit.place().getClass())) {
            return new Step(next.under(visit.panel()), step.effects());
        }
        Panel panel = visit.panel() instanceof Panel.StillThere ? new Panel.None() : visit.panel();
        return new Step(next.touched(now).under(panel), step.effects());
    }

    private Step ticked(Visit visit, Instant now) {
        if (now.isBefore(visit.lastTouch())) {
            return Step.to(setBack(visit, now));
        }
        Optional<Instant> due = deadline(visit);
        if (due.isEmpty() || now.isBefore(due.get())) {
            return Step.to(visit);
        }
        boolean endsQuietly =
                visit.panel() instanceof Panel.StillThere
                        || visit.place() instanceof Place.Welcome
                        || visit.place() instanceof Place.Goodbye;
        if (endsQuietly) {
            return wipe(visit, now);
        }
        return Step.to(visit.under(new Panel.StillThere(now.plus(warning(visit)))));
    }

    /// The clock was set back: what is waited for is counted from now, or the answers of somebody
    /// who has left would stay for as long as it was set back.
    private Visit setBack(Visit visit, Instant now) {
        Visit next = visit.touched(now);
        return visit.panel() instanceof Panel.StillThere
                ? next.under(new Panel.StillThere(now.plus(warning(visit))))
                : next;
    }

    private Duration warning(Visit visit) {
        return limits.forComfort(visit.comfort()).warning();
    }

    private Step onStillThere(Visit visit, Event event) {
        return event instanceof Event.EndTapped
                ? wipe(visit, visit.lastTouch())
                : Step.to(visit.under(new Panel.None()));
    }

    private Step onHelp(Visit visit, Event event) {
        return switch (event) {
            case Event.LanguageChosen(String language) when knows(language) ->
                    Step.to(visit.speaking(language).under(new Panel.None()));
            case Event.ComfortChanged(Comfort comfort) -> Step.to(visit.with(comfort));
            case Event.PanelClosed(), Event.BackTapped() -> Step.to(visit.under(new Panel.None()));
            case Event.EndTapped() when visit.panel() instanceof Panel.ConfirmStartOver ->
                    wipe(visit, visit.lastTouch());
            default -> Step.to(visit);
        };
    }

    private Step onStaff(Visit visit, Panel.Staff staff, Event event) {
        return switch (event) {
            case Event.StaffUnlocked() -> Step.to(visit.under(new Panel.Staff(true)));
            case Event.PanelClosed(), Event.BackTapped() -> Step.to(visit.under(new Panel.None()));
            case Event.LanguageChosen(String language) when knows(language) ->
                    Step.to(visit.speaking(language).under(staff));
            default -> Step.to(visit);
        };
    }

    private Step onPlace(Visit visit, Event event) {
        return switch (event) {
            case Event.LanguagesTapped() when inVisit(visit) ->
                    Step.to(visit.under(new Panel.Languages()));
            case Event.AccessibilityTapped() -> Step.to(visit.under(new Panel.Accessibility()));
            case Event.StaffCornerTapped() when visit.place() instanceof Place.Welcome ->
                    Step.to(visit.under(new Panel.Staff(false)));
            case Event.StartOverTapped() when inVisit(visit) ->
                    visit.answers().size() == 0
                            ? wipe(visit, visit.lastTouch())
                            : Step.to(visit.under(new Panel.ConfirmStartOver()));
            case Event.EndTapped() when inVisit(visit) -> end(visit);
            case Event.PageTurned(int page) -> Step.to(turned(visit, Math.max(0, page)));
            default -> atPlace(visit, event);
        };
    }

    private static boolean inVisit(Visit visit) {
        return !(visit.place() instanceof Place.Welcome);
    }

    private static Visit turned(Visit visit, int page) {
        return switch (visit.place()) {
            case Asking a -> visit.at(new Asking(a.question(), a.chosen(), page, a.editing()));
            case Place.Themes t -> visit.at(new Place.Themes(page, t.editing()));
            case Place.Result r -> visit.at(new Place.Result(page));
            case Place.Interests i -> visit.at(new Place.Interests(page));
            case Place.Detail d -> visit.at(new Place.Detail(d.recommendation(), page));
            case Place.AboutYou a -> visit.at(new Place.AboutYou(a.index(), page, a.then()));
            case Place.Preview p -> visit.at(new Place.Preview(page));
            default -> visit;
        };
    }

    private Step atPlace(Visit visit, Event event) {
        return switch (visit.place()) {
            case Place.Welcome w -> atWelcome(visit, event);
            case Place.Themes t -> atThemes(visit, t, event);
            case Asking a -> atQuestion(visit, a, event);
            case Place.Result r -> atResult(visit, event);
            case Place.Interests i -> backTo(visit, event, new Place.Result(0));
            case Place.Detail d -> backTo(visit, event, new Place.Result(0));
            case Place.ListOnPhone l -> backTo(visit, event, new Place.Result(0));
            case Place.AboutYou a -> atAbout(visit, a, event);
            case Place.Preview p -> atPreview(visit, event);
            case Place.Issuing i -> atIssuing(visit, i, event);
            case Place.Printing p -> atPrinting(visit, p, event);
            case Place.Printed p -> atPrinted(visit, p, event);
            case Place.Jam j -> atJam(visit, j, event);
            case Place.TicketOnPhone t ->
                    atPrinted(visit, new Place.Printed(Paper.TICKET, false), event);
            case Place.NoNumber n -> backTo(visit, event, new Place.Result(0));
            case Place.Feedback f -> atFeedback(visit, event);
            case Place.Goodbye g ->
                    event instanceof Event.Touched || event instanceof Event.BackTapped
                            ? wipe(visit, visit.lastTouch())
                            : Step.to(visit);
        };
    }

    private static Step backTo(Visit visit, Event event, Place place) {
        return Step.to(event instanceof Event.BackTapped ? visit.at(place) : visit);
    }

    /// Back from paper: the list can be left for what it lists. A ticket cannot be taken back, its
    /// number is the visitor's; the way back is to begin anew.
    private static Visit backFrom(Visit visit, Paper paper) {
        return switch (paper) {
            case LIST -> visit.at(new Place.Result(0));
            case TICKET -> visit.under(new Panel.ConfirmStartOver());
        };
    }

    private Step atWelcome(Visit visit, Event event) {
        return Step.to(
                event instanceof Event.LanguageChosen(String language) && knows(language)
                        ? visit.speaking(language).at(new Place.Themes(0))
                        : visit);
    }

    private Step atThemes(Visit visit, Place.Themes themes, Event event) {
        return switch (event) {
            case Event.ThemeChosen(String theme)
                    when themes.editing() && visit.themeId().filter(theme::equals).isPresent() ->
                    Step.to(visit.at(new Place.Preview(0)));
            case Event.ThemeChosen(String theme) when content.questionnaires().containsKey(theme) ->
                    Step.to(ask(visit.on(theme), firstQuestion(theme), false));
            case Event.BackTapped() when themes.editing() ->
                    Step.to(visit.at(new Place.Preview(0)));
            case Event.BackTapped() ->
                    visit.answers().size() == 0
                            ? wipe(visit, visit.lastTouch())
                            : Step.to(visit.under(new Panel.ConfirmStartOver()));
            default -> Step.to(visit);
        };
    }

    private Visit ask(Visit visit, String question, boolean editing) {
        return visit.at(new Asking(question, visit.answers().of(question), 0, editing));
    }

    private Step atQuestion(Visit visit, Asking asking, Event event) {
        Guide guide = guide(visit.themeId().orElseThrow());
        Question question = question(guide, asking.question());
        return switch (event) {
            case Event.ChoiceTapped(String choice) when question.choice(choice).isPresent() ->
                    question.type() == Question.Type.SINGLE
                            ? Step.to(onwards(visit, guide, asking, List.of(choice)))
                            : Step.to(
                                    visit.at(
                                            new Asking(
                                                    asking.question(),
                                                    guide.toggle(question, asking.chosen(), choice),
                                                    asking.page(),
                                                    asking.editing())));
            case Event.NextTapped()
                    when question.type() == Question.Type.MULTIPLE
                            && asking.chosen().size() >= question.min() ->
                    Step.to(onwards(visit, guide, asking, asking.chosen()));
            case Event.BackTapped() -> Step.to(backFrom(visit, guide, asking));
            default -> Step.to(visit);
        };
    }

    private Visit onwards(Visit visit, Guide guide, Asking asking, List<String> chosen) {
        Answers answers = guide.answer(visit.answers(), asking.question(), chosen);
        Visit next = visit.answered(answers);
        if (asking.editing()) {
            return guide.next(answers)
                    .map(q -> ask(next, q.id(), true))
                    .orElseGet(() -> next.at(new Place.Preview(0)));
        }
        List<Question> asked = guide.asked(answers);
        for (int i = 0; i + 1 < asked.size(); i++) {
            if (asked.get(i).id().equals(asking.question())) {
                return ask(next, asked.get(i + 1).id(), false);
            }
        }
        return guide.next(answers)
                .map(q -> ask(next, q.id(), false))
                .orElseGet(() -> next.at(new Place.Result(0)));
    }

    private Visit backFrom(Visit visit, Guide guide, Asking asking) {
        String previous = null;
        for (Question q : guide.asked(visit.answers())) {
            if (q.id().equals(asking.question())) {
                break;
            }
            previous = q.id();
        }
        if (asking.editing() && guide.next(visit.answers()).isEmpty()) {
            return visit.at(new Place.Preview(0));
        }
        return previous == null
                ? visit.at(new Place.Themes(0))
                : ask(visit, previous, asking.editing());
    }

    private Step atResult(Visit visit, Event event) {
        return switch (event) {
            case Event.BackTapped() -> {
                Guide guide = guide(visit.themeId().orElseThrow());
                List<Question> asked = guide.asked(visit.answers());
                yield Step.to(
                        asked.isEmpty()
                                ? visit.at(new Place.Themes(0))
                                : ask(visit, asked.getLast().id(), false));
            }
            case Event.RecommendationTapped(String id) when recommended(visit).contains(id) ->
                    Step.to(visit.at(new Place.Detail(id, 0)));
            case Event.InterestsTapped() -> Step.to(visit.at(new Place.Interests(0)));
            case Event.PrintListTapped() -> about(visit, 0, Purpose.PRINT_LIST);
            case Event.PhoneTapped() -> about(visit, 0, Purpose.LIST_ON_PHONE);
            case Event.AdviserTapped() -> about(visit, 0, Purpose.SEE_ADVISER);
            default -> Step.to(visit);
        };
    }

    /// What helps, best first.
    public List<String> recommended(Visit visit) {
        return guide(visit.themeId().orElseThrow()).recommend(visit.answers());
    }

    /// The next statistical question that was neither answered nor skipped, else where the visitor
    /// was going.
    private Step about(Visit visit, int from, Purpose then) {
        for (int i = from; i < content.about().size(); i++) {
            if (!visit.about().containsKey(content.about().get(i).id())) {
                return Step.to(visit.at(new Place.AboutYou(i, 0, then)));
            }
        }
        return switch (then) {
            case SEE_ADVISER -> Step.to(visit.at(new Place.Preview(0)));
            case LIST_ON_PHONE -> Step.to(visit.at(new Place.ListOnPhone()));
            case PRINT_LIST -> print(visit, Paper.LIST);
        };
    }

    private Step atAbout(Visit visit, Place.AboutYou about, Event event) {
        Question question = content.about().get(about.index());
        return switch (event) {
            case Event.ChoiceTapped(String choice) when question.choice(choice).isPresent() ->
                    about(visit.about(question.id(), choice), about.index() + 1, about.then());
            case Event.AboutSkipped() ->
                    about(
                            visit.about(question.id(), VisitSummary.NO_ANSWER),
                            about.index() + 1,
                            about.then());
            case Event.AllAboutSkipped() -> {
                Visit rest = visit;
                for (Question q : content.about()) {
                    rest =
                            rest.about().containsKey(q.id())
                                    ? rest
                                    : rest.about(q.id(), VisitSummary.NO_ANSWER);
                }
                yield about(rest, content.about().size(), about.then());
            }
            case Event.BackTapped() ->
                    Step.to(
                            about.index() == 0
                                    ? visit.at(new Place.Result(0))
                                    : visit.at(
                                            new Place.AboutYou(
                                                    about.index() - 1, 0, about.then())));
            default -> Step.to(visit);
        };
    }

    private Step atPreview(Visit visit, Event event) {
        return switch (event) {
            case Event.BackTapped() -> Step.to(visit.at(new Place.Result(0)));
            case Event.EditThemeTapped() -> Step.to(visit.at(new Place.Themes(0, true)));
            case Event.EditTapped(String question) when visit.answers().has(question) ->
                    Step.to(ask(visit, question, true));
            case Event.TicketTaken(boolean withAnswers, Medium medium) -> {
                Visit sharing = visit.sharing(withAnswers).at(new Place.Issuing(medium));
                yield Step.to(
                        sharing,
                        new Effect.IssueTicket(
                                service(visit),
                                visit.themeId().orElseThrow(),
                                visit.language(),
                                withAnswers,
                                withAnswers ? visit.answers() : Answers.empty()));
            }
            default -> Step.to(visit);
        };
    }

    private static Step atIssuing(Visit visit, Place.Issuing issuing, Event event) {
        return switch (event) {
            case Event.TicketIssued(Ticket ticket) -> {
                Visit holding = visit.holding(ticket);
                yield switch (issuing.medium()) {
                    case PAPER -> print(holding, Paper.TICKET);
                    case PHONE -> Step.to(holding.at(new Place.TicketOnPhone()));
                };
            }
            case Event.NumberRefused() -> Step.to(visit.at(new Place.NoNumber()));
            default -> Step.to(visit);
        };
    }

    private static Step print(Visit visit, Paper paper) {
        return Step.to(visit.at(new Place.Printing(paper, 0)), new Effect.Print(paper));
    }

    private static Step atPrinting(Visit visit, Place.Printing printing, Event event) {
        Paper paper = printing.paper();
        return switch (event) {
            case Event.PrintAdvanced(double progress) ->
                    Step.to(
                            visit.at(
                                    new Place.Printing(
                                            paper, Math.max(printing.progress(), progress))));
            case Event.PrintEnded(PrintOutcome outcome) ->
                    Step.to(
                            visit.at(
                                    switch (outcome) {
                                        case PRINTED -> new Place.Printed(paper, true);
                                        case SENT -> new Place.Printed(paper, false);
                                        case NOT_STARTED -> withoutPaper(paper);
                                        case UNSURE -> new Place.Jam(paper);
                                    }));
            default -> Step.to(visit);
        };
    }

    private static Place withoutPaper(Paper paper) {
        return switch (paper) {
            case TICKET -> new Place.TicketOnPhone();
            case LIST -> new Place.ListOnPhone();
        };
    }

    private static Step atPrinted(Visit visit, Place.Printed printed, Event event) {
        return Step.to(
                switch (event) {
                    case Event.PaperTaken() -> visit.at(new Place.Feedback());
                    case Event.BackTapped() -> backFrom(visit, printed.paper());
                    default -> visit;
                });
    }

    private static Step atJam(Visit visit, Place.Jam jam, Event event) {
        return Step.to(
                switch (event) {
                    case Event.JamAnswered(boolean paperInHand) ->
                            visit.at(
                                    paperInHand ? new Place.Feedback() : withoutPaper(jam.paper()));
                    case Event.BackTapped() -> backFrom(visit, jam.paper());
                    default -> visit;
                });
    }

    private Step atFeedback(Visit visit, Event event) {
        return switch (event) {
            case Event.FeedbackGiven(int mark) when mark >= 1 && mark <= 3 ->
                    goodbye(visit.rated(mark));
            case Event.FeedbackSkipped() -> goodbye(visit);
            case Event.BackTapped() ->
                    Step.to(
                            backFrom(
                                    visit, visit.issued().isPresent() ? Paper.TICKET : Paper.LIST));
            default -> Step.to(visit);
        };
    }

    /// "I'm done": a visitor who saw a result is asked how it was, anybody else goes home at once.
    private Step end(Visit visit) {
        boolean asked =
                visit.place() instanceof Place.Feedback || visit.place() instanceof Place.Goodbye;
        return visit.resultSeen() && !asked
                ? Step.to(visit.at(new Place.Feedback()))
                : wipe(visit, visit.lastTouch());
    }

    private Step goodbye(Visit visit) {
        return counted(
                visit,
                start(visit.lastTouch())
                        .speaking(visit.language())
                        .with(visit.comfort())
                        .at(new Place.Goodbye()));
    }

    private Step wipe(Visit visit, Instant now) {
        return counted(visit, start(now));
    }

    private Step counted(Visit ended, Visit fresh) {
        return summary(ended)
                .map(s -> Step.to(fresh, new Effect.Count(s)))
                .orElseGet(() -> Step.to(fresh));
    }

    /// What may be counted of the visit as it stands; empty when no theme was chosen.
    Optional<VisitSummary> summary(Visit visit) {
        if (visit.theme() == null) {
            return Optional.empty();
        }
        String theme = visit.theme();
        boolean finished = visit.resultSeen();
        String left =
                finished
                        ? null
                        : visit.place() instanceof Asking a ? a.question() : firstQuestion(theme);
        Channel channel =
                visit.issued().isPresent()
                        ? Channel.ADVISER
                        : finished ? Channel.SELF_SERVED : Channel.NONE;
        // Who went back from the result and left in mid-way was never shown what these would give.
        boolean complete = guide(theme).next(visit.answers()).isEmpty();
        List<String> shown =
                finished && complete
                        ? recommended(visit).stream().limit(SHOWN_FIRST).toList()
                        : List.of();
        return Optional.of(
                new VisitSummary(
                        theme,
                        visit.language(),
                        channel,
                        left,
                        shown,
                        visit.about(),
                        visit.feedback()));
    }

    private boolean knows(String language) {
        return content.language(language).isPresent();
    }
}
