package brussels.citedesmetiers.kiosk.guide;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The states at one place between questions, with the best ways to each. Not safe for threads.
final class Layer {

    /// What a step adds to the paths that take it.
    static final class Gain {
        private final int questions;
        private final int choices;
        private final int pieces;
        private final int[] points;

        /// @param questions 1, or 0 for a question that is not asked
        /// @param choices the choices taken
        /// @param pieces how much there is to write down for the answer
        /// @param points those given to each score counted
        Gain(int questions, int choices, int pieces, int... points) {
            this.questions = questions;
            this.choices = choices;
            this.pieces = pieces;
            this.points = points;
        }

        /// The number of scores counted.
        int scores() {
            return points.length;
        }
    }

    /// How the best way reaches each state.
    static final class Trace {
        private int[] value = new int[FEW];
        private int[] from = new int[FEW];
        private short[] step = new short[FEW];

        int value(int state) {
            return value[state];
        }

        /// The state of the layer before.
        int from(int state) {
            return from[state];
        }

        /// How its question was answered, or [Passage#SKIP].
        int step(int state) {
            return step[state];
        }

        /// Keeps the greater value; the first way to a new state is always kept.
        private void offer(int state, boolean isNew, int value, int from, int step) {
            if (isNew) {
                if (state == this.value.length) {
                    resize(state / 2 * 3);
                }
            } else if (value <= this.value[state]) {
                return;
            }
            this.value[state] = value;
            this.from[state] = from;
            this.step[state] = (short) step;
        }

        private void resize(int size) {
            value = Arrays.copyOf(value, size);
            from = Arrays.copyOf(from, size);
            step = Arrays.copyOf(step, size);
        }

        private void forgetValues(int size) {
            resize(size);
            value = new int[0];
        }
    }

    private static final int FEW = 16;

    /// More than any number of choices on a path.
    private static final int QUESTION = 1 << 16;

    final Trace shortest = new Trace();
    final Trace longest = new Trace();
    final Trace fullest = new Trace();

    private final int[][] points;
    private final int width;
    private BlockRows states;

    /// @param width how many numbers a state has
    /// @param scores the number of scores counted
    Layer(int width, int scores) {
        this.width = width;
        this.points = new int[scores][FEW];
        this.states = new BlockRows(width);
    }

    int width() {
        return width;
    }

    int size() {
        return states.size();
    }

    /// Writes the numbers of a state into `row`.
    void read(int state, int[] row) {
        states.read(state, row);
    }

    /// The most points of the score that any way here has.
    int mostPoints(int score) {
        return IntStream.range(0, size()).map(state -> points[score][state]).max().orElse(0);
    }

    /// Adds the single state before the first question.
    void begin(int... row) {
        states.add(row);
    }

    /// Adds the state `row` reached by `step` from a state of the layer before.
    void reach(int[] row, Layer before, int from, int step, Gain gain) {
        int known = size();
        int state = states.add(row);
        boolean isNew = size() > known;
        shortest.offer(state, isNew, before.shortest.value(from) - gain.questions, from, step);
        longest.offer(
                state,
                isNew,
                before.longest.value(from) + gain.questions * QUESTION + gain.choices,
                from,
                step);
        fullest.offer(state, isNew, before.fullest.value(from) + gain.pieces, from, step);
        for (int score = 0; score < points.length; score++) {
            int value = before.points[score][from] + gain.points[score];
            if (isNew && state == points[score].length) {
                points[score] = Arrays.copyOf(points[score], state / 2 * 3);
            }
            points[score][state] = isNew ? value : Math.max(value, points[score][state]);
        }
    }

    /// Forgets everything except the ways to the states.
    void forgetStates() {
        int size = size();
        shortest.forgetValues(size);
        longest.forgetValues(size);
        fullest.forgetValues(size);
        Arrays.fill(points, new int[0]);
        states = new BlockRows(width);
    }
}
