package brussels.citedesmetiers.kiosk.central;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows that say how far the centre has got, and which batches are missing.
final class PositionRows {
    private static final String MISSING =
            "select epoch, from_seq, through_seq, from_day, through_day, seen from missing";

    private PositionRows() {}

    /// Makes this transaction the only one that adds to the terminal's batches until it ends.
    static void take(Connection c, String terminal) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "update position set changes = changes + 1 where terminal = ?")) {
            s.setString(1, terminal);
            if (s.executeUpdate() != 1) {
                throw new SQLException("no terminal " + terminal, "02000");
            }
        }
    }

    static void create(Connection c, String terminal) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into position (terminal, epoch, seq, received, changes)"
                                + " values (?, 0, 0, 0, 0)")) {
            s.setString(1, terminal);
            s.executeUpdate();
        }
    }

    static Position read(Connection c, String terminal) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "select epoch, seq, sealed_through, group_through from position"
                                + " where terminal = ?")) {
            s.setString(1, terminal);
            try (ResultSet r = s.executeQuery()) {
                return r.next()
                        ? new Position(r.getLong(1), r.getLong(2), day(r, 3), day(r, 4))
                        : Position.NONE;
            }
        }
    }

    static void write(Connection c, String terminal, Position position, long received)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "update position set epoch = ?, seq = ?, sealed_through = ?,"
                                + " group_through = ?, received = ? where terminal = ?")) {
            s.setLong(1, position.epoch());
            s.setLong(2, position.seq());
            day(s, 3, position.sealedThroughOrNull());
            day(s, 4, position.groupThroughOrNull());
            s.setLong(5, received);
            s.setString(6, terminal);
            s.executeUpdate();
        }
    }

    /// Batches that nobody has.
    ///
    /// @param fromDay the first day they may count, null if not known
    /// @param throughDay the last such day, null while the next batch is not there
    /// @param seen whether staff said that they know of it
    record Missing(
            long epoch,
            long fromSeq,
            long throughSeq,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate throughDay,
            boolean seen) {

        /// Nobody has seen it yet.
        Missing(
                long epoch,
                long fromSeq,
                long throughSeq,
                @Nullable LocalDate fromDay,
                @Nullable LocalDate throughDay) {
            this(epoch, fromSeq, throughSeq, fromDay, throughDay, false);
        }

        boolean has(long seq) {
            return seq >= fromSeq && seq <= throughSeq;
        }
    }

    static void addMissing(Connection c, String terminal, Missing missing, long noted)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into missing (terminal, epoch, from_seq, through_seq, from_day,"
                                + " through_day, noted, seen)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            ReceivedBatchRows.key(s, terminal, missing.epoch(), missing.fromSeq());
            s.setLong(4, missing.throughSeq());
            day(s, 5, missing.fromDay());
            day(s, 6, missing.throughDay());
            s.setLong(7, noted);
            s.setLong(8, missing.seen() ? noted : 0);
            s.executeUpdate();
        }
    }

    /// The range of missing batches that contains this one.
    static Optional<Missing> missing(Connection c, String terminal, long epoch, long seq)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        MISSING + " where terminal = ? and epoch = ? and from_seq <= ?")) {
            ReceivedBatchRows.key(s, terminal, epoch, seq);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    Missing found = row(r);
                    if (found.has(seq)) {
                        return Optional.of(found);
                    }
                }
                return Optional.empty();
            }
        }
    }

    /// All missing batches of a terminal, in order.
    static List<Missing> allMissing(Connection c, String terminal) throws SQLException {
        List<Missing> missing = new ArrayList<>();
        try (PreparedStatement s =
                c.prepareStatement(MISSING + " where terminal = ? order by epoch, from_seq")) {
            s.setString(1, terminal);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    missing.add(row(r));
                }
            }
        }
        return missing;
    }

    private static Missing row(ResultSet r) throws SQLException {
        return new Missing(
                r.getLong(1), r.getLong(2), r.getLong(3), day(r, 4), day(r, 5), r.getLong(6) > 0);
    }

    /// One of the missing batches was found.
    static void found(Connection c, String terminal, Missing missing, long seq, long noted)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "delete from missing where terminal = ? and epoch = ? and from_seq = ?")) {
            ReceivedBatchRows.key(s, terminal, missing.epoch(), missing.fromSeq());
            s.executeUpdate();
        }
        // Which days belong to which half is not known, so both keep the days of the whole.
        if (missing.fromSeq() < seq) {
            addMissing(c, terminal, part(missing, missing.fromSeq(), seq - 1), noted);
        }
        if (seq < missing.throughSeq()) {
            addMissing(c, terminal, part(missing, seq + 1, missing.throughSeq()), noted);
        }
    }

    private static Missing part(Missing whole, long from, long through) {
        return new Missing(
                whole.epoch(), from, through, whole.fromDay(), whole.throughDay(), whole.seen());
    }

    /// The batch after the missing ones has arrived, so they ended before its first day.
    static void endMissing(Connection c, String terminal, LocalDate nextFrom) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "update missing set through_day = ?"
                                + " where terminal = ? and through_day is null")) {
            s.setDate(1, Date.valueOf(nextFrom.minusDays(1)));
            s.setString(2, terminal);
            s.executeUpdate();
        }
    }

    /// The last number of an epoch that the centre has or has given up.
    static long lastIn(Connection c, String terminal, long epoch) throws SQLException {
        long last = 0;
        for (String sql :
                new String[] {
                    "select max(seq) from batch where terminal = ? and epoch = ?",
                    "select max(through_seq) from missing where terminal = ? and epoch = ?"
                }) {
            try (PreparedStatement s = c.prepareStatement(sql)) {
                s.setString(1, terminal);
                s.setLong(2, epoch);
                try (ResultSet r = s.executeQuery()) {
                    r.next();
                    last = Math.max(last, r.getLong(1));
                }
            }
        }
        return last;
    }

    // A batch without content closed only longer periods, no days.
    private static final String CLOSED_DAYS = " from batch where terminal = ? and content <> ''";

    /// The last day in a closed group of any batch before this one.
    static Optional<LocalDate> lastDayBefore(Connection c, String terminal, long epoch, long seq)
            throws SQLException {
        return day(
                c,
                "select max(through_day)"
                        + CLOSED_DAYS
                        + " and (epoch < ? or (epoch = ? and seq < ?))",
                terminal,
                epoch,
                seq);
    }

    /// The first day in a closed group of any batch after this one.
    static Optional<LocalDate> firstDayAfter(Connection c, String terminal, long epoch, long seq)
            throws SQLException {
        return day(
                c,
                "select min(from_day)"
                        + CLOSED_DAYS
                        + " and (epoch > ? or (epoch = ? and seq > ?))",
                terminal,
                epoch,
                seq);
    }

    private static Optional<LocalDate> day(
            Connection c, String sql, String terminal, long epoch, long seq) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            ReceivedBatchRows.key(s, terminal, epoch, epoch);
            s.setLong(4, seq);
            try (ResultSet r = s.executeQuery()) {
                r.next();
                return Optional.ofNullable(day(r, 1));
            }
        }
    }

    /// The first day counted in any later epoch.
    static Optional<LocalDate> firstDayAfter(Connection c, String terminal, long epoch)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "select min(from_day) from batch where terminal = ? and epoch > ?")) {
            s.setString(1, terminal);
            s.setLong(2, epoch);
            try (ResultSet r = s.executeQuery()) {
                r.next();
                return Optional.ofNullable(day(r, 1));
            }
        }
    }

    static @Nullable LocalDate day(ResultSet r, int column) throws SQLException {
        Date day = r.getDate(column);
        return day == null ? null : day.toLocalDate();
    }

    private static void day(PreparedStatement s, int at, @Nullable LocalDate day)
            throws SQLException {
        if (day == null) {
            s.setNull(at, Types.DATE);
        } else {
            s.setDate(at, Date.valueOf(day));
        }
    }
}
