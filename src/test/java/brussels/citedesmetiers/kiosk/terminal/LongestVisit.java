package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Walks through the questionnaires at random, taking as many choices as may be taken, and keeps
/// the visit that gives the longest token, and of those the one with the most writing.
final class LongestVisit {
    private static final int WALKS = 400;
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Content content;
    private final VisitMachine machine;
    private final Random random = new Random(7);

    LongestVisit(Content content, VisitMachine machine) {
        this.content = content;
        this.machine = machine;
    }

    Visit in(String language) {
        List<String> themes = content.themes().stream().map(Theme::id).toList();
        return IntStream.range(0, WALKS)
                .mapToObj(i -> walk(language, themes.get(i % themes.size())))
                .max(Comparator.comparingInt(this::answerBytes).thenComparingInt(this::writing))
                .orElseThrow();
    }

    private Visit walk(String language, String theme) {
        Visit visit = on(machine.start(NOW), new Event.LanguageChosen(language));
        visit = on(visit, new Event.ThemeChosen(theme));
        while (visit.place() instanceof Place.Asking asking) {
            visit = answer(visit, question(theme, asking.question()));
        }
        return visit;
    }

    private Visit answer(Visit asked, Question question) {
        List<Choice> choices = question.choices();
        if (question.type() == Question.Type.SINGLE) {
            Choice any = choices.get(random.nextInt(choices.size()));
            return on(asked, new Event.ChoiceTapped(any.id()));
        }
        Visit visit = asked;
        List<Choice> plain = choices.stream().filter(c -> !c.exclusive()).toList();
        int first = random.nextInt(plain.size());
        for (int i = 0; i < Math.min(question.max(), plain.size()); i++) {
            String id = plain.get((first + i) % plain.size()).id();
            visit = on(visit, new Event.ChoiceTapped(id));
        }
        return on(visit, new Event.NextTapped());
    }

    private Visit on(Visit visit, Event event) {
        return machine.on(visit, event, NOW).visit();
    }

    private Question question(String theme, String id) {
        return machine.questionnaire(theme).questions().stream()
                .filter(q -> q.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<TicketToken.Answer> answers(Visit visit) {
        return TicketToken.indexes(
                machine.questionnaire(visit.themeId().orElseThrow()), visit.answers().byQuestion());
    }

    private int answerBytes(Visit visit) {
        return answers(visit).stream().mapToInt(a -> 1 + a.choices().size()).sum();
    }

    private int writing(Visit visit) {
        String theme = visit.themeId().orElseThrow();
        return visit.answers().byQuestion().entrySet().stream()
                .mapToInt(
                        given -> {
                            Question question = question(theme, given.getKey());
                            return given.getValue().stream()
                                    .map(c -> question.choice(c).orElseThrow().text())
                                    .mapToInt(t -> t.in(visit.language()).length())
                                    .sum();
                        })
                .sum();
    }
}
