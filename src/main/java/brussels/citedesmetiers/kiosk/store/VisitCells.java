package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The cells that visits of one day add to, with how often. Nothing tells later which belonged
/// together: the table has sums only.
///
/// @param cells the number to add to each, at least 1
/// @param visits how many visits they are of
record VisitCells(LocalDate day, Map<Cell, Integer> cells, int visits) implements Write {
    private static final int MEASURE_LENGTH = 80;
    private static final int CELL_LENGTH = 400;

    VisitCells {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        for (Cell cell : cells.keySet()) {
            if (cell.measure().length() > MEASURE_LENGTH || key(cell).length() > CELL_LENGTH) {
                throw new IllegalArgumentException("too long for a cell of " + cell.measure());
            }
        }
    }

    /// One visit, which adds to each of its cells once.
    static VisitCells of(LocalDate day, List<Cell> cells) {
        Map<Cell, Integer> once = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (once.put(cell, 1) != null) {
                throw new IllegalArgumentException("a visit adds to a cell once");
            }
        }
        return new VisitCells(day, once, 1);
    }

    /// These and those of the same day, added up.
    VisitCells plus(VisitCells others) {
        if (!others.day.equals(day)) {
            throw new IllegalArgumentException("visits of " + others.day + " to those of " + day);
        }
        Map<Cell, Integer> sums = new LinkedHashMap<>(cells);
        others.cells.forEach((cell, n) -> sums.merge(cell, n, Integer::sum));
        return new VisitCells(day, sums, visits + others.visits);
    }

    @Override
    public void apply(Connection c) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement(
                                "update counter set n = n + ?"
                                        + " where day = ? and measure = ? and cell = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into counter (n, day, measure, cell)"
                                        + " values (?, ?, ?, ?)")) {
            for (Map.Entry<Cell, Integer> each : cells.entrySet()) {
                if (executed(update, each.getKey(), each.getValue()) == 0) {
                    executed(insert, each.getKey(), each.getValue());
                }
            }
        }
    }

    private int executed(PreparedStatement s, Cell cell, int n) throws SQLException {
        s.setInt(1, n);
        s.setDate(2, Date.valueOf(day));
        s.setString(3, cell.measure());
        s.setString(4, key(cell));
        return s.executeUpdate();
    }

    /// A cell's values as one text, `C|fr|10`; a bar or backslash in a value is written after a
    /// backslash.
    static String key(Cell cell) {
        return String.join(
                "|",
                cell.values().stream()
                        .map(value -> value.replace("\\", "\\\\").replace("|", "\\|"))
                        .toList());
    }

    /// The values of which [#key(Cell)] made this text.
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
