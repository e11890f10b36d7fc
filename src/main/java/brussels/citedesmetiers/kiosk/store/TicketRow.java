package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One ticket's place in the queue table, written together with its high water and its first entry
/// in the queue's log.
///
/// @param raised the high water whose last number this ticket has
/// @param at when it was printed, and whether the clock was known to be right
/// @param entry the first entry in the queue's log, or null for a ticket without a queue
record TicketRow(
        TicketCode code, String language, Moment at, HighWater raised, @Nullable EntryRow entry)
        implements Write {

    /// A ticket without a queue.
    TicketRow(TicketCode code, String language, Moment at, HighWater raised) {
        this(code, language, at, raised, null);
    }

    @Override
    public void apply(Connection c) throws SQLException {
        if (known(c)) {
            // This happens only if file and database both failed at once. A row that can never be
            // written would block all rows behind it.
            Logger.error("The database already has another ticket of serial {}", raised.serial());
            return;
        }
        try (PreparedStatement row =
                c.prepareStatement(
                        "insert into queue (serial, code, theme, language, issued_at, trusted,"
                                + " state) values (?, ?, ?, ?, ?, ?, 'waiting')")) {
            row.setLong(1, raised.serial());
            row.setString(2, code.toString());
            row.setString(3, String.valueOf(code.theme()));
            row.setString(4, language);
            row.setTimestamp(
                    5,
                    Timestamp.from(at.at()),
                    Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT));
            row.setBoolean(6, at.trusted());
            row.executeUpdate();
        }
        if (entry != null) {
            entry.apply(c);
        }
        note(c, raised);
    }

    private boolean known(Connection c) throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement("select code from queue where serial = ?")) {
            select.setLong(1, raised.serial());
            try (ResultSet r = select.executeQuery()) {
                return r.next();
            }
        }
    }

    /// Stores this high water, without committing.
    static void note(Connection c, HighWater value) throws SQLException {
        try (PreparedStatement update = c.prepareStatement("update high_water set line = ?");
                PreparedStatement insert =
                        c.prepareStatement("insert into high_water values (1, ?)")) {
            update.setString(1, value.line());
            if (update.executeUpdate() == 0) {
                insert.setString(1, value.line());
                insert.executeUpdate();
            }
        }
    }

    /// The stored high water; empty if the database does not know the numbers.
    static Optional<HighWater> noted(Connection c) throws SQLException {
        try (PreparedStatement select = c.prepareStatement("select line from high_water");
                ResultSet r = select.executeQuery()) {
            return r.next() ? HighWater.parse(r.getString(1)) : Optional.empty();
        }
    }
}
