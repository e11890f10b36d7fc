package brussels.citedesmetiers.kiosk.counts;

import java.util.List;

/// One cell of a measure: the measure's name and one value for each of its dimensions, stable ids
/// only.
public record Cell(String measure, List<String> values) {
    public Cell {
        values = List.copyOf(values);
        if (measure.isBlank() || values.isEmpty()) {
            throw new IllegalArgumentException("a cell needs a measure and values: " + measure);
        }
    }
}
