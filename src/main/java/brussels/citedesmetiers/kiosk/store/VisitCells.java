package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The cells one visit adds to, each once. Nothing tells later that they belonged together: the
/// table has sums only.
record VisitCells(LocalDate day, List<Cell> cells) implements Write {
    private static final int MEASURE_LENGTH = 80;
    private static final int CELL_LENGTH = 400;

    VisitCells {
        cells = List.copyOf(cells);
        if (new HashSet<>(cells).size() != cells.size()) {
            throw new IllegalArgumentException("a visit adds to a cell once");
        }
        for (Cell cell : cells) {
            if (cell.measure().length() > MEASURE_LENGTH || key(cell).length() > CELL_LENGTH) {
                throw new IllegalArgumentException("too long for a cell of " + cell.measure());
            }
        }
    }

    @Override
    public void apply(Connection c) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement(
                                "update counter set n = n + 1"
                                        + " where day = ? and measure = ? and cell = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into counter (day, measure, cell, n)"
                                        + " values (?, ?, ?, 1)")) {
            for (Cell cell : cells) {
                if (executed(update, cell) == 0) {
                    executed(insert, cell);
                }
            }
        }
    }

    private int executed(PreparedStatement s, Cell cell) throws SQLException {
        s.setDate(1, Date.valueOf(day));
        s.setString(2, cell.measure());
        s.setString(3, key(cell));
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
