package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/// The tables, in numbered steps. A released step is never changed, and only adds tables or columns
/// with a default, so that an older program still works on a newer database.
///
/// Each step and its number are one transaction, so a crash never leaves half a step.
final class Schema {

    /// Every table of the newest step.
    static final List<String> TABLES =
            List.of(
                    "schema_version",
                    "written",
                    "high_water",
                    "counter",
                    "queue",
                    "queue_entry",
                    "queue_figures",
                    "queue_forgotten",
                    "kept_count",
                    "undated_count",
                    "boot_day",
                    "seal_mark",
                    "batch",
                    "remainder",
                    "stop_day",
                    "forwarded",
                    "queue_pause",
                    "queue_team",
                    "queue_appointment",
                    "slip_taken",
                    "queue_language",
                    "joined",
                    "offer",
                    "offer_cell",
                    "site_state",
                    "site_count",
                    "site_kept",
                    "site_taken",
                    "site_done",
                    "site_batch",
                    "site_remainder",
                    "log_filler");

    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            // How many writes were committed: shows whether a write whose commit
                            // gave no answer was committed.
                            "create table written (id int not null primary key check (id = 1),"
                                    + " writes bigint not null)",
                            "insert into written values (1, 0)",
                            // No row while the database does not know the numbers.
                            "create table high_water (id int not null primary key check (id = 1),"
                                    + " line varchar(200) not null)",
                            "create table counter (day date not null, measure varchar(80) not null,"
                                    + " cell varchar(400) not null, n bigint not null,"
                                    + " primary key (day, measure, cell))",
                            "create table queue (serial bigint not null primary key,"
                                    + " code varchar(8) not null, theme char(1) not null,"
                                    + " language varchar(35) not null,"
                                    + " issued_at timestamp not null,"
                                    + " state varchar(10) not null)"),
                    List.of(
                            "create table queue_entry ("
                                    + "id bigint not null generated always as identity primary key,"
                                    + " terminal varchar(40) not null, serial bigint not null,"
                                    + " step int not null, day date not null,"
                                    + " kind varchar(12) not null, before_state varchar(10),"
                                    + " state varchar(10) not null, service varchar(24) not null,"
                                    + " place timestamp not null, priority boolean not null,"
                                    + " desk int, happened timestamp not null, trusted boolean not null,"
                                    + " reason varchar(16), code varchar(8),"
                                    + " language varchar(35), printed timestamp,"
                                    // Of two entries based on one state of a ticket, only one is
                                    // kept.
                                    + " unique (terminal, serial, step))",
                            "create index queue_entry_day on queue_entry (day)",
                            "create table queue_figures (day date not null,"
                                    + " service varchar(24) not null, clock_hour int not null,"
                                    + " issued int not null, called int not null,"
                                    + " served int not null, no_shows int not null,"
                                    + " returned int not null, transferred int not null,"
                                    + " cancelled int not null, waits varchar(8000) not null,"
                                    + " ways varchar(8000) not null,"
                                    + " services varchar(8000) not null,"
                                    + " primary key (day, service, clock_hour))",
                            // The highest serial of each terminal whose entries were reduced.
                            "create table queue_forgotten (terminal varchar(40) not null"
                                    + " primary key, serial bigint not null)"),
                    List.of(
                            // Sums of closed days, for measures whose period still runs.
                            "create table kept_count (measure varchar(80) not null,"
                                    + " cell varchar(400) not null, n bigint not null,"
                                    + " primary key (measure, cell))",
                            "create table undated_count (boot varchar(64) not null,"
                                    + " boot_hour bigint not null, measure varchar(80) not null,"
                                    + " cell varchar(400) not null, n bigint not null,"
                                    + " primary key (boot, boot_hour, measure, cell))",
                            "create table boot_day (boot varchar(64) not null primary key,"
                                    + " confirmed date not null)",
                            // No row while nothing has been sealed.
                            "create table seal_mark (id int not null primary key check (id = 1),"
                                    + " line varchar(200) not null)",
                            "create table batch (epoch bigint not null, seq bigint not null,"
                                    + " body blob(1M) not null,"
                                    + " signature varchar(64) for bit data not null,"
                                    + " acknowledged date, primary key (epoch, seq))",
                            // Visits that stay for good, by year.
                            "create table remainder (year_of int not null primary key,"
                                    + " visits bigint not null)"),
                    List.of(
                            // Whether the clock was known to be right when it was printed.
                            "alter table queue add column trusted boolean not null default false",
                            // The hub has the tickets up to this serial.
                            "create table forwarded (id int not null primary key check (id = 1),"
                                    + " serial bigint not null)",
                            "insert into forwarded values (1, 0)",
                            "create table stop_day (day date not null primary key,"
                                    + " stop varchar(64) not null)"),
                    List.of(
                            // What exactly happened to a ticket; `kind` has the closest word that
                            // programs from before this step know.
                            "alter table queue_entry add column exact_kind varchar(12)"),
                    List.of(
                            // What was written, for comparison with the count outside, and what was
                            // found missing and not yet acknowledged by staff.
                            "alter table written add column tickets bigint not null default 0",
                            "alter table written add column visits bigint not null default 0",
                            "alter table written add column steps bigint not null default 0",
                            "alter table written add column lost_tickets bigint not null default 0",
                            "alter table written add column lost_visits bigint not null default 0",
                            "alter table written add column lost_steps bigint not null"
                                    + " default 0"),
                    List.of(
                            // When staff let a service give no tickets.
                            "create table queue_pause ("
                                    + "id bigint not null generated always as identity primary key,"
                                    + " service varchar(24) not null, day date not null,"
                                    + " happened timestamp not null, trusted boolean not null,"
                                    + " until_time timestamp not null, desk int not null)"),
                    List.of(
                            // The desk that a ticket was transferred to.
                            "alter table queue_entry add column to_desk int"),
                    List.of(
                            // What the team decided for a while: closings, desks, messages, breaks.
                            "create table queue_team ("
                                    + "id bigint not null generated always as identity primary key,"
                                    + " kind varchar(12) not null, subject varchar(40) not null,"
                                    + " content varchar(4000) not null, taken_back boolean not null,"
                                    + " happened timestamp not null, trusted boolean not null,"
                                    + " until_time timestamp not null, desk int not null)"),
                    List.of(
                            // The way a ticket came; null for those of terminals in older rows.
                            "alter table queue_entry add column channel varchar(12)",
                            "alter table queue_figures add column reception int not null"
                                    + " default 0"),
                    List.of(
                            // Lists of appointments, without names; kept until their day is over.
                            "create table queue_appointment ("
                                    + "id bigint not null generated always as identity primary key,"
                                    + " day date not null, code varchar(12) not null,"
                                    + " at_time time not null, service varchar(24) not null,"
                                    + " removed boolean not null, happened timestamp not null,"
                                    + " trusted boolean not null, desk int not null)",
                            "alter table queue_entry add column appointment varchar(12)"),
                    List.of(
                            // Slips of the hub that this terminal has printed or tried to.
                            "create table slip_taken ("
                                    + "n bigint not null generated always as identity primary key,"
                                    + " slip bigint not null)"),
                    List.of(
                            // The wait that was told with a ticket, how such waits came out, and
                            // figures by language, of which earlier programs know nothing.
                            "alter table queue_entry add column told_from int",
                            "alter table queue_entry add column told_to int",
                            "alter table queue_figures add column kept int not null default 0",
                            "alter table queue_figures add column sooner int not null default 0",
                            "alter table queue_figures add column later int not null default 0",
                            "create table queue_language (day date not null,"
                                    + " service varchar(24) not null,"
                                    + " language varchar(35) not null,"
                                    + " issued int not null, called int not null,"
                                    + " served int not null, no_shows int not null,"
                                    + " returned int not null, transferred int not null,"
                                    + " cancelled int not null, waits varchar(8000) not null,"
                                    + " ways varchar(8000) not null,"
                                    + " services varchar(8000) not null,"
                                    + " reception int not null, kept int not null,"
                                    + " sooner int not null, later int not null,"
                                    + " primary key (day, service, language))"),
                    List.of(
                            // How far this terminal has offered its counts to the hub of its site,
                            // and the way of each year; no row while it never did.
                            "create table joined (id int not null primary key check (id = 1),"
                                    + " offered varchar(200), ways varchar(4000))",
                            // What it holds of its offers until the centre has confirmed them.
                            "create table offer (epoch bigint not null, seq bigint not null,"
                                    + " first_day date not null, last_day date not null,"
                                    + " digest varchar(64) not null,"
                                    + " before_digest varchar(64) not null,"
                                    + " touched_days int not null, primary key (epoch, seq))",
                            "create table offer_cell (epoch bigint not null, seq bigint not null,"
                                    + " measure varchar(80) not null, cell varchar(400) not null,"
                                    + " n bigint not null,"
                                    + " primary key (epoch, seq, measure, cell))"),
                    List.of(
                            // The joined counts of the site whose hub this is; no row while there
                            // are none. The marks are lines, which grow with the site.
                            "create table site_state (id int not null primary key check (id = 1),"
                                    + " mark varchar(32672) not null,"
                                    + " before_mark varchar(32672) not null,"
                                    + " touched_days int not null,"
                                    + " awake date, heard date)",
                            // The joined sums of open days, and of closed ones whose period runs.
                            // Without a key, because a day is always written as a whole.
                            "create table site_count (day date not null,"
                                    + " measure varchar(80) not null,"
                                    + " cell varchar(820) not null, n bigint not null)",
                            "create index site_count_day on site_count (day)",
                            "create table site_kept (measure varchar(80) not null,"
                                    + " cell varchar(820) not null, n bigint not null)",
                            // The offers that were taken.
                            "create table site_taken (terminal varchar(100) not null,"
                                    + " epoch bigint not null, seq bigint not null,"
                                    + " digest varchar(64) not null, first_day date not null,"
                                    + " last_day date not null, counted_on date not null,"
                                    + " primary key (terminal, epoch, seq))",
                            // The last offers in the tables that the centre has confirmed.
                            "create table site_done (period varchar(10) not null,"
                                    + " terminal varchar(100) not null, epoch bigint not null,"
                                    + " seq bigint not null, primary key (period, terminal))",
                            "create table site_batch (epoch bigint not null, seq bigint not null,"
                                    + " body blob(1M) not null,"
                                    + " signature varchar(64) for bit data not null,"
                                    + " acknowledged date, primary key (epoch, seq))",
                            // Visits that stay at the site for good, by year.
                            "create table site_remainder (year_of int not null primary key,"
                                    + " visits bigint not null)",
                            // Empty but for a moment: what fills a file of the log.
                            "create table log_filler (n int not null primary key,"
                                    + " filler blob(1M) not null)"));

    /// One statement, since Derby takes most of the time of an opening to compile one a table.
    private static final String LOOK_AT_ALL =
            TABLES.stream()
                    .map(table -> "select 1 from " + table + " where 1 = 0")
                    .collect(Collectors.joining(" union all "));

    private Schema() {}

    /// Creates all tables in a new database.
    static void create(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.execute("create table schema_version (version int not null)");
            s.execute("insert into schema_version values (0)");
        }
        upgrade(c);
    }

    /// Applies the steps that the database does not have yet, then checks every table. Changes
    /// nothing in a database that is up to date.
    ///
    /// @throws SQLException if a table is missing: every usable database has all its tables, so
    ///   this one is damaged
    static void upgrade(Connection c) throws SQLException {
        for (int done = version(c); done < STEPS.size(); done++) {
            try (Statement s = c.createStatement();
                    PreparedStatement note =
                            c.prepareStatement("update schema_version set version = ?")) {
                for (String sql : STEPS.get(done)) {
                    s.execute(sql);
                }
                note.setInt(1, done + 1);
                note.executeUpdate();
            }
            c.commit();
        }
        try (Statement s = c.createStatement()) {
            s.executeQuery(LOOK_AT_ALL).close();
        }
        c.commit();
    }

    private static int version(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select version from schema_version")) {
            if (!r.next()) {
                throw new SQLException("the schema has no version", "42X05");
            }
            return r.getInt(1);
        }
    }
}
