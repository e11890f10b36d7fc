package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes in order, each applied exactly once.
///
/// Every transaction also counts itself in the table `written`. A write whose commit gave no answer
/// stays first in the queue; when the database is open again its count tells whether the write is
/// in it. A restored or new database has counted fewer, so there it is written again.
///
/// In memory only: power loses what waits. The store writer's thread only.
final class WriteQueue {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long counted;

    private static final class Waiting {
        final Write write;
        // The count this write would have made; 0 while it was never tried.
        long tried;

        Waiting(Write write) {
            this.write = write;
        }
    }

    void add(Write write) {
        waiting.add(new Waiting(write));
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

    /// Asks a database just opened how far it got.
    void opened(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select writes from written")) {
            if (!r.next()) {
                throw new SQLException("the count of writes is missing", "XSTB0");
            }
            counted = r.getLong(1);
        }
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
        try (PreparedStatement count = c.prepareStatement("update written set writes = ?")) {
            count.setLong(1, first.tried);
            count.executeUpdate();
        }
        c.commit();
        counted = first.tried;
        waiting.remove();
    }
}
