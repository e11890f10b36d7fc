package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.List;

/// The terminal's counters. Called on one thread only, never the JavaFX thread.
public interface VisitCounts {

    /// Adds one to each cell, all in one transaction: after a crash either all cells include it or
    /// none. While the database is away the visit waits in memory and is added when it is back.
    ///
    /// @param day the day the visit ended
    /// @param cells the cells of one visit, each at most once
    void add(LocalDate day, List<Cell> cells);
}
