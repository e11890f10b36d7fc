package brussels.citedesmetiers.kiosk.guide;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The different states at one place between questions, and for each the best ways there.
///
/// A state is a row of `width` numbers; rows lie one after another in one array, found again
/// through an open hash table. Not safe for threads.
final class Layer {

    /// What a step adds to the ways it is taken on.
    static final class Gain {
        private final int questions;
        private final int choices;
        private final int pieces;
        private final int[] points;

        /// @param questions 1, or 0 for a question that is not asked
        /// @param choices the choices taken
        /// @param pieces what there is to write down of the answer
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

    /// How a best way came to a state.
    static final class Trace {
        private int[] value = new int[FEW];
        private int[] from = new int[FEW];
        private int[] step = new int[FEW];

        int value(int state) {
            return value[state];
        }

        /// The state of the layer before.
        int from(int state) {
            return from[state];
        }

        /// The way its question was answered, or [Passage#SKIP].
        int step(int state) {
            return step[state];
        }

        /// Keeps the greater value; the first way to a new state is always kept.
        void offer(int state, boolean isNew, int value, int from, int step) {
            if (isNew) {
                if (state == this.value.length) {
                    this.value = Arrays.copyOf(this.value, state * 2);
                    this.from = Arrays.copyOf(this.from, state * 2);
                    this.step = Arrays.copyOf(this.step, state * 2);
                }
            } else if (value <= this.value[state]) {
                return;
            }
            this.value[state] = value;
            this.from[state] = from;
            this.step[state] = step;
        }
    }

    private static final int FEW = 16;

    /// More than any number of choices on a path.
    private static final int QUESTION = 1 << 16;

    final Trace shortest = new Trace();
    final Trace longest = new Trace();
    final Trace fullest = new Trace();

    private final int width;
    private final int[][] points;
    private int[] cells;
    private int[] table = new int[FEW * 4];
    private int size;

    /// @param width the number of numbers in a state
    /// @param scores the number of scores counted
    Layer(int width, int scores) {
        this.width = width;
        this.points = new int[scores][FEW];
        this.cells = new int[width * FEW];
    }

    /// The layer before the first question, with its one state.
    static Layer first(int scores) {
        Layer layer = new Layer(0, scores);
        layer.size = 1;
        return layer;
    }

    int size() {
        return size;
    }

    int cell(int state, int column) {
        return cells[state * width + column];
    }

    /// The most points any way here has of the score.
    int mostPoints(int score) {
        return IntStream.range(0, size).map(state -> points[score][state]).max().orElse(0);
    }

    /// Adds the state `row` reached by `step` from a state of the layer before.
    void reach(int[] row, Layer before, int from, int step, Gain gain) {
        int known = size;
        int state = add(row);
        boolean isNew = size > known;
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
                points[score] = Arrays.copyOf(points[score], state * 2);
            }
            points[score][state] = isNew ? value : Math.max(value, points[score][state]);
        }
    }

    /// The place of `row`, which is [#size] as it was when the state is new.
    private int add(int[] row) {
        int slot = hash(row, 0) & (table.length - 1);
        while (table[slot] != 0) {
            int state = table[slot] - 1;
            if (Arrays.equals(cells, state * width, (state + 1) * width, row, 0, width)) {
                return state;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if ((size + 1) * width > cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        System.arraycopy(row, 0, cells, size * width, width);
        table[slot] = ++size;
        if (size * 2 > table.length) {
            rehash();
        }
        return size - 1;
    }

    /// Lets go of the states themselves; the ways to them stay.
    void forget() {
        cells = new int[0];
        table = new int[0];
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int state = 0; state < size; state++) {
            int slot = hash(cells, state * width) & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = state + 1;
        }
    }

    /// FNV-1a over numbers, its high bits folded down.
    private int hash(int[] row, int offset) {
        int hash = 0x811C9DC5;
        for (int i = offset; i < offset + width; i++) {
            hash = (hash ^ row[i]) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        return hash ^ (hash >>> 13);
    }
}
