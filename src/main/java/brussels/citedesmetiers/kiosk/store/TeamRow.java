package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.TeamEntry;
import brussels.citedesmetiers.kiosk.queue.TeamOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tinylog.Logger;

/// One thing that the team decided, or took back.
record TeamRow(TeamEntry entry) implements Write {

    @Override
    public void apply(Connection c) throws SQLException {
        try (PreparedStatement row =
                c.prepareStatement(
                        "insert into queue_team (kind, subject, content, taken_back, happened,"
                                + " trusted, until_time, desk) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            row.setString(1, entry.order().kind());
            row.setString(2, entry.order().subject());
            row.setString(3, entry.order().content());
            row.setBoolean(4, entry.takenBack());
            row.setTimestamp(5, Timestamp.from(entry.when().at()), EntryRow.utc());
            row.setBoolean(6, entry.when().trusted());
            row.setTimestamp(7, Timestamp.from(entry.until()), EntryRow.utc());
            row.setInt(8, entry.desk().number());
            row.executeUpdate();
        }
    }

    /// All of them, in the order they were added. What only a newer program knows is left out.
    static List<TeamEntry> all(Connection c) throws SQLException {
        List<TeamEntry> entries = new ArrayList<>();
        try (PreparedStatement select =
                        c.prepareStatement(
                                "select kind, subject, content, taken_back, happened, trusted,"
                                        + " until_time, desk from queue_team order by id");
                ResultSet r = select.executeQuery()) {
            while (r.next()) {
                try {
                    entries.add(read(r));
                } catch (IllegalArgumentException e) {
                    Logger.warn(e, "What the team decided is not known to this program");
                }
            }
        }
        return entries;
    }

    private static TeamEntry read(ResultSet r) throws SQLException {
        return new TeamEntry(
                TeamOrder.of(r.getString(1), r.getString(2), r.getString(3)),
                r.getBoolean(4),
                new Moment(EntryRow.instant(r, 5), r.getBoolean(6)),
                EntryRow.instant(r, 7),
                new DeskId(r.getInt(8)));
    }

    /// Deletes what was over by the end of this day, without committing. The last row about a thing
    /// stays while an earlier one is not over: without it that one would count again.
    static void forget(Connection c, LocalDate day) throws SQLException {
        try (PreparedStatement delete =
                c.prepareStatement(
                        "delete from queue_team t where t.until_time <= ? and (exists (select o.id"
                                + " from queue_team o where o.kind = t.kind and o.subject ="
                                + " t.subject and o.id > t.id) or not exists (select o.id from"
                                + " queue_team o where o.kind = t.kind and o.subject = t.subject"
                                + " and o.until_time > ?))")) {
            Timestamp end =
                    Timestamp.from(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            delete.setTimestamp(1, end, EntryRow.utc());
            delete.setTimestamp(2, end, EntryRow.utc());
            delete.executeUpdate();
        }
    }
}
