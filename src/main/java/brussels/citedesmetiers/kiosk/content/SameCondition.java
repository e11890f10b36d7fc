package brussels.citedesmetiers.kiosk.content;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Compares conditions by meaning, not by how they are written.
final class SameCondition {

    private SameCondition() {}

    /// A text that is equal for conditions which differ only in the order or repetition of their
    /// parts, in `any` and `all` around a single part, or in a double `not`.
    static String key(Condition condition) {
        return switch (condition) {
            case Condition.Is(String question, String choice) -> question + "=" + choice;
            case Condition.InLanguage(String code) -> "language=" + code;
            case Condition.ScoreAtLeast(String score, int value) -> score + ">=" + value;
            case Condition.ScoreLeads(String score, Map<String, Integer> over) ->
                    score + " over " + new TreeMap<>(over);
            case Condition.Not(Condition.Not(Condition part)) -> key(part);
            case Condition.Not(Condition part) -> "not(" + key(part) + ")";
            case Condition.Any(List<Condition> parts) -> key("any", parts);
            case Condition.All(List<Condition> parts) -> key("all", parts);
        };
    }

    private static String key(String name, List<Condition> parts) {
        List<String> keys = parts.stream().map(SameCondition::key).sorted().distinct().toList();
        return keys.size() == 1
                ? keys.getFirst()
                : keys.stream().collect(Collectors.joining(",", name + "(", ")"));
    }
}
