package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Recommendation.Access;
import brussels.citedesmetiers.kiosk.content.Trade;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.guide.Profile;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.LongestToken;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import brussels.citedesmetiers.kiosk.visit.Arrival;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import brussels.citedesmetiers.kiosk.visit.PrintOutcome;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every kind of screen a terminal can show, each reached as a visitor reaches it: by events sent
/// to the visit's state machine.
public final class ScreenStates {

    /// One screen.
    ///
    /// @param name stable, for file names and messages
    /// @param at when it is drawn
    public record State(String name, Visit visit, Surroundings around, Instant at) {}

    /// The moment all states are drawn at.
    static final Instant NOW = Instant.parse("2026-04-14T08:42:00Z");

    private static final List<String> WANTING_TO_KNOW = List.of("working", "self", "wish");

    private final Content content;
    private final VisitMachine machine;
    private final Language language;
    private final Comfort comfort;
    private final Surroundings paper;
    private final Surroundings noPaper;
    private final List<Visit> asking;

    /// The result of somebody who likes everything that is done with people.
    private @Nullable Visit social;

    private final List<Visit> results;
    private final List<State> states = new ArrayList<>();

    /// Of the same visits, which are gone through for each kind of result.
    private final IdentityHashMap<Visit, List<Recommendation>> recommended =
            new IdentityHashMap<>();

    private ScreenStates(Content content, Walks walks, Language language, Comfort comfort) {
        this.content = content;
        this.machine = walks.machine();
        this.language = language;
        this.comfort = comfort;
        Walks.Met met = walks.in(language);
        this.asking = met.asking().stream().map(this::dressed).toList();
        this.results = met.results().stream().map(this::dressed).toList();
        this.paper =
                new Surroundings(
                                PrinterState.READY,
                                true,
                                new Surroundings.Issued(new Bitmap(8, 8), Queues.LONG),
                                Queues.BUSY,
                                inOrder())
                        .withVoice();
        this.noPaper =
                new Surroundings(PrinterState.PAPER_OUT, true, null, Queues.BUSY, warned())
                        .withVoice();
    }

    /// All states as a visitor with this language and comfort sees them.
    public static List<State> of(Content content, Walks walks, Language language, Comfort comfort) {
        return walks.once(
                content,
                language,
                comfort,
                () -> new ScreenStates(content, walks, language, comfort).all());
    }

    private List<State> all() {
        beginning();
        arrivals();
        questions();
        helps();
        about();
        previews();
        papers();
        panels();
        return List.copyOf(states);
    }

    // The same visit with another comfort, as the panel would have made it.
    private Visit dressed(Visit visit) {
        Visit at = to(visit, new Event.AccessibilityTapped());
        at = to(at, new Event.ComfortChanged(comfort));
        return to(at, new Event.PanelClosed());
    }

    private Visit to(Visit visit, Event event) {
        return machine.on(visit, event, NOW).visit();
    }

    private void add(String name, Visit visit) {
        states.add(new State(name, visit, paper, NOW));
    }

    private void addWithoutPaper(String name, Visit visit) {
        states.add(new State(name, visit, noPaper, NOW));
    }

    private void addSent(String name, Visit visit, Sent sent) {
        states.add(new State(name, visit, paper.withSent(sent), NOW));
    }

    private void addDated(String name, Visit visit) {
        states.add(new State(name, visit, paper.withDates(AgendaSamples.of(content, NOW)), NOW));
    }

    private void addWith(String name, Visit visit, @Nullable QueueOutlook outlook) {
        states.add(
                new State(
                        name,
                        visit,
                        new Surroundings(PrinterState.READY, true, null, outlook, inOrder())
                                .withVoice(),
                        NOW));
    }

    private Visit atThemes() {
        return dressed(to(machine.start(NOW), new Event.LanguageChosen(language.code())));
    }

    /// Reached before a language was chosen, which is chosen there.
    private Visit thisWeek() {
        Visit week = to(machine.start(NOW), new Event.ThisWeekTapped());
        week = to(week, new Event.LanguagesTapped());
        return dressed(to(week, new Event.LanguageChosen(language.code())));
    }

    private void beginning() {
        Visit fresh = machine.start(NOW);
        fresh = to(fresh, new Event.AccessibilityTapped());
        fresh = to(fresh, new Event.ComfortChanged(comfort));
        add("welcome", to(fresh, new Event.PanelClosed()));
        addDated("welcome-dates", to(fresh, new Event.PanelClosed()));
        addDated("this-week", thisWeek());
        addWith("welcome-calls", to(fresh, new Event.PanelClosed()), Queues.CALLING);
        add("themes", atThemes());
        if (content.house().isPresent()) {
            Visit house = to(atThemes(), new Event.HouseTapped());
            add("house", house);
            addWith("house-closed", house, Queues.CLOSED);
        }
        addWith("themes-no-queue", atThemes(), null);
        addWith("themes-free", atThemes(), Queues.FREE);
        addWith("themes-at-lunch", atThemes(), Queues.AT_LUNCH);
        addWith("themes-closed", atThemes(), Queues.CLOSED);
        addWith("themes-far-away", atThemes(), Queues.FAR_AWAY);
        addWith("themes-full", atThemes(), Queues.FULL);
        addWith("themes-too-late", atThemes(), Queues.TOO_LATE);
        addWith("themes-some", atThemes(), Queues.SOME);
    }

    private void addArrival(String name, Visit visit, CodeKeys keys) {
        states.add(new State(name, visit, paper.withCodes(keys), NOW));
    }

    private void arrivals() {
        addArrival("themes-appointments", atThemes(), CodeKeys.LETTERS);
        Visit code = to(atThemes(), new Event.ArrivalTapped(true));
        addArrival("arrival-digits", code, CodeKeys.DIGITS);
        addArrival("arrival-letters", code, CodeKeys.LETTERS);
        Visit typed = code;
        for (int i = 0; i < Place.ArrivalCode.MOST; i++) {
            typed = to(typed, new Event.CodeTyped('W'));
        }
        addArrival("arrival-typed", typed, CodeKeys.LETTERS);
        Visit asking = to(typed, new Event.CodeEntered());
        addArrival("arriving", asking, CodeKeys.LETTERS);
        Visit unknown = to(asking, new Event.Arrived(new Arrival.Unknown()));
        addArrival("arrival-unknown", unknown, CodeKeys.LETTERS);
        addArrival("arrival-unknown-digits", unknown, CodeKeys.DIGITS);
        for (Arrival.Timing timing : Arrival.Timing.values()) {
            Visit here =
                    to(
                            asking,
                            new Event.Arrived(
                                    new Arrival.InLine("B-W848", LocalTime.of(10, 30), timing)));
            addArrival(
                    "arrived-" + timing.name().toLowerCase(Locale.ROOT),
                    switch (timing) {
                        case EARLY -> here;
                        case IN_TIME -> to(here, new Event.PrintEnded(PrintOutcome.PRINTED));
                        case LATE -> to(here, new Event.PrintEnded(PrintOutcome.NOT_STARTED));
                    },
                    CodeKeys.LETTERS);
        }
        addArrival(
                "arrived-before",
                to(asking, new Event.Arrived(new Arrival.Before("B-W848"))),
                CodeKeys.LETTERS);
        addArrival(
                "arrival-reception",
                to(atThemes(), new Event.ArrivalTapped(false)),
                CodeKeys.LETTERS);
    }

    private Question question(Visit visit) {
        return machine.guide(visit)
                .questionnaire()
                .question(((Place.Asking) visit.place()).question())
                .orElseThrow();
    }

    private String said(Choice choice) {
        return choice.text().in(language.code());
    }

    private boolean isSeveralWritten(Visit visit) {
        Question question = question(visit);
        return question.type() == Question.Type.MULTIPLE && !question.isInPictures();
    }

    /// Every question in pictures, as somebody comes to it who wants to know what suits them.
    private List<Visit> inPictures() {
        List<Visit> all = new ArrayList<>();
        Visit visit = to(atThemes(), new Event.ThemeChosen("C"));
        while (visit.place() instanceof Place.Asking) {
            Question question = question(visit);
            if (question.isInPictures()) {
                all.add(visit);
            }
            Choice choice =
                    question.choices().stream()
                            .filter(
                                    c ->
                                            WANTING_TO_KNOW.contains(c.id())
                                                    || c.scores().containsKey("S"))
                            .findFirst()
                            .orElse(question.choices().getFirst());
            visit = to(visit, new Event.ChoiceTapped(choice.id()));
            if (question.type() == Question.Type.MULTIPLE) {
                visit = to(visit, new Event.NextTapped());
            }
        }
        social = visit;
        return all;
    }

    private static int longestWord(String text) {
        return Stream.of(text.split(" ", -1)).mapToInt(String::length).max().orElse(0);
    }

    private void questions() {
        Visit single = first(asking, v -> question(v).type() == Question.Type.SINGLE);
        add("question-single", single);
        Visit answered = to(single, new Event.ChoiceTapped(question(single).choices().get(2).id()));
        add("question-single-chosen", to(answered, new Event.BackTapped()));
        Visit several = first(asking, this::isSeveralWritten);
        add("question-several", several);
        Visit chosen = several;
        for (int i = 0; i < question(several).max(); i++) {
            chosen = to(chosen, new Event.ChoiceTapped(question(several).choices().get(i).id()));
        }
        add("question-several-chosen", chosen);
        Visit most = longest(asking, v -> question(v).choices().size());
        add("question-most-choices", most);
        add(
                "question-longest",
                longest(asking, v -> question(v).text().in(language.code()).length()));
        Visit texts =
                longest(
                        asking,
                        v -> question(v).choices().stream().mapToInt(c -> said(c).length()).sum());
        add("question-longest-choices", texts);
        Visit severalTexts =
                longest(
                        asking.stream().filter(this::isSeveralWritten).toList(),
                        v -> question(v).choices().stream().mapToInt(c -> said(c).length()).sum());
        add("question-several-longest", severalTexts);
        Visit pictures =
                longest(
                        inPictures(),
                        v ->
                                question(v).choices().stream()
                                        .mapToInt(c -> longestWord(said(c)))
                                        .max()
                                        .orElse(0));
        add("question-pictures", pictures);
        Visit liked =
                to(pictures, new Event.ChoiceTapped(question(pictures).choices().get(0).id()));
        liked = to(liked, new Event.ChoiceTapped(question(pictures).choices().get(4).id()));
        add("question-pictures-chosen", liked);
        add("question-last", first(asking, v -> machine.atMostMoreAfter(v, question(v).id()) == 0));
    }

    private List<Recommendation> recommended(Visit visit) {
        return recommended.computeIfAbsent(
                visit,
                _ ->
                        machine.recommended(visit).stream()
                                .map(
                                        id ->
                                                Objects.requireNonNull(
                                                        content.recommendations().get(id)))
                                .toList());
    }

    private List<Recommendation> dated(Visit visit) {
        return recommended(visit).stream().filter(r -> r.activityId().isPresent()).toList();
    }

    private boolean adviserFirst(Visit visit) {
        return recommended(visit).stream().limit(3).anyMatch(r -> r.access() == Access.ADVISER);
    }

    private boolean direct(Visit visit) {
        return !adviserFirst(visit) && recommended(visit).getFirst().access() == Access.DIRECT;
    }

    private void helps() {
        Visit direct = first(results, this::direct);
        add("result-no-queue", direct);
        add("result-adviser-first", first(results, this::adviserFirst));
        add("result", first(results, v -> !direct(v) && !adviserFirst(v)));
        addWithoutPaper("result-no-paper", direct);
        states.add(
                new State(
                        "result-no-printer",
                        direct,
                        new Surroundings(PrinterState.COVER_OPEN, true, null, Queues.BUSY, warned())
                                .withVoice(),
                        NOW));
        addWith("result-closed", first(results, this::adviserFirst), Queues.FAR_AWAY);
        addWith("result-full", direct, Queues.FULL);
        Visit most =
                longest(
                        results,
                        v ->
                                recommended(v).stream()
                                        .mapToInt(r -> r.title().in(language.code()).length())
                                        .sum());
        add("result-longest", most);
        // In this language more may be asked.
        List<Visit> whole =
                results.stream().filter(v -> v.place() instanceof Place.Result).toList();
        Visit dated = longest(whole, v -> dated(v).size());
        addDated("result-dates", dated);
        addDated(
                "detail-dates",
                to(dated, new Event.RecommendationTapped(dated(dated).getFirst().id())));
        Visit interested =
                first(results, v -> machine.guide(v).profile(v.answers()).ranked().size() > 3);
        add("interests", to(interested, new Event.InterestsTapped()));
        Visit clear =
                first(
                        results,
                        v ->
                                machine.guide(v).profile(v.answers()).certainty()
                                        == Profile.Certainty.CLEAR);
        add("interests-clear", to(clear, new Event.InterestsTapped()));
        trades(Objects.requireNonNull(social));
        detail("detail-address", r -> r.address("fr").isPresent());
        detail("detail", r -> r.address("fr").isEmpty());
    }

    private void trades(Visit result) {
        Trades all = content.trades();
        if (all.isEmpty()) {
            return;
        }
        Visit fit = to(result, new Event.TradesTapped(Place.Trades.FITTING));
        add("trades-fit", fit);
        Visit sectors = to(fit, new Event.TradesTapped(Place.Trades.SECTORS));
        add("trades-sectors", sectors);
        Visit sector = to(sectors, new Event.TradesTapped(all.sectors().getFirst().id()));
        add("trades-sector", sector);
        Trade longest =
                all.trades().stream()
                        .max(Comparator.comparingInt(t -> t.name().in(language.code()).length()))
                        .orElseThrow();
        add("trade-longest", to(sector, new Event.TradeTapped(longest.id())));
        Trade wanted =
                all.trades().stream()
                        .filter(t -> t.shortage().isPresent())
                        .findFirst()
                        .orElseThrow();
        Visit trade = to(sector, new Event.TradeTapped(wanted.id()));
        add("trade", trade);
        Visit kept = to(trade, new Event.TradeKept());
        add("trade-kept", kept);
        add("trades-kept", to(kept, new Event.BackTapped()));
    }

    private void detail(String name, Predicate<Recommendation> like) {
        Recommendation longest = null;
        Visit from = null;
        for (Visit visit : results) {
            for (Recommendation r : recommended(visit)) {
                if (like.test(r)
                        && (longest == null
                                || r.details().in(language.code()).length()
                                        > longest.details().in(language.code()).length())) {
                    longest = r;
                    from = visit;
                }
            }
        }
        if (longest == null || from == null) {
            throw new AssertionError("no recommendation for " + name);
        }
        Visit at = to(from, new Event.RecommendationTapped(longest.id()));
        add(name, at);
    }

    private void about() {
        Visit at = to(results.getFirst(), new Event.AdviserTapped());
        for (Question question : content.about()) {
            add(question.id(), at);
            at = to(at, new Event.AboutSkipped());
        }
    }

    private Visit preview(Visit result) {
        return to(to(result, new Event.AdviserTapped()), new Event.AllAboutSkipped());
    }

    private int answersLength(Visit visit) {
        return machine.guide(visit).asked(visit.answers()).stream()
                .mapToInt(
                        q ->
                                q.choices().stream()
                                        .filter(c -> visit.answers().of(q.id()).contains(c.id()))
                                        .mapToInt(c -> said(c).length() + 8)
                                        .sum())
                .sum();
    }

    private Visit longestAnswers() {
        return longest(results, this::answersLength);
    }

    private void previews() {
        Visit shortest = longest(results, v -> -answersLength(v));
        Visit most = preview(longestAnswers());
        add("preview-short", preview(shortest));
        add("preview-longest", most);
        addWithoutPaper("preview-no-paper", most);
        Visit answer = preview(shortest);
        String asked = machine.guide(answer).asked(answer.answers()).getFirst().id();
        add("preview-change", to(answer, new Event.EditTapped(asked)));
    }

    /// As long as any questionnaire's token can get.
    public static String longestToken(Content content) {
        int length = 0;
        for (Questionnaire form : content.questionnaires().values()) {
            length = Math.max(length, LongestToken.of(form, "Z", "uk"));
        }
        StringBuilder token = new StringBuilder(TokenCodec.PREFIX);
        for (int i = 0; token.length() < length; i++) {
            token.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".charAt(i * 17 % 45));
        }
        return token.toString();
    }

    private Visit holding(Visit preview, Medium medium) {
        Visit issuing = to(preview, new Event.TicketTaken(true, medium));
        return to(issuing, new Event.TicketIssued(new Ticket("B-W848", longestToken(content))));
    }

    /// The visit that takes along most.
    private Visit longestList() {
        return longest(
                results,
                v ->
                        recommended(v).stream()
                                .limit(4)
                                .mapToInt(
                                        r ->
                                                r.title().in(language.code()).length()
                                                        + r.address(language.code())
                                                                .map(String::length)
                                                                .orElse(0))
                                .sum());
    }

    private void papers() {
        Visit preview = preview(longestAnswers());
        Visit issuing = to(preview, new Event.TicketTaken(true, Medium.PAPER));
        add("issuing", issuing);
        Visit ticket = holding(preview, Medium.PAPER);
        Visit list =
                to(to(longestAnswers(), new Event.PrintListTapped()), new Event.AllAboutSkipped());
        add("printing-ticket", to(ticket, new Event.PrintAdvanced(3.0 / 8)));
        add("printing-list", to(list, new Event.PrintAdvanced(3.0 / 8)));
        add("printed-ticket", to(ticket, new Event.PrintEnded(PrintOutcome.PRINTED)));
        add("printed-list", to(list, new Event.PrintEnded(PrintOutcome.PRINTED)));
        add("printed-not-certain", to(ticket, new Event.PrintEnded(PrintOutcome.SENT)));
        add("jam-ticket", to(ticket, new Event.PrintEnded(PrintOutcome.UNSURE)));
        add("jam-list", to(list, new Event.PrintEnded(PrintOutcome.UNSURE)));
        add("phone-ticket", holding(preview, Medium.PHONE));
        Visit phone = to(to(longestList(), new Event.PhoneTapped()), new Event.AllAboutSkipped());
        add("phone-list", phone);
        add("no-number", to(issuing, new Event.NumberRefused()));
        addWith("no-number-closed", to(issuing, new Event.NumberRefused()), Queues.FAR_AWAY);
        Visit taken =
                to(to(ticket, new Event.PrintEnded(PrintOutcome.PRINTED)), new Event.PaperTaken());
        add("feedback", taken);
        add("goodbye", to(taken, new Event.FeedbackGiven(3)));
    }

    private void panels() {
        Visit within = asking.get(1);
        add("languages", to(within, new Event.LanguagesTapped()));
        add("accessibility", to(within, new Event.AccessibilityTapped()));
        Visit sent = to(to(within, new Event.AccessibilityTapped()), new Event.LastSentTapped());
        add("sent-nothing", sent);
        addSent("sent-hours", sent, Sents.HOURS);
        addSent("sent-themes", sent, Sents.THEMES);
        addSent("sent-advice", sent, Sents.ADVICE);
        addSent("sent-communes", sent, Sents.COMMUNES);
        addSent("sent-withheld", sent, Sents.WITHHELD);
        addSent("sent-ended", sent, Sents.ENDED);
        addSent("sent-given", sent, new Sent.Given(LocalDate.of(2027, 1, 31)));
        Visit result = results.getFirst();
        add("start-over", to(result, new Event.StartOverTapped()));
        Instant late = machine.deadline(result).orElseThrow();
        states.add(
                new State(
                        "still-there",
                        machine.on(result, new Event.Ticked(), late).visit(),
                        paper,
                        late));
        Visit staff = to(machine.start(NOW), new Event.StaffCornerTapped());
        add("staff-pin", dressedStaff(staff));
        Visit unlocked = dressedStaff(to(staff, new Event.StaffUnlocked()));
        add("staff-in-order", unlocked);
        addWithoutPaper("staff-warnings", unlocked);
        add("staff-devices", page(unlocked, Panel.StaffPage.DEVICES));
        addWithoutPaper("staff-devices-warnings", page(unlocked, Panel.StaffPage.DEVICES));
        add("staff-no-faults", page(unlocked, Panel.StaffPage.FAULTS));
        addWithoutPaper("staff-faults", page(unlocked, Panel.StaffPage.FAULTS));
        add("staff-power", page(unlocked, Panel.StaffPage.POWER));
        Visit power = page(unlocked, Panel.StaffPage.POWER);
        add("staff-closing", to(power, new Event.StaffTaskTapped(new StaffTask.CloseDay())));
        addWithoutPaper(
                "staff-closing-kept",
                to(power, new Event.StaffTaskTapped(new StaffTask.CloseDay())));
        add("staff-desk", page(unlocked, Panel.StaffPage.DESK));
        addWithoutPaper("staff-hotspot", page(unlocked, Panel.StaffPage.DESK));
        add("staff-stop", page(unlocked, Panel.StaffPage.DAY));
        addWithoutPaper("staff-day", page(unlocked, Panel.StaffPage.DAY));
        addWithoutPaper("staff-number", page(unlocked, Panel.StaffPage.NUMBER));
    }

    private Visit page(Visit unlocked, Panel.StaffPage page) {
        return to(unlocked, new Event.StaffPageTapped(page));
    }

    // Staff see the terminal's first language at the first text size; only the looks are varied.
    private Visit dressedStaff(Visit visit) {
        return new Visit(
                visit.place(),
                visit.panel(),
                language.code(),
                null,
                visit.answers(),
                visit.about(),
                comfort,
                false,
                true,
                null,
                0,
                List.of(),
                NOW);
    }

    private StaffFacts inOrder() {
        return StaffSamples.inOrder(language, content.version());
    }

    private StaffFacts warned() {
        return StaffSamples.warned(language, content.version());
    }

    private static Visit first(List<Visit> visits, Predicate<Visit> like) {
        return visits.stream().filter(like).findFirst().orElseThrow();
    }

    private static Visit longest(List<Visit> visits, ToIntFunction<Visit> size) {
        return visits.stream().max(Comparator.comparingInt(size)).orElseThrow();
    }
}
