package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.tinylog.Logger;

/// The centre's database: Derby in a folder of this machine, or PostgreSQL (or what speaks its
/// language) anywhere. Each piece of work is one transaction; one that conflicted with another is
/// repeated from the start.
///
/// **Crash.** Once [#in(Transaction)] returns, its work is on disk. A crash before the commit
/// leaves none of it; a crash during the commit leaves all or none, and the caller does not learn
/// which, so every request to the centre can safely be repeated. Derby's folder is created under
/// another name, and renamed once it is complete and forced to disk.
///
/// Thread-safe: at most [#MOST_CONNECTIONS] pieces of work at a time, others wait.
final class Database implements AutoCloseable {
    static final int MOST_CONNECTIONS = 8;
    private static final int MOST_TRIES = 12;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int COMMITS_PER_CHECKPOINT = 50;
    private static final String DERBY_DONE = "08006";
    private static final String DERBY_TAKEN = "XJ040";

    // Serialization failure, deadlock, Derby's lock time-out; a row that another transaction has
    // just inserted, and a table that another centre has just made.
    private static final Set<String> AGAIN = Set.of("40001", "40P01", "40XL1", "23505", "42P07");

    private final String url;
    private final boolean derby;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore room = new Semaphore(MOST_CONNECTIONS, true);
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile boolean opened;
    private final AtomicInteger sinceCheckpoint = new AtomicInteger();

    /// Reads and writes in one transaction. It may be called more than once, so it must not change
    /// anything that matters outside the database.
    @FunctionalInterface
    interface Transaction<T> {
        T on(Connection c) throws SQLException;
    }

    private Database(String url, boolean derby) {
        this.url = url;
        this.derby = derby;
    }

    /// Opens the database `db` in this folder, making it if there is none.
    static Database derby(Path given) throws CentreException {
        // Derby resolves relative paths against its own home.
        Path folder = given.toAbsolutePath();
        // Read once, before Derby is first used in this process.
        setUnlessSet("derby.system.home", folder.toString());
        setUnlessSet("derby.stream.error.file", folder.resolve("derby.log").toString());
        setUnlessSet("derby.locks.waitTimeout", "20");
        setUnlessSet("derby.locks.deadlockTimeout", "2");
        Path db = folder.resolve("db");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(db)) {
                make(folder.resolve("db.new"), db);
            }
        } catch (IOException e) {
            throw new CentreException("The folder " + folder + " cannot be written", e);
        } catch (SQLException e) {
            throw new CentreException("No database can be made in " + folder, e);
        }
        try {
            return new Database("jdbc:derby:" + db, true).upgraded();
        } catch (CentreException e) {
            if (e.sqlState().equals(DERBY_TAKEN)) {
                throw new CentreException(
                        "The database in "
                                + folder
                                + " does not open; if the centre is running, stop it first (with"
                                + " PostgreSQL it may go on).",
                        e.getCause());
            }
            throw e;
        }
    }

    /// Opens an existing database, as a user who may create tables in it.
    ///
    /// @param url as `jdbc:postgresql://host/database?user=centre`
    static Database at(String url) throws CentreException {
        return new Database(url, false).upgraded();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static void make(Path fresh, Path db) throws IOException, SQLException {
        RealDisk disk = new RealDisk();
        disk.deleteTree(fresh);
        DriverManager.getConnection("jdbc:derby:" + fresh + ";create=true").close();
        shutDown("jdbc:derby:" + fresh);
        new Durable(disk).place(fresh, db);
    }

    private Database upgraded() throws CentreException {
        in(
                c -> {
                    CentreSchema.upgrade(c);
                    return true;
                });
        opened = true;
        return this;
    }

    /// Does a piece of work and commits it.
    ///
    /// @throws CentreException if it could not be done; then none of it was, unless only the answer
    ///   to the commit was lost
    <T> T in(Transaction<T> transaction) throws CentreException {
        try {
            if (!room.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new CentreException("The database is too busy", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CentreException("Interrupted", e);
        }
        try {
            return tried(transaction);
        } finally {
            room.release();
        }
    }

    /// Copies the whole database into a folder while it is used. Derby alone can do that.
    ///
    /// @param into its folder is made there
    void copyInto(Path into) throws CentreException {
        in(
                c -> {
                    try (CallableStatement call =
                            c.prepareCall("call syscs_util.syscs_backup_database(?)")) {
                        call.setString(1, into.toAbsolutePath().toString());
                        call.execute();
                    }
                    return true;
                });
    }

    /// Whether a database has the tables of a centre.
    ///
    /// @throws CentreException if it cannot be reached
    static boolean isUsed(String url) throws CentreException {
        try (Connection c = DriverManager.getConnection(url)) {
            return CentreSchema.exists(c);
        } catch (SQLException e) {
            throw new CentreException("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    /// Only reads, once, and sees one consistent state if the database can provide that without
    /// blocking others.
    ///
    /// @throws CentreException if it could not be read to the end
    <T> T reading(Transaction<T> transaction) throws CentreException {
        Connection c = null;
        try {
            c = connect();
            c.setAutoCommit(false);
            c.setTransactionIsolation(
                    derby
                            ? Connection.TRANSACTION_READ_COMMITTED
                            : Connection.TRANSACTION_REPEATABLE_READ);
            T result = transaction.on(c);
            c.commit();
            return result;
        } catch (SQLException e) {
            throw new CentreException("The database could not be read", e);
        } finally {
            if (c != null) {
                discard(c);
            }
        }
    }

    private <T> T tried(Transaction<T> transaction) throws CentreException {
        for (int tries = 1; ; tries++) {
            try {
                T result = once(transaction);
                if (failing.getAndSet(false)) {
                    Logger.info("The centre's database works again");
                }
                return result;
            } catch (SQLException e) {
                if (tries == MOST_TRIES || !AGAIN.contains(String.valueOf(e.getSQLState()))) {
                    // Logged once, not for every terminal that calls meanwhile.
                    if (opened && !failing.getAndSet(true)) {
                        Logger.error(e, "The centre's database does not work");
                    }
                    throw new CentreException(
                            "The centre's database could not do it: " + e.getMessage(), e);
                }
                long most = TimeUnit.MILLISECONDS.toNanos(5L << Math.min(tries, 6));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
            }
        }
    }

    private <T> T once(Transaction<T> transaction) throws SQLException {
        Connection c = connection();
        boolean sound = false;
        try {
            T result = transaction.on(c);
            c.commit();
            sound = true;
            checkpointNowAndThen(c);
            return result;
        } catch (SQLException e) {
            sound = undone(c);
            throw e;
        } finally {
            if (sound) {
                idle.push(c);
            } else {
                discard(c);
                // When one connection is dead the others usually are too.
                for (Connection other = idle.poll(); other != null; other = idle.poll()) {
                    discard(other);
                }
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection kept = idle.poll();
        if (kept != null) {
            return kept;
        }
        Connection c = connect();
        c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        c.setAutoCommit(false);
        return c;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (!derby) {
            // Sends the cells of a batch in one statement instead of one each.
            properties.setProperty("reWriteBatchedInserts", "true");
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("socketTimeout", "60");
            // Else what a failed batch held, a key or a session, would stand in the log.
            properties.setProperty("logServerErrorDetail", "false");
        }
        return DriverManager.getConnection(url, properties);
    }

    private static boolean undone(Connection c) {
        try {
            c.rollback();
            return c.isValid(2);
        } catch (SQLException e) {
            Logger.debug(e, "A connection to the database is dead");
            return false;
        }
    }

    private static void discard(Connection c) {
        try {
            c.rollback();
        } catch (SQLException e) {
            Logger.debug(e, "A connection to the database was already dead");
        }
        try {
            c.close();
        } catch (SQLException e) {
            Logger.debug(e, "A connection to the database could not be closed");
        }
    }

    /// Without it a single damaged byte in Derby's log can silently lose thousands of commits.
    private void checkpointNowAndThen(Connection c) throws SQLException {
        if (!derby || sinceCheckpoint.incrementAndGet() < COMMITS_PER_CHECKPOINT) {
            return;
        }
        sinceCheckpoint.set(0);
        try (CallableStatement call =
                c.prepareCall("call syscs_util.syscs_checkpoint_database()")) {
            call.execute();
        }
        c.commit();
    }

    /// Whether other centres may use it at the same time.
    boolean shared() {
        return !derby;
    }

    /// Closes all connections and shuts Derby down. No work may be in progress.
    @Override
    public void close() {
        for (Connection c = idle.poll(); c != null; c = idle.poll()) {
            discard(c);
        }
        if (derby) {
            shutDown(url);
        }
    }

    private static void shutDown(String url) {
        try {
            DriverManager.getConnection(url + ";shutdown=true").close();
        } catch (SQLException e) {
            if (!DERBY_DONE.equals(e.getSQLState())) {
                Logger.warn(e, "The database did not shut down cleanly");
            }
        }
    }
}
