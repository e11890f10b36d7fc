package brussels.citedesmetiers.kiosk.ticket;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.List;
import java.util.Map;

/// Derives recommendations from answers, by the same rules for the visitor and for the adviser's
/// sheet.
@FunctionalInterface
public interface Recommender {

    /// Ids of the recommendations, the most important first.
    ///
    /// @param content what the questionnaire is part of
    /// @param language the code of the visit's language
    /// @param answers choice ids by question id, for the questions that were asked
    List<String> recommend(
            Content content,
            Questionnaire questionnaire,
            String language,
            Map<String, List<String>> answers);
}
