package brussels.citedesmetiers.kiosk.store;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// What is wrong with the store, as plain values: a key for the text in the staff's language, and
/// one clear sentence for the log.
public sealed interface StoreFault {

    /// A database that failed to open is in this folder. The fault stays, across restarts, until a
    /// technician has removed the folder.
    record DatabaseMovedAside(Path folder) implements StoreFault {}

    /// The database has less than was written: it is an old copy, or power failed while writes
    /// waited in memory. The fault stays, across restarts, until staff confirm that they know.
    ///
    /// @param tickets that were given and have no row
    /// @param visits whose counts are gone
    /// @param steps of the queue after a ticket's first
    record DatabaseBehind(long tickets, long visits, long steps) implements StoreFault {
        static DatabaseBehind of(Written loss) {
            return new DatabaseBehind(loss.tickets(), loss.visits(), loss.steps());
        }
    }

    /// The database cannot be used now; it is tried again every few seconds.
    record DatabaseAway(String sqlState) implements StoreFault {}

    /// The disk has no room.
    record DiskFull(Path folder) implements StoreFault {}

    /// The data folder became unwritable while the terminal runs.
    record FolderNotWritable(Path folder) implements StoreFault {}

    /// Another program uses the data folder too: it got the lock after somebody deleted the lock
    /// file, or has the database open.
    record HeldElsewhere(Path folder) implements StoreFault {}

    /// What is written now will be gone at the next start.
    record FolderNotKept(Path folder, String fileSystem) implements StoreFault {}

    /// What a power failure would lose now.
    ///
    /// @param calls what happened to tickets since they were printed
    record WaitingInMemory(int tickets, int visits, int calls) implements StoreFault {}

    /// The file of numbers was lost or damaged; numbers continue higher.
    record HighWaterUnreadable(int wentOnAt) implements StoreFault {}

    /// The file of numbers cannot be written, so no number is given.
    record NumberNotSaved() implements StoreFault {}

    /// Nothing says which numbers were given; printing waits for staff.
    record StartNumberNeeded() implements StoreFault {}

    /// The clock says that it is right, but the day it shows is far from the day of the last
    /// numbers: one of the two is wrong. Numbers continue without restarting at 001 until staff
    /// confirm the day.
    ///
    /// @param shown by the clock
    /// @param known the day of the last numbers
    record DateDoubted(LocalDate shown, LocalDate known) implements StoreFault {}

    /// No number is left for today.
    record NumbersUsedUp() implements StoreFault {}

    /// The last backup failed; the previous one is kept.
    record BackupFailed(String sqlState) implements StoreFault {}

    /// The database is older than what was sealed, so counts were dropped and a new epoch began.
    ///
    /// @param days how many days' counts are affected
    record CountsRestarted(int days) implements StoreFault {}

    /// The file of sealed batches was lost or damaged; the database is believed.
    record SealFileUnreadable() implements StoreFault {}

    /// The file of sealed batches cannot be written, so no batch leaves.
    record SealNotSaved() implements StoreFault {}

    /// The stable name of the kind of fault; at most one fault per key is current.
    default String key() {
        return switch (this) {
            case DatabaseMovedAside _ -> "store.database-moved-aside";
            case DatabaseBehind _ -> "store.database-behind";
            case DatabaseAway _ -> "store.database-away";
            case DiskFull _ -> "store.disk-full";
            case FolderNotWritable _ -> "store.folder-not-writable";
            case HeldElsewhere _ -> "store.held-elsewhere";
            case FolderNotKept _ -> "store.folder-not-kept";
            case WaitingInMemory _ -> "store.waiting-in-memory";
            case HighWaterUnreadable _ -> "store.high-water-unreadable";
            case NumberNotSaved _ -> "store.number-not-saved";
            case StartNumberNeeded _ -> "store.start-number-needed";
            case DateDoubted _ -> "store.date-doubted";
            case NumbersUsedUp _ -> "store.numbers-used-up";
            case BackupFailed _ -> "store.backup-failed";
            case CountsRestarted _ -> "store.counts-restarted";
            case SealFileUnreadable _ -> "store.seal-file-unreadable";
            case SealNotSaved _ -> "store.seal-not-saved";
        };
    }

    /// The values for the text of [#key()], in order.
    default List<Object> values() {
        return switch (this) {
            case DatabaseMovedAside(Path folder) -> List.of(folder);
            case DatabaseBehind(long tickets, long visits, long steps) ->
                    List.of(tickets, visits, steps);
            case DatabaseAway(String sqlState) -> List.of(sqlState);
            case DiskFull(Path folder) -> List.of(folder);
            case FolderNotWritable(Path folder) -> List.of(folder);
            case HeldElsewhere(Path folder) -> List.of(folder);
            case FolderNotKept(Path folder, String fileSystem) -> List.of(folder, fileSystem);
            case WaitingInMemory(int tickets, int visits, int calls) ->
                    List.of(tickets, visits, calls);
            case HighWaterUnreadable(int wentOnAt) -> List.of(wentOnAt);
            case DateDoubted(LocalDate shown, LocalDate known) -> List.of(shown, known);
            case BackupFailed(String sqlState) -> List.of(sqlState);
            case CountsRestarted(int days) -> List.of(days);
            case NumberNotSaved(),
                    StartNumberNeeded(),
                    NumbersUsedUp(),
                    SealFileUnreadable(),
                    SealNotSaved() ->
                    List.of();
        };
    }

    /// What happened, what it means and what to do, for the log.
    default String sentence() {
        return switch (this) {
            case DatabaseMovedAside(Path folder) ->
                    "A damaged database was moved to "
                            + folder
                            + ": tickets and counts since the last backup are in there only; have a"
                            + " technician look at the disk and take that folder away.";
            case DatabaseBehind(long tickets, long visits, long steps) ->
                    "Lost after damage or a power failure: "
                            + tickets
                            + " tickets, "
                            + steps
                            + " calls and other steps of the queue, and the counts of "
                            + visits
                            + " visits. Serve such tickets by their paper; what the centre has received"
                            + " stays counted there.";
            case DatabaseAway(String sqlState) ->
                    "The database cannot be used now ("
                            + sqlState
                            + "); tickets and counts wait in memory, keep the terminal powered.";
            case DiskFull(Path folder) ->
                    "The disk that holds "
                            + folder
                            + " is full: free some space on it and keep the terminal powered until then.";
            case FolderNotWritable(Path folder) ->
                    "Nothing can be written to "
                            + folder
                            + ": have a technician check the disk and keep the terminal powered until"
                            + " then.";
            case HeldElsewhere(Path folder) ->
                    "Another kiosk program is using the data folder "
                            + folder
                            + ", so this one prints no tickets: stop one of the two.";
            case FolderNotKept(Path folder, String fileSystem) ->
                    "The data folder "
                            + folder
                            + " lies on a "
                            + fileSystem
                            + " and is lost when power goes: put it on a disk of its own.";
            case WaitingInMemory(int tickets, int visits, int calls) ->
                    tickets
                            + " tickets, "
                            + calls
                            + " calls and other steps of the queue, and the counts of "
                            + visits
                            + " visits wait in memory and would be lost without power.";
            case HighWaterUnreadable(int wentOnAt) ->
                    "The file that says which numbers were given was lost or damaged, so numbers go"
                            + " on at "
                            + wentOnAt
                            + ": have a technician look at the disk.";
            case NumberNotSaved() ->
                    "No ticket is printed because its number could not be saved to the disk: check"
                            + " that the disk has room and can be written.";
            case StartNumberNeeded() ->
                    "Nothing on the disk says which ticket numbers were given: look for the highest"
                            + " number on paper and confirm a higher one to start at.";
            case DateDoubted(LocalDate shown, LocalDate known) ->
                    "The clock shows "
                            + shown
                            + ", but the last ticket was of "
                            + known
                            + ": confirm today’s date on this panel, so that numbers begin at 001 each day"
                            + " again.";
            case NumbersUsedUp() ->
                    "The ticket numbers are used up to "
                            + HighWater.HIGHEST_NUMBER
                            + ": confirm a number to start at once no such ticket waits any more.";
            case BackupFailed(String sqlState) ->
                    "The nightly backup did not succeed ("
                            + sqlState
                            + "); the one before it is kept.";
            case CountsRestarted(int days) ->
                    "The database had gone back in time: the counts of at least "
                            + days
                            + (days == 1 ? " day are" : " days are")
                            + " incomplete, and the centre is told so.";
            case SealFileUnreadable() ->
                    "The file that says which counts were sealed was damaged and is made anew: have"
                            + " a technician look at the disk.";
            case SealNotSaved() ->
                    "No counts are sent because the disk cannot be written: check that it has room.";
        };
    }
}
