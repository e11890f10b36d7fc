package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The one row of the table `written`: how many writes the database contains, and what it was found
/// to have lost. Read and written within the caller's transaction; nothing here commits.
final class WrittenRow {
    private WrittenRow() {}

    /// How many writes were committed.
    ///
    /// @throws SQLException if the row is missing, which means the database is damaged
    static long writes(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select writes from written")) {
            if (!r.next()) {
                throw new SQLException("the count of writes is missing", "XSTB0");
            }
            return r.getLong(1);
        }
    }

    /// Records one more write.
    static void add(Connection c, long writes, Written more) throws SQLException {
        try (PreparedStatement update =
                c.prepareStatement(
                        "update written set writes = ?, tickets = tickets + ?,"
                                + " visits = visits + ?, steps = steps + ?")) {
            update.setLong(1, writes);
            amount(update, 2, more);
            update.executeUpdate();
        }
    }

    /// What the database contains, including losses already recorded.
    static Written held(Connection c) throws SQLException {
        return read(c, "select tickets, visits, steps from written");
    }

    /// What it lost and staff have not acknowledged.
    static Written lost(Connection c) throws SQLException {
        return read(c, "select lost_tickets, lost_visits, lost_steps from written");
    }

    private static Written read(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            return r.next() ? new Written(r.getLong(1), r.getLong(2), r.getLong(3)) : Written.NONE;
        }
    }

    /// Records a loss once: from now on it counts as contained in the database.
    static void noteLoss(Connection c, Written loss) throws SQLException {
        try (PreparedStatement update =
                c.prepareStatement(
                        "update written set tickets = tickets + ?, visits = visits + ?,"
                                + " steps = steps + ?, lost_tickets = lost_tickets + ?,"
                                + " lost_visits = lost_visits + ?, lost_steps = lost_steps + ?")) {
            amount(update, 1, loss);
            amount(update, 4, loss);
            update.executeUpdate();
        }
    }

    /// Staff have acknowledged the losses recorded so far.
    static void forgetLoss(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.executeUpdate("update written set lost_tickets = 0, lost_visits = 0, lost_steps = 0");
        }
    }

    private static void amount(PreparedStatement s, int first, Written amount) throws SQLException {
        s.setLong(first, amount.tickets());
        s.setLong(first + 1, amount.visits());
        s.setLong(first + 2, amount.steps());
    }
}
