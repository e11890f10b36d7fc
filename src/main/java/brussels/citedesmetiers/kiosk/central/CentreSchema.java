package brussels.citedesmetiers.kiosk.central;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The centre's tables, in numbered steps. A released step is never changed. Each step and its
/// number are one transaction, so a crash never leaves half a step.
///
/// The same plain SQL runs on Derby and PostgreSQL: no sequences and no types that only one of them
/// has. Moments are milliseconds since 1970, bodies are text in pieces.
final class CentreSchema {
    private static final String BATCH_ID =
            "terminal varchar(40) not null, epoch bigint not null, seq bigint not null, ";

    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            "create table terminal (id varchar(40) not null primary key,"
                                    + " site varchar(40) not null, kind varchar(10) not null,"
                                    + " token_hash varchar(64) not null, revoked boolean not null,"
                                    + " enrolled bigint not null)",
                            "create table terminal_key (terminal varchar(40) not null,"
                                    + " public_key varchar(44) not null,"
                                    + " primary key (terminal, public_key))",
                            // One row per terminal. Whoever adds a batch updates it first, so that
                            // a terminal's batches are added one at a time.
                            "create table position (terminal varchar(40) not null primary key,"
                                    + " epoch bigint not null, seq bigint not null,"
                                    + " sealed_through date, group_through date,"
                                    + " received bigint not null, changes bigint not null)",
                            "create table batch ("
                                    + BATCH_ID
                                    + "digest varchar(64) not null, signature varchar(90) not null,"
                                    + " from_day date not null, through_day date not null,"
                                    + " late boolean not null, undated boolean not null,"
                                    + " touched_days int not null, remainder_up_to int not null,"
                                    + " content varchar(1000) not null, received bigint not null,"
                                    + " by_stick boolean not null,"
                                    + " primary key (terminal, epoch, seq))",
                            "create table batch_body ("
                                    + BATCH_ID
                                    + "part int not null, piece varchar(3000) not null,"
                                    + " primary key (terminal, epoch, seq, part))",
                            "create table batch_table ("
                                    + BATCH_ID
                                    + "measure varchar(80) not null, label varchar(10) not null,"
                                    + " year_of int not null, not_shown bigint not null,"
                                    + " withheld boolean not null,"
                                    + " primary key (terminal, epoch, seq, measure))",
                            "create index batch_table_year on batch_table (year_of, terminal)",
                            "create table cell ("
                                    + BATCH_ID
                                    + "measure varchar(80) not null, codes varchar(400) not null,"
                                    + " n bigint not null,"
                                    + " primary key (terminal, epoch, seq, measure, codes))",
                            // Batches nobody has any more. Their days are known once the next batch
                            // has arrived.
                            "create table missing (terminal varchar(40) not null,"
                                    + " epoch bigint not null, from_seq bigint not null,"
                                    + " through_seq bigint not null, from_day date,"
                                    + " through_day date, noted bigint not null,"
                                    + " primary key (terminal, epoch, from_seq))",
                            "create table heartbeat (terminal varchar(40) not null primary key,"
                                    + " received bigint not null, program varchar(40) not null,"
                                    + " content varchar(40) not null, waiting int not null,"
                                    + " paper varchar(10) not null, held varchar(10) not null,"
                                    + " clock_state varchar(10) not null,"
                                    + " faults varchar(2000) not null)",
                            // Past periods without a heartbeat.
                            "create table silence (terminal varchar(40) not null,"
                                    + " from_moment bigint not null, until_moment bigint not null,"
                                    + " primary key (terminal, from_moment))",
                            // Every code that was ever in the closed lists.
                            "create table known_code (kind varchar(20) not null,"
                                    + " code varchar(120) not null, primary key (kind, code))",
                            "create table flag (terminal varchar(40) not null,"
                                    + " kind varchar(20) not null, epoch bigint not null,"
                                    + " seq bigint not null, noted bigint not null,"
                                    + " detail varchar(400) not null,"
                                    + " primary key (terminal, kind, epoch, seq))"),
                    // When staff acknowledged it; 0 if they have not.
                    List.of(
                            "alter table flag add column seen bigint default 0 not null",
                            "alter table missing add column seen bigint default 0 not null"),
                    // The bundle of each kind that is there for a terminal.
                    List.of(
                            "create table handout (terminal varchar(40) not null,"
                                    + " kind varchar(10) not null, sha256 varchar(64) not null,"
                                    + " since bigint not null, primary key (terminal, kind))"),
                    // What people are told of: one row for each state that lasts, and one for each
                    // message and channel.
                    List.of(
                            "create table alert (terminal varchar(40) not null,"
                                    + " kind varchar(80) not null, id varchar(36) not null,"
                                    + " since bigint not null, told bigint not null,"
                                    + " said varchar(1000) not null,"
                                    + " primary key (terminal, kind))",
                            "create table alert_message (id varchar(36) not null,"
                                    + " channel varchar(10) not null, ends boolean not null,"
                                    + " terminal varchar(40) not null, kind varchar(80) not null,"
                                    + " since bigint not null, noted bigint not null,"
                                    + " said varchar(1000) not null, tries int not null,"
                                    + " next_try bigint not null, claimed bigint not null,"
                                    + " outcome int not null,"
                                    + " primary key (id, channel, ends))"),
                    // Whether a sender is a site that releases for its terminals, and how far it
                    // has got by its last batch.
                    List.of(
                            "alter table terminal add column joined boolean default false not null",
                            "create table site_mark (terminal varchar(40) not null primary key,"
                                    + " mark varchar(20000) not null)"),
                    // What several centres on one database have alike: texts such as the key, who
                    // tried to sign in how often, and the bundles.
                    List.of(
                            "create table shared (name varchar(60) not null primary key,"
                                    + " changes bigint not null)",
                            "create table shared_piece (name varchar(60) not null,"
                                    + " part int not null, piece varchar(30000) not null,"
                                    + " primary key (name, part))",
                            "create table sign_in_lane (caller varchar(64) not null primary key,"
                                    + " wrong int not null, until_moment bigint not null,"
                                    + " turn bigint not null, touched bigint not null)",
                            "create table sign_in_turn (id int not null primary key,"
                                    + " fresh bigint not null, spent bigint not null,"
                                    + " changes bigint not null)",
                            "insert into sign_in_turn values (1, 0, 0, 0)",
                            "create table shared_bundle (sha256 varchar(64) not null,"
                                    + " part int not null, piece varchar(30000) not null,"
                                    + " primary key (sha256, part))"));

    private CentreSchema() {}

    /// Applies the steps that the database does not have yet.
    static void upgrade(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            if (!exists(c)) {
                s.execute(
                        "create table schema_version (id int not null primary key,"
                                + " version int not null)");
                s.execute("insert into schema_version values (1, 0)");
                c.commit();
            }
        }
        for (int done = version(c); done < STEPS.size(); done = version(c)) {
            step(c, done);
            c.commit();
        }
    }

    /// Does one step. The number comes first: a centre that starts at the same moment waits at its
    /// row, and then finds the step done.
    private static void step(Connection c, int done) throws SQLException {
        try (Statement s = c.createStatement();
                PreparedStatement note =
                        c.prepareStatement(
                                "update schema_version set version = ? where version = ?")) {
            note.setInt(1, done + 1);
            note.setInt(2, done);
            if (note.executeUpdate() == 0) {
                return;
            }
            for (String sql : STEPS.get(done)) {
                s.execute(sql);
            }
        }
    }

    static boolean exists(Connection c) throws SQLException {
        for (String name : List.of("schema_version", "SCHEMA_VERSION")) {
            try (ResultSet r =
                    c.getMetaData().getTables(null, c.getSchema(), name, new String[] {"TABLE"})) {
                if (r.next()) {
                    return true;
                }
            }
        }
        return false;
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
