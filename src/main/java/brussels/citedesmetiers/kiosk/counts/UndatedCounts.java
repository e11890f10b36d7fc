package brussels.citedesmetiers.kiosk.counts;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// Counts of visits that ended while nobody knew the time. They wait under the boot of the terminal
/// and the hour since it, as sums like all others, until the time is known.
///
/// Called on the same one thread as [VisitCounts].
public interface UndatedCounts {

    /// Adds one to each cell, all in one transaction.
    ///
    /// @param boot names this start of the machine, such as the kernel's boot id
    /// @param sinceBoot monotonic time since that start
    /// @param cells of one visit, each at most once; its hour is [Dimension#UNKNOWN]
    void addUndated(String boot, Duration sinceBoot, List<Cell> cells);

    /// Staff say which day it is, by choosing the stop. The visits of this boot take that day if
    /// the time is not known before it ends; the last word counts.
    void confirmDay(String boot, LocalDate day);

    /// The time is known. Visits of this boot take the day and hour they had, to the hour; visits
    /// of earlier boots the day staff confirmed, if it is not in the future; all others are undated
    /// and go into the first open period. Call it before sealing, whenever the time has just become
    /// known.
    void timeKnown(String boot, Duration sinceBoot, LocalDateTime now);
}
