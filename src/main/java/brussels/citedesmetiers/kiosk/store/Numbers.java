package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Gives numbers and serials from the forced file, and recovers them from the database if the file
/// is lost.
///
/// The file wins over the database: it is raised first. A file that cannot be read, or that is
/// behind the database and so must be an old copy, is replaced by the database's high water +
/// 1,000, which is more than can have been given since the database last knew. With neither, staff
/// say where to start.
///
/// Each raise is forced before it takes effect here; if it fails, no number was given. The file is
/// read again before each raise, so numbers that another program gave are never repeated. The store
/// writer's thread only.
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

    /// The last number given; null while it is unknown.
    @Nullable HighWater last() {
        return last;
    }

    /// Takes the next number; once it returns, nobody else can ever get it.
    HighWater take(DayClock clock) throws NoNumberException {
        HighWater before = last;
        if (before == null) {
            throw new NoNumberException("Nobody knows which numbers were given", null);
        }
        refuseIfRaisedElsewhere(before);
        boolean trusted = clock.trusted();
        LocalDate today = clock.today();
        doubt(before, today, trusted);
        Optional<HighWater> next = before.next(today, trusted);
        usedUp = next.isEmpty();
        if (next.isEmpty()) {
            faults.report(new StoreFault.NumbersUsedUp());
            throw new NoNumberException("The numbers are used up", null);
        }
        raise(next.get());
        faults.clear(new StoreFault.NumbersUsedUp().key());
        return next.get();
    }

    /// Another program may have raised the file; then the next number continues above that. If the
    /// file was damaged or is an old copy, memory is right, and the next raise rewrites it.
    private void refuseIfRaisedElsewhere(HighWater before) throws NoNumberException {
        HighWater there;
        try {
            there = file.read();
        } catch (IOException damaged) {
            Logger.warn(damaged, "The file of numbers was damaged; it is made anew");
            return;
        }
        if (there.serial() > before.serial()) {
            last = there;
            faults.report(new StoreFault.HeldElsewhere(folder));
            throw new NoNumberException("Another program has given numbers from this file", null);
        }
    }

    /// Compares with the database each time it has been opened.
    ///
    /// @param remembered the database's high water; null if it knows nothing
    /// @param waiting how many tickets wait in memory to be written to it
    /// @return how many tickets the database is missing. One of them may never have been printed,
    ///   if power failed between file and database
    long reconcile(@Nullable HighWater remembered, int waiting) {
        HighWater known = last;
        long serial = remembered == null ? 0 : remembered.serial();
        if (known == null || serial > known.serial()) {
            last = null;
            recover(remembered);
            return 0;
        }
        // After damage the serials jumped, and the difference says nothing.
        return known.carry() ? 0 : Math.max(0, known.serial() - serial - waiting);
    }

    private void recover(@Nullable HighWater remembered) {
        if (remembered == null) {
            faults.report(new StoreFault.StartNumberNeeded());
            return;
        }
        HighWater jumped = remembered.jumped(MARGIN);
        try {
            raise(jumped);
            faults.report(new StoreFault.HighWaterUnreadable(jumped.number() + 1));
        } catch (NoNumberException e) {
            Logger.error(e, "The file of numbers could not be made anew");
        }
    }

    /// Reports to staff whether only they can say which day it is.
    ///
    /// @param trusted whether the clock says that it is right
    void look(LocalDate today, boolean trusted) {
        HighWater known = last;
        if (known != null) {
            doubt(known, today, trusted);
        }
    }

    private void doubt(HighWater known, LocalDate today, boolean trusted) {
        LocalDate day = known.day();
        if (day != null && trusted && known.doubts(today)) {
            faults.report(new StoreFault.DateDoubted(today, day));
        } else {
            faults.clear(new StoreFault.DateDoubted(today, today).key());
        }
    }

    /// Staff say which day it is. Changes nothing unless it is far from the day of the last
    /// numbers.
    ///
    /// @return the new state of the numbers, or empty if nothing has changed
    Optional<HighWater> confirmDay(LocalDate day) throws NoNumberException {
        HighWater known = last;
        if (known == null || known.confirmed(day).equals(known)) {
            return Optional.empty();
        }
        HighWater value = known.confirmed(day);
        raise(value);
        faults.clear(new StoreFault.DateDoubted(day, day).key());
        return Optional.of(value);
    }

    /// Continues at a number that staff confirmed, when the numbers are lost or used up. A lost
    /// serial continues from the seconds since 1970, which no terminal reaches by counting.
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
            if (FailureCause.isDiskFull(e, folder)) {
                faults.report(new StoreFault.DiskFull(folder));
            }
            throw new NoNumberException("The number could not be saved", e);
        }
        last = value;
        faults.clear(new StoreFault.NumberNotSaved().key());
    }
}
