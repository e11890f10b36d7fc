package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Dating;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Moves every waiting count to its day, all in one transaction.
record TimeKnown(String boot, Duration sinceBoot, LocalDateTime now) implements Write {

    /// One waiting row.
    private record Waiting(String boot, long bootHour, Cell cell, long n) {}

    @Override
    public void apply(Connection c) throws SQLException {
        LocalDate through = Progress.read(c).through();
        Map<String, LocalDate> confirmed = confirmed(c);
        Map<LocalDate, Map<Cell, Long>> days = new HashMap<>();
        for (Waiting row : waiting(c)) {
            Dating dating =
                    row.boot().equals(boot)
                            ? Dating.ofThisBoot(row.bootHour(), sinceBoot, now)
                            : Dating.ofEarlierBoot(
                                    confirmed.get(row.boot()), through, now.toLocalDate());
            LocalDate on = OpenCounts.dayFor(dating.day(), through);
            Map<Cell, Long> cells = days.computeIfAbsent(on, d -> new HashMap<>());
            cells.merge(dating.dated(row.cell()), row.n(), Long::sum);
            if (dating.undated()) {
                cells.merge(Cell.mark(Cell.Mark.UNDATED), row.n(), Long::sum);
            }
            if (!on.equals(dating.day())) {
                cells.merge(Cell.mark(Cell.Mark.LATE), row.n(), Long::sum);
            }
        }
        for (Map.Entry<LocalDate, Map<Cell, Long>> day : days.entrySet()) {
            for (Map.Entry<Cell, Long> cell : day.getValue().entrySet()) {
                CountRows.add(c, day.getKey(), cell.getKey(), cell.getValue());
            }
        }
        clear(c);
    }

    private void clear(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                PreparedStatement others =
                        c.prepareStatement("delete from boot_day where boot <> ?")) {
            s.executeUpdate("delete from undated_count");
            others.setString(1, boot);
            others.executeUpdate();
        }
    }

    private static List<Waiting> waiting(Connection c) throws SQLException {
        List<Waiting> rows = new ArrayList<>();
        try (Statement s = c.createStatement();
                ResultSet r =
                        s.executeQuery(
                                "select boot, boot_hour, measure, cell, n from undated_count")) {
            while (r.next()) {
                Cell cell = new Cell(r.getString(3), VisitCells.values(r.getString(4)));
                rows.add(new Waiting(r.getString(1), r.getLong(2), cell, r.getLong(5)));
            }
        }
        return rows;
    }

    private static Map<String, LocalDate> confirmed(Connection c) throws SQLException {
        Map<String, LocalDate> days = new HashMap<>();
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select boot, confirmed from boot_day")) {
            while (r.next()) {
                Date day = r.getDate(2);
                days.put(r.getString(1), day.toLocalDate());
            }
        }
        return days;
    }
}
