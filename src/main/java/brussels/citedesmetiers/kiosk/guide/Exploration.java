package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The result of following every path through a questionnaire.
///
/// Paths are followed question by question, and those that leave the same of every later condition
/// continue as one state, so that the result is exact and little is walked twice. Choices that no
/// condition or score tells apart are explored once. A rule counts as reached once it holds on some
/// path, even if eight recommendations with more priority come before its own.
///
/// With more than [#MOST_STATES] states it stops: then only [#states] and [#multiplying] are filled
/// in.
///
/// @param states the number of different states, over all places between questions
/// @param multiplying the ids of the questions after which the number of states grew most, when
///   there were too many; else empty
/// @param asked the ids of the questions asked on some path
/// @param choices the ids of the choices that can be taken, by the id of a question asked
/// @param rules the indexes of the rules that hold on some path
/// @param recommendations the ids those rules name
/// @param deadEnds one path that ends without a recommendation; empty when there is none
/// @param shortestPath one of the paths with fewest questions
/// @param longestPath one of the paths with most questions, and among those one with most choices
/// @param fullestPath a path with most to write down: a piece for each question, and one for each
///   choice of a multiple question
/// @param mostPoints for each score that conditions use, the most points any path has before each
///   question, and finally at the end
public record Exploration(
        int states,
        List<String> multiplying,
        Set<String> asked,
        Map<String, Set<String>> choices,
        Set<Integer> rules,
        Set<String> recommendations,
        List<Answers> deadEnds,
        Answers shortestPath,
        Answers longestPath,
        Answers fullestPath,
        Map<String, List<Integer>> mostPoints) {

    /// The most states that are explored.
    public static final int MOST_STATES = 2_000_000;

    public Exploration {
        multiplying = List.copyOf(multiplying);
        asked = Set.copyOf(asked);
        choices = Map.copyOf(choices);
        rules = Set.copyOf(rules);
        recommendations = Set.copyOf(recommendations);
        deadEnds = List.copyOf(deadEnds);
        mostPoints = Map.copyOf(mostPoints);
    }

    /// Explores `form`, which may be unsound: a condition on something that does not exist is
    /// false. Takes about a second for a million states.
    public static Exploration of(Questionnaire form) {
        return new Explorer(form, MOST_STATES).explore();
    }

    /// Explores `form` as visits in each of these languages see it, and puts together what they
    /// find.
    public static Exploration of(Questionnaire form, Collection<String> languages) {
        Set<Questionnaire> seen = new LinkedHashSet<>();
        languages.forEach(language -> seen.add(form.in(language)));
        return seen.stream()
                .map(Exploration::of)
                .reduce(Exploration::with)
                .orElseGet(() -> of(form));
    }

    private Exploration with(Exploration other) {
        if (!complete() || !other.complete()) {
            return complete() ? other : this;
        }
        Map<String, List<Integer>> points = new HashMap<>(mostPoints);
        other.mostPoints.forEach((id, most) -> points.merge(id, most, Exploration::greater));
        return new Exploration(
                states + other.states,
                List.of(),
                union(asked, other.asked),
                union(choices, other.choices),
                union(rules, other.rules),
                union(recommendations, other.recommendations),
                Stream.concat(deadEnds.stream(), other.deadEnds.stream()).limit(1).toList(),
                other.shortest() < shortest() ? other.shortestPath : shortestPath,
                other.longest() > longest() ? other.longestPath : longestPath,
                written(other.fullestPath) > written(fullestPath) ? other.fullestPath : fullestPath,
                points);
    }

    /// How much there is to write down, at most.
    private static int written(Answers answers) {
        return answers.size() + answers.byQuestion().values().stream().mapToInt(List::size).sum();
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static Map<String, Set<String>> union(
            Map<String, Set<String>> one, Map<String, Set<String>> other) {
        Map<String, Set<String>> both = new HashMap<>(one);
        other.forEach((id, choices) -> both.merge(id, choices, Exploration::union));
        return both;
    }

    private static List<Integer> greater(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, one.size())
                .mapToObj(i -> Math.max(one.get(i), other.get(i)))
                .toList();
    }

    /// Whether all paths were followed.
    public boolean complete() {
        return multiplying.isEmpty();
    }

    /// The number of questions of the shortest path.
    public int shortest() {
        return shortestPath.size();
    }

    /// The number of questions of the longest path.
    public int longest() {
        return longestPath.size();
    }
}
