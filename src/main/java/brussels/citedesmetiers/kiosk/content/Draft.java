package brussels.citedesmetiers.kiosk.content;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Content as read from its files, before it is checked: in the order of the files, so that a fault
/// can be located, and including duplicates.
///
/// @param otherLanguageAtMost the percentage of the paths of a theme that may first show something
///   that is not offered in the visit's language
/// @param houseOrNull what is there without any question
public record Draft(
        List<Language> languages,
        List<Theme> themes,
        List<Questionnaire> questionnaires,
        List<Recommendation> recommendations,
        List<Question> about,
        int otherLanguageAtMost,
        @Nullable House houseOrNull) {

    /// A draft with themes only.
    public Draft(
            List<Language> languages,
            List<Theme> themes,
            List<Questionnaire> questionnaires,
            List<Recommendation> recommendations,
            List<Question> about,
            int otherLanguageAtMost) {
        this(languages, themes, questionnaires, recommendations, about, otherLanguageAtMost, null);
    }

    public Draft {
        languages = List.copyOf(languages);
        themes = List.copyOf(themes);
        questionnaires = List.copyOf(questionnaires);
        recommendations = List.copyOf(recommendations);
        about = List.copyOf(about);
    }

    /// The content to use.
    ///
    /// @throws IllegalStateException if two questionnaires or recommendations have the same id;
    ///   [ContentCheck] reports that
    public Content content(ContentDigest digest) {
        return new Content(
                digest,
                languages,
                themes,
                questionnaires.stream()
                        .collect(toUnmodifiableMap(Questionnaire::id, Function.identity())),
                recommendations.stream()
                        .collect(toUnmodifiableMap(Recommendation::id, Function.identity())),
                about,
                houseOrNull,
                Trades.NONE);
    }
}
