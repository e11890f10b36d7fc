package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.pin.LaneBook;
import brussels.citedesmetiers.kiosk.pin.LaneBook.Lane;
import brussels.citedesmetiers.kiosk.pin.LaneBook.Reserved;
import brussels.citedesmetiers.kiosk.pin.LaneBook.Turns;
import brussels.citedesmetiers.kiosk.pin.Lanes;
import brussels.citedesmetiers.kiosk.pin.PinGate.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;

/// The lanes of all centres of a database, by the database's own clock. Attempts are taken one at a
/// time. A caller is kept as a digest, which is shorter and hides no address from whoever tries
/// all, and forgotten with the first attempt of anybody a day after its own.
final class SharedLanes implements Lanes {
    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofDays(1);

    /// The longest that anybody is kept waiting; a clock that was set back must not make it more.
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Database database;

    SharedLanes(Database database) {
        this.database = database;
    }

    @Override
    public Duration reserve(Caller caller) {
        String id = id(caller);
        return in(
                c -> {
                    Duration now = taken(c);
                    LaneBook before = new LaneBook(lane(c, id, now), turns(c, now));
                    Reserved reserved = before.reserve(caller instanceof Caller.Stranger, now);
                    LaneBook after = reserved.book();
                    if (!after.equals(before)) {
                        write(c, id, after, now);
                    }
                    return reserved.left();
                });
    }

    @Override
    public Duration left(Caller caller) {
        String id = id(caller);
        return in(
                c -> {
                    Duration now = taken(c);
                    return lane(c, id, now).left(now);
                });
    }

    @Override
    public void forget(Caller caller) {
        String id = id(caller);
        var _ =
                in(
                        c -> {
                            delete(c, "caller = ?", id);
                            return true;
                        });
    }

    private <T> T in(Database.Transaction<T> transaction) {
        try {
            return database.in(transaction);
        } catch (CentreException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    /// Makes this transaction the only one that takes attempts.
    ///
    /// @return the database's time
    private static Duration taken(Connection c) throws SQLException {
        try (PreparedStatement s =
                        c.prepareStatement(
                                "update sign_in_turn set changes = changes + 1 where id = 1");
                PreparedStatement time =
                        c.prepareStatement(
                                "select current_timestamp from sign_in_turn where id = 1")) {
            s.executeUpdate();
            try (ResultSet r = time.executeQuery()) {
                r.next();
                return Duration.ofMillis(r.getTimestamp(1).toInstant().toEpochMilli());
            }
        }
    }

    private static Turns turns(Connection c, Duration now) throws SQLException {
        try (PreparedStatement s =
                        c.prepareStatement("select fresh, spent from sign_in_turn where id = 1");
                ResultSet r = s.executeQuery()) {
            r.next();
            return new Turns(
                    soon(Duration.ofMillis(r.getLong(1)), now),
                    soon(Duration.ofMillis(r.getLong(2)), now));
        }
    }

    private static Lane lane(Connection c, String id, Duration now) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "select wrong, until_moment, turn from sign_in_lane where caller = ?")) {
            s.setString(1, id);
            try (ResultSet r = s.executeQuery()) {
                return r.next()
                        ? new Lane(
                                r.getInt(1),
                                soon(Duration.ofMillis(r.getLong(2)), now),
                                soon(Duration.ofMillis(r.getLong(3)), now))
                        : Lane.NEW;
            }
        }
    }

    private static Duration soon(Duration moment, Duration now) {
        Duration latest = now.plus(LONGEST);
        return moment.compareTo(latest) > 0 ? latest : moment;
    }

    private static void write(Connection c, String id, LaneBook book, Duration now)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("update sign_in_turn set fresh = ?, spent = ? where id = 1")) {
            s.setLong(1, book.turns().fresh().toMillis());
            s.setLong(2, book.turns().spent().toMillis());
            s.executeUpdate();
        }
        delete(c, "caller = ?", id);
        delete(c, "touched < ?", now.minus(KEPT).toMillis());
        if (count(c) >= MOST) {
            delete(c, "touched = (select min(touched) from sign_in_lane)");
        }
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into sign_in_lane (caller, wrong, until_moment, turn, touched)"
                                + " values (?, ?, ?, ?, ?)")) {
            s.setString(1, id);
            s.setInt(2, book.lane().wrong());
            s.setLong(3, book.lane().until().toMillis());
            s.setLong(4, book.lane().turn().toMillis());
            s.setLong(5, now.toMillis());
            s.executeUpdate();
        }
    }

    private static long count(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select count(*) from sign_in_lane");
                ResultSet r = s.executeQuery()) {
            r.next();
            return r.getLong(1);
        }
    }

    private static void delete(Connection c, String where, Object... values) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("delete from sign_in_lane where " + where)) {
            for (int i = 0; i < values.length; i++) {
                s.setObject(i + 1, values[i]);
            }
            s.executeUpdate();
        }
    }

    private static String id(Caller caller) {
        String who =
                switch (caller) {
                    case Caller.Panel _ -> "panel";
                    case Caller.Known(String mark) -> "browser " + mark;
                    case Caller.Stranger(String address) -> "address " + address;
                };
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(who.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
