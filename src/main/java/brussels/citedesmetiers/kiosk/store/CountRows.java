package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The tables of open counts, read and written within the caller's transaction; nothing here
/// commits.
final class CountRows {
    private CountRows() {}

    /// How far sealing has got according to this database.
    static Optional<SealMark> mark(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select line from seal_mark")) {
            return r.next() ? SealMark.parse(r.getString(1)) : Optional.empty();
        }
    }

    static void setMark(Connection c, SealMark mark) throws SQLException {
        try (PreparedStatement update = c.prepareStatement("update seal_mark set line = ?");
                PreparedStatement insert =
                        c.prepareStatement("insert into seal_mark values (1, ?)")) {
            update.setString(1, mark.line());
            if (update.executeUpdate() == 0) {
                insert.setString(1, mark.line());
                insert.executeUpdate();
            }
        }
    }

    /// Adds to one cell of a day.
    static void add(Connection c, LocalDate day, Cell cell, long n) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement(
                                "update counter set n = n + ?"
                                        + " where day = ? and measure = ? and cell = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into counter (n, day, measure, cell)"
                                        + " values (?, ?, ?, ?)")) {
            if (executed(update, day, cell, n) == 0) {
                executed(insert, day, cell, n);
            }
        }
    }

    private static int executed(PreparedStatement s, LocalDate day, Cell cell, long n)
            throws SQLException {
        s.setLong(1, n);
        s.setDate(2, Date.valueOf(day));
        s.setString(3, cell.measure());
        s.setString(4, VisitCells.key(cell));
        return s.executeUpdate();
    }

    /// All open counts.
    static OpenCounts open(Connection c, SealMark mark) throws SQLException {
        NavigableMap<LocalDate, Map<Cell, Long>> days = new TreeMap<>();
        Map<Cell, Long> kept = new HashMap<>();
        try (Statement s = c.createStatement()) {
            try (ResultSet r = s.executeQuery("select day, measure, cell, n from counter")) {
                while (r.next()) {
                    days.computeIfAbsent(r.getDate(1).toLocalDate(), day -> new HashMap<>())
                            .put(cell(r, 2), r.getLong(4));
                }
            }
            try (ResultSet r = s.executeQuery("select measure, cell, n from kept_count")) {
                while (r.next()) {
                    kept.merge(OpenCounts.keptCell(cell(r, 1)), r.getLong(3), Long::sum);
                }
            }
        }
        return new OpenCounts(days, kept, mark.through(), mark.closed());
    }

    /// Moves counts of days later than `last` to another day, marked undated.
    static void moveLaterThan(Connection c, LocalDate last, LocalDate day) throws SQLException {
        Map<Cell, Long> later = new HashMap<>();
        try (PreparedStatement select =
                        c.prepareStatement("select measure, cell, n from counter where day > ?");
                PreparedStatement delete =
                        c.prepareStatement("delete from counter where day > ?")) {
            select.setDate(1, Date.valueOf(last));
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    later.merge(cell(r, 1), r.getLong(3), Long::sum);
                }
            }
            delete.setDate(1, Date.valueOf(last));
            delete.executeUpdate();
        }
        addUndated(c, day, later);
    }

    /// Adds to cells of a day, marked undated.
    static void addUndated(Connection c, LocalDate day, Map<Cell, Long> cells) throws SQLException {
        for (Map.Entry<Cell, Long> each : sorted(cells)) {
            add(c, day, each.getKey(), each.getValue());
            add(c, day, Cell.mark(Cell.Mark.UNDATED), each.getValue());
        }
    }

    /// The counts waiting for their day, of all boots together.
    static Map<Cell, Long> undated(Connection c) throws SQLException {
        Map<Cell, Long> waiting = new HashMap<>();
        try (Statement s = c.createStatement();
                ResultSet r =
                        s.executeQuery(
                                "select measure, cell, sum(n) from undated_count"
                                        + " group by measure, cell")) {
            while (r.next()) {
                waiting.put(cell(r, 1), r.getLong(3));
            }
        }
        return waiting;
    }

    private static Cell cell(ResultSet r, int measureColumn) throws SQLException {
        List<String> values = VisitCells.values(r.getString(measureColumn + 1));
        return new Cell(r.getString(measureColumn), values);
    }

    /// Updates the tables to what is still open: closed days are deleted completely, and what is
    /// kept is rewritten.
    static void replace(Connection c, Measures measures, OpenCounts after) throws SQLException {
        try (PreparedStatement days = c.prepareStatement("delete from counter where day <= ?")) {
            days.setDate(1, Date.valueOf(after.through()));
            days.executeUpdate();
        }
        try (Statement s = c.createStatement();
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into kept_count (measure, cell, n) values (?, ?, ?)")) {
            s.executeUpdate("delete from kept_count");
            // Sorted by name, so that the order of visits is not preserved.
            for (Map.Entry<Cell, Long> kept : sorted(after.keptToStore(measures))) {
                insert.setString(1, kept.getKey().measure());
                insert.setString(2, VisitCells.key(kept.getKey()));
                insert.setLong(3, kept.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static List<Map.Entry<Cell, Long>> sorted(Map<Cell, Long> cells) {
        return cells.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                e -> e.getKey().measure() + '|' + VisitCells.key(e.getKey())))
                .toList();
    }
}
