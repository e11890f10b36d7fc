package brussels.citedesmetiers.kiosk.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One question of a questionnaire.
///
/// @param id stable, unique over all questionnaires
/// @param label a word or two above its answer on the adviser's sheet
/// @param enableWhen when it is asked; refers to earlier questions only
/// @param min the least number of choices (1 for a single question)
/// @param max the greatest number of choices (1 for a single question)
/// @param fromLanguage the choice that goes without saying in a visit in some language, by the
///   language's code: there it counts as taken and the question is not asked
public record Question(
        String id,
        Type type,
        Text text,
        Text label,
        Condition enableWhen,
        int min,
        int max,
        List<Choice> choices,
        Map<String, String> fromLanguage) {

    /// How many answers a question takes, in the words of FHIR Questionnaire and SurveyJS.
    public enum Type {
        SINGLE,
        MULTIPLE
    }

    /// A question that no language answers.
    public Question(
            String id,
            Type type,
            Text text,
            Text label,
            Condition enableWhen,
            int min,
            int max,
            List<Choice> choices) {
        this(id, type, text, label, enableWhen, min, max, choices, Map.of());
    }

    public Question {
        choices = List.copyOf(choices);
        fromLanguage = Map.copyOf(fromLanguage);
        if (min < 0 || max < min) {
            throw new IllegalArgumentException(id + ": min " + min + ", max " + max);
        }
    }

    /// The same with another condition.
    Question when(Condition condition) {
        return new Question(id, type, text, label, condition, min, max, choices, fromLanguage);
    }

    /// Whether its choices are pictures with a word each.
    public boolean isInPictures() {
        return choices.stream().noneMatch(choice -> choice.picture().isEmpty());
    }

    /// The choice with this id.
    public Optional<Choice> choice(String choiceId) {
        return choices.stream().filter(c -> c.id().equals(choiceId)).findFirst();
    }
}
