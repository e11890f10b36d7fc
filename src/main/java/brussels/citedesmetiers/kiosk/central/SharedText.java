package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.KeptText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A text that all centres of a database share, in pieces. Whoever changes it takes its row first,
/// so that it is changed by one at a time.
final class SharedText implements KeptText {
    private static final int PIECE = 30_000;

    private final Database database;
    private final String name;

    SharedText(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    @Override
    public Optional<String> read() {
        return in(this::present);
    }

    @Override
    public Optional<String> change(UnaryOperator<Optional<String>> change) {
        return in(c -> change(c, change));
    }

    /// The same as a part of a transaction.
    Optional<String> change(Connection c, UnaryOperator<Optional<String>> change)
            throws SQLException {
        take(c);
        Optional<String> present = present(c);
        Optional<String> next = change.apply(present);
        if (!next.equals(present)) {
            put(c, next.orElse(null));
        }
        return next;
    }

    private <T> T in(Database.Transaction<T> transaction) {
        try {
            return database.in(transaction);
        } catch (CentreException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    private void take(Connection c) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("update shared set changes = changes + 1 where name = ?")) {
            s.setString(1, name);
            if (s.executeUpdate() == 1) {
                return;
            }
        }
        // If another centre does so at this moment, the transaction is repeated.
        try (PreparedStatement s =
                c.prepareStatement("insert into shared (name, changes) values (?, 1)")) {
            s.setString(1, name);
            s.executeUpdate();
        }
    }

    private Optional<String> present(Connection c) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("select piece from shared_piece where name = ? order by part")) {
            s.setString(1, name);
            try (ResultSet r = s.executeQuery()) {
                if (!r.next()) {
                    return Optional.empty();
                }
                StringBuilder text = new StringBuilder(r.getString(1));
                while (r.next()) {
                    text.append(r.getString(1));
                }
                return Optional.of(text.toString());
            }
        }
    }

    private void put(Connection c, @Nullable String text) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("delete from shared_piece where name = ?")) {
            s.setString(1, name);
            s.executeUpdate();
        }
        if (text == null) {
            return;
        }
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into shared_piece (name, part, piece) values (?, ?, ?)")) {
            // An empty text is one piece.
            int from = 0;
            for (int part = 0; part == 0 || from < text.length(); part++) {
                int to = Math.min(text.length(), from + PIECE);
                // Half a character would be kept as a question mark.
                if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                    to--;
                }
                s.setString(1, name);
                s.setInt(2, part);
                s.setString(3, text.substring(from, to));
                s.addBatch();
                from = to;
            }
            s.executeBatch();
        }
    }
}
