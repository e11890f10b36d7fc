package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is left of a condition after some questions.
///
/// Two visitors whose answers leave the same of every later condition have the same future, which
/// is why states can be merged. The idea is that of the derivative of a regular expression (J. A.
/// Brzozowski, 1964): [#after] takes the condition left before a question and returns the one left
/// after its answer, until it is [Condition#ALWAYS] or [Condition#NEVER].
///
/// A condition is evaluated when the question at its horizon comes up (for a rule: at the end), and
/// depends only on earlier questions. Immutable.
final class Outlook {

    private final List<Question> questions;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Map<String, Points>> bounds;
    private final Map<String, List<Points>> before = new HashMap<>();

    Outlook(Questionnaire form) {
        questions = form.questions();
        for (int i = 0; i < questions.size(); i++) {
            places.putIfAbsent(questions.get(i).id(), i);
        }
        bounds = questions.stream().map(Points::of).toList();
        bounds.forEach(map -> map.keySet().forEach(s -> before.computeIfAbsent(s, this::sums)));
    }

    private List<Points> sums(String score) {
        List<Points> sums = new ArrayList<>(List.of(Points.NONE));
        bounds.forEach(map -> sums.add(sums.getLast().plus(map.getOrDefault(score, Points.NONE))));
        return sums;
    }

    /// What `condition` requires before the first question; parts that cannot be known at its
    /// horizon are false.
    Condition start(Condition condition, int horizon) {
        return left(condition, new Answer(-1, List.of(), Map.of()), horizon);
    }

    /// What is left of `condition` after the question at `place` was answered with `chosen`; empty
    /// for a question that is not asked.
    Condition after(Condition condition, int place, List<String> chosen, int horizon) {
        return after(condition, answer(place, chosen), horizon);
    }

    /// The same for an answer that is looked at many times.
    Condition after(Condition condition, Answer answer, int horizon) {
        return left(condition, answer, horizon);
    }

    /// How a question was answered, and the points that gives.
    record Answer(int place, List<String> chosen, Map<String, Integer> points) {

        int points(String score) {
            return points.getOrDefault(score, 0);
        }
    }

    /// @param chosen empty for a question that is not asked
    Answer answer(int place, List<String> chosen) {
        Map<String, Integer> points = new HashMap<>();
        for (String score : bounds.get(place).keySet()) {
            points.put(score, points(place, chosen, score));
        }
        return new Answer(place, List.copyOf(chosen), Map.copyOf(points));
    }

    /// Whether the answer of the question at `place` can change `condition`.
    boolean touches(Condition condition, int place, int horizon) {
        return place < horizon
                && switch (condition) {
                    case Condition.Is(String question, _) ->
                            place == places.getOrDefault(question, -1);
                    case Condition.InLanguage _ -> false;
                    case Condition.ScoreAtLeast(String score, _) ->
                            bounds.get(place).containsKey(score);
                    case Condition.ScoreLeads(String score, Map<String, Integer> over) ->
                            bounds.get(place).containsKey(score)
                                    || over.keySet().stream()
                                            .anyMatch(bounds.get(place)::containsKey);
                    case Condition.Not(Condition part) -> touches(part, place, horizon);
                    case Condition.Any(List<Condition> parts) ->
                            parts.stream().anyMatch(part -> touches(part, place, horizon));
                    case Condition.All(List<Condition> parts) ->
                            parts.stream().anyMatch(part -> touches(part, place, horizon));
                };
    }

    /// The points the choices `chosen` of the question at `place` give to `score`.
    int points(int place, List<String> chosen, String score) {
        int points = 0;
        for (Choice choice : questions.get(place).choices()) {
            if (chosen.contains(choice.id())) {
                points += choice.scores().getOrDefault(score, 0);
            }
        }
        return points;
    }

    private Condition left(Condition condition, Answer answer, int horizon) {
        return switch (condition) {
            case Condition.InLanguage _ -> Condition.NEVER;
            case Condition.Is is -> left(is, answer, horizon);
            case Condition.ScoreAtLeast least -> left(least, answer, horizon);
            case Condition.ScoreLeads leads -> left(leads, answer, horizon);
            case Condition.Not(Condition part) -> not(left(part, answer, horizon));
            case Condition.Any(List<Condition> parts) -> {
                Set<Condition> left = new LinkedHashSet<>();
                for (Condition part : parts) {
                    Condition rest = left(part, answer, horizon);
                    if (rest.equals(Condition.ALWAYS)) {
                        yield Condition.ALWAYS;
                    }
                    if (rest instanceof Condition.Any(List<Condition> more)) {
                        left.addAll(more);
                    } else {
                        left.add(rest);
                    }
                }
                yield left.size() == 1
                        ? left.iterator().next()
                        : new Condition.Any(List.copyOf(left));
            }
            case Condition.All(List<Condition> parts) -> {
                Set<Condition> left = new LinkedHashSet<>();
                for (Condition part : parts) {
                    Condition rest = left(part, answer, horizon);
                    if (rest.equals(Condition.NEVER)) {
                        yield Condition.NEVER;
                    }
                    if (rest instanceof Condition.All(List<Condition> more)) {
                        left.addAll(more);
                    } else {
                        left.add(rest);
                    }
                }
                yield left.size() == 1
                        ? left.iterator().next()
                        : new Condition.All(List.copyOf(left));
            }
        };
    }

    private Condition left(Condition.Is is, Answer answer, int horizon) {
        int asked = places.getOrDefault(is.question(), horizon);
        if (asked >= horizon || questions.get(asked).choice(is.choice()).isEmpty()) {
            return Condition.NEVER;
        }
        if (asked != answer.place()) {
            return is;
        }
        return answer.chosen().contains(is.choice()) ? Condition.ALWAYS : Condition.NEVER;
    }

    private Condition left(Condition.ScoreAtLeast least, Answer answer, int horizon) {
        String score = least.score();
        int missing = least.value() - answer.points(score);
        Points ahead = ahead(score, answer.place(), horizon);
        if (missing <= ahead.least()) {
            return Condition.ALWAYS;
        }
        return missing > ahead.most()
                ? Condition.NEVER
                : new Condition.ScoreAtLeast(score, missing);
    }

    private Condition left(Condition.ScoreLeads leads, Answer answer, int horizon) {
        Points own = ahead(leads.score(), answer.place(), horizon);
        int points = answer.points(leads.score());
        // Without those that it is certain to lead over, however far: which they are makes no
        // difference any more.
        Map<String, Integer> missing = new HashMap<>();
        for (Map.Entry<String, Integer> other : leads.over().entrySet()) {
            String id = other.getKey();
            int by = other.getValue() - points + answer.points(id);
            Points theirs = ahead(id, answer.place(), horizon);
            if (own.most() - theirs.least() < by) {
                return Condition.NEVER;
            }
            if (own.least() - theirs.most() < by) {
                missing.put(id, by);
            }
        }
        return missing.isEmpty()
                ? Condition.ALWAYS
                : new Condition.ScoreLeads(leads.score(), missing);
    }

    /// The points that the questions after `place` may give to `score`.
    Points ahead(String score, int place, int horizon) {
        List<Points> sums = before.get(score);
        return sums == null ? Points.NONE : sums.get(horizon).minus(sums.get(place + 1));
    }

    private static Condition not(Condition part) {
        if (part.equals(Condition.ALWAYS)) {
            return Condition.NEVER;
        }
        if (part.equals(Condition.NEVER)) {
            return Condition.ALWAYS;
        }
        return part instanceof Condition.Not(Condition inner) ? inner : new Condition.Not(part);
    }
}
