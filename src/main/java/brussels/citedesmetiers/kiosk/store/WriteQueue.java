package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// Writes in order, each applied exactly once.
///
/// Every transaction also counts itself in the table `written`. A write whose commit gave no answer
/// stays first in the queue; once the database is open again, its count shows whether it includes
/// the write. A restored or new database has a lower count, so the write is repeated there.
///
/// It is in memory only, so a power failure loses what waits. To keep a database that is away for
/// months from filling the memory, waiting visits of one day are added up, as the database would
/// do, and only the newest 5,000 tickets keep their rows: older ones are only numbered, and staff
/// are told how many. A write that has been attempted is not changed, because it may already be
/// committed, with one exception: if the database rejects its data, and does so again after being
/// reopened, it is set aside and counted, because otherwise nothing after it would ever be written.
/// The store writer's thread only.
final class WriteQueue {
    /// Five busy days; about 2 MB.
    static final int MOST_TICKETS = 5_000;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long counted;
    private Written forgotten = Written.NONE;

    private static final class Waiting {
        Write write;
        // The count after this write; 0 until it is first attempted.
        long tried;
        boolean refused;

        Waiting(Write write) {
            this.write = write;
        }
    }

    void add(Write write) {
        if (addedUp(write)) {
            return;
        }
        waiting.add(new Waiting(write));
        if (write instanceof TicketRow && tickets() > MOST_TICKETS) {
            forgetOldestTicket();
        }
    }

    /// Adds visits to waiting ones of the same day, or the same hour of a boot.
    private boolean addedUp(Write write) {
        for (Waiting each : waiting) {
            if (each.tried != 0) {
                continue;
            }
            if (write instanceof VisitCells visits
                    && each.write instanceof VisitCells sum
                    && sum.day().equals(visits.day())) {
                each.write = sum.plus(visits);
                return true;
            }
            if (write instanceof UndatedCells visits
                    && each.write instanceof UndatedCells sum
                    && sum.besides(visits)) {
                each.write = sum.plus(visits);
                return true;
            }
        }
        return false;
    }

    private void forgetOldestTicket() {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting oldest = each.next();
            if (oldest.tried == 0 && oldest.write instanceof TicketRow) {
                each.remove();
                forgotten = forgotten.plus(Written.of(oldest.write));
                return;
            }
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    int tickets() {
        return (int) waiting.stream().filter(w -> w.write instanceof TicketRow).count();
    }

    /// Steps of the queue after a ticket's first.
    int calls() {
        return (int) waiting.stream().filter(w -> w.write instanceof EntryRow).count();
    }

    /// Visits whose counts wait.
    int visits() {
        return (int) amount().visits();
    }

    /// Everything that waits.
    Written amount() {
        return waiting.stream().map(w -> Written.of(w.write)).reduce(Written.NONE, Written::plus);
    }

    /// The first write was not committed. If the database rejected its data, and not for the first
    /// time, it is removed and counted as forgotten.
    ///
    /// @return whether it was removed, so that the next can be tried
    boolean setAside(Exception failure) {
        Waiting first = waiting.peek();
        if (first == null || first.tried == 0 || !isForItsData(failure)) {
            return false;
        }
        if (!first.refused) {
            first.refused = true;
            return false;
        }
        waiting.remove();
        forgotten = forgotten.plus(Written.of(first.write));
        return true;
    }

    // SQLState classes 22 and 23 are data exceptions and constraint violations; JDBC's own types
    // throw the other exceptions for a value they cannot represent.
    private static boolean isForItsData(Exception failure) {
        if (failure instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            return state.startsWith("22") || state.startsWith("23");
        }
        return failure instanceof IllegalArgumentException
                || failure instanceof DateTimeException
                || failure instanceof ArithmeticException;
    }

    /// What was accepted and will never reach the database.
    Written forgotten() {
        return forgotten;
    }

    /// Checks how far a newly opened database got.
    void opened(Connection c) throws SQLException {
        counted = WrittenRow.writes(c);
        c.commit();
        Waiting first = waiting.peek();
        if (first != null && first.tried != 0 && first.tried == counted) {
            waiting.remove();
        }
    }

    /// Commits the first write and removes it; on failure it stays first.
    void commitFirst(Connection c) throws SQLException {
        Waiting first = waiting.element();
        first.tried = counted + 1;
        first.write.apply(c);
        WrittenRow.add(c, first.tried, Written.of(first.write));
        c.commit();
        counted = first.tried;
        waiting.remove();
    }
}
