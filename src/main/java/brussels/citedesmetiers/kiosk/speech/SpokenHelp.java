package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Recommendation.Access;
import brussels.citedesmetiers.kiosk.content.Score;
import brussels.citedesmetiers.kiosk.guide.Profile;
import brussels.citedesmetiers.kiosk.guide.TradeFit;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What helps, and what the adviser will see, as they are said. All of it follows from the answers
/// and is about the visitor.
final class SpokenHelp {
    private static final int FIRST = 3;

    private final SpokenVisit of;
    private final Telling telling;
    private final Phrases phrases;

    SpokenHelp(SpokenVisit of, Telling telling) {
        this.of = of;
        this.telling = telling;
        this.phrases = telling.phrases();
    }

    private List<Recommendation> recommended() {
        return of.machine().listed(of.visit()).stream().map(this::recommendation).toList();
    }

    private Recommendation recommendation(String id) {
        return Objects.requireNonNull(of.content().recommendations().get(id), id);
    }

    private String said(Recommendation each) {
        String title = Phrases.sentence(each.title().in(of.language())) + " ";
        String summary = each.summary().in(of.language());
        return dates(each).stream()
                .findFirst()
                .map(next -> title + Phrases.sentence(summary) + " " + next)
                .orElseGet(() -> title + Phrases.plain(summary));
    }

    private List<String> dates(Recommendation each) {
        return of.around()
                .dates()
                .map(known -> new SpokenDates(of, phrases, known).next(each))
                .orElse(List.of());
    }

    SpokenScreen result() {
        List<Recommendation> all = recommended();
        List<Recommendation> first = all.stream().limit(FIRST).toList();
        boolean adviser = first.stream().anyMatch(r -> r.access() == Access.ADVISER);
        boolean direct = !adviser && first.getFirst().access() == Access.DIRECT;
        telling.heading(head(adviser, direct));
        telling.personal(() -> list(all));
        acts(adviser);
        return telling.ways().done("result");
    }

    private String head(boolean adviser, boolean direct) {
        if (of.around().hasPrinter() && !of.around().canPrint()) {
            boolean paper = of.around().printer() == PrinterState.PAPER_OUT;
            return phrases.text(paper ? "result.no-paper" : "result.no-printer");
        }
        Optional<String> refusal = of.refusal(phrases);
        if (!direct && refusal.isPresent()) {
            return refusal.get();
        }
        return phrases.text(
                direct ? "result.no-queue" : adviser ? "result.adviser-first" : "result.title");
    }

    private void list(List<Recommendation> all) {
        for (int i = 0; i < all.size(); i++) {
            if (i == 2) {
                interest();
            }
            Recommendation each = all.get(i);
            telling.item(
                    "recommendation-" + each.id(),
                    said(each),
                    new Event.RecommendationTapped(each.id()));
        }
        if (all.size() <= 2) {
            interest();
        }
    }

    private void trades() {
        if (!of.machine().leadsToTrades(of.visit())) {
            return;
        }
        boolean fit = firstTrades().equals(Place.Trades.FITTING);
        telling.item(
                "trades",
                Phrases.sentence(phrases.text("trades.row"))
                        + " "
                        + phrases.text(fit ? "trades.row.fit" : "trades.row.all"),
                new Event.TradesTapped(firstTrades()));
    }

    /// What goes with the answers, or else the sectors.
    private String firstTrades() {
        return TradeFit.of(of.content().trades(), of.guide(), of.visit().answers()).isEmpty()
                ? Place.Trades.SECTORS
                : Place.Trades.FITTING;
    }

    private void interest() {
        if (!of.machine().leadsToInterests(of.visit())) {
            trades();
            return;
        }
        Profile profile = of.guide().profile(of.visit().answers());
        String inShort =
                profile.certainty() == Profile.Certainty.FLAT
                        ? phrases.text("interests.flat.short")
                        : profile.ranked().stream()
                                .limit(2)
                                .map(this::scoreName)
                                .collect(Collectors.joining(", "));
        telling.item(
                "interests",
                Phrases.sentence(phrases.text("interests.title")) + " " + inShort,
                new Event.InterestsTapped());
    }

    private String scoreName(String id) {
        for (Score score : of.guide().questionnaire().scores()) {
            if (score.id().equals(id)) {
                return score.name().in(of.language());
            }
        }
        throw new IllegalArgumentException("no score " + id);
    }

    /// In the order of the screen.
    private void acts(boolean adviser) {
        boolean open = of.refusal(phrases).isEmpty();
        if (adviser && open) {
            act("adviser", "result.adviser.long", new Event.AdviserTapped());
        }
        if (of.around().canPrint()) {
            act("print", "result.print.long", new Event.PrintListTapped());
        }
        act("phone", "result.phone.long", new Event.PhoneTapped());
        if (!adviser && open) {
            act("adviser", "result.adviser.long", new Event.AdviserTapped());
        }
    }

    private void act(String node, String key, Event event) {
        telling.item(node, phrases.text(key), event);
    }

    private void backToList() {
        act("back-to-list", "detail.back", new Event.BackTapped());
    }

    SpokenScreen interests() {
        Profile profile = of.guide().profile(of.visit().answers());
        telling.heading(phrases.text("interests.title"));
        telling.personal(
                () -> {
                    telling.say(
                            phrases.text(
                                    switch (profile.certainty()) {
                                        case CLEAR -> "interests.clear";
                                        case TIED -> "interests.tied";
                                        case FLAT, NONE -> "interests.flat";
                                    }));
                    for (Profile.Group group : profile.groups()) {
                        for (String id : group.scores()) {
                            telling.say(
                                    phrases.text("speech.points", scoreName(id), group.points()));
                        }
                    }
                });
        backToList();
        if (of.machine().leadsToTrades(of.visit())) {
            act("trades", "trades.fit", new Event.TradesTapped(firstTrades()));
        }
        return telling.ways().done("interests");
    }

    SpokenScreen detail(Place.Detail detail) {
        Recommendation each = recommendation(detail.recommendation());
        telling.personal(
                () -> {
                    telling.heading(each.title().in(of.language()));
                    dates(each).forEach(telling::say);
                    telling.say(each.details().in(of.language()));
                    each.phone(of.language())
                            .ifPresent(number -> telling.say(phrases.text("detail.phone", number)));
                    each.address(of.language())
                            .map(address -> URI.create(address).getHost())
                            .ifPresent(host -> telling.say(phrases.text("speech.web", host)));
                });
        backToList();
        return telling.ways().done("detail " + each.id());
    }

    SpokenScreen listOnPhone() {
        telling.heading(phrases.text("phone.list.title"));
        telling.say(phrases.text("phone.list.how"));
        backToList();
        act("done", "phone.done", new Event.EndTapped());
        return telling.ways().done("list on phone");
    }

    SpokenScreen preview() {
        telling.heading(phrases.text("preview.title"));
        telling.say(phrases.text("preview.privacy"));
        entry(
                "edit-theme",
                phrases.text("preview.theme"),
                List.of(of.themeName(), phrases.language().name()),
                new Event.EditThemeTapped());
        for (Question q : of.guide().asked(of.visit().answers())) {
            entry(
                    "edit-" + q.id(),
                    q.label().in(of.language()),
                    answers(q),
                    new Event.EditTapped(q.id()));
        }
        if (!telling.mayHear()) {
            telling.leaveOut();
        }
        Medium medium = of.around().canPrint() ? Medium.PAPER : Medium.PHONE;
        Event whole = new Event.TicketTaken(true, medium);
        act("number-only", "preview.number-only.long", new Event.TicketTaken(false, medium));
        if (medium == Medium.PAPER) {
            act("print", "preview.print.long", whole);
        } else {
            act("take-on-phone", "preview.phone", whole);
        }
        return telling.ways().done("preview");
    }

    private List<String> answers(Question question) {
        List<String> ids = of.visit().answers().of(question.id());
        List<String> said = new ArrayList<>();
        for (Choice choice : question.choices()) {
            if (ids.contains(choice.id())) {
                said.add(choice.text().in(of.language()));
            }
        }
        return said;
    }

    /// A question's answer, which can be changed; where others can hear it, the question only.
    private void entry(String node, String label, List<String> values, Event change) {
        String asked = phrases.text("preview.change", label);
        telling.item(
                node,
                telling.mayHear()
                        ? Phrases.sentence(asked) + " " + String.join(", ", values)
                        : asked,
                change);
    }
}
