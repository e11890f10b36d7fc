package brussels.citedesmetiers.kiosk.guide;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a visitor has answered so far: an immutable map of question ids to choice ids.
///
/// It keeps the order in which questions were added; two are equal when they hold the same answers,
/// whatever the order. It knows no questionnaire and checks nothing; [Guide#answer] does. It exists
/// in memory only, and its `toString` shows how many answers there are, never which.
///
/// @param byQuestion choice ids by question id, the choices in the order of the question
public record Answers(Map<String, List<String>> byQuestion) {

    private static final Answers EMPTY = new Answers(Map.of());

    public Answers {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        byQuestion.forEach((question, choices) -> copy.put(question, List.copyOf(choices)));
        byQuestion = Collections.unmodifiableMap(copy);
    }

    /// Nothing answered yet.
    public static Answers empty() {
        return EMPTY;
    }

    /// These answers with `choices` as the answer to `questionId`, replacing an earlier one.
    public Answers with(String questionId, List<String> choices) {
        Map<String, List<String>> copy = new LinkedHashMap<>(byQuestion);
        copy.put(questionId, choices);
        return new Answers(copy);
    }

    /// These answers without that of `questionId`.
    public Answers without(String questionId) {
        Map<String, List<String>> copy = new LinkedHashMap<>(byQuestion);
        copy.remove(questionId);
        return new Answers(copy);
    }

    /// The choices taken; none if the question has no answer.
    public List<String> of(String questionId) {
        return byQuestion.getOrDefault(questionId, List.of());
    }

    /// Whether the question has an answer; the answer to a multiple question may be no choice at
    /// all.
    public boolean has(String questionId) {
        return byQuestion.containsKey(questionId);
    }

    /// The number of questions answered.
    public int size() {
        return byQuestion.size();
    }

    /// Says how many answers there are, so that none can reach a log by accident.
    @Override
    public String toString() {
        return "Answers[" + size() + "]";
    }
}
