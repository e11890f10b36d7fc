package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers what is left of conditions, so that a state is a row of numbers and a step a table
/// lookup. Grows while exploring; not safe for threads.
///
/// What is left is kept as numbers too, parts of conditions by their own: very many of them differ
/// only in the points that scores are apart.
final class Residues {

    /// The number of a condition that has failed or no longer matters.
    static final int DONE = 0;

    /// The number of a condition that holds.
    static final int HOLDS = 1;

    private static final int UNKNOWN = -1;

    // The first cell of a row says what kind of condition it is. The second is the horizon: points
    // are counted up to there, so the same condition means something different elsewhere.
    private static final int ANY = 0;
    private static final int ALL = 1;
    private static final int NOT = 2;

    /// A score, and pairs of another and by how much the first must lead over it.
    private static final int LEADS = 3;

    /// The place in [#leaves].
    private static final int LEAF = 4;

    private static final int HEAD = 2;

    private final Outlook outlook;
    private final List<int[]> residues = new ArrayList<>();
    private final Map<StateRow, Integer> numbers = new HashMap<>();
    private final Map<Integer, Condition> conditions = new HashMap<>();
    private final Numbered<Condition> leaves = new Numbered<>();
    private final Numbered<String> scores = new Numbered<>();

    /// Things by their numbers, and numbers by the thing.
    private static final class Numbered<T> {
        private final List<T> things = new ArrayList<>();
        private final Map<T, Integer> numbers = new HashMap<>();

        int number(T thing) {
            return numbers.computeIfAbsent(
                    thing,
                    one -> {
                        things.add(one);
                        return things.size() - 1;
                    });
        }

        T get(int number) {
            return things.get(number);
        }

        int size() {
            return things.size();
        }
    }

    Residues(Outlook outlook) {
        this.outlook = outlook;
        number(ANY, 0);
        number(ALL, 0);
    }

    /// The number of what is left of `condition` before the first question.
    int start(Condition condition, int horizon) {
        return number(outlook.start(condition, horizon), horizon);
    }

    Condition condition(int number) {
        Condition known = conditions.get(number);
        if (known == null) {
            known = written(residues.get(number));
            conditions.put(number, known);
        }
        return known;
    }

    private Condition written(int... residue) {
        return switch (residue[0]) {
            case ANY -> new Condition.Any(parts(residue));
            case ALL -> new Condition.All(parts(residue));
            case NOT -> new Condition.Not(condition(residue[HEAD]));
            case LEADS -> {
                Map<String, Integer> over = new HashMap<>();
                for (int i = HEAD + 1; i < residue.length; i += 2) {
                    over.put(scores.get(residue[i]), residue[i + 1]);
                }
                yield new Condition.ScoreLeads(scores.get(residue[HEAD]), over);
            }
            default -> leaves.get(residue[HEAD]);
        };
    }

    private List<Condition> parts(int... residue) {
        return Arrays.stream(residue).skip(HEAD).mapToObj(this::condition).toList();
    }

    /// @param residue kept, and not changed any more
    private int number(int... residue) {
        Integer known = numbers.putIfAbsent(new StateRow(residue), residues.size());
        if (known != null) {
            return known;
        }
        residues.add(residue);
        return residues.size() - 1;
    }

    private int number(Condition condition, int horizon) {
        return switch (condition) {
            case Condition.Any(List<Condition> parts) -> several(ANY, horizon, all(parts, horizon));
            case Condition.All(List<Condition> parts) -> several(ALL, horizon, all(parts, horizon));
            case Condition.Not(Condition part) -> not(horizon, number(part, horizon));
            case Condition.ScoreLeads(String score, Map<String, Integer> over) -> {
                int[] leads = new int[HEAD + 1 + 2 * over.size()];
                leads[0] = LEADS;
                leads[1] = horizon;
                leads[HEAD] = scores.number(score);
                int length = HEAD + 1;
                for (String id : over.keySet().stream().sorted().toList()) {
                    leads[length++] = scores.number(id);
                    leads[length++] = over.getOrDefault(id, 0);
                }
                yield number(leads);
            }
            default -> number(LEAF, horizon, leaves.number(condition));
        };
    }

    private int[] all(List<Condition> parts, int horizon) {
        return parts.stream().mapToInt(part -> number(part, horizon)).toArray();
    }

    private int not(int horizon, int part) {
        int[] residue = residues.get(part);
        return switch (part) {
            case DONE -> HOLDS;
            case HOLDS -> DONE;
            default -> residue[0] == NOT ? residue[HEAD] : number(NOT, horizon, part);
        };
    }

    /// Any or all of some parts, each once; parts of the same kind are taken apart.
    private int several(int kind, int horizon, int... parts) {
        int deciding = kind == ANY ? HOLDS : DONE;
        int[] left = {kind, horizon};
        int length = HEAD;
        for (int part : parts) {
            if (part == deciding) {
                return deciding;
            }
            int[] residue = residues.get(part);
            int[] more = {part};
            if (part == DONE || part == HOLDS) {
                more = new int[0];
            } else if (residue[0] == kind) {
                more = Arrays.copyOfRange(residue, HEAD, residue.length);
            }
            left = Arrays.copyOf(left, Math.max(left.length, length + more.length));
            for (int one : more) {
                if (!contains(left, length, one)) {
                    left[length++] = one;
                }
            }
        }
        return switch (length) {
            case HEAD -> kind == ANY ? DONE : HOLDS;
            case HEAD + 1 -> left[HEAD];
            default -> number(Arrays.copyOf(left, length));
        };
    }

    private static boolean contains(int[] residue, int length, int part) {
        for (int i = HEAD; i < length; i++) {
            if (residue[i] == part) {
                return true;
            }
        }
        return false;
    }

    /// One way to answer the question at `place`.
    Step step(int place, List<String> chosen) {
        return new Step(place, chosen);
    }

    /// What every residue becomes after one answer.
    final class Step {

        private final Outlook.Answer answer;
        private int[] after = new int[0];

        // For each score, what the answer gives and what may still come up to a horizon.
        private int horizon = UNKNOWN;
        private int[] given = new int[0];
        private int[] least = new int[0];
        private int[] most = new int[0];

        private Step(int place, List<String> chosen) {
            this.answer = outlook.answer(place, chosen);
        }

        List<String> chosen() {
            return answer.chosen();
        }

        /// The number of the residue after this answer, given the one before it.
        int after(int number) {
            if (number < after.length && after[number] != UNKNOWN) {
                return after[number];
            }
            return learn(number);
        }

        private int learn(int number) {
            int[] residue = residues.get(number);
            int left =
                    switch (residue[0]) {
                        case ANY, ALL -> several(residue[0], residue[1], parts(residue));
                        case NOT -> not(residue[1], after(residue[HEAD]));
                        case LEADS -> leads(residue);
                        default -> {
                            Condition leaf = leaves.get(residue[HEAD]);
                            yield Residues.this.number(
                                    outlook.after(leaf, answer, residue[1]), residue[1]);
                        }
                    };
            if (number >= after.length) {
                int length = after.length;
                after = Arrays.copyOf(after, Math.max(number + 1, residues.size() * 2));
                Arrays.fill(after, length, after.length, UNKNOWN);
            }
            after[number] = left;
            return left;
        }

        private int[] parts(int... residue) {
            int[] parts = new int[residue.length - HEAD];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = after(residue[i + HEAD]);
            }
            return parts;
        }

        /// As [Outlook] has it, without a map for each.
        private int leads(int... residue) {
            look(residue[1]);
            int own = residue[HEAD];
            int[] left = new int[residue.length];
            System.arraycopy(residue, 0, left, 0, HEAD + 1);
            int length = HEAD + 1;
            for (int i = HEAD + 1; i < residue.length; i += 2) {
                int other = residue[i];
                int by = residue[i + 1] - given[own] + given[other];
                if (most[own] - least[other] < by) {
                    return DONE;
                }
                if (least[own] - most[other] < by) {
                    left[length++] = other;
                    left[length++] = by;
                }
            }
            return length == HEAD + 1 ? HOLDS : Residues.this.number(Arrays.copyOf(left, length));
        }

        private void look(int to) {
            if (horizon == to && given.length == scores.size()) {
                return;
            }
            horizon = to;
            given = new int[scores.size()];
            least = new int[given.length];
            most = new int[given.length];
            for (int i = 0; i < given.length; i++) {
                given[i] = answer.points(scores.get(i));
                Points ahead = outlook.ahead(scores.get(i), answer.place(), to);
                least[i] = ahead.least();
                most[i] = ahead.most();
            }
        }
    }
}
