package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.queue.DayFigures;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Cell;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Figures;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Promises;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Spoken;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.Spans;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/// What remains of a queue's day once its entries are gone: one row for each service and hour, and
/// one for each service and language.
final class FigureRows {
    private static final String HOURS = "queue_figures";
    private static final String LANGUAGES = "queue_language";
    private static final String COLUMNS =
            "issued, called, served, no_shows, returned, transferred, cancelled, waits, ways,"
                    + " services, reception, kept, sooner, later";

    private FigureRows() {}

    /// What makes two rows of a day differ besides the service.
    private interface Second<K> {
        void set(PreparedStatement row, int column, K key) throws SQLException;
    }

    private interface Key<K> {
        K of(ServiceId service, ResultSet r, int column) throws SQLException;
    }

    /// Adds to the day's figures, without committing.
    static void add(Connection c, DayFigures figures) throws SQLException {
        DayFigures all = read(c, figures.day()).map(had -> had.and(figures)).orElse(figures);
        delete(c, "day = ?", figures.day());
        insert(
                c,
                HOURS + " (day, service, clock_hour, ",
                all.day(),
                all.cells(),
                (row, column, cell) -> {
                    row.setString(column, cell.service().value());
                    row.setInt(column + 1, cell.hour());
                });
        insert(
                c,
                LANGUAGES + " (day, service, language, ",
                all.day(),
                all.languages(),
                (row, column, spoken) -> {
                    row.setString(column, spoken.service().value());
                    row.setString(column + 1, spoken.language());
                });
    }

    /// Deletes the figures of the days before this one, without committing.
    static void forget(Connection c, LocalDate before) throws SQLException {
        delete(c, "day < ?", before);
    }

    private static void delete(Connection c, String which, LocalDate day) throws SQLException {
        for (String table : List.of(HOURS, LANGUAGES)) {
            try (PreparedStatement delete =
                    c.prepareStatement("delete from " + table + " where " + which)) {
                delete.setDate(1, Date.valueOf(day));
                delete.executeUpdate();
            }
        }
    }

    private static <K> void insert(
            Connection c, String into, LocalDate day, SortedMap<K, Figures> rows, Second<K> key)
            throws SQLException {
        try (PreparedStatement insert =
                c.prepareStatement(
                        "insert into "
                                + into
                                + COLUMNS
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<K, Figures> row : rows.entrySet()) {
                insert.setDate(1, Date.valueOf(day));
                key.set(insert, 2, row.getKey());
                fill(insert, row.getValue());
                insert.executeUpdate();
            }
        }
    }

    private static void fill(PreparedStatement insert, Figures f) throws SQLException {
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
        insert.setInt(15, f.promises().kept());
        insert.setInt(16, f.promises().sooner());
        insert.setInt(17, f.promises().later());
    }

    /// The figures of a day; empty if there are none.
    static Optional<DayFigures> read(Connection c, LocalDate day) throws SQLException {
        SortedMap<Cell, Figures> cells =
                rows(
                        c,
                        "clock_hour, " + COLUMNS + " from " + HOURS,
                        day,
                        (service, r, column) -> new Cell(service, r.getInt(column)));
        SortedMap<Spoken, Figures> languages =
                rows(
                        c,
                        "language, " + COLUMNS + " from " + LANGUAGES,
                        day,
                        (service, r, column) -> new Spoken(service, r.getString(column)));
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(new DayFigures(day, cells, languages));
    }

    private static <K> SortedMap<K, Figures> rows(
            Connection c, String what, LocalDate day, Key<K> key) throws SQLException {
        TreeMap<K, Figures> rows = new TreeMap<>();
        try (PreparedStatement select =
                c.prepareStatement("select service, " + what + " where day = ?")) {
            select.setDate(1, Date.valueOf(day));
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    rows.put(key.of(new ServiceId(r.getString(1)), r, 2), figures(r));
                }
            }
        }
        return rows;
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
                r.getInt(13),
                new Promises(r.getInt(14), r.getInt(15), r.getInt(16)));
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
