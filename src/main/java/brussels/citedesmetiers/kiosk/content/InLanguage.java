package brussels.citedesmetiers.kiosk.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides what a visit's language decides of a questionnaire. Used once, by one thread.
final class InLanguage {
    private final Questionnaire form;
    private final String language;

    /// When a question that the language answers would have been asked.
    private final Map<String, Condition> answered = new HashMap<>();

    private final Map<String, String> answers = new HashMap<>();

    InLanguage(Questionnaire form, String language) {
        this.form = form;
        this.language = language;
    }

    Questionnaire form() {
        List<Question> questions = new ArrayList<>();
        for (Question question : form.questions()) {
            Condition when = decided(question.enableWhen());
            String answer = question.fromLanguage().get(language);
            if (answer != null) {
                answered.put(question.id(), when);
                answers.put(question.id(), answer);
                when = Condition.NEVER;
            }
            questions.add(question.when(when));
        }
        return new Questionnaire(
                form.id(),
                form.version(),
                form.maxQuestions(),
                form.scores(),
                questions,
                form.rules().stream().map(rule -> rule.when(decided(rule.when()))).toList());
    }

    private Condition decided(Condition condition) {
        return switch (condition) {
            case Condition.InLanguage(String code) ->
                    code.equals(language) ? Condition.ALWAYS : Condition.NEVER;
            case Condition.Is(String question, String choice) -> {
                Condition when = answered.get(question);
                if (when == null) {
                    yield condition;
                }
                yield choice.equals(answers.get(question)) ? when : Condition.NEVER;
            }
            case Condition.ScoreAtLeast _, Condition.ScoreLeads _ -> condition;
            case Condition.Not(Condition part) -> new Condition.Not(decided(part));
            case Condition.Any(List<Condition> parts) ->
                    new Condition.Any(parts.stream().map(this::decided).toList());
            case Condition.All(List<Condition> parts) ->
                    new Condition.All(parts.stream().map(this::decided).toList());
        };
    }
}
