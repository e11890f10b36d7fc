package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Dating;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.UndatedCounts;
import brussels.citedesmetiers.kiosk.counts.VisitCounts;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/// The counters: one table row for each day, measure and cell.
///
/// All cells of a visit are one transaction: after a crash in [#add(LocalDate, List)] all cells
/// include the visit or none; once it has returned all do, unless the faults say that visits wait
/// in memory. The store writer's thread only.
public final class DerbyVisitCounts implements VisitCounts, UndatedCounts {
    private final DerbyStore store;

    public DerbyVisitCounts(DerbyStore store) {
        this.store = store;
    }

    /// @throws IllegalArgumentException if a cell occurs twice or its text is over 400 characters
    @Override
    public void add(LocalDate day, List<Cell> cells) {
        store.write(VisitCells.of(day, cells));
    }

    /// @throws IllegalArgumentException if a cell occurs twice or its text is over 400 characters
    @Override
    public void addUndated(String boot, Duration sinceBoot, List<Cell> cells) {
        store.write(UndatedCells.of(boot, Dating.bootHour(sinceBoot), cells));
    }

    @Override
    public void confirmDay(String boot, LocalDate day) {
        store.write(new ConfirmedDay(boot, day));
    }

    @Override
    public void timeKnown(String boot, Duration sinceBoot, LocalDateTime now) {
        store.write(new TimeKnown(boot, sinceBoot, now));
    }

    /// The counts of one day as committed, without visits that wait in memory.
    ///
    /// @throws StoreException if the database is away
    public Map<Cell, Long> countsOf(LocalDate day) throws StoreException {
        return store.with(c -> read(c, day));
    }

    /// The last day on which anything was counted or a number given under a trusted clock; a day
    /// long past if there is none.
    ///
    /// @throws StoreException if the database is away
    public LocalDate lastDay() throws StoreException {
        return store.with(
                c -> {
                    HighWater noted = TicketRow.noted(c).orElse(HighWater.NONE);
                    LocalDate given = noted.day() == null ? LocalDate.EPOCH : noted.day();
                    try (PreparedStatement select =
                                    c.prepareStatement("select max(day) from counter");
                            ResultSet r = select.executeQuery()) {
                        Date counted = r.next() ? r.getDate(1) : null;
                        LocalDate last = counted == null ? LocalDate.EPOCH : counted.toLocalDate();
                        return given.isAfter(last) ? given : last;
                    }
                });
    }

    /// Rewrites the rows of ended days in the order of their cells. Rows are stored in the order in
    /// which cells were first counted, with rare cells of one visit side by side: that order must
    /// not outlive the day. One transaction; the sums stay the same.
    ///
    /// @param from the first day, inclusive
    /// @param until the day that has not ended
    /// @throws StoreException if the database is away or the disk full; then nothing has changed
    public void forgetOrder(LocalDate from, LocalDate until) throws StoreException {
        store.needRoom();
        store.with(
                c -> {
                    rewrite(c, from, until);
                    return until;
                });
        store.with(
                c -> {
                    try (CallableStatement purge =
                            c.prepareCall(
                                    "call syscs_util.syscs_inplace_compress_table("
                                            + "'APP', ?, 1, 0, 0)")) {
                        for (String table :
                                List.of("COUNTER", "KEPT_COUNT", "UNDATED_COUNT", "OFFER_CELL")) {
                            purge.setString(1, table);
                            purge.execute();
                        }
                    }
                    return until;
                });
    }

    /// Adds up ended days that will close together: what a single day had must not outlive it
    /// longer than needed. Each goes to the first day of its shortest period that has counts; the
    /// latest ended day waits for the next time, since it says how far the time has come. One
    /// transaction.
    ///
    /// @param grain the shortest period of any measure in the year of a day
    /// @param until the day that has not ended
    /// @throws StoreException if the database is away or the disk full; then nothing has changed
    public void joinDays(Function<LocalDate, Period> grain, LocalDate until) throws StoreException {
        store.needRoom();
        store.with(
                c -> {
                    NavigableSet<LocalDate> ended = endedDays(c, until);
                    ended.pollLast();
                    Map<LocalDate, LocalDate> firsts = new HashMap<>();
                    for (LocalDate day : ended) {
                        LocalDate first =
                                firsts.computeIfAbsent(grain.apply(day).lastDay(day), last -> day);
                        if (!first.equals(day)) {
                            join(c, first, day);
                        }
                    }
                    return until;
                });
    }

    private static NavigableSet<LocalDate> endedDays(Connection c, LocalDate until)
            throws SQLException {
        NavigableSet<LocalDate> days = new TreeSet<>();
        try (PreparedStatement select =
                c.prepareStatement("select distinct day from counter where day < ?")) {
            select.setDate(1, Date.valueOf(until));
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    days.add(r.getDate(1).toLocalDate());
                }
            }
        }
        return days;
    }

    private static void join(Connection c, LocalDate first, LocalDate day) throws SQLException {
        for (Map.Entry<Cell, Long> cell : read(c, day).entrySet()) {
            CountRows.add(c, first, cell.getKey(), cell.getValue());
        }
        try (PreparedStatement delete = c.prepareStatement("delete from counter where day = ?")) {
            delete.setDate(1, Date.valueOf(day));
            delete.executeUpdate();
        }
        rewrite(c, first, first.plusDays(1));
    }

    private record Row(Date day, String measure, String cell, long n) {}

    private static void rewrite(Connection c, LocalDate from, LocalDate until) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select =
                        c.prepareStatement(
                                "select day, measure, cell, n from counter where day >= ? and day < ?"
                                        + " order by day, measure, cell");
                PreparedStatement delete =
                        c.prepareStatement("delete from counter where day >= ? and day < ?")) {
            between(select, from, until);
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    rows.add(new Row(r.getDate(1), r.getString(2), r.getString(3), r.getLong(4)));
                }
            }
            between(delete, from, until);
            delete.executeUpdate();
        }
        try (PreparedStatement insert =
                c.prepareStatement(
                        "insert into counter (day, measure, cell, n) values (?, ?, ?, ?)")) {
            for (Row row : rows) {
                insert.setDate(1, row.day());
                insert.setString(2, row.measure());
                insert.setString(3, row.cell());
                insert.setLong(4, row.n());
                insert.executeUpdate();
            }
        }
    }

    private static void between(PreparedStatement s, LocalDate from, LocalDate until)
            throws SQLException {
        s.setDate(1, Date.valueOf(from));
        s.setDate(2, Date.valueOf(until));
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
