package brussels.citedesmetiers.kiosk.ticket;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.List;
import java.util.Map;

/// Derives recommendations from answers, by the same rules for the visitor and for the adviser's
/// sheet.
@FunctionalInterface
public interface Recommender {

    /// Ids of the recommendations, the most important first.
    ///
    /// @param answers choice ids by question id, for the questions that were asked
    List<String> recommend(Questionnaire questionnaire, Map<String, List<String>> answers);
}
