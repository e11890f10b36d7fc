package brussels.citedesmetiers.kiosk.central;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The states that people are told of, and the messages that are to go out, in the centre's
/// database: each message is one row for each channel. Several centres on one database may use them
/// at once.
///
/// **Once.** A message is claimed in a transaction of its own before it is sent. Whoever claimed it
/// and did not come back to say how it ended, because of a crash or a power cut, may have sent it;
/// then it is not sent again.
final class AlertRows {
    /// A claim this old belongs to nobody any more.
    static final Duration CLAIM = Duration.ofMinutes(15);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST_SENTENCE = 1_000;
    private static final int LONGEST_KIND = 80;

    /// How a message stands.
    private static final int WAITING = 0;

    private static final int SENT = 1;
    private static final int GIVEN_UP = 2;

    private AlertRows() {}

    /// A state that lasts.
    ///
    /// @param told whether people are told of it
    record Lasting(
            String id, String terminal, String kind, Instant since, boolean told, String said) {}

    /// A message that is to go out.
    ///
    /// @param tries how often it was tried already
    record Outgoing(
            String id,
            String channel,
            boolean ends,
            String terminal,
            String kind,
            Instant since,
            Instant noted,
            String said,
            int tries) {}

    static List<Lasting> lasting(Connection c) throws SQLException {
        List<Lasting> all = new ArrayList<>();
        try (PreparedStatement s =
                        c.prepareStatement(
                                "select id, terminal, kind, since, told, said from alert"
                                        + " order by since, terminal, kind");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                all.add(
                        new Lasting(
                                r.getString(1),
                                r.getString(2),
                                r.getString(3),
                                Instant.ofEpochMilli(r.getLong(4)),
                                r.getLong(5) > 0,
                                r.getString(6)));
            }
        }
        return all;
    }

    /// Notes that a state has begun; nobody is told yet.
    static void begin(Connection c, String terminal, String kind, String said, Instant now)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into alert (terminal, kind, id, since, told, said)"
                                + " values (?, ?, ?, ?, 0, ?)")) {
            s.setString(1, terminal);
            s.setString(2, shortened(kind, LONGEST_KIND));
            s.setString(3, UUID.randomUUID().toString());
            s.setLong(4, now.toEpochMilli());
            s.setString(5, shortened(said, LONGEST_SENTENCE));
            s.executeUpdate();
        }
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /// The name of a state as it is kept.
    static String kind(String kind) {
        return shortened(kind, LONGEST_KIND);
    }

    /// People are to be told of a state, unless another centre has seen to that.
    static void tell(Connection c, Lasting state, List<String> channels, Instant now)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("update alert set told = ? where id = ? and told = 0")) {
            s.setLong(1, now.toEpochMilli());
            s.setString(2, state.id());
            if (s.executeUpdate() == 0) {
                return;
            }
        }
        for (String channel : channels) {
            insert(c, state, channel, false, now);
        }
    }

    /// A state is over. People are told on each channel that told them of its beginning; a
    /// beginning that has not gone out yet does not any more.
    static void end(Connection c, Lasting state, List<String> channels, Instant now)
            throws SQLException {
        try (PreparedStatement s = c.prepareStatement("delete from alert where id = ?")) {
            s.setString(1, state.id());
            if (s.executeUpdate() == 0 || !state.told()) {
                return;
            }
        }
        for (String channel : channels) {
            if (withdrawn(c, state.id(), channel)) {
                continue;
            }
            if (begun(c, state.id(), channel)) {
                insert(c, state, channel, true, now);
            }
        }
    }

    private static boolean withdrawn(Connection c, String id, String channel) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "delete from alert_message where id = ? and channel = ? and ends = ?"
                                + " and outcome = ? and claimed = 0")) {
            s.setString(1, id);
            s.setString(2, channel);
            s.setBoolean(3, false);
            s.setInt(4, WAITING);
            return s.executeUpdate() > 0;
        }
    }

    /// Whether its beginning went out, or is on its way.
    private static boolean begun(Connection c, String id, String channel) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "select 1 from alert_message where id = ? and channel = ? and ends = ?"
                                + " and outcome <> ?")) {
            s.setString(1, id);
            s.setString(2, channel);
            s.setBoolean(3, false);
            s.setInt(4, GIVEN_UP);
            try (ResultSet r = s.executeQuery()) {
                return r.next();
            }
        }
    }

    private static void insert(
            Connection c, Lasting state, String channel, boolean ends, Instant now)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into alert_message (id, channel, ends, terminal, kind, since,"
                                + " noted, said, tries, next_try, claimed, outcome)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, ?)")) {
            s.setString(1, state.id());
            s.setString(2, channel);
            s.setBoolean(3, ends);
            s.setString(4, state.terminal());
            s.setString(5, state.kind());
            s.setLong(6, state.since().toEpochMilli());
            s.setLong(7, now.toEpochMilli());
            s.setString(8, state.said());
            s.setLong(9, now.toEpochMilli());
            s.setInt(10, WAITING);
            s.executeUpdate();
        }
    }

    /// Claims the next message of this channel that is due; empty if there is none.
    static Optional<Outgoing> claim(Connection c, String channel, Instant now) throws SQLException {
        Optional<Outgoing> next = next(c, channel, now);
        if (next.isEmpty()) {
            return next;
        }
        try (PreparedStatement s =
                c.prepareStatement(
                        "update alert_message set claimed = ?, tries = tries + 1"
                                + " where id = ? and channel = ? and ends = ? and claimed = 0"
                                + " and outcome = ?")) {
            s.setLong(1, now.toEpochMilli());
            key(s, 2, next.get());
            s.setInt(5, WAITING);
            return s.executeUpdate() == 1 ? next : Optional.empty();
        }
    }

    private static void key(PreparedStatement s, int from, Outgoing message) throws SQLException {
        s.setString(from, message.id());
        s.setString(from + 1, message.channel());
        s.setBoolean(from + 2, message.ends());
    }

    /// An end goes out after its beginning.
    private static Optional<Outgoing> next(Connection c, String channel, Instant now)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "select id, ends, terminal, kind, since, noted, said, tries"
                                + " from alert_message m where channel = ? and outcome = ?"
                                + " and claimed = 0 and next_try <= ?"
                                + " and (ends = ? or not exists (select 1 from alert_message b"
                                + " where b.id = m.id and b.channel = m.channel and b.ends = ?"
                                + " and b.outcome = ?))"
                                + " order by noted, terminal, kind")) {
            s.setString(1, channel);
            s.setInt(2, WAITING);
            s.setLong(3, now.toEpochMilli());
            s.setBoolean(4, false);
            s.setBoolean(5, false);
            s.setInt(6, WAITING);
            s.setMaxRows(1);
            try (ResultSet r = s.executeQuery()) {
                if (!r.next()) {
                    return Optional.empty();
                }
                return Optional.of(
                        new Outgoing(
                                r.getString(1),
                                channel,
                                r.getBoolean(2),
                                r.getString(3),
                                r.getString(4),
                                Instant.ofEpochMilli(r.getLong(5)),
                                Instant.ofEpochMilli(r.getLong(6)),
                                r.getString(7),
                                r.getInt(8) + 1));
            }
        }
    }

    /// A message went out.
    static void sent(Connection c, Outgoing message) throws SQLException {
        ended(c, message, SENT);
    }

    /// Nobody tries a message any more.
    static void givenUp(Connection c, Outgoing message) throws SQLException {
        ended(c, message, GIVEN_UP);
    }

    private static void ended(Connection c, Outgoing message, int outcome) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "update alert_message set outcome = ?, claimed = 0"
                                + " where id = ? and channel = ? and ends = ?")) {
            s.setInt(1, outcome);
            key(s, 2, message);
            s.executeUpdate();
        }
    }

    /// A message did not go out and is tried again.
    static void later(Connection c, Outgoing message, Instant next) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "update alert_message set next_try = ?, claimed = 0"
                                + " where id = ? and channel = ? and ends = ?")) {
            s.setLong(1, next.toEpochMilli());
            key(s, 2, message);
            s.executeUpdate();
        }
    }

    /// Drops what waits for a channel that there is not any more.
    ///
    /// @return how many there were
    static int drop(Connection c, List<String> channels) throws SQLException {
        String others = " and channel <> ?".repeat(channels.size());
        try (PreparedStatement s =
                c.prepareStatement(
                        "delete from alert_message where outcome = ? and claimed = 0" + others)) {
            s.setInt(1, WAITING);
            int place = 2;
            for (String channel : channels) {
                s.setString(place++, channel);
            }
            return s.executeUpdate();
        }
    }

    /// Ends what somebody claimed and never came back for; it may have gone out. What went out long
    /// ago is forgotten, unless its end is still to be told.
    ///
    /// @return how many there were
    static int abandon(Connection c, Instant now) throws SQLException {
        try (PreparedStatement s =
                        c.prepareStatement(
                                "update alert_message set outcome = ?, claimed = 0"
                                        + " where claimed > 0 and claimed < ?");
                PreparedStatement old =
                        c.prepareStatement(
                                "delete from alert_message where noted < ? and outcome <> ?"
                                        + " and id not in (select id from alert)")) {
            old.setLong(1, now.minus(KEPT).toEpochMilli());
            old.setInt(2, WAITING);
            old.executeUpdate();
            s.setInt(1, SENT);
            s.setLong(2, now.minus(CLAIM).toEpochMilli());
            return s.executeUpdate();
        }
    }
}
