package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.queue.DayFigures;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Cell;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Figures;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.Spans;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/// What remains of a queue's day once its entries are gone: one row for each service and hour.
final class FigureRows {
    private FigureRows() {}

    /// Adds to the day's figures, without committing.
    static void add(Connection c, DayFigures figures) throws SQLException {
        Map<Cell, Figures> cells = new TreeMap<>(figures.cells());
        read(c, figures.day())
                .ifPresent(
                        had ->
                                had.cells()
                                        .forEach((cell, f) -> cells.merge(cell, f, Figures::and)));
        try (PreparedStatement delete =
                        c.prepareStatement("delete from queue_figures where day = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into queue_figures (day, service, clock_hour, issued, called,"
                                        + " served, no_shows, returned, transferred, cancelled,"
                                        + " waits, ways, services, reception)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            delete.setDate(1, Date.valueOf(figures.day()));
            delete.executeUpdate();
            for (Map.Entry<Cell, Figures> cell : cells.entrySet()) {
                insert.setDate(1, Date.valueOf(figures.day()));
                fill(insert, cell.getKey(), cell.getValue());
                insert.executeUpdate();
            }
        }
    }

    private static void fill(PreparedStatement insert, Cell cell, Figures f) throws SQLException {
        insert.setString(2, cell.service().value());
        insert.setInt(3, cell.hour());
        insert.setInt(4, f.issued());
        insert.setInt(5, f.called());
        insert.setInt(6, f.served());
        insert.setInt(7, f.noShows());
        insert.setInt(8, f.returned());
        insert.setInt(9, f.transferred());
        insert.setInt(10, f.cancelled());
        insert.setString(11, text(f.waits()));
        insert.setString(12, text(f.ways()));
        insert.setString(13, text(f.services()));
        insert.setInt(14, f.atReception());
    }

    /// The figures of a day; empty if there are none.
    static Optional<DayFigures> read(Connection c, LocalDate day) throws SQLException {
        TreeMap<Cell, Figures> cells = new TreeMap<>();
        try (PreparedStatement select =
                c.prepareStatement(
                        "select service, clock_hour, issued, called, served, no_shows, returned,"
                                + " transferred, cancelled, waits, ways, services, reception"
                                + " from queue_figures where day = ?")) {
            select.setDate(1, Date.valueOf(day));
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    cells.put(new Cell(new ServiceId(r.getString(1)), r.getInt(2)), figures(r));
                }
            }
        }
        return cells.isEmpty() ? Optional.empty() : Optional.of(new DayFigures(day, cells));
    }

    private static Figures figures(ResultSet r) throws SQLException {
        return new Figures(
                r.getInt(3),
                r.getInt(4),
                r.getInt(5),
                r.getInt(6),
                r.getInt(7),
                r.getInt(8),
                r.getInt(9),
                spans(r.getString(10)),
                spans(r.getString(11)),
                spans(r.getString(12)),
                r.getInt(13));
    }

    /// `1234 3:2 7:1`: 1,234 seconds in all, two of 3 minutes, one of 7.
    private static String text(Spans spans) {
        StringJoiner text = new StringJoiner(" ");
        text.add(Long.toString(spans.totalSeconds()));
        spans.byMinutes().forEach((minutes, n) -> text.add(minutes + ":" + n));
        return text.toString();
    }

    private static Spans spans(String text) {
        String[] parts = text.split(" ", -1);
        TreeMap<Integer, Integer> byMinutes = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int colon = parts[i].indexOf(':');
            byMinutes.put(
                    Integer.parseInt(parts[i].substring(0, colon)),
                    Integer.parseInt(parts[i].substring(colon + 1)));
        }
        return new Spans(Long.parseLong(parts[0]), byMinutes);
    }
}
