package brussels.citedesmetiers.kiosk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the cause of a disk or database failure. Pure, except that it checks the disk; any thread.
final class FailureCause {
    /// Derby reserves its log by the megabyte; with less than this it cannot go on.
    private static final long LEAST_ROOM_BYTES = 2L << 20;

    private static final String HELD_ELSEWHERE = "XSDB6";

    private static final Set<String> PASSING_STATES =
            // A second program or an interrupt, neither of which says anything about the files.
            Set.of(HELD_ELSEWHERE, "08000");

    /// Up to this many JDK frames may lie above the Derby frame that threw it.
    private static final int DEEPEST_OF_DERBY = 6;

    private FailureCause() {}

    /// The fault to report to staff for this failure.
    static StoreFault faultOf(Throwable failure, Path folder) {
        if (isDiskFull(failure, folder)) {
            return new StoreFault.DiskFull(folder);
        }
        if (isNotWritable(failure, folder) || failure instanceof IOException) {
            return new StoreFault.FolderNotWritable(folder);
        }
        if (any(
                failure,
                t -> t instanceof SQLException sql && HELD_ELSEWHERE.equals(sql.getSQLState()))) {
            return new StoreFault.HeldElsewhere(folder);
        }
        return new StoreFault.DatabaseAway(StoreException.sqlStateOf(failure));
    }

    static boolean isDiskFull(Throwable failure, Path folder) {
        return !hasRoom(folder)
                || any(failure, t -> says(t, "No space left") || says(t, "Disk quota exceeded"));
    }

    private static boolean isNotWritable(Throwable failure, Path folder) {
        return !Files.isWritable(folder)
                || any(
                        failure,
                        t -> says(t, "Read-only file system") || says(t, "read-only database"));
    }

    /// Whether a database that does not open is damaged and must be replaced. Anything that may go
    /// away by itself or by freeing resources is not damage: then the database stays where it is.
    static boolean isDamage(Throwable refusal, Path folder) {
        return !isDiskFull(refusal, folder)
                && !isNotWritable(refusal, folder)
                && !Thread.currentThread().isInterrupted()
                && !any(
                        refusal,
                        t ->
                                (t instanceof SQLException sql
                                                && sql.getSQLState() != null
                                                && PASSING_STATES.contains(sql.getSQLState()))
                                        || t instanceof VirtualMachineError
                                        || says(t, "Too many open files")
                                        || says(t, "Permission denied"));
    }

    /// Whether an open database failed like one with a damaged page: with a storage SQLState, or
    /// with a plain exception from Derby itself.
    static boolean looksDamaged(Throwable failure) {
        return any(
                failure,
                t ->
                        t instanceof SQLException sql
                                ? sql.getSQLState() != null
                                        && (sql.getSQLState().startsWith("XS")
                                                || sql.getSQLState().equals("XJ001"))
                                        && !PASSING_STATES.contains(sql.getSQLState())
                                : t instanceof RuntimeException && isOfDerby(t));
    }

    private static boolean isOfDerby(Throwable t) {
        return Arrays.stream(t.getStackTrace())
                .limit(DEEPEST_OF_DERBY)
                .anyMatch(frame -> frame.getClassName().startsWith("org.apache.derby."));
    }

    private static boolean says(Throwable t, String text) {
        return t.getMessage() != null && t.getMessage().contains(text);
    }

    /// Whether the disk has enough room for the database to continue; true if unknown.
    static boolean hasRoom(Path folder) {
        return !Files.exists(folder) || folder.toFile().getUsableSpace() >= LEAST_ROOM_BYTES;
    }

    private static boolean any(Throwable failure, Predicate<Throwable> what) {
        return chain(failure).stream().anyMatch(what);
    }

    /// A failure with its causes, suppressed failures and, for SQL, next ones.
    private static List<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        while (!open.isEmpty()) {
            Throwable t = open.pop();
            if (seen.add(t)) {
                chain.add(t);
                if (t.getCause() != null) {
                    open.add(t.getCause());
                }
                if (t instanceof SQLException sql && sql.getNextException() != null) {
                    open.add(sql.getNextException());
                }
                open.addAll(List.of(t.getSuppressed()));
            }
        }
        return chain;
    }
}
