package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known while walking through a questionnaire, and the truth of conditions given that.
///
/// A question is answered, open (it will or may be asked, its answer is not known) or neither: not
/// asked. Conditions are three-valued (Kleene): one is open as long as open questions could decide
/// it either way. Grows while walking; used within one call only.
final class Facts {

    /// The truth of a condition.
    enum Truth {
        HOLDS,
        FAILS,
        OPEN;

        static Truth of(boolean holds) {
            return holds ? HOLDS : FAILS;
        }

        Truth not() {
            return switch (this) {
                case HOLDS -> FAILS;
                case FAILS -> HOLDS;
                case OPEN -> OPEN;
            };
        }
    }

    private final Map<String, List<String>> answered = new HashMap<>();
    private final Map<String, Integer> points = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Points> openPoints = new HashMap<>();

    /// The question was asked and answered.
    void answer(Question question, List<String> choices) {
        answered.put(question.id(), choices);
        for (Choice choice : question.choices()) {
            if (choices.contains(choice.id())) {
                choice.scores().forEach((score, more) -> points.merge(score, more, Integer::sum));
            }
        }
    }

    /// The question will or may be asked.
    void leaveOpen(Question question) {
        open.add(question.id());
        Points.of(question).forEach((score, range) -> openPoints.merge(score, range, Points::plus));
    }

    /// The points for `score` from the known answers.
    int points(String score) {
        return points.getOrDefault(score, 0);
    }

    /// Whether `condition` holds for certain.
    boolean hold(Condition condition) {
        return truth(condition) == Truth.HOLDS;
    }

    Truth truth(Condition condition) {
        return switch (condition) {
            case Condition.Is(String question, String choice) ->
                    open.contains(question)
                            ? Truth.OPEN
                            : Truth.of(answered.getOrDefault(question, List.of()).contains(choice));
            // decided before a visit in some language is guided
            case Condition.InLanguage _ -> Truth.FAILS;
            case Condition.ScoreAtLeast(String score, int value) -> {
                Points more = openPoints.getOrDefault(score, Points.NONE);
                boolean least = points(score) + more.least() >= value;
                boolean most = points(score) + more.most() >= value;
                yield least == most ? Truth.of(most) : Truth.OPEN;
            }
            case Condition.ScoreLeads(String score, Map<String, Integer> over) ->
                    leads(score, over);
            case Condition.Not(Condition part) -> truth(part).not();
            case Condition.Any(List<Condition> parts) -> first(parts, Truth.HOLDS);
            case Condition.All(List<Condition> parts) -> first(parts, Truth.FAILS);
        };
    }

    private Truth leads(String score, Map<String, Integer> over) {
        Points more = openPoints.getOrDefault(score, Points.NONE);
        Truth truth = Truth.HOLDS;
        for (Map.Entry<String, Integer> other : over.entrySet()) {
            Points theirs = openPoints.getOrDefault(other.getKey(), Points.NONE);
            int ahead = points(score) - points(other.getKey()) - other.getValue();
            if (ahead + more.most() - theirs.least() < 0) {
                return Truth.FAILS;
            }
            if (ahead + more.least() - theirs.most() < 0) {
                truth = Truth.OPEN;
            }
        }
        return truth;
    }

    /// `deciding` if any part is; else open if any part is; else the opposite.
    private Truth first(List<Condition> parts, Truth deciding) {
        Truth truth = deciding.not();
        for (Condition part : parts) {
            Truth of = truth(part);
            if (of == deciding) {
                return deciding;
            }
            if (of == Truth.OPEN) {
                truth = Truth.OPEN;
            }
        }
        return truth;
    }
}
