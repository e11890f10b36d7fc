package brussels.citedesmetiers.kiosk.report;

/// A check of the counts that failed. A report shows each one.
sealed interface YearFault {
    /// Two tables of one terminal count a different number of visits over the same time.
    ///
    /// @param period as ISO 8601 writes it
    record Differ(
            String terminal,
            String period,
            String measure,
            long visits,
            String otherMeasure,
            long otherVisits)
            implements YearFault {}

    /// A table that the release rule would not have made; its numbers are still counted, unless it
    /// is unknown where.
    record Table(String terminal, String measure, String period, Why why) implements YearFault {}

    /// A terminal sent batches of its own for a year in which its site counts for it: some visits
    /// may be in both.
    ///
    /// @param site the site's id as a sender
    record TwoWays(String terminal, String site) implements YearFault {}

    /// The numbers printed do not add up to what was counted.
    record Sum(String table, long printed, long counted) implements YearFault {}

    /// What is wrong with a table.
    enum Why {
        /// No measure of this name is known here: its numbers are in no table of the report.
        MEASURE,
        /// A cell has too few or too many values: it is in no table of the report.
        VALUES,
        /// A cell or a table occurs twice.
        TWICE,
        /// A number, or the sum that is not shown, is smaller than the threshold.
        THRESHOLD,
        /// Its period is in another year.
        PERIOD
    }
}
