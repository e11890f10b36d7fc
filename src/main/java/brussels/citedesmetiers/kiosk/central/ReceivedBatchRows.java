package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// The rows of applied batches: their content and their signed bytes.
final class ReceivedBatchRows {
    static final int MOST_CONTENT = 1000;

    /// Separates the codes of a cell; no code contains it.
    static final String BETWEEN = "|";

    private static final int PIECE = 3000;
    private static final int YEAR_DIGITS = 4;

    private ReceivedBatchRows() {}

    /// The digest of the batch with this number, if there is one.
    static Optional<String> digest(Connection c, String terminal, long epoch, long seq)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "select digest from batch where terminal = ? and epoch = ? and seq = ?")) {
            key(s, terminal, epoch, seq);
            try (ResultSet r = s.executeQuery()) {
                return r.next() ? Optional.of(r.getString(1)) : Optional.empty();
            }
        }
    }

    /// Inserts a batch with all its cells.
    static void insert(
            Connection c, Batch batch, SealedBatch sealed, Instant received, boolean byStick)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into batch (terminal, epoch, seq, digest, signature, from_day,"
                                + " through_day, late, undated, touched_days, remainder_up_to,"
                                + " content, received, by_stick)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            key(s, batch.terminal(), batch.epoch(), batch.seq());
            s.setString(4, sealed.digest());
            s.setString(5, Base64.getEncoder().encodeToString(sealed.signature()));
            s.setDate(6, Date.valueOf(batch.from()));
            s.setDate(7, Date.valueOf(batch.through()));
            s.setBoolean(8, batch.late());
            s.setBoolean(9, batch.undated());
            s.setInt(10, batch.touchedDays());
            s.setInt(11, batch.remainderUpTo());
            s.setString(12, String.join(" ", batch.content()));
            s.setLong(13, received.toEpochMilli());
            s.setBoolean(14, byStick);
            s.executeUpdate();
        }
        insertBody(c, batch, sealed.body());
        insertTables(c, batch);
        insertCells(c, batch);
    }

    private static void insertBody(Connection c, Batch batch, byte[] body) throws SQLException {
        String text = Base64.getEncoder().encodeToString(compressed(body));
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into batch_body (terminal, epoch, seq, part, piece)"
                                + " values (?, ?, ?, ?, ?)")) {
            for (int part = 0; part * PIECE < text.length(); part++) {
                key(s, batch.terminal(), batch.epoch(), batch.seq());
                s.setInt(4, part);
                s.setString(
                        5,
                        text.substring(part * PIECE, Math.min(text.length(), (part + 1) * PIECE)));
                s.addBatch();
            }
            s.executeBatch();
        }
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void insertTables(Connection c, Batch batch) throws SQLException {
        if (batch.tables().isEmpty()) {
            return;
        }
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into batch_table (terminal, epoch, seq, measure, label, year_of,"
                                + " not_shown, withheld) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Table table : batch.tables()) {
                key(s, batch.terminal(), batch.epoch(), batch.seq());
                s.setString(4, table.measure());
                s.setString(5, table.period());
                s.setInt(6, Integer.parseInt(table.period().substring(0, YEAR_DIGITS)));
                s.setLong(7, table.notShown());
                s.setBoolean(8, table.withheld());
                s.addBatch();
            }
            s.executeBatch();
        }
    }

    private static void insertCells(Connection c, Batch batch) throws SQLException {
        if (batch.tables().stream().allMatch(table -> table.released().isEmpty())) {
            return;
        }
        try (PreparedStatement s =
                c.prepareStatement(
                        "insert into cell (terminal, epoch, seq, measure, codes, n)"
                                + " values (?, ?, ?, ?, ?, ?)")) {
            for (Table table : batch.tables()) {
                for (Table.Count count : table.released()) {
                    key(s, batch.terminal(), batch.epoch(), batch.seq());
                    s.setString(4, table.measure());
                    s.setString(5, String.join(BETWEEN, count.values()));
                    s.setLong(6, count.n());
                    s.addBatch();
                }
            }
            s.executeBatch();
        }
    }

    static void key(PreparedStatement s, String terminal, long epoch, long seq)
            throws SQLException {
        s.setString(1, terminal);
        s.setLong(2, epoch);
        s.setLong(3, seq);
    }
}
