package brussels.citedesmetiers.kiosk.store;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// Lets Derby part from its log: what was deleted from the tables is in there until the file is
/// full and a checkpoint comes, which on a quiet terminal can take weeks.
final class LogTurn {
    /// More than `derby.storage.logSwitchInterval`; with less, Derby does not begin a new file.
    private static final int FILE_BYTES = 128 * 1024;

    private LogTurn() {}

    /// Fills the file that is in use, so that a new one begins, and makes a checkpoint after it,
    /// which deletes the old ones. Commits.
    static void turn(Connection c) throws SQLException {
        try (PreparedStatement insert =
                        c.prepareStatement("insert into log_filler (n, filler) values (1, ?)");
                Statement s = c.createStatement()) {
            s.executeUpdate("delete from log_filler");
            insert.setBinaryStream(1, new ByteArrayInputStream(new byte[FILE_BYTES]));
            insert.executeUpdate();
            c.commit();
            s.executeUpdate("delete from log_filler");
            c.commit();
            s.execute("call syscs_util.syscs_checkpoint_database()");
        }
        c.commit();
    }
}
