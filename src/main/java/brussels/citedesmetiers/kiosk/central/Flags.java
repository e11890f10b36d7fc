package brussels.citedesmetiers.kiosk.central;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What staff should know about a terminal besides its batches. Each is noted once.
final class Flags {
    private Flags() {}

    /// What was noted about a terminal.
    public enum Kind {
        /// A different body under a number already used, or counts for days already counted: its
        /// card was copied, or an old backup was restored.
        OTHER_BODY,
        /// It began a new epoch: its memory had gone back in time.
        NEW_EPOCH,
        /// It counts something the centre's settings or content do not know. Clears itself once the
        /// batch is accepted.
        UNKNOWN_CODE;

        /// Whether it stays until somebody marks it as seen.
        boolean stays() {
            return this != UNKNOWN_CODE;
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One note.
    ///
    /// @param detail codes and numbers only
    record Flag(String terminal, Kind kind, long epoch, long seq, Instant noted, String detail) {}

    static void note(Connection c, Flag flag) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "select 1 from flag where terminal = ? and epoch = ? and seq = ?"
                                + " and kind = ?")) {
            ReceivedBatchRows.key(s, flag.terminal(), flag.epoch(), flag.seq());
            s.setString(4, flag.kind().column());
            try (ResultSet r = s.executeQuery()) {
                if (r.next()) {
                    return;
                }
            }
        }
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into flag (terminal, epoch, seq, kind, noted, detail)"
                                + " values (?, ?, ?, ?, ?, ?)")) {
            ReceivedBatchRows.key(s, flag.terminal(), flag.epoch(), flag.seq());
            s.setString(4, flag.kind().column());
            s.setLong(5, flag.noted().toEpochMilli());
            s.setString(6, flag.detail());
            s.executeUpdate();
        }
    }

    static void healed(Connection c, String terminal, long epoch, long seq, Kind kind)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "delete from flag where terminal = ? and epoch = ? and seq = ?"
                                + " and kind = ?")) {
            ReceivedBatchRows.key(s, terminal, epoch, seq);
            s.setString(4, kind.column());
            s.executeUpdate();
        }
    }

    /// Marks everything noted about a terminal up to a moment as seen by staff.
    static void seen(Connection c, String terminal, Instant until, Instant now)
            throws SQLException {
        for (String update :
                List.of(
                        "update flag set seen = ? where terminal = ? and noted <= ? and seen = 0"
                                + " and kind <> 'unknown_code'",
                        "update missing set seen = ? where terminal = ? and noted <= ?"
                                + " and seen = 0")) {
            try (PreparedStatement s = c.prepareStatement(update)) {
                s.setLong(1, now.toEpochMilli());
                s.setString(2, terminal);
                s.setLong(3, until.toEpochMilli());
                s.executeUpdate();
            }
        }
    }

    /// All notes that nobody has seen, the newest first.
    static List<Flag> unseen(Connection c) throws SQLException {
        List<Flag> flags = new ArrayList<>();
        try (PreparedStatement s =
                        c.prepareStatement(
                                "select terminal, kind, epoch, seq, noted, detail from flag"
                                        + " where seen = 0 order by noted desc, terminal");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                flags.add(
                        new Flag(
                                r.getString(1),
                                Kind.valueOf(r.getString(2).toUpperCase(Locale.ROOT)),
                                r.getLong(3),
                                r.getLong(4),
                                Instant.ofEpochMilli(r.getLong(5)),
                                r.getString(6)));
            }
        }
        return flags;
    }
}
