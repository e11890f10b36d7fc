package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers what is left of conditions, so that a state is a row of numbers and a step a table
/// lookup. Grows while exploring; not safe for threads.
final class Residues {

    /// The number of a condition that has failed or no longer matters.
    static final int DONE = 0;

    /// The number of a condition that holds.
    static final int HOLDS = 1;

    private static final int UNKNOWN = -1;

    /// Points are counted up to the horizon, so the same condition means something different
    /// elsewhere.
    private record Residue(Condition condition, int horizon) {}

    private final Outlook outlook;
    private final List<Residue> residues = new ArrayList<>();
    private final Map<Residue, Integer> numbers = new HashMap<>();

    Residues(Outlook outlook) {
        this.outlook = outlook;
        number(Condition.NEVER, 0);
        number(Condition.ALWAYS, 0);
    }

    /// The number of what is left of `condition` before the first question.
    int start(Condition condition, int horizon) {
        return number(outlook.start(condition, horizon), horizon);
    }

    Condition condition(int number) {
        return residues.get(number).condition();
    }

    private int number(Condition condition, int horizon) {
        boolean decided = condition.equals(Condition.NEVER) || condition.equals(Condition.ALWAYS);
        Residue residue = new Residue(condition, decided ? 0 : horizon);
        Integer known = numbers.putIfAbsent(residue, residues.size());
        if (known != null) {
            return known;
        }
        residues.add(residue);
        return residues.size() - 1;
    }

    /// One way to answer the question at `place`.
    Step step(int place, List<String> chosen) {
        return new Step(place, chosen);
    }

    /// What every residue becomes after one answer.
    final class Step {

        private final Outlook.Answer answer;
        private int[] after = new int[0];

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
            if (number >= after.length) {
                int length = after.length;
                after = Arrays.copyOf(after, Math.max(number + 1, residues.size() * 2));
                Arrays.fill(after, length, after.length, UNKNOWN);
            }
            Residue before = residues.get(number);
            after[number] =
                    number(
                            outlook.after(before.condition(), answer, before.horizon()),
                            before.horizon());
            return after[number];
        }
    }
}
