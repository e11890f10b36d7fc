package brussels.citedesmetiers.kiosk.content;

import java.util.List;
import java.util.Optional;

/// One question of a questionnaire.
///
/// @param id stable, unique over all questionnaires
/// @param label a word or two above its answer on the adviser's sheet
/// @param enableWhen when it is asked; refers to earlier questions only
/// @param min the least number of choices (1 for a single question)
/// @param max the greatest number of choices (1 for a single question)
public record Question(
        String id,
        Type type,
        Text text,
        Text label,
        Condition enableWhen,
        int min,
        int max,
        List<Choice> choices) {

    /// How many answers a question takes, in the words of FHIR Questionnaire and SurveyJS.
    public enum Type {
        SINGLE,
        MULTIPLE
    }

    public Question {
        choices = List.copyOf(choices);
        if (min < 0 || max < min) {
            throw new IllegalArgumentException(id + ": min " + min + ", max " + max);
        }
    }

    /// The same for a visit in `language`.
    Question in(String language) {
        return new Question(
                id, type, text, label, enableWhen.in(language), min, max, choices);
    }

    /// The choice with this id.
    public Optional<Choice> choice(String choiceId) {
        return choices.stream().filter(c -> c.id().equals(choiceId)).findFirst();
    }
}
