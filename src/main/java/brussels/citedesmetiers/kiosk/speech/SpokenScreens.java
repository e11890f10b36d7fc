package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Instant;
import java.util.List;

/// What is said of every screen, written for the ear: where one is, what can be done, what is
/// chosen, how many are left. Each item leads where its control on the screen leads. A pure
/// function; any thread.
public final class SpokenScreens {
    private final Content content;
    private final VisitMachine machine;

    public SpokenScreens(Content content, VisitMachine machine) {
        this.content = content;
        this.machine = machine;
    }

    /// What is said of this state.
    public SpokenScreen of(Visit visit, Circumstances around, Instant now) {
        Phrases phrases = new Phrases(content.language(visit.language()).orElseThrow());
        boolean mayHear = around.headset() || visit.comfort().speech() == Comfort.Speech.ALOUD;
        Telling telling = new Telling(phrases, mayHear);
        SpokenVisit of = new SpokenVisit(content, machine, visit, around);
        return switch (visit.panel()) {
            case Panel.None() -> place(of, telling);
            case Panel.Languages() -> new SpokenPanels(of, telling).languages();
            case Panel.Accessibility() -> new SpokenPanels(of, telling).accessibility();
            case Panel.LastSent() -> new SpokenPanels(of, telling).lastSent();
            case Panel.ConfirmStartOver() -> new SpokenPanels(of, telling).confirmStartOver();
            case Panel.StillThere still -> new SpokenPanels(of, telling).stillThere(still, now);
            // Staff look at it; a visitor cannot come here by keys.
            case Panel.Staff _ -> telling.done("staff");
        };
    }

    private SpokenScreen place(SpokenVisit of, Telling telling) {
        SpokenQuestions questions = new SpokenQuestions(of, telling);
        SpokenHelp help = new SpokenHelp(of, telling);
        SpokenPaper paper = new SpokenPaper(of, telling);
        return switch (of.visit().place()) {
            case Place.Welcome() -> welcome(of, telling);
            case Place.ThisWeek _ -> thisWeek(of, telling);
            case Place.Themes _ -> questions.themes();
            case Place.House _ -> questions.house();
            case Place.ArrivalCode code -> new SpokenArrival(of, telling).code(code);
            case Place.Arriving _ -> new SpokenArrival(of, telling).arriving();
            case Place.Arrived arrived -> new SpokenArrival(of, telling).arrived(arrived);
            case Place.Asking asking -> questions.asking(asking);
            case Place.AboutYou about -> questions.about(about);
            case Place.Result _ -> help.result();
            case Place.Interests _ -> help.interests();
            case Place.Detail detail -> help.detail(detail);
            case Place.Trades trades -> new SpokenTrades(of, telling).trades(trades);
            case Place.Trade trade -> new SpokenTrades(of, telling).trade(trade);
            case Place.ListOnPhone() -> help.listOnPhone();
            case Place.Preview _ -> help.preview();
            case Place.Issuing _ -> paper.issuing();
            case Place.Printing printing -> paper.printing(printing.paper());
            case Place.Printed printed -> paper.printed(printed.paper());
            case Place.Jam jam -> paper.jam(jam.paper());
            case Place.TicketOnPhone() -> paper.ticketOnPhone();
            case Place.NoNumber() -> paper.noNumber();
            case Place.Feedback() -> paper.feedback();
            case Place.Goodbye() -> paper.goodbye();
        };
    }

    /// Every language in its own voice, as on the screen.
    private SpokenScreen welcome(SpokenVisit of, Telling telling) {
        for (Language language : content.languages()) {
            Phrases own = new Phrases(language);
            String node = "language-" + language.code();
            telling.at(
                    node,
                    own,
                    Phrases.sentence(language.greeting())
                            + " "
                            + (of.around().touch()
                                    ? own.text("speech.welcome.touch")
                                    : own.text("speech.welcome", language.name())));
            telling.item(
                    node,
                    own,
                    // As on the screen, where some displays show the greeting alone.
                    Phrases.plain(language.name()) + ", " + Phrases.plain(language.greeting()),
                    new Event.LanguageChosen(language.code()));
        }
        of.around()
                .outlook()
                .ifPresent(
                        outlook ->
                                outlook.calls().stream().limit(2).forEach(c -> call(telling, c)));
        boolean planned =
                of.around()
                        .dates()
                        .filter(
                                dates ->
                                        !dates.thisWeek(of.content().recommendations().values())
                                                .isEmpty())
                        .isPresent();
        if (planned) {
            telling.way("this-week", "agenda.week", new Event.ThisWeekTapped());
        }
        return telling.way("accessibility", "nav.accessibility", new Event.AccessibilityTapped())
                .done("welcome");
    }

    private static SpokenScreen thisWeek(SpokenVisit of, Telling telling) {
        Phrases phrases = telling.phrases();
        telling.heading(phrases.text("agenda.week"));
        List<String> dates =
                of.around()
                        .dates()
                        .map(known -> new SpokenDates(of, phrases, known).thisWeek())
                        .orElse(List.of());
        dates.forEach(telling::say);
        if (dates.isEmpty()) {
            telling.say(phrases.text("agenda.week.none"));
        }
        return telling.ways().done("this week");
    }

    private static void call(Telling telling, QueueOutlook.Called call) {
        telling.say(telling.phrases().text("board.voice", call.code().spoken(), call.desk()));
    }
}
