package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The guides of all questionnaires, by theme and language; each is created when first needed.
/// Thread-safe.
final class Guides {
    private record Key(String theme, String language) {}

    private final Content content;
    private final Map<Key, Guide> byKey = new ConcurrentHashMap<>();

    Guides(Content content) {
        this.content = content;
    }

    /// Creates those of the language that visits start in.
    void prepare() {
        String first = content.languages().getFirst().code();
        content.questionnaires().keySet().forEach(theme -> guide(theme, first));
    }

    boolean has(String theme) {
        return content.questionnaires().containsKey(theme);
    }

    /// Whether the visit has a theme with questions.
    boolean asks(Visit visit) {
        return visit.themeId().filter(this::has).isPresent();
    }

    /// The guide through the visit's theme.
    Guide guide(Visit visit) {
        return guide(visit.themeId().orElseThrow(), visit.language());
    }

    private Guide guide(String theme, String language) {
        return byKey.computeIfAbsent(
                new Key(theme, language), _ -> Guide.in(language, questionnaire(theme), content));
    }

    /// The questionnaire of a theme.
    Questionnaire questionnaire(String theme) {
        Questionnaire questionnaire = content.questionnaires().get(theme);
        if (questionnaire == null) {
            throw new IllegalArgumentException("no questionnaire for theme " + theme);
        }
        return questionnaire;
    }

    /// The first question of the visit's theme.
    String firstQuestion(Visit visit) {
        return guide(visit).next(Answers.empty()).orElseThrow().id();
    }

    /// The recommendations, best first.
    List<String> recommended(Visit visit) {
        return asks(visit) ? guide(visit).recommend(visit.answers()) : List.of();
    }
}
