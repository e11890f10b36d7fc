package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.update.BundleKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which bundle of each kind the centre has for which terminal. Thread-safe.
final class Handouts {
    private final Database database;
    private final InstantSource clock;

    Handouts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A bundle for a terminal.
    ///
    /// @param sha256 of the bundle
    record Handout(String terminal, String sha256, Instant since) {}

    /// Has this bundle for this terminal from now on, instead of any other of its kind.
    void hand(String terminal, BundleKind kind, String sha256) throws CentreException {
        long now = clock.instant().toEpochMilli();
        database.in(
                c -> {
                    delete(c, "terminal = ? and kind = ?", terminal, kind.id());
                    try (PreparedStatement s =
                            c.prepareStatement(
                                    "insert into handout (terminal, kind, sha256, since)"
                                            + " values (?, ?, ?, ?)")) {
                        s.setString(1, terminal);
                        s.setString(2, kind.id());
                        s.setString(3, sha256);
                        s.setLong(4, now);
                        s.executeUpdate();
                    }
                    return true;
                });
    }

    /// Has this bundle for no terminal any more. Those that have taken it keep it.
    void stop(String sha256) throws CentreException {
        database.in(
                c -> {
                    delete(c, "sha256 = ?", sha256);
                    return true;
                });
    }

    private static void delete(Connection c, String where, String... values) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("delete from handout where " + where)) {
            for (int i = 0; i < values.length; i++) {
                s.setString(i + 1, values[i]);
            }
            s.executeUpdate();
        }
    }

    /// The digest of the bundle of this kind that is there for a terminal.
    Optional<String> of(String terminal, BundleKind kind) throws CentreException {
        return database.in(
                c -> {
                    try (PreparedStatement s =
                            c.prepareStatement(
                                    "select sha256 from handout where terminal = ? and kind = ?")) {
                        s.setString(1, terminal);
                        s.setString(2, kind.id());
                        try (ResultSet r = s.executeQuery()) {
                            return r.next() ? Optional.of(r.getString(1)) : Optional.empty();
                        }
                    }
                });
    }

    /// All of them.
    List<Handout> all() throws CentreException {
        return database.in(
                c -> {
                    List<Handout> all = new ArrayList<>();
                    try (PreparedStatement s =
                                    c.prepareStatement(
                                            "select terminal, sha256, since from handout");
                            ResultSet r = s.executeQuery()) {
                        while (r.next()) {
                            all.add(
                                    new Handout(
                                            r.getString(1),
                                            r.getString(2),
                                            Instant.ofEpochMilli(r.getLong(3))));
                        }
                    }
                    return all;
                });
    }
}
