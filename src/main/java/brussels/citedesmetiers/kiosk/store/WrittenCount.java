package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Counts what the store takes upon itself to keep, and compares it with what the database holds
/// each time that is opened: what is missing was lost, to the number.
///
/// A crash between a commit and [#taken()] leaves the count one behind the database, which is no
/// loss. A loss is noted in the database in one transaction with the comparison, so that it is told
/// once, over restarts, until staff confirm that they know.
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

    /// Counts a write before it is tried, in memory alone: a database that is opened in the middle
    /// of the try is compared with all that it should hold.
    void taking(Write write) {
        Written before = accepted;
        if (before != null) {
            accepted = before.plus(Written.of(write));
        }
        trying = true;
    }

    /// The write was committed, or waits in memory to be.
    void taken() {
        trying = false;
        raise();
    }

    /// Compares with a database that was just opened, and commits.
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

    /// The file of numbers, which is forced for each ticket, knows of tickets that are missing too:
    /// the count may be behind it after a power loss, or not be there at all. Does not commit.
    ///
    /// @param tickets all that are missing; one may never have been printed
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

    /// Staff know what was lost.
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
            // What is wrong with the disk is told by what must be written to it.
            Logger.debug(e, "The count of what was written stays behind");
        }
    }
}
