package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Counts what the store accepts for storage, and compares it with the database each time that is
/// opened: the difference is exactly what was lost.
///
/// A crash between a commit and [#taken()] leaves the count one behind the database, which is not a
/// loss. A loss is recorded in the database in the same transaction as the comparison, so that it
/// is reported once, across restarts, until staff confirm that they know.
///
/// The store writer's thread only.
final class WrittenCount {
    private final WrittenMark mark;
    private final StoreFaults faults;
    private @Nullable Written accepted;
    private @Nullable Written marked;
    private Written told = Written.NONE;
    private boolean trying;

    WrittenCount(Path data, DiskSteps disk, StoreFaults faults) {
        this.mark = new WrittenMark(data, disk);
        this.faults = faults;
    }

    /// Reads what the terminal's last run counted.
    void start() {
        try {
            marked = mark.read().orElse(null);
        } catch (IOException e) {
            Logger.error(e, "How much was written cannot be read");
        }
        accepted = marked;
    }

    /// Counts a write before it is attempted, in memory only: a database that is opened during the
    /// attempt is then compared with everything it should hold.
    void taking(Write write) {
        Written before = accepted;
        if (before != null) {
            accepted = before.plus(Written.of(write));
        }
        trying = true;
    }

    /// The write was committed, or waits in memory until it can be.
    void taken() {
        trying = false;
        raise();
    }

    /// Compares with a newly opened database, and commits.
    ///
    /// @param waiting what waits in memory for it
    void opened(Connection c, Written waiting) throws SQLException {
        Written reached = WrittenRow.held(c).plus(waiting);
        Written expected = accepted == null ? reached : accepted;
        Written loss = expected.less(reached);
        if (!loss.nothing()) {
            WrittenRow.noteLoss(c, loss);
        }
        c.commit();
        told = loss;
        accepted = expected.most(reached);
        raise();
        tell(c);
    }

    /// What was found missing when the database was last opened.
    Written lossFound() {
        return told;
    }

    /// The file of numbers, which is forced for each ticket, also shows missing tickets: the count
    /// may be behind it after a power failure, or be missing. Does not commit.
    ///
    /// @param tickets how many are missing; one of them may never have been printed
    void missing(Connection c, long tickets) throws SQLException {
        long more = tickets - told.tickets();
        if (more <= 1) {
            return;
        }
        Written loss = new Written(more, 0, 0);
        WrittenRow.noteLoss(c, loss);
        told = told.plus(loss);
        if (accepted != null) {
            accepted = accepted.plus(loss);
        }
        raise();
        tell(c);
    }

    /// Records that staff know what was lost.
    void confirmLoss(Connection c) throws SQLException {
        WrittenRow.forgetLoss(c);
        c.commit();
        faults.clear(new StoreFault.DatabaseBehind(0, 0, 0).key());
    }

    private void tell(Connection c) throws SQLException {
        Written lost = WrittenRow.lost(c);
        if (!lost.nothing()) {
            faults.report(StoreFault.DatabaseBehind.of(lost));
        }
    }

    private void raise() {
        Written to = accepted;
        Written from = marked;
        if (to == null || trying || to.equals(from)) {
            return;
        }
        try {
            if (from == null) {
                mark.make(to);
            } else {
                mark.raise(from, to);
            }
            marked = to;
        } catch (IOException e) {
            // Writes that must succeed report what is wrong with the disk.
            Logger.debug(e, "The count of what was written stays behind");
        }
    }
}
