package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.VisitCounts;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The counters, one row of one table for each day, measure and cell.
///
/// All cells of a visit are one transaction: after a crash in [#add(LocalDate, List)] every cell
/// has the visit or none, after its return every cell has it unless the faults say that visits wait
/// in memory. The store writer's thread only.
public final class DerbyVisitCounts implements VisitCounts {
    private final DerbyStore store;

    public DerbyVisitCounts(DerbyStore store) {
        this.store = store;
    }

    /// @throws IllegalArgumentException if a cell comes twice or its text is over 400 characters
    @Override
    public void add(LocalDate day, List<Cell> cells) {
        store.write(VisitCells.of(day, cells));
    }

    /// The counts of one day as committed, without visits that wait in memory.
    ///
    /// @throws StoreException if the database is away
    public Map<Cell, Long> countsOf(LocalDate day) throws StoreException {
        return store.with(c -> read(c, day));
    }

    private static Map<Cell, Long> read(Connection c, LocalDate day) throws SQLException {
        Map<Cell, Long> counts = new HashMap<>();
        try (PreparedStatement select =
                c.prepareStatement("select measure, cell, n from counter where day = ?")) {
            select.setDate(1, Date.valueOf(day));
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    Cell cell = new Cell(r.getString(1), VisitCells.values(r.getString(2)));
                    counts.put(cell, r.getLong(3));
                }
            }
        }
        return counts;
    }
}
