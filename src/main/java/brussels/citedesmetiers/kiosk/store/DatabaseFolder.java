package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// The database as folders of the data folder: `db` in use, `backup/db` of last night, and
/// `db.refused-<time>` for a database that did not open.
///
/// New databases are created in `db.new` or `backup.new`, shut down, forced and renamed, so `db`
/// and `backup` are complete whenever power fails (if Derby is killed while creating a database, it
/// leaves a folder that can be neither opened nor created again). Leftovers of a crash are removed
/// at the next start.
///
/// One thread only: the store writer's.
final class DatabaseFolder {
    static final String DATABASE = "db";
    static final String BACKUP = "backup";
    private static final String REFUSED = DATABASE + ".refused-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// If new databases fail too, making ever more of them does not help.
    private static final int MOST_MOVED_ASIDE = 3;

    private final Path data;
    private final DiskSteps disk;
    private final Connector connector;
    private final InstantSource wall;
    private final StoreFaults faults;
    private int movedAside;

    DatabaseFolder(
            Path data,
            DiskSteps disk,
            Connector connector,
            InstantSource wall,
            StoreFaults faults) {
        this.data = data;
        this.disk = disk;
        this.connector = connector;
        this.wall = wall;
        this.faults = faults;
    }

    /// Removes what a crash left unfinished, and tells staff about databases moved aside earlier.
    void sweep() throws IOException {
        Path old = data.resolve(BACKUP + ".old");
        if (isThere(old) && !isThere(data.resolve(BACKUP))) {
            disk.move(old, data.resolve(BACKUP));
        }
        disk.deleteTree(old);
        disk.deleteTree(data.resolve(BACKUP + ".new"));
        disk.deleteTree(data.resolve(DATABASE + ".new"));
        refused().forEach(path -> faults.report(new StoreFault.DatabaseMovedAside(path)));
    }

    /// Whether the name is in use: a link whose target is missing stands in the way of a rename
    /// too.
    static boolean isThere(Path place) {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    }

    private List<Path> refused() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            return entries.filter(path -> path.getFileName().toString().startsWith(REFUSED))
                    .sorted()
                    .toList();
        }
    }

    /// What is known about the database before it is opened.
    enum Doubt {
        NONE,
        /// It failed as damaged ones do: every table is checked before use.
        FAILED,
        /// It failed repeatedly although its tables look intact: it counts as damaged.
        GIVEN_UP
    }

    /// Opens the database, or creates it if there is none, from the backup if there is one. A
    /// damaged one is moved aside first, at most three times per start.
    Connection open(Doubt doubt) throws SQLException, IOException {
        Path db = data.resolve(DATABASE);
        if (doubt == Doubt.GIVEN_UP && isThere(db) && movedAside < MOST_MOVED_ASIDE) {
            moveAside(db);
        }
        if (!isThere(db)) {
            make(db);
        }
        try {
            return boot(db, doubt != Doubt.NONE);
        } catch (SQLException | RuntimeException refusal) {
            if (!FailureCause.isDamage(refusal, data) || movedAside >= MOST_MOVED_ASIDE) {
                throw refusal;
            }
            Logger.error(refusal, "The database does not open");
            moveAside(db);
        }
        make(db);
        return boot(db, false);
    }

    // Derby throws plain runtime exceptions on some damaged pages, so both kinds count as a
    // refusal.
    private Connection boot(Path folder, boolean lookThrough) throws SQLException {
        Connection c = connector.connect(url(folder));
        try {
            if (c.isReadOnly()) {
                throw new SQLException("opened as a read-only database", "25502");
            }
            c.setAutoCommit(false);
            Schema.upgrade(c);
            if (lookThrough) {
                checkAll(c);
            }
            return c;
        } catch (SQLException | RuntimeException e) {
            closeQuietly(c);
            shutDown(folder);
            throw e;
        }
    }

    private void moveAside(Path db) throws IOException {
        String name = REFUSED + STAMP.format(wall.instant());
        Path aside = data.resolve(name);
        for (int i = 2; isThere(aside); i++) {
            aside = data.resolve(name + "-" + i);
        }
        disk.move(db, aside);
        disk.forceFolder(data);
        movedAside++;
        faults.report(new StoreFault.DatabaseMovedAside(aside));
    }

    private void make(Path db) throws SQLException, IOException {
        Path fresh = data.resolve(DATABASE + ".new");
        if (!restored(fresh)) {
            disk.deleteTree(fresh);
            try (Connection c = connector.connect(url(fresh) + ";create=true")) {
                c.setAutoCommit(false);
                Schema.create(c);
            } finally {
                shutDown(fresh);
            }
        }
        new Durable(disk).place(fresh, db);
    }

    private boolean restored(Path fresh) throws SQLException, IOException {
        Path backup = data.resolve(BACKUP).resolve(DATABASE);
        if (!isThere(backup)) {
            return false;
        }
        disk.deleteTree(fresh);
        try {
            disk.copyTree(backup, fresh);
            boot(fresh, true).close();
            Logger.warn("The database was restored from the backup");
            return true;
        } catch (SQLException | IOException | RuntimeException refusal) {
            if (!FailureCause.isDamage(refusal, data)) {
                throw refusal;
            }
            Logger.error(refusal, "The backup does not open either; starting with a new database");
            return false;
        } finally {
            shutDown(fresh);
        }
    }

    /// Copies the open database to `backup`, replacing the previous backup only once complete.
    /// Every table is checked first: a damaged database must not replace a good backup. What was
    /// deleted before is not in the copy, not even in its log.
    void backUp(Connection c) throws SQLException, IOException {
        checkAll(c);
        LogTurn.turn(c);
        Path fresh = data.resolve(BACKUP + ".new");
        disk.deleteTree(fresh);
        try {
            copy(c, fresh);
        } catch (SQLException | IOException | RuntimeException e) {
            // An incomplete copy would occupy the space that may have been missing.
            disk.deleteTree(fresh);
            throw e;
        }
        Path backup = data.resolve(BACKUP);
        Path old = data.resolve(BACKUP + ".old");
        if (isThere(backup)) {
            disk.deleteTree(old);
            disk.move(backup, old);
        }
        new Durable(disk).place(fresh, backup);
        disk.deleteTree(old);
    }

    private void copy(Connection c, Path fresh) throws SQLException, IOException {
        try (CallableStatement call = c.prepareCall("call syscs_util.syscs_backup_database(?)")) {
            call.setString(1, fresh.toString());
            call.execute();
        }
        c.commit();
    }

    /// Checks every table with its indexes, including the system tables.
    private static void checkAll(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r =
                        s.executeQuery(
                                "select syscs_util.syscs_check_table(s.schemaname, t.tablename)"
                                        + " from sys.systables t join sys.sysschemas s"
                                        + " on t.schemaid = s.schemaid"
                                        + " where t.tabletype in ('S', 'T')")) {
            int tables = 0;
            while (r.next()) {
                // A damaged table throws its own exception.
                tables++;
            }
            if (tables <= Schema.TABLES.size()) {
                throw new SQLException("only " + tables + " tables are there", "XSTB0");
            }
        }
        c.commit();
    }

    /// Shuts the database in use down, in whatever state it is.
    void shutDown() {
        shutDown(data.resolve(DATABASE));
    }

    private void shutDown(Path folder) {
        try {
            closeQuietly(connector.connect(url(folder) + ";shutdown=true"));
        } catch (SQLException e) {
            // Derby reports success as 08006, and XJ004 if it was not open.
            if (!"08006".equals(e.getSQLState()) && !"XJ004".equals(e.getSQLState())) {
                Logger.warn(e, "The database did not shut down cleanly");
                endDerby();
            }
        } catch (RuntimeException e) {
            Logger.warn(e, "The database did not shut down cleanly");
            endDerby();
        }
    }

    /// A page that broke Derby while working leaves an instance of the database that neither works
    /// nor ends, and that every later connection to the same folder would get. Only shutting down
    /// all of Derby in this process removes it; the next connection starts it again.
    private void endDerby() {
        try {
            closeQuietly(connector.connect("jdbc:derby:;shutdown=true;deregister=false"));
        } catch (SQLException e) {
            // Derby reports success as XJ015.
            if (!"XJ015".equals(e.getSQLState())) {
                Logger.error(e, "Derby did not end");
            }
        } catch (RuntimeException e) {
            Logger.error(e, "Derby did not end");
        }
    }

    static void closeQuietly(Connection c) {
        try (c) {
            c.rollback();
        } catch (SQLException | RuntimeException e) {
            Logger.debug(e, "A connection was already dead");
        }
    }

    private static String url(Path folder) {
        return "jdbc:derby:" + folder;
    }
}
