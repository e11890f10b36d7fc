package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.ForwardLog;
import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.tinylog.Logger;

/// The tickets of this terminal that the hub does not have, in Derby: all those with a higher
/// serial than the last one forwarded. Rows are committed in the order of their serials, so none is
/// added below that serial later.
///
/// The store writer's thread only.
public final class DerbyForwardLog implements ForwardLog {
    private static final long SLIPS_KEPT = 100;

    private final DerbyStore store;

    public DerbyForwardLog(DerbyStore store) {
        this.store = store;
    }

    @Override
    public List<Printed> waiting(int most) throws LogAwayException {
        try {
            return store.with(
                    c -> {
                        List<Printed> found = new ArrayList<>();
                        try (PreparedStatement select =
                                c.prepareStatement(
                                        "select serial, code, language, issued_at, trusted"
                                                + " from queue where serial >"
                                                + " (select serial from forwarded) order by serial")) {
                            select.setMaxRows(most);
                            try (ResultSet r = select.executeQuery()) {
                                while (r.next()) {
                                    found.add(read(r));
                                }
                            }
                        }
                        return found;
                    });
        } catch (StoreException e) {
            throw new LogAwayException("The tickets to forward cannot be read now", e);
        }
    }

    private static Printed read(ResultSet r) throws SQLException {
        Calendar utc = Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        return new Printed(
                r.getLong(1),
                TicketCode.parse(r.getString(2)),
                r.getString(3),
                new Moment(r.getTimestamp(4, utc).toInstant(), r.getBoolean(5)));
    }

    @Override
    public boolean taking(long slip) {
        try {
            return store.with(
                    c -> {
                        try (PreparedStatement known =
                                c.prepareStatement("select n from slip_taken where slip = ?")) {
                            known.setLong(1, slip);
                            try (ResultSet r = known.executeQuery()) {
                                if (r.next()) {
                                    return false;
                                }
                            }
                        }
                        try (PreparedStatement note =
                                        c.prepareStatement(
                                                "insert into slip_taken (slip) values (?)");
                                PreparedStatement old =
                                        c.prepareStatement(
                                                "delete from slip_taken where n <="
                                                        + " (select max(n) from slip_taken) - ?")) {
                            note.setLong(1, slip);
                            note.executeUpdate();
                            old.setLong(1, SLIPS_KEPT);
                            old.executeUpdate();
                        }
                        return true;
                    });
        } catch (StoreException e) {
            Logger.warn(e, "Whether a slip was printed before cannot be known now");
            return true;
        }
    }

    @Override
    public void forwarded(long serial) {
        store.write(new Forwarded(serial));
    }
}
