package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.tinylog.Logger;

/// Commits writes in order, as soon as the database can take them; until then they wait in memory,
/// and staff are told.
///
/// The store writer's thread only.
final class PendingWrites {
    private final WriteQueue waiting = new WriteQueue();
    private final DatabaseConnection connection;
    private final WrittenCount count;
    private final StoreFaults faults;

    PendingWrites(DatabaseConnection connection, WrittenCount count, StoreFaults faults) {
        this.connection = connection;
        this.count = count;
        this.faults = faults;
    }

    /// Commits a write, or keeps it in memory until it can be committed.
    ///
    /// @return whether it, and all before it, is on disk
    boolean add(Write write) {
        Written forgotten = waiting.forgotten();
        count.taking(write);
        waiting.add(write);
        if (!waiting.forgotten().equals(forgotten)) {
            faults.report(StoreFault.DatabaseBehind.of(waiting.forgotten()));
        }
        boolean written = drain();
        // After the attempt: a crash before this leaves the count behind, never ahead.
        count.taken();
        return written;
    }

    /// Commits what waits, as far as the database allows.
    ///
    /// @return whether nothing waits any more
    boolean drain() {
        while (!waiting.isEmpty() && connection.hasRoomToWrite()) {
            Connection c = connection.open();
            if (c == null) {
                break;
            }
            try {
                // Opening may have found that the first one was committed after all.
                if (!waiting.isEmpty()) {
                    waiting.commitFirst(c);
                    connection.committed(c);
                }
            } catch (SQLException | RuntimeException e) {
                failed(c, e);
            }
        }
        report();
        return waiting.isEmpty();
    }

    private void failed(Connection c, Exception e) {
        if (waiting.setAside(e)) {
            Logger.error(e, "A write was set aside: the database cannot hold it");
            faults.report(StoreFault.DatabaseBehind.of(waiting.forgotten()));
            rollBack(c);
        } else {
            connection.lost(e);
        }
    }

    private void rollBack(Connection c) {
        try {
            c.rollback();
        } catch (SQLException e) {
            connection.lost(e);
        }
    }

    private void report() {
        StoreFault fault =
                new StoreFault.WaitingInMemory(
                        waiting.tickets(), waiting.visits(), waiting.calls());
        if (waiting.isEmpty()) {
            faults.clear(fault.key());
            connection.clearFaults();
        } else {
            faults.report(fault);
        }
    }

    /// Compares what waits and what was counted with a newly opened database.
    void opened(Connection c) throws SQLException {
        waiting.opened(c);
        count.opened(c, waiting.amount());
    }

    /// How many writes wait.
    int size() {
        return waiting.size();
    }

    /// How many tickets wait.
    int tickets() {
        return waiting.tickets();
    }
}
