package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.guide.Profile;
import brussels.citedesmetiers.kiosk.guide.TradeFit;
import brussels.citedesmetiers.kiosk.visit.Place.Asking;
import brussels.citedesmetiers.kiosk.visit.Place.Paper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The visit as a function: (state, event, time) gives the next state and effects. Total: an event
/// that is meaningless at the current place changes nothing. Deterministic: time is an argument.
/// Thread-safe: it only caches what it has computed.
///
/// Panels and navigation between places are here; what happens at the places is in [QuestionSteps],
/// [ResultSteps], [TradeSteps] and [PaperSteps], the effect of time in [VisitClock], and the end of
/// a visit in [Endings].
public final class VisitMachine {
    /// The theme in which one chooses a trade.
    private static final String TRADES_THEME = "C";

    private final Content content;
    private final Guides guides;
    private final Endings endings;
    private final VisitClock clock;
    private final QuestionSteps questions;
    private final ResultSteps results;
    private final TradeSteps trades;
    private final HouseSteps house;
    private final TimeLimits limits;

    public VisitMachine(Content content, TimeLimits limits) {
        this(content, limits, new Guides(content));
    }

    private VisitMachine(Content content, TimeLimits limits, Guides guides) {
        this.content = content;
        this.limits = limits;
        this.guides = guides;
        this.endings = new Endings(content, guides);
        this.clock = new VisitClock(limits, endings);
        this.questions = new QuestionSteps(guides, endings);
        this.trades = new TradeSteps(content);
        this.house = new HouseSteps(content);
        this.results = new ResultSteps(content, guides, questions, trades);
    }

    /// The machine of the same content with these trades. It guides as this one does, so that a
    /// visit may go on with it.
    public VisitMachine with(Trades others) {
        return new VisitMachine(content.with(others), limits, guides);
    }

    /// Creates the guides of all themes in the first language now, instead of each when first
    /// needed.
    ///
    /// @throws IllegalArgumentException if a questionnaire leads to too many states
    public void prepare() {
        guides.prepare();
    }

    /// A visit before anybody came.
    public Visit start(Instant now) {
        return endings.fresh(now);
    }

    /// The guide through the questionnaire of the visit's theme, in its language.
    public Guide guide(Visit visit) {
        return guides.guide(visit);
    }

    /// The questionnaire of a theme.
    public Questionnaire questionnaire(String theme) {
        return guides.questionnaire(theme);
    }

    /// The recommendations, best first.
    public List<String> recommended(Visit visit) {
        return guides.recommended(visit);
    }

    /// The recommendations that the screen lists. The way to the interests or the trades takes the
    /// place of the last of the most there can be, so that the small panel has them on two pages;
    /// the printed list has every one.
    public List<String> listed(Visit visit) {
        List<String> all = guides.recommended(visit);
        boolean way = leadsToInterests(visit) || leadsToTrades(visit);
        return way ? all.stream().limit(Guide.MOST_RECOMMENDATIONS - 1L).toList() : all;
    }

    /// Whether a visitor with these answers is shown their interests. Who did not know where to go
    /// was asked for something else.
    public boolean leadsToInterests(Visit visit) {
        return guides.asks(visit)
                && visit.themeId().filter(Questionnaire.UNSURE::equals).isEmpty()
                && guide(visit).profile(visit.answers()).certainty() != Profile.Certainty.NONE;
    }

    /// The theme whose advisers a ticket is for: the chosen one, or the one the triage leads to
    /// (the first theme if it leads nowhere).
    public String service(Visit visit) {
        return results.service(visit);
    }

    /// Whether a visitor with these answers is shown a way to the trades: who came to choose, and
    /// who was asked for a sector.
    public boolean leadsToTrades(Visit visit) {
        return guides.asks(visit)
                && !content.trades().isEmpty()
                && (visit.themeId().filter(TRADES_THEME::equals).isPresent()
                        || !TradeFit.of(content.trades(), guide(visit), visit.answers()).isEmpty());
    }

    /// Whether the visit has a theme with questions.
    public boolean asks(Visit visit) {
        return guides.asks(visit);
    }

    /// Whether the visitor keeps as many trades as a list has room for.
    public boolean keepsNoMore(Visit visit) {
        return visit.kept().size() >= TradeSteps.MOST_KEPT;
    }

    /// When the warning or the wipe is due; empty if neither is.
    public Optional<Instant> deadline(Visit visit) {
        return clock.deadline(visit);
    }

    /// When somebody who was not seen since then is asked whether they are still there; empty if
    /// nobody is to be asked.
    public Optional<Instant> deadline(Visit visit, Instant since) {
        return clock.deadline(visit, since);
    }

    /// How long "are you still there?" stays before the wipe.
    public Duration warning(Visit visit) {
        return clock.warning(visit);
    }

    /// How many questions may still come after this one, at most, if it is answered again.
    public int atMostMoreAfter(Visit visit, String question) {
        Guide guide = guides.guide(visit);
        Answers before = Answers.empty();
        for (Question q : guide.asked(visit.answers())) {
            if (q.id().equals(question)) {
                break;
            }
            before = before.with(q.id(), visit.answers().of(q.id()));
        }
        return Math.max(0, guide.atMostMore(before) - 1);
    }

    /// Ends a visit that cannot continue: it is wiped and counted as if its visitor had left.
    public Step leave(Visit visit, Instant now) {
        return endings.wipe(visit, now);
    }

    /// What follows when `event` happens at `now`.
    public Step on(Visit visit, Event event, Instant now) {
        if (event instanceof Event.Ticked) {
            return clock.ticked(visit, now);
        }
        if (event instanceof Event.ReadAloud) {
            return Step.to(visit.panel() instanceof Panel.StillThere ? visit : visit.touched(now));
        }
        if (event instanceof Event.EmptySince(Instant since)) {
            return clock.empty(visit, since, now);
        }
        if (event instanceof Event.Report report) {
            return reported(visit, report, now);
        }
        Visit here = visit.touched(now);
        return switch (here.panel()) {
            case Panel.None() -> onPlace(here, event);
            case Panel.StillThere still -> onStillThere(here, event);
            case Panel.Languages(),
                    Panel.Accessibility(),
                    Panel.LastSent(),
                    Panel.ConfirmStartOver() ->
                    onHelp(here, event);
            case Panel.Staff staff -> onStaff(here, staff, event);
        };
    }

    /// A report applies to the place, whatever panel covers it. If it leads to another place, the
    /// visitor's time restarts and a running warning is withdrawn.
    private Step reported(Visit visit, Event.Report report, Instant now) {
        Step step = atPlace(visit, report);
        Visit next = step.visit();
        if (next.place().getClass().equals(visit.place().getClass())) {
            return new Step(next.under(visit.panel()), step.effects());
        }
        Panel panel = visit.panel() instanceof Panel.StillThere ? new Panel.None() : visit.panel();
        return new Step(next.touched(now).under(panel), step.effects());
    }

    private Step onStillThere(Visit visit, Event event) {
        return switch (event) {
            case Event.EndTapped() -> endings.wipe(visit, visit.lastTouch());
            // Who wants to hear the question has all the time again to hear it.
            case Event.ListenTapped() -> askedAgain(visit);
            case Event.SpeechChanged(Comfort.Speech speech) ->
                    askedAgain(visit.with(visit.comfort().with(speech)));
            default -> Step.to(visit.under(new Panel.None()));
        };
    }

    private Step askedAgain(Visit visit) {
        return Step.to(
                visit.under(new Panel.StillThere(visit.lastTouch().plus(clock.warning(visit)))));
    }

    private Step onHelp(Visit visit, Event event) {
        return switch (event) {
            case Event.LanguageChosen(String language) when knows(language) ->
                    questions.speaking(visit.under(new Panel.None()), language);
            case Event.ComfortChanged(Comfort comfort) -> Step.to(visit.with(comfort));
            case Event.SpeechChanged(Comfort.Speech speech) ->
                    Step.to(visit.with(visit.comfort().with(speech)));
            case Event.LastSentTapped() when visit.panel() instanceof Panel.Accessibility ->
                    Step.to(visit.under(new Panel.LastSent()));
            case Event.PanelClosed(), Event.BackTapped() -> Step.to(visit.under(new Panel.None()));
            case Event.LanguagesTapped(), Event.AccessibilityTapped(), Event.StartOverTapped() ->
                    onPlace(visit.under(new Panel.None()), event);
            case Event.EndTapped() when visit.panel() instanceof Panel.ConfirmStartOver ->
                    endings.wipe(visit, visit.lastTouch());
            default -> Step.to(visit);
        };
    }

    private Step onStaff(Visit visit, Panel.Staff staff, Event event) {
        if (staff.page() == Panel.StaffPage.CLOSING) {
            return Step.to(visit);
        }
        return switch (event) {
            case Event.StaffUnlocked() ->
                    Step.to(visit.under(new Panel.Staff(Panel.StaffPage.PARTS)));
            case Event.StaffPageTapped(Panel.StaffPage page)
                    when staff.page() != Panel.StaffPage.PIN ->
                    Step.to(visit.under(new Panel.Staff(page)));
            case Event.StaffTaskTapped(StaffTask task) when staff.page() != Panel.StaffPage.PIN ->
                    Step.to(
                            visit.under(new Panel.Staff(after(staff.page(), task))),
                            new Effect.ForStaff(task));
            case Event.PanelClosed(), Event.BackTapped() -> Step.to(visit.under(new Panel.None()));
            case Event.LanguageChosen(String language) when knows(language) ->
                    Step.to(visit.speaking(language).under(staff));
            default -> Step.to(visit);
        };
    }

    /// Where staff are after they had something done: still at the devices, if they try them.
    private static Panel.StaffPage after(Panel.StaffPage page, StaffTask task) {
        if (task instanceof StaffTask.CloseDay) {
            return Panel.StaffPage.CLOSING;
        }
        return page == Panel.StaffPage.DEVICES ? page : Panel.StaffPage.PARTS;
    }

    private Step onPlace(Visit visit, Event event) {
        return switch (event) {
            case Event.LanguagesTapped() when inVisit(visit) ->
                    Step.to(visit.under(new Panel.Languages()));
            case Event.AccessibilityTapped() -> Step.to(visit.under(new Panel.Accessibility()));
            case Event.SpeechChanged(Comfort.Speech speech) ->
                    Step.to(visit.with(visit.comfort().with(speech)));
            case Event.StaffCornerTapped() when visit.place() instanceof Place.Welcome ->
                    Step.to(visit.under(new Panel.Staff(Panel.StaffPage.PIN)));
            case Event.StartOverTapped() when inVisit(visit) -> endings.startOver(visit);
            case Event.EndTapped() when inVisit(visit) -> endings.end(visit);
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
            case Place.ThisWeek w -> visit.at(new Place.ThisWeek(page));
            case Place.Themes t -> visit.at(new Place.Themes(page, t.editing()));
            case Place.House h -> visit.at(new Place.House(page));
            case Place.Result r -> visit.at(new Place.Result(page));
            case Place.Interests i -> visit.at(new Place.Interests(page));
            case Place.Detail d -> visit.at(new Place.Detail(d.recommendation(), page));
            case Place.Trades t -> visit.at(new Place.Trades(t.list(), page));
            case Place.Trade t -> visit.at(new Place.Trade(t.trade(), t.from(), page));
            case Place.AboutYou a -> visit.at(new Place.AboutYou(a.index(), page, a.then()));
            case Place.Preview p -> visit.at(new Place.Preview(page));
            default -> visit;
        };
    }

    private Step atPlace(Visit visit, Event event) {
        return switch (visit.place()) {
            case Place.Welcome w -> atWelcome(visit, event);
            case Place.ThisWeek w ->
                    event instanceof Event.BackTapped ? endings.startOver(visit) : Step.to(visit);
            case Place.Themes t when t.editing() -> questions.atThemes(visit, t, event);
            case Place.Themes t ->
                    switch (event) {
                        case Event.HouseTapped() -> house.open(visit);
                        case Event.ArrivalTapped(boolean reachable) ->
                                ArrivalSteps.open(visit, reachable);
                        default -> questions.atThemes(visit, t, event);
                    };
            case Place.ArrivalCode c -> ArrivalSteps.atCode(visit, c, event);
            case Place.Arriving a -> ArrivalSteps.atArriving(visit, a, event);
            case Place.Arrived a -> ArrivalSteps.atArrived(visit, a, event);
            case Place.House h -> house.atHouse(visit, event);
            case Asking a -> questions.atQuestion(visit, a, event);
            case Place.Result r -> results.atResult(visit, event);
            case Place.Interests i ->
                    event instanceof Event.TradesTapped
                            ? results.atResult(visit, event)
                            : backTo(visit, event, new Place.Result(0));
            case Place.Detail d -> backTo(visit, event, new Place.Result(0));
            case Place.Trades t -> trades.atTrades(visit, t, event);
            case Place.Trade t -> trades.atTrade(visit, t, event);
            case Place.ListOnPhone l -> backTo(visit, event, new Place.Result(0));
            case Place.AboutYou a -> results.atAbout(visit, a, event);
            case Place.Preview p -> results.atPreview(visit, event);
            case Place.Issuing i -> PaperSteps.atIssuing(visit, i, event);
            case Place.Printing p -> PaperSteps.atPrinting(visit, p, event);
            case Place.Printed p -> PaperSteps.atPrinted(visit, p, event);
            case Place.Jam j -> PaperSteps.atJam(visit, j, event);
            case Place.TicketOnPhone t ->
                    PaperSteps.atPrinted(visit, new Place.Printed(Paper.TICKET, false), event);
            case Place.NoNumber n ->
                    backTo(
                            visit,
                            event,
                            guides.asks(visit) ? new Place.Result(0) : new Place.House(0));
            case Place.Feedback f -> atFeedback(visit, event);
            case Place.Goodbye g ->
                    event instanceof Event.Touched || event instanceof Event.BackTapped
                            ? endings.wipe(visit, visit.lastTouch())
                            : Step.to(visit);
        };
    }

    private static Step backTo(Visit visit, Event event, Place place) {
        return Step.to(event instanceof Event.BackTapped ? visit.at(place) : visit);
    }

    private Step atWelcome(Visit visit, Event event) {
        return Step.to(
                switch (event) {
                    case Event.LanguageChosen(String language) when knows(language) ->
                            visit.speaking(language).at(new Place.Themes(0));
                    case Event.ThisWeekTapped() -> visit.at(new Place.ThisWeek(0));
                    default -> visit;
                });
    }

    private Step atFeedback(Visit visit, Event event) {
        return switch (event) {
            case Event.FeedbackGiven(int mark) when mark >= 1 && mark <= 3 ->
                    endings.goodbye(visit.rated(mark));
            case Event.FeedbackSkipped() -> endings.goodbye(visit);
            case Event.BackTapped() ->
                    Step.to(
                            PaperSteps.backFrom(
                                    visit, visit.issued().isPresent() ? Paper.TICKET : Paper.LIST));
            default -> Step.to(visit);
        };
    }

    private boolean knows(String language) {
        return content.language(language).isPresent();
    }
}
