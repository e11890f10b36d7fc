package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.queue.AppointmentEntry;
import brussels.citedesmetiers.kiosk.queue.DayFigures;
import brussels.citedesmetiers.kiosk.queue.PauseEntry;
import brussels.citedesmetiers.kiosk.queue.QueueEntry;
import brussels.citedesmetiers.kiosk.queue.QueueLog;
import brussels.citedesmetiers.kiosk.queue.TeamEntry;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The queue's log in Derby.
///
/// What survives a crash in [#append(QueueEntry)]: before its commit nothing, after it the entry,
/// whether or not the call returned. [#reduce(LocalDate, DayFigures)] is one transaction. A read
/// sees everything added before it, or fails.
///
/// The store writer's thread only.
public final class DerbyQueueLog implements QueueLog {
    private final DerbyStore store;
    private final String terminal;

    /// @param terminal id of this terminal, whose tickets have their own rows
    public DerbyQueueLog(DerbyStore store, String terminal) {
        this.store = store;
        this.terminal = terminal;
    }

    @Override
    public Appended append(QueueEntry entry) {
        EntryRow row = new EntryRow(entry, entry.ticket().terminal().equals(terminal));
        boolean committed = store.write(row);
        if (row.refused()) {
            return Appended.CONFLICT;
        }
        return committed ? Appended.COMMITTED : Appended.WAITING;
    }

    @Override
    public boolean append(PauseEntry pause) {
        return store.write(new PauseRow(pause));
    }

    @Override
    public List<PauseEntry> pauses(LocalDate day) throws LogAwayException {
        return read(c -> PauseRow.of(c, day));
    }

    @Override
    public boolean append(TeamEntry entry) {
        return store.write(new TeamRow(entry));
    }

    @Override
    public List<TeamEntry> team() throws LogAwayException {
        return read(TeamRow::all);
    }

    @Override
    public boolean append(List<AppointmentEntry> lines) {
        return store.write(new AppointmentRows(lines));
    }

    @Override
    public List<AppointmentEntry> appointments(LocalDate day) throws LogAwayException {
        return read(c -> AppointmentRows.since(c, day));
    }

    @Override
    public void forgetAppointments(LocalDate day) throws LogAwayException {
        read(
                c -> {
                    AppointmentRows.forget(c, day);
                    return day;
                });
    }

    @Override
    public List<QueueEntry> since(LocalDate day) throws LogAwayException {
        return read(c -> entries(c, "day >= ?", day));
    }

    @Override
    public List<QueueEntry> of(LocalDate day) throws LogAwayException {
        return read(c -> entries(c, "day = ?", day));
    }

    private static List<QueueEntry> entries(Connection c, String which, LocalDate day)
            throws SQLException {
        List<QueueEntry> entries = new ArrayList<>();
        try (PreparedStatement select =
                c.prepareStatement(
                        "select "
                                + EntryRow.COLUMNS
                                + " from queue_entry where "
                                + which
                                + " order by id")) {
            select.setDate(1, Date.valueOf(day));
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    entries.add(EntryRow.read(r));
                }
            }
        }
        return entries;
    }

    @Override
    public Optional<LocalDate> lastDay() throws LogAwayException {
        return read(
                c -> {
                    try (Statement s = c.createStatement();
                            ResultSet r = s.executeQuery("select max(day) from queue_entry")) {
                        return r.next()
                                ? Optional.ofNullable(r.getDate(1)).map(Date::toLocalDate)
                                : Optional.empty();
                    }
                });
    }

    @Override
    public boolean settled() {
        return store.settled();
    }

    @Override
    public List<LocalDate> unreducedBefore(LocalDate day) throws LogAwayException {
        return read(
                c -> {
                    try (PreparedStatement select =
                            c.prepareStatement(
                                    "select distinct day from queue_entry where day < ?"
                                            + " order by day")) {
                        select.setDate(1, Date.valueOf(day));
                        return days(select);
                    }
                });
    }

    private static List<LocalDate> days(PreparedStatement select) throws SQLException {
        List<LocalDate> days = new ArrayList<>();
        try (ResultSet r = select.executeQuery()) {
            while (r.next()) {
                days.add(r.getDate(1).toLocalDate());
            }
        }
        return days;
    }

    @Override
    public void reduce(LocalDate day, DayFigures figures) throws LogAwayException {
        try {
            store.needRoom();
        } catch (StoreException e) {
            throw new LogAwayException("There is no room on the disk", e);
        }
        read(
                c -> {
                    FigureRows.add(c, figures);
                    forget(c, day);
                    return day;
                });
    }

    private void forget(Connection c, LocalDate day) throws SQLException {
        for (String sql :
                List.of(
                        "delete from queue_forgotten f where exists (select e.serial from"
                                + " queue_entry e where e.day = ? and e.terminal = f.terminal"
                                + " and e.serial > f.serial)",
                        "insert into queue_forgotten select e.terminal, max(e.serial) from"
                                + " queue_entry e where e.day = ? and not exists (select f.serial"
                                + " from queue_forgotten f where f.terminal = e.terminal)"
                                + " group by e.terminal")) {
            try (PreparedStatement s = c.prepareStatement(sql)) {
                s.setDate(1, Date.valueOf(day));
                s.executeUpdate();
            }
        }
        try (PreparedStatement rows =
                        c.prepareStatement(
                                "delete from queue where serial <= (select max(serial) from"
                                        + " queue_entry where day = ? and terminal = ?)");
                PreparedStatement entries =
                        c.prepareStatement("delete from queue_entry where day = ?");
                PreparedStatement pauses =
                        c.prepareStatement("delete from queue_pause where day <= ?")) {
            rows.setDate(1, Date.valueOf(day));
            rows.setString(2, terminal);
            rows.executeUpdate();
            entries.setDate(1, Date.valueOf(day));
            entries.executeUpdate();
            pauses.setDate(1, Date.valueOf(day));
            pauses.executeUpdate();
        }
        TeamRow.forget(c, day);
    }

    @Override
    public void forgetFigures(LocalDate day) throws LogAwayException {
        if (store.dayInDoubt()) {
            // A clock that is years ahead would take all figures; staff say first which day it is.
            return;
        }
        read(
                c -> {
                    FigureRows.forget(c, day);
                    return day;
                });
    }

    @Override
    public Optional<DayFigures> reduced(LocalDate day) throws LogAwayException {
        return read(c -> FigureRows.read(c, day));
    }

    @Override
    public List<LocalDate> days() throws LogAwayException {
        return read(
                c -> {
                    try (PreparedStatement entries =
                                    c.prepareStatement("select distinct day from queue_entry");
                            PreparedStatement figures =
                                    c.prepareStatement("select distinct day from queue_figures")) {
                        TreeSet<LocalDate> days = new TreeSet<>(days(entries));
                        days.addAll(days(figures));
                        return List.copyOf(days);
                    }
                });
    }

    /// Reads only after everything waiting in memory has been written: otherwise a partial answer
    /// would be taken for the whole.
    private <T> T read(DerbyStore.Transaction<T> transaction) throws LogAwayException {
        if (!store.flush()) {
            throw new LogAwayException("Entries wait in memory for the database", null);
        }
        try {
            return store.with(transaction);
        } catch (StoreException e) {
            throw new LogAwayException(String.valueOf(e.getMessage()), e);
        }
    }
}
