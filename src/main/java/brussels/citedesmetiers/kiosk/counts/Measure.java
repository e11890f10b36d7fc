package brussels.citedesmetiers.kiosk.counts;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/// One table of counts: its dimensions, its period, and the smallest number that may leave.
///
/// Every counted visit adds one to exactly one cell of every measure of its terminal, whatever
/// happened in it: no feedback counts as `none`, leaving early as `no-answer`. A measure that left
/// out some visits would reveal their number by its total. And a visit that counted in several
/// cells (the first three recommendations) would tie these cells together: if the content always
/// shows one beside another, their numbers are equal and their sum reveals them. So only the first
/// recommendation counts.
///
/// @param id stable name
/// @param dimensions one or two, in the order of a cell's values
/// @param period its one fixed period on this terminal, for a whole year
/// @param threshold k, the smallest number that may leave
public record Measure(String id, List<Dimension> dimensions, Period period, int threshold) {
    /// The threshold if `counts.json` names none.
    public static final int USUAL_THRESHOLD = 5;

    /// With 2, every hidden number would be 1.
    public static final int LEAST_THRESHOLD = 3;

    private static final int MOST_DIMENSIONS = 2;

    public Measure {
        dimensions = List.copyOf(dimensions);
        if (id.isBlank() || threshold < LEAST_THRESHOLD) {
            throw new IllegalArgumentException("a name and a threshold from 3 are needed: " + id);
        }
        if (dimensions.isEmpty()
                || dimensions.size() > MOST_DIMENSIONS
                || new HashSet<>(dimensions).size() != dimensions.size()) {
            throw new IllegalArgumentException("one or two different dimensions are needed");
        }
        for (Dimension d : dependent()) {
            if (dimensions.contains(d) && !dimensions.contains(Dimension.OUTCOME)) {
                throw new IllegalArgumentException(
                        d.id() + " says how the visit ended, so outcome is needed beside it");
            }
        }
    }

    // Each distinguishes finished from abandoned visits by itself, so without the outcome as a
    // dimension the rule could not see that these measures share it.
    private static List<Dimension> dependent() {
        return List.of(Dimension.CHANNEL, Dimension.QUESTION, Dimension.RECOMMENDATION);
    }

    /// A cell's value in one of the dimensions.
    String value(Cell cell, Dimension dimension) {
        return cell.values().get(dimensions.indexOf(dimension));
    }

    /// Whether the cell belongs to this measure as it is now.
    public boolean counts(Cell cell) {
        return cell.measure().equals(id) && cell.values().size() == dimensions.size();
    }

    /// The cell that a visit adds to.
    ///
    /// @param values the visit's value of each dimension
    public Cell cell(Function<Dimension, String> values) {
        return new Cell(id, dimensions.stream().map(values).toList());
    }
}
