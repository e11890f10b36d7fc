package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.Channel;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.EntryKind;
import brussels.citedesmetiers.kiosk.queue.QueueEntry;
import brussels.citedesmetiers.kiosk.queue.Reason;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import brussels.citedesmetiers.kiosk.queue.TicketState;
import brussels.citedesmetiers.kiosk.queue.Told;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One entry of the queue's log. Not added if the log has one with the same ticket and step, or has
/// forgotten the ticket because it is too old.
///
/// The store writer's thread only.
final class EntryRow implements Write {
    static final String COLUMNS =
            "terminal, serial, step, day, kind, before_state, state, service, place, priority, desk,"
                    + " happened, trusted, reason, code, language, printed, exact_kind,"
                    + " to_desk, channel, appointment, told_from, told_to";

    /// What older programs read for an undone or reopened ticket: one that is back in line.
    private static final EntryKind NEAREST = EntryKind.UNPARKED;

    private final QueueEntry entry;
    private final boolean own;
    private boolean refused;

    /// @param own whether the ticket was printed by this terminal, so that it has a row in `queue`
    EntryRow(QueueEntry entry, boolean own) {
        this.entry = entry;
        this.own = own;
    }

    /// Whether the log refused it.
    boolean refused() {
        return refused;
    }

    @Override
    public void apply(Connection c) throws SQLException {
        refused = known(c) || (entry.step() == 0 && forgotten(c));
        if (refused) {
            Logger.warn("The queue's log has step {} of {}", entry.step(), entry.ticket());
            return;
        }
        try (PreparedStatement row =
                c.prepareStatement(
                        "insert into queue_entry ("
                                + COLUMNS
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            fill(row);
            row.executeUpdate();
        }
        if (own && entry.step() > 0) {
            follow(c);
        }
    }

    private boolean known(Connection c) throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement(
                        "select id from queue_entry"
                                + " where terminal = ? and serial = ? and step = ?")) {
            select.setString(1, entry.ticket().terminal());
            select.setLong(2, entry.ticket().serial());
            select.setInt(3, entry.step());
            try (ResultSet r = select.executeQuery()) {
                return r.next();
            }
        }
    }

    private boolean forgotten(Connection c) throws SQLException {
        try (PreparedStatement select =
                c.prepareStatement(
                        "select serial from queue_forgotten where terminal = ? and serial >= ?")) {
            select.setString(1, entry.ticket().terminal());
            select.setLong(2, entry.ticket().serial());
            try (ResultSet r = select.executeQuery()) {
                return r.next();
            }
        }
    }

    /// Also updates the state in the ticket's own row, for readers of that table alone.
    private void follow(Connection c) throws SQLException {
        try (PreparedStatement update =
                c.prepareStatement("update queue set state = ? where serial = ?")) {
            update.setString(1, name(entry.state()));
            update.setLong(2, entry.ticket().serial());
            update.executeUpdate();
        }
    }

    private void fill(PreparedStatement row) throws SQLException {
        QueueEntry.Issue issue = entry.issueOrNull();
        TicketState before = entry.before();
        Reason reason = entry.reasonOrNull();
        row.setString(1, entry.ticket().terminal());
        row.setLong(2, entry.ticket().serial());
        row.setInt(3, entry.step());
        row.setDate(4, Date.valueOf(entry.day()));
        boolean newer = isNewer(entry.kind());
        row.setString(5, name(newer ? NEAREST : entry.kind()));
        row.setString(18, newer ? name(entry.kind()) : null);
        row.setString(6, before == null ? null : name(before));
        row.setString(7, name(entry.state()));
        row.setString(8, entry.service().value());
        row.setTimestamp(9, Timestamp.from(entry.place()), utc());
        row.setBoolean(10, entry.priority());
        desk(row, 11, entry.deskOrNull());
        desk(row, 19, entry.toDeskOrNull());
        row.setTimestamp(12, Timestamp.from(entry.when().at()), utc());
        row.setBoolean(13, entry.when().trusted());
        row.setString(14, reason == null ? null : name(reason));
        row.setString(15, issue == null ? null : issue.code().toString());
        row.setString(16, issue == null ? null : issue.language());
        row.setTimestamp(17, issue == null ? null : Timestamp.from(issue.printed()), utc());
        row.setString(20, issue == null ? null : name(issue.channel()));
        row.setString(21, issue == null ? null : issue.appointmentOrNull());
        Told told = issue == null ? null : issue.toldOrNull();
        number(row, 22, told == null ? null : told.fromMinutes());
        number(row, 23, told == null ? null : told.toMinutes());
    }

    private static void number(PreparedStatement row, int column, @Nullable Integer number)
            throws SQLException {
        if (number == null) {
            row.setNull(column, Types.INTEGER);
        } else {
            row.setInt(column, number);
        }
    }

    private static void desk(PreparedStatement row, int column, @Nullable DeskId desk)
            throws SQLException {
        number(row, column, desk == null ? null : desk.number());
    }

    private static @Nullable DeskId desk(ResultSet r, int column) throws SQLException {
        int number = r.getInt(column);
        return r.wasNull() ? null : new DeskId(number);
    }

    /// Whether older programs do not know this kind.
    private static boolean isNewer(EntryKind kind) {
        return switch (kind) {
            case UNDONE, REOPENED -> true;
            case ISSUED,
                    CALLED,
                    RECALLED,
                    SERVED,
                    DONE,
                    NO_SHOW,
                    PARKED,
                    UNPARKED,
                    RETURNED,
                    TRANSFERRED,
                    PRIORITY,
                    CANCELLED ->
                    false;
        };
    }

    /// The entry in this row of [#COLUMNS].
    static QueueEntry read(ResultSet r) throws SQLException {
        String before = r.getString(6);
        String reason = r.getString(14);
        String exact = r.getString(18);
        return new QueueEntry(
                new TicketId(r.getString(1), r.getLong(2)),
                r.getInt(3),
                r.getDate(4).toLocalDate(),
                constant(EntryKind.class, exact == null ? r.getString(5) : exact),
                before == null ? null : constant(TicketState.class, before),
                constant(TicketState.class, r.getString(7)),
                new ServiceId(r.getString(8)),
                instant(r, 9),
                r.getBoolean(10),
                desk(r, 11),
                desk(r, 19),
                new Moment(instant(r, 12), r.getBoolean(13)),
                reason == null ? null : constant(Reason.class, reason),
                issue(r));
    }

    private static QueueEntry.@Nullable Issue issue(ResultSet r) throws SQLException {
        String code = r.getString(15);
        return code == null
                ? null
                : new QueueEntry.Issue(
                        TicketCode.parse(code),
                        r.getString(16),
                        instant(r, 17),
                        channel(r),
                        r.getString(21),
                        told(r));
    }

    private static @Nullable Told told(ResultSet r) throws SQLException {
        int from = r.getInt(22);
        return r.wasNull() ? null : new Told(from, r.getInt(23));
    }

    /// Tickets of programs from before there were others came from terminals.
    private static Channel channel(ResultSet r) throws SQLException {
        String channel = r.getString(20);
        return channel == null ? Channel.KIOSK : constant(Channel.class, channel);
    }

    static Instant instant(ResultSet r, int column) throws SQLException {
        return r.getTimestamp(column, utc()).toInstant();
    }

    static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    }

    /// As written in the tables: `no-show`.
    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
