package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.queue.MutableDayClock;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A terminal's numbers with a disk and a database that are lost, go back and come again as told,
/// and an observer who writes down every number a visitor got.
final class NumbersModel {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 23);

    /// What may happen, with a number that says how.
    record Event(Kind kind, int how) {}

    enum Kind {
        /// A ticket is given, and nothing goes wrong.
        ISSUE,
        /// Power goes in the step of giving a ticket that `how` names, and comes back.
        ISSUE_AND_POWER_LOSS,
        POWER_LOSS,
        /// The file is deleted or damaged while the power is off.
        FILE_LOST,
        FILE_OR_COPY_DAMAGED,
        /// The file is as it was before the last tickets.
        FILE_WENT_BACK,
        DATABASE_LOST,
        /// The database is as it was some tickets ago.
        DATABASE_WENT_BACK,
        DATABASE_AWAY,
        DATABASE_BACK,
        NEXT_DAY,
        CLOCK_TRUSTED,
        CLOCK_UNTRUSTED,
        /// The clock says that it is right but shows another day.
        CLOCK_LIES,
        /// The same, years off.
        CLOCK_LIES_FAR,
        /// Staff say which day it is.
        STAFF_CONFIRM_THE_DAY
    }

    private final MemoryDisk disk;
    private final boolean honestClock;
    private final MutableDayClock clock = new MutableDayClock(FIRST_DAY);
    private final StoreFaults faults = new StoreFaults();
    private final List<Optional<HighWater>> databaseHistory = new ArrayList<>();
    private final List<HighWater> waiting = new ArrayList<>();
    private final Set<String> given = new HashSet<>();

    private LocalDate day = FIRST_DAY;
    private Optional<HighWater> database = Optional.empty();
    private boolean databaseAway;
    private long lastSerial;
    private Numbers numbers;
    private int tickets;

    /// @param honestClock whether a trusted clock is always right; then no number comes twice on a
    ///   real day, else on a day as shown by a trusted clock
    NumbersModel(MemoryDisk disk, boolean honestClock) {
        this.disk = disk;
        this.honestClock = honestClock;
        disk.put(HighWater.NONE);
        this.numbers = restarted();
    }

    int tickets() {
        return tickets;
    }

    void happen(Event event) {
        switch (event.kind()) {
            case ISSUE -> issue(Integer.MAX_VALUE);
            case ISSUE_AND_POWER_LOSS -> issue(event.how() % 3);
            case POWER_LOSS -> numbers = powerLost(event.how());
            case FILE_LOST -> loseFile(event.how());
            case FILE_OR_COPY_DAMAGED -> {
                disk.loseOne(event.how() % 2 == 0);
                numbers = powerLost(0);
            }
            case FILE_WENT_BACK -> {
                // Only what the database can tell: it must know more than the old file.
                if (!databaseAway && database.isPresent() && waiting.isEmpty()) {
                    disk.goBack();
                    numbers = powerLost(0);
                }
            }
            case DATABASE_LOST -> setDatabase(Optional.empty(), event.how());
            case DATABASE_WENT_BACK -> {
                int ago = Math.min(databaseHistory.size(), 1 + event.how() % 20);
                if (ago > 0) {
                    setDatabase(databaseHistory.get(databaseHistory.size() - ago), event.how());
                }
            }
            case DATABASE_AWAY -> databaseAway = true;
            case DATABASE_BACK -> databaseIsBack();
            case NEXT_DAY -> {
                day = day.plusDays(1);
                clock.set(clock.trusted() ? day : clock.today(), clock.trusted());
            }
            case CLOCK_TRUSTED -> clock.set(day, true);
            case CLOCK_UNTRUSTED -> clock.set(day.plusDays(event.how() % 7 - 3), false);
            case CLOCK_LIES -> {
                if (!honestClock) {
                    clock.set(day.plusDays(event.how() % 7 - 3), true);
                }
            }
            case CLOCK_LIES_FAR -> {
                if (!honestClock) {
                    clock.set(day.plusDays(event.how() % 2 == 0 ? 3652 : -3652), true);
                }
            }
            case STAFF_CONFIRM_THE_DAY -> confirmDay();
        }
    }

    private void confirmDay() {
        try {
            Optional<HighWater> changed = numbers.confirmDay(day);
            if (changed.isPresent() && !databaseAway) {
                database = changed;
            }
        } catch (NoNumberException notSaved) {
            throw new AssertionError(notSaved);
        }
    }

    // Steps 0 and 1 are the copy's and the file's; 2 is after them and before the commit.
    private void issue(int powerLossAt) {
        disk.loseWriteIn(powerLossAt < 2 ? powerLossAt : -1);
        HighWater before = numbers.last();
        try {
            HighWater taken = numbers.take(clock);
            assertTrue(
                    before == null || taken.number() > before.number() || mayRestart(before),
                    "restarted without a later trusted date");
            if (powerLossAt < Integer.MAX_VALUE) {
                throw new PowerLoss();
            }
            if (databaseAway) {
                waiting.add(taken);
            } else {
                commit(taken);
            }
            observe(taken);
        } catch (PowerLoss e) {
            numbers = powerLost(powerLossAt);
        } catch (NoNumberException nothingGiven) {
            disk.loseWriteIn(-1);
            assertTrue(
                    numbers.last() == null || numbers.last().number() > 8_000,
                    "a number was refused without need");
        }
    }

    private boolean mayRestart(HighWater before) {
        LocalDate of = before.day();
        return clock.trusted() && of != null && clock.today().isAfter(of);
    }

    private void observe(HighWater taken) {
        tickets++;
        assertTrue(taken.serial() > lastSerial, "serial " + taken.serial() + " given again");
        LocalDate shown = clock.today();
        lastSerial = taken.serial();
        if (honestClock) {
            assertTrue(given.add(day + " " + taken.number()), "twice: " + taken + " on " + day);
        } else if (clock.trusted()) {
            assertTrue(given.add(shown + " " + taken.number()), "twice: " + taken + " on " + shown);
        }
    }

    private void commit(HighWater value) {
        databaseHistory.add(database);
        database = Optional.of(value);
    }

    private Numbers powerLost(int how) {
        disk.powerLoss(how % 2 == 0);
        waiting.clear();
        return restarted();
    }

    private Numbers restarted() {
        Numbers fresh = new Numbers(Path.of("data"), disk, faults);
        numbers = fresh;
        if (!databaseAway) {
            reconcile();
        }
        return fresh;
    }

    private void reconcile() {
        numbers.reconcile(database.orElse(null), waiting.size());
        HighWater last = numbers.last();
        if (last != null && waiting.isEmpty()) {
            database = Optional.of(last);
        }
    }

    private void databaseIsBack() {
        if (databaseAway) {
            databaseAway = false;
            reconcile();
            waiting.forEach(this::commit);
            waiting.clear();
        }
    }

    // At least one of the two must survive, so the one is lost only while the other knows. A
    // trusted
    // clock that lied, with the database away, leaves a date that only the file knows.
    private void loseFile(int how) {
        if (database.isPresent() && (honestClock || databaseKnowsTheDate())) {
            disk.lose(how % 2 == 0);
            numbers = powerLost(0);
        }
    }

    private boolean databaseKnowsTheDate() {
        HighWater last = numbers.last();
        return last != null
                && Objects.equals(database.map(HighWater::day).orElse(null), last.day());
    }

    private void setDatabase(Optional<HighWater> to, int how) {
        if (numbers.last() != null) {
            database = to;
            databaseHistory.clear();
            databaseAway = true;
            if (how % 2 == 0) {
                databaseIsBack();
            } else {
                databaseAway = false;
                numbers = powerLost(0);
            }
        }
    }
}
