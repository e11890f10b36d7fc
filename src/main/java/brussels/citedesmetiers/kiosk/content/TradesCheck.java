package brussels.citedesmetiers.kiosk.content;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks trades against the rest of the content: what they refer to, and whether their texts fit.
public final class TradesCheck {
    private static final int MOST_WORDS = 14;

    private final List<Language> languages;
    private final List<Questionnaire> questionnaires;
    private final List<Recommendation> recommendations;
    private final FaultList faults;

    /// @param fit measures texts in their places
    public TradesCheck(
            List<Language> languages,
            Collection<Questionnaire> questionnaires,
            Collection<Recommendation> recommendations,
            TextFit fit) {
        this.languages = List.copyOf(languages);
        this.questionnaires = List.copyOf(questionnaires);
        this.recommendations = List.copyOf(recommendations);
        List<String> codes = languages.stream().map(Language::code).toList();
        this.faults = new FaultList(ContentFile.TRADES, codes, fit);
    }

    /// For content as it was read.
    public TradesCheck(Draft draft, TextFit fit) {
        this(draft.languages(), draft.questionnaires(), draft.recommendations(), fit);
    }

    /// For content in use, whose texts are not measured.
    public TradesCheck(Content content) {
        this(
                content.languages(),
                content.questionnaires().values(),
                content.recommendations().values(),
                (_, _, _) -> Optional.empty());
    }

    /// Every fault of these trades; empty when they may be shown.
    public List<Fault> check(Trades trades) {
        Pointer sectors = Pointer.ROOT.at("sectors");
        faults.ids(sectors, trades.sectors().stream().map(Sector::id).toList(), "sector");
        for (int i = 0; i < trades.sectors().size(); i++) {
            sector(trades, trades.sectors().get(i), sectors.at(i));
        }
        Pointer list = Pointer.ROOT.at("trades");
        faults.ids(list, trades.trades().stream().map(Trade::id).toList(), "trade");
        for (int i = 0; i < trades.trades().size(); i++) {
            trade(trades, trades.trades().get(i), list.at(i));
        }
        return faults.faults();
    }

    private void sector(Trades trades, Sector sector, Pointer at) {
        spoken(at.at("name"), sector.name(), TextPlace.SECTOR_NAME);
        if (trades.in(sector.id()).isEmpty()) {
            faults.add(at.at("id"), sector.id(), "a sector without trades; leave it out");
        }
        answers(sector.answers(), at.at("answers"));
        answers(sector.unless(), at.at("unless"));
    }

    private void answers(List<Condition.Is> answers, Pointer at) {
        for (int i = 0; i < answers.size(); i++) {
            Condition.Is answer = answers.get(i);
            Optional<Question> question = question(answer.question());
            if (question.isEmpty()) {
                faults.add(at.at(i).at("question"), answer.question(), "unknown question");
            } else if (question.get().choice(answer.choice()).isEmpty()) {
                List<String> known = question.get().choices().stream().map(Choice::id).toList();
                faults.add(
                        at.at(i).at("choice"),
                        answer.choice(),
                        "unknown choice; " + QuestionCheck.among(answer.choice(), known));
            }
        }
    }

    private Optional<Question> question(String id) {
        return questionnaires.stream().flatMap(form -> form.question(id).stream()).findFirst();
    }

    private void trade(Trades trades, Trade trade, Pointer at) {
        if (trades.sector(trade.sector()).isEmpty()) {
            List<String> known = trades.sectors().stream().map(Sector::id).toList();
            faults.add(
                    at.at("sector"),
                    trade.sector(),
                    "unknown sector; " + QuestionCheck.among(trade.sector(), known));
        }
        spoken(at.at("name"), trade.name(), TextPlace.TRADE_NAME);
        spoken(at.at("does"), trade.does(), TextPlace.RECOMMENDATION_DETAILS);
        trade.does()
                .byLanguage()
                .forEach((language, text) -> sentence(at.at("does").at(language), text));
        letters(trade, at.at("letters"));
        Set<String> bodies = recommendations.stream().map(Recommendation::id).collect(toSet());
        for (int i = 0; i < trade.learn().size(); i++) {
            String body = trade.learn().get(i);
            if (!bodies.contains(body)) {
                faults.add(
                        at.at("learn").at(i),
                        body,
                        "unknown recommendation; "
                                + QuestionCheck.among(body, List.copyOf(bodies)));
            }
        }
        offered(trade, at.at("learn"));
    }

    /// One learns in French or in Dutch here, and who speaks one of them is told where.
    private void offered(Trade trade, Pointer at) {
        for (String language : List.of("fr", "nl")) {
            boolean there =
                    recommendations.stream()
                            .anyMatch(r -> trade.learn().contains(r.id()) && r.isIn(language));
            if (!there) {
                faults.add(
                        at,
                        String.join(", ", trade.learn()),
                        "nothing where it is learnt in " + language);
            }
        }
    }

    /// Trades may be written in more languages than the content speaks, which a house may turn on.
    private void spoken(Pointer at, Text text, TextPlace place) {
        for (Language language : languages) {
            String code = language.code();
            String said = text.byLanguage().get(code);
            if (said == null) {
                faults.add(
                        at.at(code), "", "the translation is missing; give this text in " + code);
            } else {
                faults.line(at.at(code), place, code, said);
            }
        }
    }

    private void sentence(Pointer at, String text) {
        int words = text.strip().split("\\s+", -1).length;
        if (words > MOST_WORDS) {
            faults.add(at, text, words + " words; say it in at most " + MOST_WORDS);
        }
        if (!text.endsWith(".")) {
            faults.add(at, text, "a sentence that ends with a full stop is needed");
        }
    }

    private void letters(Trade trade, Pointer at) {
        Set<String> scores =
                questionnaires.stream()
                        .filter(form -> !form.id().equals(Questionnaire.UNSURE))
                        .flatMap(form -> form.scores().stream())
                        .map(Score::id)
                        .collect(toSet());
        List<String> letters = trade.letters().codePoints().mapToObj(Character::toString).toList();
        if (new HashSet<>(letters).size() < letters.size()) {
            faults.add(at, trade.letters(), "a letter stands twice");
        }
        for (String letter : letters) {
            if (!scores.contains(letter)) {
                faults.add(at, trade.letters(), "no score " + letter + " in the questionnaires");
            }
        }
    }
}
