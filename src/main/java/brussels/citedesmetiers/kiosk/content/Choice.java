package brussels.citedesmetiers.kiosk.content;

import java.util.Map;

/// One possible answer.
///
/// @param id stable, unique within its question
/// @param scores points it gives, by score id
/// @param exclusive whether choosing it clears the other choices of a multiple question ("none of
///   these")
public record Choice(String id, Text text, Map<String, Integer> scores, boolean exclusive) {
    public Choice {
        scores = Map.copyOf(scores);
    }
}
