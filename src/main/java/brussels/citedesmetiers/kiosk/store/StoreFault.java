package brussels.citedesmetiers.kiosk.store;

import java.nio.file.Path;

/// What is wrong with the store, as plain values for the staff panel: a key to find its text in the
/// staff's language, and one clear sentence for the log.
public sealed interface StoreFault {

    /// Stable name of the kind of fault; at most one fault of a key is current.
    String key();

    /// What happened, what it means and what to do.
    String sentence();

    /// A database that refused to open lies in this folder. Stays, over restarts, until a
    /// technician has taken the folder away.
    record DatabaseMovedAside(Path folder) implements StoreFault {
        @Override
        public String key() {
            return "store.database-moved-aside";
        }

        @Override
        public String sentence() {
            return "A damaged database was moved to "
                    + folder
                    + ": tickets and counts since the last backup are in there only; have a"
                    + " technician look at the disk and take that folder away.";
        }
    }

    /// The database knows fewer tickets than were given: it went back in time, or power went while
    /// tickets waited in memory. Counts of the same time may be gone as well.
    ///
    /// @param tickets how many are missing
    record DatabaseBehind(long tickets) implements StoreFault {
        @Override
        public String key() {
            return "store.database-behind";
        }

        @Override
        public String sentence() {
            return "The database is missing up to "
                    + tickets
                    + " tickets that were given, and perhaps the counts of the same time: serve"
                    + " such tickets by their paper.";
        }
    }

    /// The database cannot be used now; it is tried again every few seconds.
    record DatabaseAway(String sqlState) implements StoreFault {
        @Override
        public String key() {
            return "store.database-away";
        }

        @Override
        public String sentence() {
            return "The database cannot be used now ("
                    + sqlState
                    + "); tickets and counts wait in memory, keep the terminal powered.";
        }
    }

    /// The disk has no room.
    record DiskFull(Path folder) implements StoreFault {
        @Override
        public String key() {
            return "store.disk-full";
        }

        @Override
        public String sentence() {
            return "The disk that holds "
                    + folder
                    + " is full: free some space on it and keep the terminal powered until then.";
        }
    }

    /// The data folder became unwritable while the terminal runs.
    record FolderNotWritable(Path folder) implements StoreFault {
        @Override
        public String key() {
            return "store.folder-not-writable";
        }

        @Override
        public String sentence() {
            return "Nothing can be written to "
                    + folder
                    + ": have a technician check the disk and keep the terminal powered until"
                    + " then.";
        }
    }

    /// What is written now is gone at the next start.
    record FolderNotKept(Path folder, String fileSystem) implements StoreFault {
        @Override
        public String key() {
            return "store.folder-not-kept";
        }

        @Override
        public String sentence() {
            return "The data folder "
                    + folder
                    + " lies on a "
                    + fileSystem
                    + " and is lost when power goes: put it on a disk of its own.";
        }
    }

    /// What power would lose now.
    ///
    /// @param calls what happened to tickets since they were printed
    record WaitingInMemory(int tickets, int visits, int calls) implements StoreFault {
        @Override
        public String key() {
            return "store.waiting-in-memory";
        }

        @Override
        public String sentence() {
            return tickets
                    + " tickets, "
                    + calls
                    + " calls and other steps of the queue, and the counts of "
                    + visits
                    + " visits wait in memory and would be lost without power.";
        }
    }

    /// The file of numbers was lost or damaged; numbers go on higher.
    record HighWaterUnreadable(int wentOnAt) implements StoreFault {
        @Override
        public String key() {
            return "store.high-water-unreadable";
        }

        @Override
        public String sentence() {
            return "The file that says which numbers were given was lost or damaged, so numbers go"
                    + " on at "
                    + wentOnAt
                    + ": have a technician look at the disk.";
        }
    }

    /// The file of numbers cannot be written, so no number is given.
    record NumberNotSaved() implements StoreFault {
        @Override
        public String key() {
            return "store.number-not-saved";
        }

        @Override
        public String sentence() {
            return "No ticket is printed because its number could not be saved to the disk: check"
                    + " that the disk has room and can be written.";
        }
    }

    /// Nothing says which numbers were given; printing waits for staff.
    record StartNumberNeeded() implements StoreFault {
        @Override
        public String key() {
            return "store.start-number-needed";
        }

        @Override
        public String sentence() {
            return "Nothing on the disk says which ticket numbers were given: look for the highest"
                    + " number on paper and confirm a higher one to start at.";
        }
    }

    /// The day has no number left.
    record NumbersUsedUp() implements StoreFault {
        @Override
        public String key() {
            return "store.numbers-used-up";
        }

        @Override
        public String sentence() {
            return "The ticket numbers are used up to "
                    + HighWater.HIGHEST_NUMBER
                    + ": confirm a number to start at once no such ticket waits any more.";
        }
    }

    /// The last backup did not succeed; the one before it is kept.
    record BackupFailed(String sqlState) implements StoreFault {
        @Override
        public String key() {
            return "store.backup-failed";
        }

        @Override
        public String sentence() {
            return "The nightly backup did not succeed ("
                    + sqlState
                    + "); the one before it is kept.";
        }
    }
}
