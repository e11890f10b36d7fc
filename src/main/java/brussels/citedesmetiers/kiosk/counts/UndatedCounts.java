package brussels.citedesmetiers.kiosk.counts;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// Counts of visits that ended while the time was unknown. They are stored under the boot and the
/// hour since it, as sums like all others, until the time is known.
///
/// Called on the same single thread as [VisitCounts].
public interface UndatedCounts {

    /// Adds one to each cell, all in one transaction.
    ///
    /// @param boot names this start of the machine, such as the kernel's boot id
    /// @param sinceBoot monotonic time since that start
    /// @param cells of one visit, each at most once; its hour is [Dimension#UNKNOWN]
    void addUndated(String boot, Duration sinceBoot, List<Cell> cells);

    /// Staff say which day it is, by choosing the stop. Visits of this boot get that day if the
    /// boot ends before the time is known; the last choice counts.
    void confirmDay(String boot, LocalDate day);

    /// The time is known now. Visits of this boot get their actual day and hour, to the hour;
    /// visits of earlier boots get the day staff confirmed, unless it is in the future; all others
    /// are undated and go into the first open period. Call it before sealing, whenever the time
    /// becomes known.
    void timeKnown(String boot, Duration sinceBoot, LocalDateTime now);
}
