package brussels.citedesmetiers.kiosk.content;

import java.util.Map;
import java.util.Set;

/// One possible answer.
///
/// @param id stable, unique within its question
/// @param scores points it gives, by score id
/// @param exclusive whether choosing it clears the other choices of a multiple question ("none of
///   these")
/// @param languages codes of the languages in which a visitor who takes it can be served as well as
///   in the visit's own
/// @param picture name of the drawing above its word, one of [Picture#NAMES]; empty if it is only
///   written
public record Choice(
        String id,
        Text text,
        Map<String, Integer> scores,
        boolean exclusive,
        Set<String> languages,
        String picture) {
    public Choice {
        scores = Map.copyOf(scores);
        languages = Set.copyOf(languages);
    }

    /// An answer that says nothing about languages.
    public Choice(String id, Text text, Map<String, Integer> scores, boolean exclusive) {
        this(id, text, scores, exclusive, Set.of());
    }

    /// An answer without a picture.
    public Choice(
            String id,
            Text text,
            Map<String, Integer> scores,
            boolean exclusive,
            Set<String> languages) {
        this(id, text, scores, exclusive, languages, "");
    }
}
