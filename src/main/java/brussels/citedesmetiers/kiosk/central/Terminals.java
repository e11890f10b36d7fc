package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The terminals the centre knows: their public keys, and the hash of each one's token.
/// Thread-safe.
public final class Terminals {
    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Terminals(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A terminal the centre knows, or a site that releases the counts of its terminals as one.
    ///
    /// @param keys Base64 of the 32 raw bytes of each Ed25519 public key it signs or signed with
    /// @param revoked whether nothing more is accepted from it
    /// @param since when it was first enrolled
    /// @param joined whether it is a site, whose batches are of several terminals
    public record Enrolled(
            String id,
            String site,
            TerminalKind kind,
            List<String> keys,
            boolean revoked,
            Instant since,
            boolean joined) {
        public Enrolled {
            keys = List.copyOf(keys);
        }
    }

    /// Enrols a terminal. If it is enrolled already, its site, kind and token are replaced, its
    /// earlier keys stay valid for what they signed, and it is no longer revoked.
    ///
    /// @param keys at least one
    /// @return its token, which nobody can read again
    public String enroll(String id, String site, TerminalKind kind, List<String> keys)
            throws CentreException {
        return enroll(id, site, kind, keys, false);
    }

    /// Enrols a site that releases the counts of its terminals as one, as [#enroll] does a
    /// terminal.
    ///
    /// @param id the sender's, no terminal's
    public String enrollSite(String id, String site, List<String> keys) throws CentreException {
        return enroll(id, site, TerminalKind.BUILDING, keys, true);
    }

    private String enroll(
            String id, String site, TerminalKind kind, List<String> keys, boolean joined)
            throws CentreException {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a terminal without a key");
        }
        String token = newToken();
        return database.in(
                c -> {
                    if (!update(c, id, site, kind, token, joined)) {
                        insert(c, id, site, kind, token, joined);
                        PositionRows.create(c, id);
                    }
                    List<String> known = keys(c, id);
                    for (String key : keys) {
                        if (!known.contains(key)) {
                            insertKey(c, id, key);
                        }
                    }
                    return token;
                });
    }

    private boolean update(
            Connection c, String id, String site, TerminalKind kind, String token, boolean joined)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "update terminal set site = ?, kind = ?, token_hash = ?, revoked = ?,"
                                + " joined = ? where id = ?")) {
            s.setString(1, site);
            s.setString(2, kind.id());
            s.setString(3, hash(token));
            s.setBoolean(4, false);
            s.setBoolean(5, joined);
            s.setString(6, id);
            return s.executeUpdate() == 1;
        }
    }

    private void insert(
            Connection c, String id, String site, TerminalKind kind, String token, boolean joined)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into terminal (id, site, kind, token_hash, revoked, enrolled,"
                                + " joined) values (?, ?, ?, ?, ?, ?, ?)")) {
            s.setString(1, id);
            s.setString(2, site);
            s.setString(3, kind.id());
            s.setString(4, hash(token));
            s.setBoolean(5, false);
            s.setLong(6, clock.millis());
            s.setBoolean(7, joined);
            s.executeUpdate();
        }
    }

    private static void insertKey(Connection c, String id, String key) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into terminal_key (terminal, public_key) values (?, ?)")) {
            s.setString(1, id);
            s.setString(2, key);
            s.executeUpdate();
        }
    }

    /// Gives a terminal a new token; the old one stops working at once.
    ///
    /// @return the new one; empty if there is no such terminal
    public Optional<String> rotate(String id) throws CentreException {
        String token = newToken();
        return database.in(
                c -> {
                    try (PreparedStatement s =
                            c.prepareStatement("update terminal set token_hash = ? where id = ?")) {
                        s.setString(1, hash(token));
                        s.setString(2, id);
                        return s.executeUpdate() == 1 ? Optional.of(token) : Optional.empty();
                    }
                });
    }

    /// Accepts nothing more from this terminal. What it has sent stays.
    ///
    /// @return whether there is such a terminal
    public boolean revoke(String id) throws CentreException {
        return database.in(
                c -> {
                    try (PreparedStatement s =
                            c.prepareStatement("update terminal set revoked = ? where id = ?")) {
                        s.setBoolean(1, true);
                        s.setString(2, id);
                        return s.executeUpdate() == 1;
                    }
                });
    }

    /// The terminal if this token is its own; empty for a wrong token as for an unknown terminal.
    Optional<Enrolled> authenticated(String id, String token) throws CentreException {
        return database.in(
                c -> {
                    try (PreparedStatement s =
                            c.prepareStatement(
                                    "select id, site, kind, revoked, enrolled, joined, token_hash"
                                            + " from terminal where id = ?")) {
                        s.setString(1, id);
                        try (ResultSet r = s.executeQuery()) {
                            if (!r.next() || !same(r.getString(7), hash(token))) {
                                return Optional.empty();
                            }
                            return Optional.of(enrolled(c, r));
                        }
                    }
                });
    }

    /// The terminal with this id.
    public Optional<Enrolled> of(String id) throws CentreException {
        return all().stream().filter(terminal -> terminal.id().equals(id)).findFirst();
    }

    /// All terminals, by id.
    public List<Enrolled> all() throws CentreException {
        return database.in(
                c -> {
                    List<Enrolled> all = new ArrayList<>();
                    try (PreparedStatement s =
                                    c.prepareStatement(
                                            "select id, site, kind, revoked, enrolled, joined"
                                                    + " from terminal order by id");
                            ResultSet r = s.executeQuery()) {
                        while (r.next()) {
                            all.add(enrolled(c, r));
                        }
                    }
                    return all;
                });
    }

    private static Enrolled enrolled(Connection c, ResultSet r) throws SQLException {
        String id = r.getString(1);
        return new Enrolled(
                id,
                r.getString(2),
                TerminalKind.of(r.getString(3)),
                keys(c, id),
                r.getBoolean(4),
                Instant.ofEpochMilli(r.getLong(5)),
                r.getBoolean(6));
    }

    private static List<String> keys(Connection c, String id) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement s =
                c.prepareStatement(
                        "select public_key from terminal_key where terminal = ?"
                                + " order by public_key")) {
            s.setString(1, id);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    keys.add(r.getString(1));
                }
            }
        }
        return keys;
    }

    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    // The token has 256 random bits, so a fast hash protects it as well as a slow one.
    private static String hash(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("token:" + token).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
