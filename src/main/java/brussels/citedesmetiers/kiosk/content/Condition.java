package brussels.citedesmetiers.kiosk.content;

import java.util.List;
import java.util.Map;

/// When a question is asked or a recommendation given: a typed tree, no scripting.
public sealed interface Condition {

    /// Always true.
    Condition ALWAYS = new All(List.of());

    /// Never true.
    Condition NEVER = new Any(List.of());

    /// True if the question was asked and `choice` is (one of) its answers.
    record Is(String question, String choice) implements Condition {}

    /// True if at least one part is.
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// True if every part is; true if there are none.
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// True if `part` is false.
    record Not(Condition part) implements Condition {}

    /// True if the visit is in the language with this code. A visitor may change it at any time.
    record InLanguage(String code) implements Condition {}

    /// True if the choices made so far give `score` at least `value` points.
    record ScoreAtLeast(String score, int value) implements Condition {}

    /// True if the choices made so far give `score` more points than others.
    ///
    /// @param over by how many at least, by the id of the other score
    record ScoreLeads(String score, Map<String, Integer> over) implements Condition {
        public ScoreLeads {
            over = Map.copyOf(over);
        }

        /// That of a map adds up short ids and small numbers, which is the same for very many.
        @Override
        public int hashCode() {
            int sum = 0;
            for (Map.Entry<String, Integer> other : over.entrySet()) {
                int one = (other.getKey().hashCode() * 0x9E3779B1 + other.getValue()) * 0x85EBCA6B;
                sum += (one ^ one >>> 15) * 0xC2B2AE35;
            }
            return 31 * score.hashCode() + sum;
        }
    }
}
