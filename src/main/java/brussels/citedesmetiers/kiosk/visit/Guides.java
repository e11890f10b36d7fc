package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The guides of all questionnaires, by theme; each is created when first needed. Thread-safe.
final class Guides {
    private final Content content;
    private final Map<String, Guide> byTheme = new ConcurrentHashMap<>();

    Guides(Content content) {
        this.content = content;
    }

    void prepare() {
        content.questionnaires().keySet().forEach(this::guide);
    }

    boolean has(String theme) {
        return content.questionnaires().containsKey(theme);
    }

    Guide guide(String theme) {
        Questionnaire questionnaire = content.questionnaires().get(theme);
        if (questionnaire == null) {
            throw new IllegalArgumentException("no questionnaire for theme " + theme);
        }
        return byTheme.computeIfAbsent(theme, _ -> new Guide(questionnaire));
    }

    String firstQuestion(String theme) {
        return guide(theme).next(Answers.empty()).orElseThrow().id();
    }

    /// The recommendations, best first.
    List<String> recommended(Visit visit) {
        return guide(visit.themeId().orElseThrow()).recommend(visit.answers());
    }
}
