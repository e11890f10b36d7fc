package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The hub has the tickets up to this serial. It never goes back.
record Forwarded(long serial) implements Write {

    @Override
    public void apply(Connection c) throws SQLException {
        try (PreparedStatement update =
                c.prepareStatement("update forwarded set serial = ? where serial < ?")) {
            update.setLong(1, serial);
            update.setLong(2, serial);
            update.executeUpdate();
        }
    }
}
