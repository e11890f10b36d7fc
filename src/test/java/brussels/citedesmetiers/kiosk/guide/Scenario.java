package brussels.citedesmetiers.kiosk.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.content.Forms;
import brussels.citedesmetiers.kiosk.content.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Walks through a questionnaire as a person would and says what must be on the screen.
final class Scenario {

    private final Guide guide;
    private Answers answers = Answers.empty();
    private Optional<Question> shown;
    private List<String> chosen = List.of();

    private Scenario(Guide guide) {
        this.guide = guide;
        this.shown = guide.next(answers);
    }

    static Scenario of(Forms.Form form) {
        return new Scenario(new Guide(form.build()));
    }

    /// This question is on the screen.
    Scenario asks(String question) {
        assertEquals(Optional.of(question), shown.map(Question::id));
        return this;
    }

    /// These choices are ticked.
    Scenario shows(String... choices) {
        assertEquals(List.of(choices), chosen);
        return this;
    }

    /// Taps a choice; on a single question that is the answer.
    Scenario tap(String choice) {
        chosen = Guide.toggle(shown.orElseThrow(), chosen, choice);
        return shown.orElseThrow().type() == Question.Type.SINGLE ? ok() : this;
    }

    /// Confirms what is ticked.
    Scenario ok() {
        String question = shown.orElseThrow().id();
        answers = guide.answer(answers, question, chosen);
        List<String> path = guide.asked(answers).stream().map(Question::id).toList();
        int following = path.indexOf(question) + 1;
        return show(
                following < path.size()
                        ? Optional.of(guide.asked(answers).get(following))
                        : guide.next(answers));
    }

    /// Goes to the question before, with its answer ticked.
    Scenario back() {
        List<String> path = guide.asked(answers).stream().map(Question::id).toList();
        int here = shown.map(question -> path.indexOf(question.id())).orElse(path.size());
        return show(Optional.of(guide.asked(answers).get((here < 0 ? path.size() : here) - 1)));
    }

    private Scenario show(Optional<Question> question) {
        shown = question;
        chosen = question.map(q -> answers.of(q.id())).orElse(List.of());
        return this;
    }

    Scenario saysAtMost(int more) {
        assertEquals(more, guide.atMostMore(answers));
        return this;
    }

    Scenario remembers(String question, String... choices) {
        assertEquals(List.of(choices), answers.of(question));
        return this;
    }

    Scenario hasForgotten(String question) {
        assertEquals(false, answers.has(question));
        return this;
    }

    /// No question is left, and these are recommended.
    Scenario recommends(String... ids) {
        assertEquals(Optional.empty(), shown.map(Question::id));
        assertEquals(List.of(ids), guide.recommend(answers));
        return this;
    }

    Scenario scores(Map<String, Integer> points) {
        assertEquals(points, guide.scores(answers));
        return this;
    }

    Guide guide() {
        return guide;
    }

    Answers answers() {
        return answers;
    }
}
