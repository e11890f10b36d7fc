package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.tinylog.Logger;

/// A table of sealed batches, and one of the visits that stay for good, read and written within the
/// caller's transaction; nothing here commits.
final class BatchRows {
    /// Those of this terminal.
    static final BatchRows OWN = new BatchRows("batch", "remainder");

    /// Those of the site whose hub this is.
    static final BatchRows OF_SITE = new BatchRows("site_batch", "site_remainder");

    private static final String MAY_LEAVE = "(epoch < ? or (epoch = ? and seq <= ?))";

    private final String table;
    private final String remainders;
    private final String columns;

    private BatchRows(String table, String remainders) {
        this.table = table;
        this.remainders = remainders;
        this.columns = "select epoch, seq, body, signature from " + table + " where ";
    }

    void insert(Connection c, SealedBatch batch) throws SQLException {
        try (PreparedStatement insert =
                c.prepareStatement(
                        "insert into "
                                + table
                                + " (epoch, seq, body, signature) values (?, ?, ?, ?)")) {
            insert.setLong(1, batch.epoch());
            insert.setLong(2, batch.seq());
            insert.setBytes(3, batch.body());
            insert.setBytes(4, batch.signature());
            insert.executeUpdate();
        }
    }

    List<SealedBatch> waiting(Connection c, SealMark mark, int most) throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement(
                        columns + "acknowledged is null and " + MAY_LEAVE + inOrder(most))) {
            limit(select, 1, mark);
            return batches(select);
        }
    }

    List<SealedBatch> from(Connection c, long epoch, long seq, SealMark mark, int most)
            throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement(
                        columns + "epoch = ? and seq >= ? and " + MAY_LEAVE + inOrder(most))) {
            select.setLong(1, epoch);
            select.setLong(2, seq);
            limit(select, 3, mark);
            return batches(select);
        }
    }

    /// The batches that the centre has not acknowledged, whether they may leave or not.
    List<SealedBatch> unacknowledged(Connection c) throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement(columns + "acknowledged is null" + inOrder(Integer.MAX_VALUE))) {
            return batches(select);
        }
    }

    private static String inOrder(int most) {
        return " order by epoch, seq fetch first " + Math.max(1, most) + " rows only";
    }

    private static void limit(PreparedStatement s, int first, SealMark mark) throws SQLException {
        s.setLong(first, mark.epoch());
        s.setLong(first + 1, mark.epoch());
        s.setLong(first + 2, mark.seq());
    }

    private static List<SealedBatch> batches(PreparedStatement select) throws SQLException {
        List<SealedBatch> batches = new ArrayList<>();
        try (ResultSet r = select.executeQuery()) {
            while (r.next()) {
                batches.add(
                        new SealedBatch(r.getLong(1), r.getLong(2), r.getBytes(3), r.getBytes(4)));
            }
        }
        return batches;
    }

    /// Records that the centre has this batch and all earlier ones of its epoch.
    void acknowledge(Connection c, long epoch, long seq, LocalDate day) throws SQLException {
        try (PreparedStatement update =
                c.prepareStatement(
                        "update "
                                + table
                                + " set acknowledged = ?"
                                + " where epoch = ? and seq <= ? and acknowledged is null")) {
            update.setDate(1, Date.valueOf(day));
            update.setLong(2, epoch);
            update.setLong(3, seq);
            update.executeUpdate();
        }
    }

    /// Deletes batches that the centre will never accept.
    ///
    /// @return how many days they cover
    int dropUnacknowledged(Connection c) throws SQLException {
        long days = 0;
        try (PreparedStatement select = c.prepareStatement(columns + "acknowledged is null");
                Statement s = c.createStatement()) {
            for (SealedBatch batch : batches(select)) {
                days += days(batch);
            }
            s.executeUpdate("delete from " + table + " where acknowledged is null");
        }
        return (int) Math.min(days, Integer.MAX_VALUE);
    }

    private static long days(SealedBatch batch) {
        try {
            return ChronoUnit.DAYS.between(batch.batch().from(), batch.batch().through()) + 1;
        } catch (BatchFormatException e) {
            Logger.error(e, "A sealed batch cannot be read");
            return 1;
        }
    }

    int deleteAcknowledgedBefore(Connection c, LocalDate day) throws SQLException {
        try (PreparedStatement delete =
                c.prepareStatement("delete from " + table + " where acknowledged < ?")) {
            delete.setDate(1, Date.valueOf(day));
            return delete.executeUpdate();
        }
    }

    void noteRemainder(Connection c, int year, long visits) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement(
                                "update "
                                        + remainders
                                        + " set visits = visits + ? where year_of = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into " + remainders + " (visits, year_of) values (?, ?)")) {
            for (PreparedStatement s : List.of(update, insert)) {
                s.setLong(1, visits);
                s.setInt(2, year);
                if (s.executeUpdate() > 0) {
                    return;
                }
            }
        }
    }

    long remainder(Connection c, int year) throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement("select visits from " + remainders + " where year_of = ?")) {
            select.setInt(1, year);
            try (ResultSet r = select.executeQuery()) {
                return r.next() ? r.getLong(1) : 0;
            }
        }
    }
}
