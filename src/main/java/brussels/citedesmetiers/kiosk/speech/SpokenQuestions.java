package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.content.Alphabet;
import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.House;
import brussels.citedesmetiers.kiosk.content.HouseSentences;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The themes and the questions, as they are said.
final class SpokenQuestions {
    private final SpokenVisit of;
    private final Telling telling;
    private final Phrases phrases;

    SpokenQuestions(SpokenVisit of, Telling telling) {
        this.of = of;
        this.telling = telling;
        this.phrases = telling.phrases();
    }

    SpokenScreen themes() {
        telling.heading(phrases.text("themes.question"));
        of.around().outlook().ifPresent(this::waits);
        for (Theme theme : of.content().themes()) {
            String text =
                    theme.name().in(of.language())
                            + ". "
                            + Phrases.sentence(theme.longHint().in(of.language()))
                            + noTicket(theme).map(why -> " " + phrases.brief(why)).orElse("");
            telling.item("theme-" + theme.id(), text, new Event.ThemeChosen(theme.id()));
        }
        boolean editing = of.visit().place() instanceof Place.Themes at && at.editing();
        of.content()
                .house()
                .filter(_ -> !editing)
                .map(House::tile)
                .ifPresent(
                        tile ->
                                telling.item(
                                        "theme-" + tile.id(),
                                        Phrases.sentence(tile.name().in(of.language()))
                                                + " "
                                                + Phrases.sentence(
                                                        tile.longHint().in(of.language())),
                                        new Event.HouseTapped()));
        if (!editing && of.around().codes() != CodeKeys.NONE) {
            boolean reachable = of.around().outlook().isPresent();
            telling.item(
                    "arrival", phrases.text("arrival.way"), new Event.ArrivalTapped(reachable));
        }
        return telling.ways().done("themes");
    }

    /// What is there without any question.
    SpokenScreen house() {
        House house = of.content().house().orElseThrow();
        telling.heading(house.tile().name().in(of.language()));
        new HouseSentences(phrases.language(), new Said(phrases)).of(house).forEach(telling::say);
        house.services().forEach(this::service);
        return telling.ways().done("house");
    }

    /// Days one by one, because "from Monday" has a form of its own in some languages.
    private record Said(Phrases phrases) implements HouseSentences.Form {
        @Override
        public String days(List<String> names) {
            return String.join(", ", names);
        }

        @Override
        public String hours(List<String> spans) {
            return ", " + spans.stream().map(phrases::span).collect(Collectors.joining(", "));
        }
    }

    private void service(House.Service service) {
        Place.Medium medium = of.around().canPrint() ? Place.Medium.PAPER : Place.Medium.PHONE;
        of.around()
                .outlook()
                .flatMap(outlook -> outlook.theme(service.letter()))
                .flatMap(QueueOutlook.ServiceOutlook::noTicket)
                .ifPresentOrElse(
                        why ->
                                telling.say(
                                        Phrases.sentence(service.theme().name().in(of.language()))
                                                + " "
                                                + phrases.refusal(
                                                        why,
                                                        of.around().outlook().orElseThrow().day())),
                        () ->
                                telling.item(
                                        "service-" + service.letter(),
                                        service.ask().in(of.language()),
                                        new Event.ServiceTapped(service.letter(), medium)));
    }

    private List<String> themeLetters() {
        return of.content().themes().stream().map(Theme::id).toList();
    }

    private void waits(QueueOutlook outlook) {
        outlook.message()
                .map(said -> Phrases.sentence(said.in(of.language())))
                .ifPresent(telling::say);
        QueueOutlook themes = outlook.only(themeLetters());
        Optional<Refusal> none = themes.noTickets();
        if (none.isPresent()) {
            telling.say(phrases.refusal(none.get(), outlook.day()));
            return;
        }
        WaitEstimate overall = themes.overall();
        // A range over all services says nothing of any of them.
        if (overall instanceof WaitEstimate.Free) {
            telling.say(phrases.text("wait.none"));
        }
        phrases.people("wait.people", overall.waiting()).ifPresent(telling::say);
    }

    /// Why this theme alone gives no ticket; where none does, it was said once.
    private Optional<Refusal> noTicket(Theme theme) {
        return of.around()
                .outlook()
                .filter(outlook -> outlook.only(themeLetters()).noTickets().isEmpty())
                .flatMap(outlook -> outlook.theme(theme.id()))
                .flatMap(QueueOutlook.ServiceOutlook::noTicket);
    }

    SpokenScreen asking(Place.Asking asking) {
        Question question = of.guide().questionnaire().question(asking.question()).orElseThrow();
        int number = 1;
        for (Question q : of.guide().asked(of.visit().answers())) {
            if (q.id().equals(question.id())) {
                break;
            }
            number++;
        }
        int more = of.machine().atMostMoreAfter(of.visit(), question.id());
        boolean several = question.type() == Question.Type.MULTIPLE;
        telling.say(phrases.text("speech.question", number) + " " + Phrases.sentence(left(more)));
        telling.heading(question.text().in(of.language()));
        List<String> marked = several ? asking.chosen() : of.visit().answers().of(question.id());
        if (several) {
            telling.status(
                    asking.chosen().isEmpty()
                            ? phrases.text("question.several", question.max())
                            : phrases.text(
                                    "question.chosen", asking.chosen().size(), question.max()));
        }
        for (Choice choice : question.choices()) {
            if (Guide.isFull(question, marked, choice.id())) {
                telling.item(
                        "choice-" + choice.id(),
                        phrases.text("speech.full", choice.text().in(of.language())),
                        new Event.ChoiceTapped(choice.id()));
            } else {
                choice(choice, marked.contains(choice.id()));
            }
        }
        if (several) {
            boolean ready = asking.chosen().size() >= question.min();
            telling.item(
                    "next",
                    ready ? phrases.text("question.next") : phrases.text("speech.not-yet"),
                    new Event.NextTapped());
        }
        return telling.ways().done("question " + question.id());
    }

    private String left(int more) {
        return switch (more) {
            case 0 -> phrases.text("question.last");
            case 1 -> phrases.text("question.one-more");
            default -> phrases.counted("question.more", more);
        };
    }

    private void choice(Choice choice, boolean chosen) {
        telling.choice(
                "choice-" + choice.id(),
                choice.text().in(of.language()),
                chosen,
                new Event.ChoiceTapped(choice.id()));
    }

    /// A list of names in the visitor's own alphabet, as on the screen.
    private List<Choice> inOrder(Question question) {
        String written = of.content().languages().getFirst().code();
        return Alphabet.of(question.choices(), written, of.language())
                .map(Alphabet::all)
                .orElse(question.choices());
    }

    SpokenScreen about(Place.AboutYou about) {
        Question question = of.content().about().get(about.index());
        telling.say(phrases.text("about.why"));
        telling.heading(question.text().in(of.language()));
        String given = of.visit().about().getOrDefault(question.id(), "");
        for (Choice choice : inOrder(question)) {
            choice(choice, choice.id().equals(given));
        }
        if (about.index() == 0) {
            telling.item("skip-all", phrases.text("about.skip-all"), new Event.AllAboutSkipped());
        }
        telling.item("no-answer", phrases.text("about.no-answer"), new Event.AboutSkipped());
        return telling.ways().done("about " + question.id());
    }
}
