package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The engines of all questionnaires, by theme.
final class Guides {
    private final Map<String, Guide> byTheme = new HashMap<>();

    Guides(Content content) {
        content.questionnaires().forEach((id, q) -> byTheme.put(id, new Guide(q)));
    }

    boolean has(String theme) {
        return byTheme.containsKey(theme);
    }

    Guide guide(String theme) {
        Guide guide = byTheme.get(theme);
        if (guide == null) {
            throw new IllegalArgumentException("no questionnaire for theme " + theme);
        }
        return guide;
    }

    String firstQuestion(String theme) {
        return guide(theme).next(Answers.empty()).orElseThrow().id();
    }

    /// What helps, best first.
    List<String> recommended(Visit visit) {
        return guide(visit.themeId().orElseThrow()).recommend(visit.answers());
    }
}
