package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// The cells of visits that ended while the time was unknown: sums for each hour since boot.
///
/// @param cells the number to add to each, at least 1
/// @param visits how many visits they represent
record UndatedCells(String boot, long bootHour, Map<Cell, Integer> cells, int visits)
        implements Write {
    UndatedCells {
        cells = VisitCells.checked(cells);
    }

    /// One visit, which adds to each of its cells once.
    static UndatedCells of(String boot, long bootHour, List<Cell> cells) {
        return new UndatedCells(boot, bootHour, VisitCells.once(cells), 1);
    }

    /// Whether the others belong to the same hour of the same boot.
    boolean besides(UndatedCells others) {
        return boot.equals(others.boot) && bootHour == others.bootHour;
    }

    /// The sum of both, which must be of the same hour.
    UndatedCells plus(UndatedCells others) {
        return new UndatedCells(
                boot, bootHour, VisitCells.sum(cells, others.cells), visits + others.visits);
    }

    @Override
    public void apply(Connection c) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement(
                                "update undated_count set n = n + ? where boot = ?"
                                        + " and boot_hour = ? and measure = ? and cell = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into undated_count (n, boot, boot_hour, measure, cell)"
                                        + " values (?, ?, ?, ?, ?)")) {
            for (Map.Entry<Cell, Integer> each : cells.entrySet()) {
                if (executed(update, each.getKey(), each.getValue()) == 0) {
                    executed(insert, each.getKey(), each.getValue());
                }
            }
        }
    }

    private int executed(PreparedStatement s, Cell cell, int n) throws SQLException {
        s.setInt(1, n);
        s.setString(2, boot);
        s.setLong(3, bootHour);
        s.setString(4, cell.measure());
        s.setString(5, VisitCells.key(cell));
        return s.executeUpdate();
    }
}
