package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.store.DatabaseFolder.Doubt;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The terminal's database: opened, made, repaired, and written in order.
///
/// A database that cannot be opened is not a failure to start: writes then wait in memory, and
/// every few seconds it is tried again. Each write is one transaction that also counts itself, so a
/// write whose commit gave no answer is found out to be there or not when the database is back, and
/// is never applied twice. With less than 2 MB free on the disk nothing is written to it. On return
/// of a write that was committed, its bytes are on the device (Derby forces its log at each
/// commit). A checkpoint after every 50 commits and after 60 s of quiet bounds what a damaged log
/// could cost.
///
/// One thread only, the store writer's, opens, calls and closes this object and everything made
/// with it; it also calls [#tick()] every few seconds and [#backup()] each night. Opening may take
/// seconds: never on the JavaFX thread.
public final class DerbyStore implements AutoCloseable {
    private static final int COMMITS_PER_CHECKPOINT = 50;
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int DAMAGE_GIVEN_UP = 3;

    private final Path data;
    private final DiskSteps disk;
    private final DatabaseFolder database;
    private final StoreFaults faults;
    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final List<OpenListener> listeners = new ArrayList<>();
    private final WriteQueue waiting = new WriteQueue();
    private final WrittenCount count;
    private final BooleanSupplier ours;
    private final Ballast ballast;

    private @Nullable Connection connection;
    private int sinceCheckpoint;
    private long lastCommit;
    private long nextTry;
    private Doubt doubt = Doubt.NONE;
    private int damage;
    private boolean databaseHeldElsewhere;

    /// Told each time the database was opened, before anything else is written to it.
    @FunctionalInterface
    interface OpenListener {
        void opened(Connection c) throws SQLException;
    }

    /// Reads, or writes and commits, on an open connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection c) throws SQLException;
    }

    /// @param ours whether this process alone may use the folder, now
    DerbyStore(
            Path data,
            BooleanSupplier ours,
            StoreFaults faults,
            InstantSource wall,
            LongSupplier nanoTime,
            DiskSteps disk,
            Connector connector) {
        this.data = data;
        this.ours = ours;
        this.disk = disk;
        this.faults = faults;
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.ballast = new Ballast(data);
        this.database = new DatabaseFolder(data, disk, connector, wall, faults);
        this.count = new WrittenCount(data, disk, faults);
        this.nextTry = nanoTime.getAsLong();
        this.lastCommit = nextTry;
    }

    /// Opens the database in a locked data folder. Always gives a store: what is wrong with the
    /// database is among the faults.
    ///
    /// Sets Derby's system properties, which count for the whole process and only before Derby is
    /// first used in it.
    ///
    /// @param wall wall-clock time, for names of folders and for a last resort of serials
    /// @param nanoTime monotonic time, as `System::nanoTime`
    public static DerbyStore open(
            DataFolder folder, StoreFaults faults, InstantSource wall, LongSupplier nanoTime) {
        String type = folder.volatileFileSystem();
        if (!type.isEmpty()) {
            faults.report(new StoreFault.FolderNotKept(folder.path(), type));
        }
        DerbyStore store =
                new DerbyStore(
                        folder.path(),
                        folder::stillOurs,
                        faults,
                        wall,
                        nanoTime,
                        new RealDisk(),
                        DriverManager::getConnection);
        store.start();
        return store;
    }

    void start() {
        System.setProperty("derby.system.home", data.toString());
        System.setProperty("derby.stream.error.file", data.resolve("derby.log").toString());
        System.setProperty("derby.storage.pageCacheSize", "200");
        // The least that Derby takes. What was committed in a row stands in a row in its log, and
        // a log that is full is deleted after the next checkpoint: the sooner the better.
        System.setProperty("derby.storage.logSwitchInterval", "100000");
        try {
            database.sweep();
        } catch (IOException e) {
            Logger.error(e, "Leftovers in the data folder could not be taken away");
            faults.report(Trouble.faultOf(e, data));
        }
        count.start();
        connected();
    }

    /// Tries to write what waits, opening the database if it is time to, makes the checkpoint of a
    /// quiet minute, and keeps room for a full disk or gives it up.
    public void tick() {
        if (Trouble.hasRoom(data)) {
            ballast.grow();
        } else {
            makeRoom();
        }
        connected();
        drain();
        ours();
        Connection c = connection;
        if (c != null
                && sinceCheckpoint > 0
                && nanoTime.getAsLong() - lastCommit >= QUIET.toNanos()
                && Trouble.hasRoom(data)) {
            try {
                checkpoint(c);
            } catch (SQLException | RuntimeException e) {
                lost(e);
            }
        }
    }

    /// Copies the database to `backup` in the data folder. The backup before it stays until the new
    /// one is whole, and stays if this fails, which is also a fault for staff.
    ///
    /// @throws StoreException if the database is away, is damaged, or the copy cannot be written
    public void backup() throws StoreException {
        try {
            Connection c = connected();
            if (c == null) {
                throw away();
            }
            database.backUp(c);
            // Every page was read: what failed before was no damage, or is not there any more.
            damage = 0;
            faults.clear(new StoreFault.BackupFailed("").key());
        } catch (StoreException e) {
            faults.report(new StoreFault.BackupFailed(e.sqlState()));
            throw e;
        } catch (SQLException | IOException | RuntimeException e) {
            String state =
                    e instanceof IOException ? StoreException.FILES : StoreException.sqlStateOf(e);
            faults.report(new StoreFault.BackupFailed(state));
            if (!(e instanceof IOException)) {
                lost(e);
            }
            throw new StoreException("The backup failed", state, e);
        }
    }

    /// Writes what waits, as far as the database lets it, and shuts it down.
    @Override
    public void close() {
        nextTry = nanoTime.getAsLong();
        drain();
        if (!waiting.isEmpty()) {
            Logger.error("{} writes are lost: the database did not come back", waiting.size());
        }
        disconnect();
    }

    /// Commits a write, or keeps it in memory until it can be.
    ///
    /// @return whether it, and all before it, is on disk
    boolean write(Write write) {
        Written forgotten = waiting.forgotten();
        count.taking(write);
        waiting.add(write);
        if (!waiting.forgotten().equals(forgotten)) {
            faults.report(StoreFault.DatabaseBehind.of(waiting.forgotten()));
        }
        boolean written = drain();
        // After the try: a crash before this leaves the count behind, never ahead.
        count.taken();
        return written;
    }

    /// Staff know of what was lost, and need not be told any more.
    ///
    /// @throws StoreException if the database is away; they are then told again
    public void confirmLoss() throws StoreException {
        with(
                c -> {
                    count.confirmLoss(c);
                    return true;
                });
    }

    /// Commits what waits in memory.
    ///
    /// @return whether all of it is on disk
    boolean flush() {
        return drain();
    }

    /// @throws StoreException if the database is away or the work fails
    <T> T with(Work<T> work) throws StoreException {
        Connection c = connected();
        if (c == null) {
            throw away();
        }
        try {
            T result = work.on(c);
            c.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            lost(e);
            throw new StoreException("The database failed", StoreException.sqlStateOf(e), e);
        }
    }

    /// Adds a listener, and tells it at once if the database is open.
    void listen(OpenListener listener) {
        listeners.add(listener);
        Connection c = connection;
        if (c != null) {
            try {
                listener.opened(c);
            } catch (SQLException | RuntimeException e) {
                lost(e);
            }
        }
    }

    /// Tries to write what waits.
    ///
    /// @return whether nothing waits in memory any more
    boolean settled() {
        return drain();
    }

    int waitingTickets() {
        return waiting.tickets();
    }

    Path data() {
        return data;
    }

    /// Whether this process alone uses folder and database; if not, staff are told. Ask before each
    /// number is given.
    boolean ours() {
        boolean alone = ours.getAsBoolean() && !databaseHeldElsewhere;
        StoreFault fault = new StoreFault.HeldElsewhere(data);
        if (alone) {
            faults.clear(fault.key());
        } else {
            faults.report(fault);
        }
        return alone;
    }

    /// Whether only staff can say which day it is: the clock and the day of the last numbers are
    /// far apart. Any thread.
    public boolean dayInDoubt() {
        return faults.current().stream().anyMatch(StoreFault.DateDoubted.class::isInstance);
    }

    WrittenCount count() {
        return count;
    }

    DiskSteps disk() {
        return disk;
    }

    StoreFaults faults() {
        return faults;
    }

    InstantSource wall() {
        return wall;
    }

    private StoreException away() {
        return new StoreException(
                "The database is away", "08003", new SQLException("not connected", "08003"));
    }

    private boolean drain() {
        while (!waiting.isEmpty() && roomToWrite()) {
            Connection c = connected();
            if (c == null) {
                break;
            }
            try {
                // Opening may have found that the first one was committed after all.
                if (!waiting.isEmpty()) {
                    commitFirst(c);
                }
            } catch (SQLException | RuntimeException e) {
                if (waiting.setAside(e)) {
                    Logger.error(e, "A write was set aside: the database cannot hold it");
                    faults.report(StoreFault.DatabaseBehind.of(waiting.forgotten()));
                    rolledBack(c);
                } else {
                    lost(e);
                }
            }
        }
        reportWaiting();
        return waiting.isEmpty();
    }

    private void rolledBack(Connection c) {
        try {
            c.rollback();
        } catch (SQLException e) {
            lost(e);
        }
    }

    /// Derby must not meet the end of the disk: where that happens while it changes logs, it leaves
    /// one that it then cannot recover from.
    private boolean roomToWrite() {
        if (!Trouble.hasRoom(data)) {
            makeRoom();
        }
        boolean room = Trouble.hasRoom(data);
        if (!room) {
            faults.report(new StoreFault.DiskFull(data));
        }
        return room;
    }

    /// For work that writes much and can wait.
    ///
    /// @throws StoreException if the disk has no room for it
    void needRoom() throws StoreException {
        if (!roomToWrite()) {
            IOException full = new IOException("less than 2 MB are free");
            throw new StoreException("The disk is full", StoreException.FILES, full);
        }
    }

    private void commitFirst(Connection c) throws SQLException {
        waiting.commitFirst(c);
        lastCommit = nanoTime.getAsLong();
        sinceCheckpoint++;
        if (sinceCheckpoint >= COMMITS_PER_CHECKPOINT) {
            checkpoint(c);
        }
    }

    private void checkpoint(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.execute("call syscs_util.syscs_checkpoint_database()");
        }
        c.commit();
        sinceCheckpoint = 0;
    }

    private @Nullable Connection connected() {
        if (connection != null || nanoTime.getAsLong() - nextTry < 0) {
            return connection;
        }
        nextTry = nanoTime.getAsLong() + RETRY.toNanos();
        boolean givenUp = damage >= DAMAGE_GIVEN_UP;
        if (givenUp) {
            damage = 0;
        }
        try {
            Connection c = database.open(givenUp ? Doubt.GIVEN_UP : doubt);
            doubt = Doubt.NONE;
            databaseHeldElsewhere = false;
            connection = c;
            opened(c);
        } catch (SQLException | IOException | RuntimeException e) {
            lost(e);
        }
        return connection;
    }

    private void opened(Connection c) throws SQLException {
        waiting.opened(c);
        count.opened(c, waiting.amount());
        for (OpenListener listener : listeners) {
            listener.opened(c);
        }
    }

    /// Whatever failed, the connection is given up: Derby shuts a database down on a full disk or a
    /// damaged page, and a database opened anew is in a known state.
    private void lost(Exception failure) {
        StoreFault fault = Trouble.faultOf(failure, data);
        if (faults.report(fault)) {
            Logger.warn(failure, "The database was lost: {}", fault.key());
        }
        databaseHeldElsewhere = fault instanceof StoreFault.HeldElsewhere;
        if (fault instanceof StoreFault.DatabaseAway && Trouble.looksDamaged(failure)) {
            damage++;
            doubt = Doubt.FAILED;
        }
        disconnect();
        if (fault instanceof StoreFault.DiskFull) {
            makeRoom();
        }
    }

    private void makeRoom() {
        if (ballast.giveUp()) {
            faults.report(new StoreFault.DiskFull(data));
            nextTry = nanoTime.getAsLong();
        }
    }

    private void disconnect() {
        Connection c = connection;
        connection = null;
        if (c != null) {
            DatabaseFolder.closeQuietly(c);
            database.shutDown();
        }
    }

    private void reportWaiting() {
        StoreFault fault =
                new StoreFault.WaitingInMemory(
                        waiting.tickets(), waiting.visits(), waiting.calls());
        if (!waiting.isEmpty()) {
            faults.report(fault);
            return;
        }
        faults.clear(fault.key());
        // A database that opens on a full disk fails again at its next write.
        if (connection != null && Trouble.hasRoom(data)) {
            faults.clear(new StoreFault.DatabaseAway("").key());
            if (!ballast.missed()) {
                faults.clear(new StoreFault.DiskFull(data).key());
            }
            faults.clear(new StoreFault.FolderNotWritable(data).key());
        }
    }
}
