package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.PauseEntry;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// One pause of a service.
record PauseRow(PauseEntry pause) implements Write {

    @Override
    public void apply(Connection c) throws SQLException {
        try (PreparedStatement row =
                c.prepareStatement(
                        "insert into queue_pause (service, day, happened, trusted, until_time, desk)"
                                + " values (?, ?, ?, ?, ?, ?)")) {
            row.setString(1, pause.service().value());
            row.setDate(2, Date.valueOf(pause.day()));
            row.setTimestamp(3, Timestamp.from(pause.when().at()), EntryRow.utc());
            row.setBoolean(4, pause.when().trusted());
            row.setTimestamp(5, Timestamp.from(pause.until()), EntryRow.utc());
            row.setInt(6, pause.desk().number());
            row.executeUpdate();
        }
    }

    /// The pauses of a day, in the order they were added.
    static List<PauseEntry> of(Connection c, LocalDate day) throws SQLException {
        List<PauseEntry> pauses = new ArrayList<>();
        try (PreparedStatement select =
                c.prepareStatement(
                        "select service, happened, trusted, until_time, desk from queue_pause"
                                + " where day = ? order by id")) {
            select.setDate(1, Date.valueOf(day));
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    pauses.add(
                            new PauseEntry(
                                    new ServiceId(r.getString(1)),
                                    day,
                                    new Moment(EntryRow.instant(r, 2), r.getBoolean(3)),
                                    EntryRow.instant(r, 4),
                                    new DeskId(r.getInt(5))));
                }
            }
        }
        return pauses;
    }
}
