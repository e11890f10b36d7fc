package brussels.citedesmetiers.kiosk.visit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may be counted of a visit: closed codes only, never an answer to a question of a
/// questionnaire.
///
/// @param theme questionnaire's letter
/// @param abandonedAtQuestion id of the question where the visitor left, or null for a finished
///   visit
/// @param recommendations the ids shown first
/// @param about choice ids by question id, for the questions answered
/// @param trade the id of the first trade the visitor keeps, empty if none
/// @param feedback 1 to 3, or 0 for none
public record VisitSummary(
        String theme,
        String language,
        Channel channel,
        @Nullable String abandonedAtQuestion,
        List<String> recommendations,
        Map<String, String> about,
        String trade,
        int feedback) {

    /// The value for a statistical question that the visitor skipped.
    public static final String NO_ANSWER = "no-answer";

    /// How the visitor was helped.
    public enum Channel {
        /// A ticket for an adviser.
        ADVISER,
        /// The list, on screen, paper or phone.
        SELF_SERVED,
        /// Left before the result.
        NONE
    }

    public VisitSummary {
        recommendations = List.copyOf(recommendations);
        about = Map.copyOf(about);
    }

    /// A visit that keeps no trade.
    public VisitSummary(
            String theme,
            String language,
            Channel channel,
            @Nullable String abandonedAtQuestion,
            List<String> recommendations,
            Map<String, String> about,
            int feedback) {
        this(theme, language, channel, abandonedAtQuestion, recommendations, about, "", feedback);
    }

    /// The question where the visitor left.
    public Optional<String> abandonedAt() {
        return Optional.ofNullable(abandonedAtQuestion);
    }
}
