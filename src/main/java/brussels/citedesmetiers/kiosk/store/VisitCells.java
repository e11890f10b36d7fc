package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The cells that visits of one day add to, with counts. Nothing shows later which belonged
/// together, because the table has only sums.
///
/// @param cells the number to add to each, at least 1
/// @param visits how many visits they represent
record VisitCells(LocalDate day, Map<Cell, Integer> cells, int visits) implements Write {
    private static final int MEASURE_LENGTH = 80;
    private static final int CELL_LENGTH = 400;

    VisitCells {
        cells = checked(cells);
    }

    /// @throws IllegalArgumentException if a cell does not fit the table
    static Map<Cell, Integer> checked(Map<Cell, Integer> cells) {
        for (Cell cell : cells.keySet()) {
            if (cell.measure().length() > MEASURE_LENGTH || key(cell).length() > CELL_LENGTH) {
                throw new IllegalArgumentException("too long for a cell of " + cell.measure());
            }
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /// One visit, which adds to each of its cells once.
    static VisitCells of(LocalDate day, List<Cell> cells) {
        return new VisitCells(day, once(cells), 1);
    }

    /// @throws IllegalArgumentException if a cell occurs twice
    static Map<Cell, Integer> once(List<Cell> cells) {
        Map<Cell, Integer> once = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (once.put(cell, 1) != null) {
                throw new IllegalArgumentException("a visit adds to a cell once");
            }
        }
        return once;
    }

    /// The sum of both, which must be of the same day.
    VisitCells plus(VisitCells others) {
        if (!others.day.equals(day)) {
            throw new IllegalArgumentException("visits of " + others.day + " to those of " + day);
        }
        return new VisitCells(day, sum(cells, others.cells), visits + others.visits);
    }

    static Map<Cell, Integer> sum(Map<Cell, Integer> cells, Map<Cell, Integer> others) {
        Map<Cell, Integer> sums = new LinkedHashMap<>(cells);
        others.forEach((cell, n) -> sums.merge(cell, n, Integer::sum));
        return sums;
    }

    /// Visits whose day was sealed while they waited go into the first open period, marked late.
    @Override
    public void apply(Connection c) throws SQLException {
        LocalDate through = Progress.read(c).through();
        LocalDate on = OpenCounts.dayFor(day, through);
        for (Map.Entry<Cell, Integer> each : cells.entrySet()) {
            CountRows.add(c, on, each.getKey(), each.getValue());
        }
        if (!on.equals(day)) {
            CountRows.add(c, on, Cell.mark(Cell.Mark.LATE), visits);
        }
    }

    /// A cell's values as one text, `C|fr|10`; a bar or backslash in a value is escaped with a
    /// backslash.
    static String key(Cell cell) {
        return String.join(
                "|",
                cell.values().stream()
                        .map(value -> value.replace("\\", "\\\\").replace("|", "\\|"))
                        .toList());
    }

    /// The values from which [#key(Cell)] made this text.
    static List<String> values(String key) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '|') {
                values.add(value.toString());
                value.setLength(0);
            } else if (c == '\\' && i + 1 < key.length()) {
                i++;
                value.append(key.charAt(i));
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
