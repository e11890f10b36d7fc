package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Gives numbers and serials from the forced file, and finds them again from what the database
/// remembers when the file is lost.
///
/// The file wins over the database: it is raised first. A file that cannot be read, or that is
/// behind the database and so went back in time, is replaced by the database's high water + 1,000:
/// more than was given since the database last knew. With neither, staff say where to start.
///
/// Each raise is forced before it counts here; if it fails nothing was given. The store writer's
/// thread only.
final class Numbers {
    private static final int MARGIN = 1_000;

    private final HighWaterFile file;
    private final Path folder;
    private final StoreFaults faults;
    private @Nullable HighWater last;
    private boolean usedUp;

    Numbers(Path folder, DiskSteps disk, StoreFaults faults) {
        this.file = new HighWaterFile(folder, disk);
        this.folder = folder;
        this.faults = faults;
        try {
            last = file.read();
        } catch (IOException e) {
            Logger.error(e, "The file of numbers is lost");
        }
    }

    /// What was given last; null while nobody knows.
    @Nullable HighWater last() {
        return last;
    }

    /// Takes the next number; on return nobody else can ever get it.
    HighWater take(DayClock clock) throws NoNumberException {
        HighWater before = last;
        if (before == null) {
            throw new NoNumberException("Nobody knows which numbers were given", null);
        }
        boolean trusted = clock.trusted();
        Optional<HighWater> next = before.next(clock.today(), trusted);
        usedUp = next.isEmpty();
        if (next.isEmpty()) {
            faults.report(new StoreFault.NumbersUsedUp());
            throw new NoNumberException("The numbers are used up", null);
        }
        raise(next.get());
        faults.clear(new StoreFault.NumbersUsedUp().key());
        return next.get();
    }

    /// Compares with what the database remembers, each time it was opened.
    ///
    /// @param remembered the database's high water; empty if it knows nothing
    /// @param waiting how many tickets wait in memory to be written to it
    void meet(Optional<HighWater> remembered, int waiting) {
        HighWater known = last;
        long serial = remembered.map(HighWater::serial).orElse(0L);
        if (known == null || serial > known.serial()) {
            last = null;
            recover(remembered);
        } else if (known.serial() - serial - waiting > 1 && !known.carry()) {
            // One may be missing: power went between file and database, and no paper has it. After
            // damage the serials jumped, and the difference says nothing.
            faults.report(new StoreFault.DatabaseBehind(known.serial() - serial - waiting));
        }
    }

    private void recover(Optional<HighWater> remembered) {
        if (remembered.isEmpty()) {
            faults.report(new StoreFault.StartNumberNeeded());
            return;
        }
        HighWater jumped = remembered.get().jumped(MARGIN);
        try {
            raise(jumped);
            faults.report(new StoreFault.HighWaterUnreadable(jumped.number() + 1));
        } catch (NoNumberException e) {
            Logger.error(e, "The file of numbers could not be made anew");
        }
    }

    /// Goes on at a number that staff confirmed, when the numbers are lost or used up. A lost
    /// serial goes on at the seconds since 1970, which no terminal reaches by counting.
    ///
    /// @throws IllegalStateException if the next number is known
    HighWater startAt(int start, long secondsSince1970) throws NoNumberException {
        if (start < 1 || start > HighWater.HIGHEST_NUMBER) {
            throw new IllegalArgumentException("a number to start at: " + start);
        }
        HighWater known = last;
        if (known != null && !usedUp) {
            throw new IllegalStateException("the next number is known: " + (known.number() + 1));
        }
        HighWater value =
                HighWater.startingAt(start, known == null ? secondsSince1970 : known.serial());
        raise(value);
        usedUp = false;
        faults.clear(new StoreFault.StartNumberNeeded().key());
        faults.clear(new StoreFault.NumbersUsedUp().key());
        return value;
    }

    private void raise(HighWater value) throws NoNumberException {
        try {
            file.raise(value);
        } catch (IOException e) {
            faults.report(new StoreFault.NumberNotSaved());
            if (Trouble.isDiskFull(e, folder)) {
                faults.report(new StoreFault.DiskFull(folder));
            }
            throw new NoNumberException("The number could not be saved", e);
        }
        last = value;
        faults.clear(new StoreFault.NumberNotSaved().key());
    }
}
