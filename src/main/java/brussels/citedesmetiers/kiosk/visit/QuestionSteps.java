package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.visit.Place.Asking;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The steps from the themes through the questions to the result, and back.
final class QuestionSteps {
    private final Guides guides;
    private final Endings endings;

    QuestionSteps(Guides guides, Endings endings) {
        this.guides = guides;
        this.endings = endings;
    }

    Step atThemes(Visit visit, Place.Themes themes, Event event) {
        return switch (event) {
            case Event.ThemeChosen(String theme)
                    when themes.editing() && visit.themeId().filter(theme::equals).isPresent() ->
                    Step.to(visit.at(new Place.Preview(0)));
            case Event.ThemeChosen(String theme) when guides.has(theme) ->
                    Step.to(first(visit.on(theme)));
            case Event.BackTapped() when themes.editing() ->
                    Step.to(visit.at(new Place.Preview(0)));
            case Event.BackTapped() -> endings.startOver(visit);
            default -> Step.to(visit);
        };
    }

    private Visit first(Visit visit) {
        return ask(visit, guides.firstQuestion(visit), false);
    }

    /// Goes on in another language. It may ask for more, or no longer for what is on the screen;
    /// then the visit goes to the next question, or to the result.
    Step speaking(Visit visit, String language) {
        if (!guides.asks(visit) || visit.language().equals(language)) {
            return Step.to(visit.speaking(language));
        }
        Visit next = visit.speaking(language);
        Guide guide = guides.guide(next);
        next = next.answered(guide.kept(next.answers()));
        return Step.to(onThePath(next, guide));
    }

    private Visit onThePath(Visit visit, Guide guide) {
        Optional<String> open = guide.next(visit.answers()).map(Question::id);
        if (visit.place() instanceof Asking asking) {
            boolean asked =
                    open.filter(asking.question()::equals).isPresent()
                            || guide.asked(visit.answers()).stream()
                                    .anyMatch(q -> q.id().equals(asking.question()));
            return asked ? visit : goOn(visit, open.orElse(null), asking.editing());
        }
        return open.isPresent() && isAfterTheQuestions(visit.place())
                ? goOn(visit, open.orElse(null), false)
                : visit;
    }

    private Visit goOn(Visit visit, @Nullable String question, boolean editing) {
        return question != null
                ? ask(visit, question, editing)
                : visit.at(editing ? new Place.Preview(0) : new Place.Result(0));
    }

    /// Whether the place shows what follows from answers that can still be given. Once there is a
    /// ticket or a list, the visit is past them.
    private static boolean isAfterTheQuestions(Place place) {
        return place instanceof Place.Result
                || place instanceof Place.Interests
                || place instanceof Place.Detail
                || place instanceof Place.Trades
                || place instanceof Place.Trade
                || place instanceof Place.ListOnPhone
                || place instanceof Place.AboutYou
                || place instanceof Place.Preview;
    }

    Visit ask(Visit visit, String question, boolean editing) {
        return visit.at(new Asking(question, visit.answers().of(question), 0, editing));
    }

    Step atQuestion(Visit visit, Asking asking, Event event) {
        Guide guide = guides.guide(visit);
        Question question = guide.questionnaire().question(asking.question()).orElseThrow();
        return switch (event) {
            case Event.ChoiceTapped(String choice) when question.choice(choice).isPresent() ->
                    question.type() == Question.Type.SINGLE
                            ? Step.to(onwards(visit, guide, asking, List.of(choice)))
                            : Step.to(
                                    visit.at(
                                            new Asking(
                                                    asking.question(),
                                                    Guide.toggle(question, asking.chosen(), choice),
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
}
