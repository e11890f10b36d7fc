package brussels.citedesmetiers.kiosk.content;

import java.util.ArrayList;
import java.util.List;

/// A part of a condition that has no parts of its own, with its place in the file.
///
/// @param pointer to the object holding its members (`/rules/2/when/any/0/is`)
/// @param condition an `is`, a `language`, a `scoreAtLeast`, or an `any` or `all` without parts
public record Leaf(Pointer pointer, Condition condition) {

    /// The leaves of the condition at `pointer`, in the order of the file. A condition that was
    /// left out has none.
    public static List<Leaf> of(Condition condition, Pointer pointer) {
        List<Leaf> leaves = new ArrayList<>();
        if (!condition.equals(Condition.ALWAYS)) {
            collect(condition, pointer, leaves);
        }
        return leaves;
    }

    private static void collect(Condition condition, Pointer pointer, List<Leaf> leaves) {
        switch (condition) {
            case Condition.Is _ -> leaves.add(new Leaf(pointer.at("is"), condition));
            case Condition.InLanguage _ -> leaves.add(new Leaf(pointer, condition));
            case Condition.ScoreAtLeast _ ->
                    leaves.add(new Leaf(pointer.at("scoreAtLeast"), condition));
            case Condition.ScoreLeads _ ->
                    leaves.add(new Leaf(pointer.at("scoreLeads"), condition));
            case Condition.Not(Condition part) -> collect(part, pointer.at("not"), leaves);
            case Condition.Any(List<Condition> parts) ->
                    collect(condition, parts, pointer.at("any"), leaves);
            case Condition.All(List<Condition> parts) ->
                    collect(condition, parts, pointer.at("all"), leaves);
        }
    }

    private static void collect(
            Condition whole, List<Condition> parts, Pointer pointer, List<Leaf> leaves) {
        if (parts.isEmpty()) {
            leaves.add(new Leaf(pointer, whole));
        }
        for (int i = 0; i < parts.size(); i++) {
            collect(parts.get(i), pointer.at(i), leaves);
        }
    }
}
