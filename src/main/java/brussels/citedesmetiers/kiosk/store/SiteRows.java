package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Awake;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteCounts;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The tables of a site's joined counts, read as a whole and written where they differ, within the
/// caller's transaction; nothing here commits.
final class SiteRows {
    /// What a database is called that has a line nobody wrote.
    private static final String DAMAGED = "XSDA1";

    private SiteRows() {}

    private record State(SiteMark mark, SiteMark before, int touchedDays) {}

    private static State state(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r =
                        s.executeQuery("select mark, before_mark, touched_days from site_state")) {
            return r.next()
                    ? new State(mark(r.getString(1)), mark(r.getString(2)), r.getInt(3))
                    : new State(SiteMark.NONE, SiteMark.NONE, 0);
        }
    }

    /// Whether anything was ever joined.
    static boolean isThere(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select id from site_state")) {
            return r.next();
        }
    }

    /// Since when the hub has run, if it ever did.
    static Optional<Awake> awake(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r =
                        s.executeQuery(
                                "select awake, heard from site_state where awake is not null")) {
            return r.next()
                    ? Optional.of(new Awake(r.getDate(1).toLocalDate(), r.getDate(2).toLocalDate()))
                    : Optional.empty();
        }
    }

    private static SiteMark mark(String line) throws SQLException {
        Optional<SiteMark> mark = SiteMark.parse(line);
        if (mark.isEmpty()) {
            throw new SQLException("the mark of the site is damaged", DAMAGED);
        }
        return mark.get();
    }

    /// Everything.
    static SiteCounts read(Connection c) throws SQLException {
        State state = state(c);
        SealMark sealed = state.mark().sealed();
        return new SiteCounts(
                new OpenCounts(days(c), kept(c), sealed.through(), sealed.closed()),
                taken(c),
                state.mark(),
                state.before(),
                state.touchedDays(),
                unconfirmed(c, state),
                done(c));
    }

    private static NavigableMap<LocalDate, Map<Cell, Long>> days(Connection c) throws SQLException {
        NavigableMap<LocalDate, Map<Cell, Long>> days = new TreeMap<>();
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select day, measure, cell, n from site_count")) {
            while (r.next()) {
                days.computeIfAbsent(r.getDate(1).toLocalDate(), day -> new HashMap<>())
                        .put(cell(r, 2), r.getLong(4));
            }
        }
        return days;
    }

    private static Map<Cell, Long> kept(Connection c) throws SQLException {
        Map<Cell, Long> kept = new HashMap<>();
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select measure, cell, n from site_kept")) {
            while (r.next()) {
                kept.put(cell(r, 1), r.getLong(3));
            }
        }
        return kept;
    }

    private static Cell cell(ResultSet r, int measureColumn) throws SQLException {
        return new Cell(
                r.getString(measureColumn), VisitCells.values(r.getString(measureColumn + 1)));
    }

    private static Map<String, NavigableMap<OfferNumber, SiteCounts.Taken>> taken(Connection c)
            throws SQLException {
        Map<String, NavigableMap<OfferNumber, SiteCounts.Taken>> taken = new HashMap<>();
        try (Statement s = c.createStatement();
                ResultSet r =
                        s.executeQuery(
                                "select terminal, epoch, seq, digest, first_day, last_day,"
                                        + " counted_on from site_taken")) {
            while (r.next()) {
                taken.computeIfAbsent(r.getString(1), terminal -> new TreeMap<>())
                        .put(
                                new OfferNumber(r.getLong(2), r.getLong(3)),
                                new SiteCounts.Taken(
                                        r.getString(4),
                                        r.getDate(5).toLocalDate(),
                                        r.getDate(6).toLocalDate(),
                                        r.getDate(7).toLocalDate()));
            }
        }
        return taken;
    }

    /// What the batches say that wait for the centre: those of this epoch, and of an earlier one
    /// what this epoch knows to have closed.
    private static List<SiteCounts.Unconfirmed> unconfirmed(Connection c, State state)
            throws SQLException {
        List<SiteCounts.Unconfirmed> unconfirmed = new ArrayList<>();
        for (SealedBatch sealed : BatchRows.OF_SITE.unacknowledged(c)) {
            try {
                Batch batch = sealed.batch();
                boolean ours =
                        sealed.epoch() == state.mark().sealed().epoch()
                                || hadClosed(state.before(), batch.site().given());
                if (!ours) {
                    continue;
                }
                unconfirmed.add(
                        new SiteCounts.Unconfirmed(
                                sealed.epoch(),
                                sealed.seq(),
                                batch.through(),
                                batch.site().given()));
            } catch (BatchFormatException e) {
                throw new SQLException("a batch of the site is damaged", DAMAGED, e);
            }
        }
        return unconfirmed;
    }

    private static boolean hadClosed(SiteMark before, Map<String, SiteMark.Last> given) {
        return given.entrySet().stream()
                .allMatch(
                        e -> {
                            SiteMark.Last closed = before.given().get(e.getKey());
                            return closed != null
                                    && closed.number().compareTo(e.getValue().number()) >= 0;
                        });
    }

    private static Map<Period, Map<String, OfferNumber>> done(Connection c) throws SQLException {
        Map<Period, Map<String, OfferNumber>> done = new EnumMap<>(Period.class);
        try (Statement s = c.createStatement();
                ResultSet r =
                        s.executeQuery("select period, terminal, epoch, seq from site_done")) {
            while (r.next()) {
                done.computeIfAbsent(Period.valueOf(r.getString(1)), period -> new HashMap<>())
                        .put(r.getString(2), new OfferNumber(r.getLong(3), r.getLong(4)));
            }
        }
        return done;
    }

    /// Writes what differs. The batches themselves are [BatchRows].
    static void write(Connection c, SiteCounts before, SiteCounts after) throws SQLException {
        writeDays(c, before.open().days(), after.open().days());
        if (!before.open().kept().equals(after.open().kept())) {
            writeKept(c, after.open().kept());
        }
        Set<String> terminals = new TreeSet<>(before.taken().keySet());
        terminals.addAll(after.taken().keySet());
        for (String terminal : terminals) {
            writeTaken(
                    c,
                    terminal,
                    before.taken().getOrDefault(terminal, Collections.emptyNavigableMap()),
                    after.taken().getOrDefault(terminal, Collections.emptyNavigableMap()));
        }
        if (!before.done().equals(after.done())) {
            writeDone(c, after.done());
        }
        if (!marks(before).equals(marks(after))) {
            writeMarks(c, after);
        }
    }

    private static State marks(SiteCounts counts) {
        return new State(counts.mark(), counts.before(), counts.touchedDays());
    }

    // Sorted by name, so that the order in which cells came does not stay.
    private static void writeDays(
            Connection c,
            NavigableMap<LocalDate, Map<Cell, Long>> before,
            NavigableMap<LocalDate, Map<Cell, Long>> after)
            throws SQLException {
        Set<LocalDate> days = new TreeSet<>(before.keySet());
        days.addAll(after.keySet());
        try (PreparedStatement delete = c.prepareStatement("delete from site_count where day = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into site_count (measure, cell, n, day)"
                                        + " values (?, ?, ?, ?)")) {
            for (LocalDate day : days) {
                Map<Cell, Long> had = before.getOrDefault(day, Map.of());
                Map<Cell, Long> has = after.getOrDefault(day, Map.of());
                if (had.equals(has)) {
                    continue;
                }
                delete.setDate(1, Date.valueOf(day));
                delete.executeUpdate();
                insert.setDate(4, Date.valueOf(day));
                insertAll(insert, has);
            }
        }
    }

    private static void writeKept(Connection c, Map<Cell, Long> kept) throws SQLException {
        try (Statement s = c.createStatement();
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into site_kept (measure, cell, n) values (?, ?, ?)")) {
            s.executeUpdate("delete from site_kept");
            insertAll(insert, kept);
        }
    }

    private static void insertAll(PreparedStatement insert, Map<Cell, Long> cells)
            throws SQLException {
        List<Map.Entry<Cell, Long>> sorted =
                cells.entrySet().stream()
                        .sorted(
                                Comparator.comparing(
                                        e ->
                                                e.getKey().measure()
                                                        + '|'
                                                        + VisitCells.key(e.getKey())))
                        .toList();
        for (Map.Entry<Cell, Long> each : sorted) {
            insert.setString(1, each.getKey().measure());
            insert.setString(2, VisitCells.key(each.getKey()));
            insert.setLong(3, each.getValue());
            insert.addBatch();
        }
        insert.executeBatch();
    }

    private static void writeTaken(
            Connection c,
            String terminal,
            NavigableMap<OfferNumber, SiteCounts.Taken> before,
            NavigableMap<OfferNumber, SiteCounts.Taken> after)
            throws SQLException {
        if (before.equals(after)) {
            return;
        }
        try (PreparedStatement delete =
                        c.prepareStatement(
                                "delete from site_taken where terminal = ? and epoch = ?"
                                        + " and seq = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into site_taken (terminal, epoch, seq, digest, first_day,"
                                        + " last_day, counted_on) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<OfferNumber, SiteCounts.Taken> each : before.entrySet()) {
                if (!each.getValue().equals(after.get(each.getKey()))) {
                    set(delete, terminal, each.getKey());
                    delete.executeUpdate();
                }
            }
            for (Map.Entry<OfferNumber, SiteCounts.Taken> each : after.entrySet()) {
                SiteCounts.Taken offer = each.getValue();
                if (!offer.equals(before.get(each.getKey()))) {
                    set(insert, terminal, each.getKey());
                    insert.setString(4, offer.digest());
                    insert.setDate(5, Date.valueOf(offer.from()));
                    insert.setDate(6, Date.valueOf(offer.through()));
                    insert.setDate(7, Date.valueOf(offer.on()));
                    insert.executeUpdate();
                }
            }
        }
    }

    private static void set(PreparedStatement s, String terminal, OfferNumber number)
            throws SQLException {
        s.setString(1, terminal);
        s.setLong(2, number.epoch());
        s.setLong(3, number.seq());
    }

    private static void writeDone(Connection c, Map<Period, Map<String, OfferNumber>> done)
            throws SQLException {
        try (Statement s = c.createStatement();
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into site_done (terminal, epoch, seq, period)"
                                        + " values (?, ?, ?, ?)")) {
            s.executeUpdate("delete from site_done");
            for (Map.Entry<Period, Map<String, OfferNumber>> of : done.entrySet()) {
                insert.setString(4, of.getKey().name());
                for (Map.Entry<String, OfferNumber> last : of.getValue().entrySet()) {
                    set(insert, last.getKey(), last.getValue());
                    insert.executeUpdate();
                }
            }
        }
    }

    private static void writeMarks(Connection c, SiteCounts after) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement(
                                "update site_state set mark = ?, before_mark = ?,"
                                        + " touched_days = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into site_state (id, mark, before_mark, touched_days)"
                                        + " values (1, ?, ?, ?)")) {
            for (PreparedStatement s : List.of(update, insert)) {
                s.setString(1, after.mark().line());
                s.setString(2, after.before().line());
                s.setInt(3, after.touchedDays());
                if (s.executeUpdate() > 0) {
                    return;
                }
            }
        }
    }

    /// Notes since when the hub has run without a long break, and that it ran on this day.
    static void setAwake(Connection c, Awake awake) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement("update site_state set awake = ?, heard = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into site_state (awake, heard, id, mark, before_mark,"
                                        + " touched_days) values (?, ?, 1, ?, ?, 0)")) {
            insert.setString(3, SiteMark.NONE.line());
            insert.setString(4, SiteMark.NONE.line());
            for (PreparedStatement s : List.of(update, insert)) {
                s.setDate(1, Date.valueOf(awake.since()));
                s.setDate(2, Date.valueOf(awake.last()));
                if (s.executeUpdate() > 0) {
                    return;
                }
            }
        }
    }

    /// What was given before is to come again, so the waiting begins anew with the next day.
    static void clearAwake(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.executeUpdate("update site_state set awake = null, heard = null");
        }
    }
}
