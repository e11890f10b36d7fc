package brussels.citedesmetiers.kiosk.guide;

import static brussels.citedesmetiers.kiosk.content.Question.Type.SINGLE;
import static java.util.stream.Collectors.toUnmodifiableSet;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Leaf;
import brussels.citedesmetiers.kiosk.content.Pointer;
import brussels.citedesmetiers.kiosk.content.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The ways to answer a question that conditions distinguish.
///
/// Choices that no condition uses, and that give no points a condition uses, are equivalent: of all
/// answers that differ only in those, the longest is kept. Immutable.
final class Ways {

    /// Far more than the choices of a sound question have.
    private static final int MOST_WAYS = 10_000;

    /// What conditions see of an answer; a list, because the hash of a set of similar ids is poor.
    private record Seen(List<String> choices, Map<String, Integer> points) {
        static final Seen NOTHING = new Seen(List.of(), Map.of());
    }

    private record SeenIn(Seen seen, Set<String> languages) {}

    private record Partial(int taken, Seen seen) {}

    private final Set<Condition> named = new HashSet<>();

    private final Set<String> scores = new TreeSet<>();

    Ways(Collection<Condition> conditions) {
        for (Condition condition : conditions) {
            for (Leaf leaf : Leaf.of(condition, Pointer.ROOT)) {
                switch (leaf.condition()) {
                    case Condition.ScoreAtLeast(String score, _) -> scores.add(score);
                    case Condition.ScoreLeads(String score, Map<String, Integer> over) -> {
                        scores.add(score);
                        scores.addAll(over.keySet());
                    }
                    default -> named.add(leaf.condition());
                }
            }
        }
    }

    /// The ids of the scores that some condition uses.
    List<String> scores() {
        return List.copyOf(scores);
    }

    /// One answer for each way to answer `question`; none if it cannot be answered.
    ///
    /// @throws TooManyWays if there are more than can be followed
    List<List<String>> of(Question question) {
        Map<Seen, List<String>> ways = new LinkedHashMap<>();
        if (question.type() == SINGLE) {
            for (Choice choice : question.choices()) {
                ways.putIfAbsent(plus(Seen.NOTHING, question, choice), List.of(choice.id()));
            }
            return List.copyOf(ways.values());
        }
        for (Map.Entry<Partial, List<String>> partial : subsets(question).entrySet()) {
            if (partial.getKey().taken() >= question.min()) {
                ways.merge(partial.getKey().seen(), partial.getValue(), Ways::longer);
            }
        }
        for (Choice choice : question.choices()) {
            if (choice.exclusive() && question.min() <= 1 && question.max() >= 1) {
                Seen seen = plus(Seen.NOTHING, question, choice);
                ways.merge(seen, List.of(choice.id()), Ways::longer);
            }
        }
        return List.copyOf(ways.values());
    }

    /// One answer for each way to answer `question` that conditions or languages tell apart, with
    /// the number of answers it stands for; none if it cannot be answered.
    ///
    /// @throws TooManyWays if there are more than can be followed
    Map<List<String>, Long> counted(Question question) {
        int size = question.choices().size();
        if (1L << size > MOST_WAYS) {
            throw new TooManyWays();
        }
        Map<SeenIn, List<String>> firsts = new LinkedHashMap<>();
        Map<List<String>, Long> many = new LinkedHashMap<>();
        int min = question.type() == SINGLE ? 1 : question.min();
        int max = question.type() == SINGLE ? 1 : question.max();
        for (int bits = 0; bits < 1 << size; bits++) {
            int taken = Integer.bitCount(bits);
            Seen seen = Seen.NOTHING;
            List<String> way = new ArrayList<>();
            boolean alone = false;
            for (int i = 0; i < size; i++) {
                if ((bits >> i & 1) == 1) {
                    Choice choice = question.choices().get(i);
                    seen = plus(seen, question, choice);
                    way.add(choice.id());
                    alone |= choice.exclusive();
                }
            }
            if (taken >= min && taken <= max && (taken == 1 || !alone)) {
                SeenIn key = new SeenIn(seen, languages(question, way));
                many.merge(firsts.computeIfAbsent(key, _ -> List.copyOf(way)), 1L, Long::sum);
            }
        }
        return many;
    }

    /// The codes of the languages that the choices of an answer speak for.
    static Set<String> languages(Question question, List<String> way) {
        return question.choices().stream()
                .filter(choice -> way.contains(choice.id()))
                .flatMap(choice -> choice.languages().stream())
                .collect(toUnmodifiableSet());
    }

    /// The choices in any valid answer to `question`.
    static Set<String> takeable(Question question) {
        long together = question.choices().stream().filter(c -> !c.exclusive()).count();
        boolean alone = question.min() <= 1 && question.max() >= 1;
        boolean others = question.max() >= 1 && question.min() <= together;
        return question.choices().stream()
                .filter(c -> question.type() == SINGLE || (c.exclusive() ? alone : others))
                .map(Choice::id)
                .collect(toUnmodifiableSet());
    }

    private static List<String> longer(List<String> one, List<String> other) {
        return other.size() > one.size() ? other : one;
    }

    /// The subsets of choices that can be taken together, up to the greatest number: one for each
    /// count and each way conditions see them.
    private Map<Partial, List<String>> subsets(Question question) {
        Map<Partial, List<String>> subsets = new LinkedHashMap<>();
        subsets.put(new Partial(0, Seen.NOTHING), List.of());
        for (Choice choice : question.choices()) {
            if (choice.exclusive()) {
                continue;
            }
            for (Map.Entry<Partial, List<String>> without : List.copyOf(subsets.entrySet())) {
                int taken = without.getKey().taken() + 1;
                if (taken <= question.max()) {
                    List<String> with = new ArrayList<>(without.getValue());
                    with.add(choice.id());
                    subsets.putIfAbsent(
                            new Partial(taken, plus(without.getKey().seen(), question, choice)),
                            List.copyOf(with));
                }
            }
            if (subsets.size() > MOST_WAYS) {
                throw new TooManyWays();
            }
        }
        return subsets;
    }

    private Seen plus(Seen seen, Question question, Choice choice) {
        List<String> choices = new ArrayList<>(seen.choices());
        if (named.contains(new Condition.Is(question.id(), choice.id()))) {
            choices.add(choice.id());
        }
        Map<String, Integer> points = new LinkedHashMap<>(seen.points());
        for (String score : scores) {
            int more = choice.scores().getOrDefault(score, 0);
            if (more != 0) {
                points.merge(score, more, Integer::sum);
            }
        }
        return new Seen(choices, points);
    }

    /// A question has more ways to answer it than can be explored.
    static final class TooManyWays extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
