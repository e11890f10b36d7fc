package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/// The terminal's database: created, opened, repaired, and written in order.
///
/// A database that cannot be opened does not prevent a start: writes wait in memory, and opening is
/// retried every few seconds. Each write is one transaction that also counts itself, so once the
/// database is back it is known whether a write whose commit gave no answer is in it, and no write
/// is applied twice. Nothing is written with less than 2 MB free on the disk. When a committed
/// write returns, its bytes are on the device (Derby forces its log at each commit). The
/// connection, its checkpoints and the disk space are in [DatabaseConnection], the order of writes
/// in [PendingWrites].
///
/// One thread only, the store writer's, opens, calls and closes this object and everything built on
/// it; it also calls [#tick()] every few seconds and [#backup()] each night. Opening may take
/// seconds, so never on the JavaFX thread.
public final class DerbyStore implements AutoCloseable {
    private final Path data;
    private final DiskSteps disk;
    private final DatabaseFolder database;
    private final StoreFaults faults;
    private final InstantSource wall;
    private final List<DatabaseConnection.OpenListener> listeners = new ArrayList<>();
    private final DatabaseConnection connection;
    private final PendingWrites writes;
    private final WrittenCount count;
    private final BooleanSupplier ours;

    /// Reads, or writes and commits, on an open connection.
    @FunctionalInterface
    interface Transaction<T> {
        T on(Connection c) throws SQLException;
    }

    /// @param ours whether this process still has the folder to itself
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
        this.database = new DatabaseFolder(data, disk, connector, wall, faults);
        this.count = new WrittenCount(data, disk, faults);
        this.connection = new DatabaseConnection(data, database, faults, nanoTime, this::opened);
        this.writes = new PendingWrites(connection, count, faults);
    }

    /// Opens the database in a locked data folder. It always returns a store: anything wrong with
    /// the database is among the faults.
    ///
    /// It sets Derby's system properties, which apply to the whole process and only take effect
    /// before Derby is first used in it.
    ///
    /// @param wall wall-clock time, for names of folders and as a last resort for serials
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
        // The smallest value that Derby accepts. Successive commits are adjacent in its log, and a
        // full log is deleted after the next checkpoint, so the sooner it is full the better.
        System.setProperty("derby.storage.logSwitchInterval", "100000");
        try {
            database.sweep();
        } catch (IOException e) {
            Logger.error(e, "Leftovers in the data folder could not be taken away");
            faults.report(FailureCause.faultOf(e, data));
        }
        count.start();
        connection.open();
    }

    /// Tries to write what waits, opening the database if it is time to, makes the checkpoint of a
    /// quiet hour, and reserves disk space or frees it.
    public void tick() {
        connection.keepRoom();
        connection.open();
        writes.drain();
        ours();
        connection.checkpointIfQuiet();
    }

    /// Copies the database to `backup` in the data folder. The previous backup stays until the new
    /// one is complete, and stays if this fails, which is also reported to staff.
    ///
    /// @throws StoreException if the database is away, is damaged, or the copy cannot be written
    public void backup() throws StoreException {
        try {
            Connection c = connection.open();
            if (c == null) {
                throw away();
            }
            database.backUp(c);
            connection.intact();
            faults.clear(new StoreFault.BackupFailed("").key());
        } catch (StoreException e) {
            faults.report(new StoreFault.BackupFailed(e.sqlState()));
            throw e;
        } catch (SQLException | IOException | RuntimeException e) {
            String state =
                    e instanceof IOException ? StoreException.FILES : StoreException.sqlStateOf(e);
            faults.report(new StoreFault.BackupFailed(state));
            if (!(e instanceof IOException)) {
                connection.lost(e);
            }
            throw new StoreException("The backup failed", state, e);
        }
    }

    /// Writes what waits, as far as the database allows, and shuts it down.
    @Override
    public void close() {
        connection.retryNow();
        if (!writes.drain()) {
            Logger.error("{} writes are lost: the database did not come back", writes.size());
        }
        connection.close();
    }

    /// Commits a write, or keeps it in memory until it can be committed.
    ///
    /// @return whether it, and all before it, is on disk
    boolean write(Write write) {
        return writes.add(write);
    }

    /// Records that staff know what was lost, so that they are no longer told.
    ///
    /// @throws StoreException if the database is away; then they are told again
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
        return writes.drain();
    }

    /// @throws StoreException if the database is away or the transaction fails
    <T> T with(Transaction<T> transaction) throws StoreException {
        Connection c = connection.open();
        if (c == null) {
            throw away();
        }
        try {
            T result = transaction.on(c);
            c.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.lost(e);
            throw new StoreException("The database failed", StoreException.sqlStateOf(e), e);
        }
    }

    /// The same for what leaves this terminal.
    <T> T forOutbox(Transaction<T> transaction) throws OutboxException {
        try {
            return with(transaction);
        } catch (StoreException e) {
            throw new OutboxException("The outbox cannot be used now", e);
        }
    }

    /// For changes of what leaves: a log that ends in the middle of one cannot be recovered.
    void roomForOutbox() throws OutboxException {
        try {
            needRoom();
        } catch (StoreException e) {
            throw new OutboxException("There is no room on the disk", e);
        }
    }

    /// Adds a listener, and tells it at once if the database is open.
    void listen(DatabaseConnection.OpenListener listener) {
        listeners.add(listener);
        Connection c = connection.current();
        if (c != null) {
            try {
                listener.opened(c);
            } catch (SQLException | RuntimeException e) {
                connection.lost(e);
            }
        }
    }

    /// Tries to write what waits.
    ///
    /// @return whether nothing waits in memory any more
    boolean settled() {
        return writes.drain();
    }

    int waitingTickets() {
        return writes.tickets();
    }

    Path data() {
        return data;
    }

    /// Whether the database is open now.
    public boolean isOpen() {
        return connection.current() != null;
    }

    /// Whether this process alone uses the folder and the database; if not, staff are told. Call it
    /// before each number is given.
    boolean ours() {
        boolean alone = ours.getAsBoolean() && !connection.heldElsewhere();
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

    /// For work that writes much and can wait.
    ///
    /// @throws StoreException if the disk has no room for it
    void needRoom() throws StoreException {
        if (!connection.hasRoomToWrite()) {
            IOException full = new IOException("less than 2 MB are free");
            throw new StoreException("The disk is full", StoreException.FILES, full);
        }
    }

    private void opened(Connection c) throws SQLException {
        writes.opened(c);
        for (DatabaseConnection.OpenListener listener : listeners) {
            listener.opened(c);
        }
    }
}
