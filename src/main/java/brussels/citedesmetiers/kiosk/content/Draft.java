package brussels.citedesmetiers.kiosk.content;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Content as read from its files, before it is checked: in the order of the files, so that a fault
/// can be located, and including duplicates.
///
/// @param otherLanguageAtMost the percentage of the paths of a theme that may first show something
///   that is not offered in the visit's language, by its code or [Recommendation#OTHER_LANGUAGES]
/// @param houseOrNull what is there without any question
/// @param written the codes of all languages that the house has a file of: the content may name one
///   that nobody is offered here
public record Draft(
        List<Language> languages,
        List<Theme> themes,
        List<Questionnaire> questionnaires,
        List<Recommendation> recommendations,
        List<Question> about,
        Map<String, Integer> otherLanguageAtMost,
        @Nullable House houseOrNull,
        Set<String> written) {

    /// A draft with themes only, all of whose languages are offered.
    public Draft(
            List<Language> languages,
            List<Theme> themes,
            List<Questionnaire> questionnaires,
            List<Recommendation> recommendations,
            List<Question> about,
            Map<String, Integer> otherLanguageAtMost) {
        this(
                languages,
                themes,
                questionnaires,
                recommendations,
                about,
                otherLanguageAtMost,
                null,
                languages.stream().map(Language::code).collect(toUnmodifiableSet()));
    }

    public Draft {
        languages = List.copyOf(languages);
        themes = List.copyOf(themes);
        questionnaires = List.copyOf(questionnaires);
        recommendations = List.copyOf(recommendations);
        about = List.copyOf(about);
        otherLanguageAtMost = Map.copyOf(otherLanguageAtMost);
        written = Set.copyOf(written);
    }

    /// The percentage of a theme's paths that may first show something that is not offered in
    /// `language`.
    public int otherLanguageAtMost(String language) {
        Integer all = otherLanguageAtMost.getOrDefault(Recommendation.OTHER_LANGUAGES, 100);
        return otherLanguageAtMost.getOrDefault(language, all);
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
