package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.AppointmentEntry;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Lines of lists of appointments, written together.
record AppointmentRows(List<AppointmentEntry> entries) implements Write {

    AppointmentRows {
        entries = List.copyOf(entries);
    }

    @Override
    public void apply(Connection c) throws SQLException {
        try (PreparedStatement row =
                c.prepareStatement(
                        "insert into queue_appointment (day, code, at_time, service, removed,"
                                + " happened, trusted, desk) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (AppointmentEntry entry : entries) {
                row.setDate(1, Date.valueOf(entry.appointment().day()));
                row.setString(2, entry.appointment().code());
                row.setTime(3, Time.valueOf(entry.appointment().at()));
                row.setString(4, entry.appointment().service().value());
                row.setBoolean(5, entry.removed());
                row.setTimestamp(6, Timestamp.from(entry.when().at()), EntryRow.utc());
                row.setBoolean(7, entry.when().trusted());
                row.setInt(8, entry.desk().number());
                row.executeUpdate();
            }
        }
    }

    /// The lines of this day and later, in the order they were added.
    static List<AppointmentEntry> since(Connection c, LocalDate day) throws SQLException {
        List<AppointmentEntry> entries = new ArrayList<>();
        try (PreparedStatement select =
                c.prepareStatement(
                        "select day, code, at_time, service, removed, happened, trusted, desk"
                                + " from queue_appointment where day >= ? order by id")) {
            select.setDate(1, Date.valueOf(day));
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    entries.add(
                            new AppointmentEntry(
                                    new Appointment(
                                            r.getDate(1).toLocalDate(),
                                            r.getString(2),
                                            r.getTime(3).toLocalTime(),
                                            new ServiceId(r.getString(4))),
                                    r.getBoolean(5),
                                    new Moment(EntryRow.instant(r, 6), r.getBoolean(7)),
                                    new DeskId(r.getInt(8))));
                }
            }
        }
        return entries;
    }

    /// Deletes the lists of the days before this one, and which tickets came for them, without
    /// committing.
    static void forget(Connection c, LocalDate day) throws SQLException {
        for (String sql :
                List.of(
                        "delete from queue_appointment where day < ?",
                        "update queue_entry set appointment = null"
                                + " where day < ? and appointment is not null")) {
            try (PreparedStatement s = c.prepareStatement(sql)) {
                s.setDate(1, Date.valueOf(day));
                s.executeUpdate();
            }
        }
    }
}
