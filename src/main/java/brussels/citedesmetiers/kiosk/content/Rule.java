package brussels.citedesmetiers.kiosk.content;

import java.util.List;

/// What is recommended when.
///
/// @param priority 1 to 100, higher first; equal priorities keep the order of the file
/// @param recommend recommendation ids, in order
public record Rule(Condition when, int priority, List<String> recommend) {
    public Rule {
        recommend = List.copyOf(recommend);
    }

    /// The same with another condition.
    Rule when(Condition condition) {
        return new Rule(condition, priority, recommend);
    }
}
