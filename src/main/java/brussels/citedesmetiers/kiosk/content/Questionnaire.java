package brussels.citedesmetiers.kiosk.content;

import java.util.List;
import java.util.Optional;

/// A theme's guided questions and what follows from the answers.
///
/// @param id the theme's letter, or `U` for "I don't know where to start"
/// @param maxQuestions the greatest number of questions on any path
/// @param questions in the order they are asked
public record Questionnaire(
        String id,
        String version,
        int maxQuestions,
        List<Score> scores,
        List<Question> questions,
        List<Rule> rules) {

    /// The id of the triage questionnaire, which leads to a theme by its scores.
    public static final String UNSURE = "U";

    public Questionnaire {
        scores = List.copyOf(scores);
        questions = List.copyOf(questions);
        rules = List.copyOf(rules);
    }

    /// The same for a visit in `language`: every condition on the language is decided, and so is
    /// every question that the language answers. It has the same questions, choices and rules, so
    /// that answers to one are answers to the other.
    public Questionnaire in(String language) {
        return new InLanguage(this, language).form();
    }

    /// The question with this id.
    public Optional<Question> question(String questionId) {
        return questions.stream().filter(q -> q.id().equals(questionId)).findFirst();
    }
}
