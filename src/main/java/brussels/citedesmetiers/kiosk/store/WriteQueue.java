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
/// stays first in the queue; when the database is open again its count tells whether the write is
/// in it. A restored or new database has counted fewer, so there it is written again.
///
/// In memory only: power loses what waits. So that a database that stays away for months does not
/// fill the memory, visits of one day that wait are added up, as the database would do, and of the
/// tickets the newest 5,000 keep their rows: each older one is only numbered, and staff are told
/// how many. Nothing that was tried is touched, since it may be committed already, with one
/// exception: a write that the database refuses for what it says, and refuses again when it was
/// opened anew, is set aside and counted, or nothing after it would ever be written. The store
/// writer's thread only.
final class WriteQueue {
    /// Five busy days; about 2 MB.
    static final int MOST_TICKETS = 5_000;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long counted;
    private Written forgotten = Written.NONE;

    private static final class Waiting {
        Write write;
        // The count this write would have made; 0 while it was never tried.
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

    /// Adds visits to those of their day, or hour of a boot, that wait already.
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

    /// All that waits.
    Written amount() {
        return waiting.stream().map(w -> Written.of(w.write)).reduce(Written.NONE, Written::plus);
    }

    /// The first write was not committed. If the database refused it for what it says, and not for
    /// the first time, it is taken out and counted as forgotten.
    ///
    /// @return whether it was taken out, so that the next can be tried
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

    // SQLState classes 22 and 23 are data exceptions and violated constraints; the others are what
    // JDBC's own types throw at a value they cannot hold.
    private static boolean isForItsData(Exception failure) {
        if (failure instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            return state.startsWith("22") || state.startsWith("23");
        }
        return failure instanceof IllegalArgumentException
                || failure instanceof DateTimeException
                || failure instanceof ArithmeticException;
    }

    /// What was taken on and will never be in the database.
    Written forgotten() {
        return forgotten;
    }

    /// Asks a database just opened how far it got.
    void opened(Connection c) throws SQLException {
        counted = WrittenRow.writes(c);
        c.commit();
        Waiting first = waiting.peek();
        if (first != null && first.tried != 0 && first.tried == counted) {
            waiting.remove();
        }
    }

    /// Commits the first write and takes it out; on failure it stays first.
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
