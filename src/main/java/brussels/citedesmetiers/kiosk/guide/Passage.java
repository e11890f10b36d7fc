package brussels.citedesmetiers.kiosk.guide;

import java.util.List;

/// The transition from the states before one question to those after it. Not safe for threads.
final class Passage {

    /// The step across a question that is not asked.
    static final int SKIP = -1;

    /// The column of a condition that is not part of the states.
    static final int NOWHERE = -1;

    /// One way to answer the question.
    record Step(List<String> chosen, Residues.Step residues, Layer.Gain gain) {}

    /// What becomes of one condition.
    ///
    /// @param before its column in the states before the question, or [#NOWHERE]
    /// @param after its column in the states after it, or [#NOWHERE]
    /// @param touched whether the answer can change it
    record Column(Tracked condition, int before, int after, boolean touched) {}

    /// Where to find whether the question is asked.
    ///
    /// @param column in the states before the question, or [#NOWHERE]
    /// @param always whether it is asked always, if it is not in the states
    record Enabled(int column, boolean always) {
        boolean in(int[] state) {
            return column == NOWHERE ? always : state[column] == Residues.HOLDS;
        }
    }

    /// The column of every state that says whether a rule that recommends something has held.
    static final int RECOMMENDED = 0;

    private final List<Step> steps;
    private final Step skip;
    private final Column[] carried;
    private final Column[] touched;
    private final int width;
    private final Enabled enabled;
    private final RuleBook rules;
    private boolean asked;
    private double growth;

    Passage(List<Step> steps, Step skip, List<Column> columns, Enabled enabled, RuleBook rules) {
        this.steps = steps;
        this.skip = skip;
        this.carried = columns.stream().filter(c -> !c.touched()).toArray(Column[]::new);
        this.touched = columns.stream().filter(Column::touched).toArray(Column[]::new);
        this.width = 1 + (int) columns.stream().filter(c -> c.after() != NOWHERE).count();
        this.enabled = enabled;
        this.rules = rules;
    }

    /// Whether some path asks the question.
    boolean isAsked() {
        return asked;
    }

    /// The number of states after the question for each state before it.
    double growth() {
        return growth;
    }

    Step way(int step) {
        return steps.get(step);
    }

    /// The states after the question. Stops when there are more than `limit`.
    Layer follow(Layer before, int limit) {
        Layer after = new Layer(width, skip.gain().scores());
        int[] old = new int[before.width()];
        int[] row = new int[width];
        int state = 0;
        for (; state < before.size() && after.size() <= limit; state++) {
            before.read(state, old);
            boolean here = enabled.in(old);
            asked |= here;
            for (Column column : carried) {
                row[column.after()] = old[column.before()];
            }
            if (!here || steps.isEmpty()) {
                take(skip, old, row);
                after.reach(row, before, state, SKIP, skip.gain());
            } else {
                for (int i = 0; i < steps.size() && after.size() <= limit; i++) {
                    take(steps.get(i), old, row);
                    after.reach(row, before, state, i, steps.get(i).gain());
                }
            }
        }
        growth = (double) after.size() / state;
        return after;
    }

    private void take(Step step, int[] old, int[] row) {
        int recommended = old[RECOMMENDED];
        for (Column column : touched) {
            int rule = column.condition().rule();
            if (column.after() == NOWHERE && isKnown(rule, recommended)) {
                continue;
            }
            int left =
                    column.before() == NOWHERE ? column.condition().start() : old[column.before()];
            left = step.residues().after(left);
            if (rule != Tracked.NO_RULE && left == Residues.HOLDS) {
                rules.reach(rule);
                recommended = rules.recommends(rule) ? Residues.HOLDS : recommended;
                left = Residues.DONE;
            }
            if (column.after() != NOWHERE) {
                row[column.after()] = left;
            }
        }
        row[RECOMMENDED] = recommended;
    }

    /// Whether it is already known that the rule holds.
    private boolean isKnown(int rule, int recommended) {
        return rules.isReached(rule) && (recommended == Residues.HOLDS || !rules.recommends(rule));
    }
}
