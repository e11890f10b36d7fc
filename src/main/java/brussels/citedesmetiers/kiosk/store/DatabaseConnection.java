package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.store.DatabaseFolder.Doubt;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The connection to the terminal's database: opened when needed, retried every few seconds while
/// that fails, and closed at every failure.
///
/// Nothing may be written with less than 2 MB free on the disk. A checkpoint after every 50 commits
/// and after an hour of quiet limits what a damaged log could cost. It costs the device as much as
/// four visits, so not after each.
///
/// The store writer's thread only.
final class DatabaseConnection {
    private static final int COMMITS_PER_CHECKPOINT = 50;
    private static final Duration QUIET = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int DAMAGE_GIVEN_UP = 3;

    private final Path data;
    private final DatabaseFolder database;
    private final StoreFaults faults;
    private final LongSupplier nanoTime;
    private final OpenListener listener;
    private final Ballast ballast;

    private @Nullable Connection connection;
    private int sinceCheckpoint;
    private long lastCommit;
    private long nextTry;
    private Doubt doubt = Doubt.NONE;
    private int damage;
    private boolean heldElsewhere;

    /// Told each time the database has been opened, before anything else is written to it.
    @FunctionalInterface
    interface OpenListener {
        void opened(Connection c) throws SQLException;
    }

    DatabaseConnection(
            Path data,
            DatabaseFolder database,
            StoreFaults faults,
            LongSupplier nanoTime,
            OpenListener listener) {
        this.data = data;
        this.database = database;
        this.faults = faults;
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.ballast = new Ballast(data);
        this.nextTry = nanoTime.getAsLong();
        this.lastCommit = nextTry;
    }

    /// The open connection; null while there is none.
    @Nullable Connection current() {
        return connection;
    }

    /// Opens the database unless it is open or it is too early to retry; null if it cannot be
    /// opened.
    @Nullable Connection open() {
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
            heldElsewhere = false;
            connection = c;
            listener.opened(c);
        } catch (SQLException | IOException | RuntimeException e) {
            lost(e);
        }
        return connection;
    }

    /// Whatever failed, the connection is closed: Derby shuts a database down on a full disk or a
    /// damaged page, and a reopened database is in a known state.
    void lost(Exception failure) {
        StoreFault fault = FailureCause.faultOf(failure, data);
        if (faults.report(fault)) {
            Logger.warn(failure, "The database was lost: {}", fault.key());
        }
        heldElsewhere = fault instanceof StoreFault.HeldElsewhere;
        if (fault instanceof StoreFault.DatabaseAway && FailureCause.looksDamaged(failure)) {
            damage++;
            doubt = Doubt.FAILED;
        }
        close();
        if (fault instanceof StoreFault.DiskFull) {
            makeRoom();
        }
    }

    /// Whether another program had the database open at the last attempt.
    boolean heldElsewhere() {
        return heldElsewhere;
    }

    /// Allows the next attempt at once.
    void retryNow() {
        nextTry = nanoTime.getAsLong();
    }

    /// Every page was read: what failed before was no damage, or is gone.
    void intact() {
        damage = 0;
    }

    /// Counts a commit, and makes a checkpoint if it is time for one.
    void committed(Connection c) throws SQLException {
        lastCommit = nanoTime.getAsLong();
        sinceCheckpoint++;
        if (sinceCheckpoint >= COMMITS_PER_CHECKPOINT) {
            checkpoint(c);
        }
    }

    /// Makes the checkpoint of a quiet hour.
    void checkpointIfQuiet() {
        Connection c = connection;
        if (c != null
                && sinceCheckpoint > 0
                && nanoTime.getAsLong() - lastCommit >= QUIET.toNanos()
                && FailureCause.hasRoom(data)) {
            try {
                checkpoint(c);
            } catch (SQLException | RuntimeException e) {
                lost(e);
            }
        }
    }

    private void checkpoint(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            s.execute("call syscs_util.syscs_checkpoint_database()");
        }
        c.commit();
        sinceCheckpoint = 0;
    }

    /// Reserves disk space, or frees it when the disk is full.
    void keepRoom() {
        if (FailureCause.hasRoom(data)) {
            ballast.grow();
        } else {
            makeRoom();
        }
    }

    /// Whether there is room to write. Derby must not run out of disk space: if that happens while
    /// it switches logs, it leaves one that it cannot recover from.
    boolean hasRoomToWrite() {
        if (!FailureCause.hasRoom(data)) {
            makeRoom();
        }
        boolean room = FailureCause.hasRoom(data);
        if (!room) {
            faults.report(new StoreFault.DiskFull(data));
        }
        return room;
    }

    private void makeRoom() {
        if (ballast.giveUp()) {
            faults.report(new StoreFault.DiskFull(data));
            retryNow();
        }
    }

    /// Clears the faults that no longer apply, now that nothing waits to be written. A database
    /// that opens on a full disk fails again at its next write.
    void clearFaults() {
        if (connection != null && FailureCause.hasRoom(data)) {
            faults.clear(new StoreFault.DatabaseAway("").key());
            if (!ballast.missed()) {
                faults.clear(new StoreFault.DiskFull(data).key());
            }
            faults.clear(new StoreFault.FolderNotWritable(data).key());
        }
    }

    /// Closes the connection and shuts the database down.
    void close() {
        Connection c = connection;
        connection = null;
        if (c != null) {
            DatabaseFolder.closeQuietly(c);
            database.shutDown();
        }
    }
}
