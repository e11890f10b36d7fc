package brussels.citedesmetiers.kiosk.tally;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.clock.KnownTime;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.DayChoice;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.store.DerbyOutbox;
import brussels.citedesmetiers.kiosk.store.DerbyStops;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyVisitCounts;
import brussels.citedesmetiers.kiosk.store.StoreException;
import brussels.citedesmetiers.kiosk.ticket.TicketSigner;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Counts ended visits, each on its day once the day is known.
///
/// The store's thread only, except [#choice()] and [#days()].
public final class Counting {
    private final DerbyVisitCounts counts;
    private final DerbyOutbox outbox;
    private final DerbyStops stops;
    private final Cells cells;
    private final Setting setting;
    private volatile KnownTime time = KnownTime.UNKNOWN;
    private volatile boolean dated;
    private @Nullable LocalDate confirmed;
    private String stop = Dimension.NONE;
    private @Nullable LocalDate stopDay;
    private Map<String, LocalDate> lastDays = new HashMap<>();
    private LocalDate lastUsed = LocalDate.EPOCH;
    private final DerbyStore store;
    private volatile @Nullable DayChoice choice;
    private Consumer<List<Cell>> watcher = cells -> {};

    /// The settings of counting.
    ///
    /// @param places a truck may stand at; none for a building
    /// @param joins whether the counts are to go to the hub of the site
    public record Setting(
            String terminal,
            TerminalKind kind,
            Measures measures,
            List<CountSettings.Stop> places,
            Supplier<String> contentVersion,
            WallClock clock,
            BootClock boot,
            ZoneId zone,
            boolean joins) {
        public Setting {
            places = List.copyOf(places);
        }

        private boolean truck() {
            return kind == TerminalKind.TRUCK;
        }
    }

    public Counting(DerbyStore store, TicketSigner key, Setting setting) {
        this.store = store;
        this.counts = new DerbyVisitCounts(store);
        this.outbox =
                new DerbyOutbox(
                        store,
                        new Sealer(
                                setting.terminal(),
                                setting.measures(),
                                CountSettings.names(setting.places()),
                                key::sign),
                        setting.joins());
        this.stops = new DerbyStops(store);
        this.cells = new Cells(setting.measures());
        this.setting = setting;
        recall();
        look();
    }

    public DerbyOutbox outbox() {
        return outbox;
    }

    public Measures measures() {
        return setting.measures();
    }

    public DerbyVisitCounts counts() {
        return counts;
    }

    /// Restores what staff said since the machine was started, in case only the program restarted.
    private void recall() {
        try {
            lastDays = new HashMap<>(stops.lastDays());
            lastUsed = counts.lastDay();
            Optional<LocalDate> said = stops.confirmed(setting.boot().boot());
            if (said.isPresent()) {
                confirmed = said.get();
                stopDay = said.get();
                stop = stops.of(said.get()).orElse(Dimension.NONE);
            }
        } catch (StoreException e) {
            Logger.warn(e, "What staff said of the day is not known while the database is away");
        }
    }

    /// Adds an ended visit to its cells.
    public void count(VisitSummary summary) {
        look();
        Optional<LocalDateTime> now = now();
        String hour = now.map(t -> ClosedLists.hour(t.getHour())).orElse(Dimension.UNKNOWN);
        List<Cell> added = cells.of(summary, hour, stop(), setting.contentVersion().get());
        if (now.isPresent()) {
            counts.add(now.get().toLocalDate(), added);
        } else {
            counts.addUndated(setting.boot().boot(), setting.boot().sinceBoot(), added);
        }
        watcher.accept(added);
    }

    /// Reports the cells of each visit from now on: all that remains of it.
    public void onCounted(Consumer<List<Cell>> newWatcher) {
        watcher = newWatcher;
    }

    private Optional<LocalDateTime> now() {
        return time.now(setting.boot().sinceBoot())
                .map(instant -> LocalDateTime.ofInstant(instant, setting.zone()));
    }

    /// The stop chosen for today.
    private String stop() {
        Optional<LocalDate> today = now().map(LocalDateTime::toLocalDate);
        boolean ofToday = today.map(day -> day.equals(stopDay)).orElse(stopDay != null);
        return ofToday ? stop : Dimension.NONE;
    }

    /// Reads the clocks, and dates the visits that waited for the time.
    private void look() {
        Duration since = setting.boot().sinceBoot();
        time =
                time.read(
                        setting.clock().instant(),
                        setting.clock().trusted(),
                        since,
                        outbox.through(),
                        lastUsed);
        Optional<LocalDateTime> now = now();
        if (now.isPresent() && !dated) {
            counts.timeKnown(setting.boot().boot(), since, now.get());
            dated = true;
            recallStop(now.get().toLocalDate());
        }
        choice = choiceNow();
    }

    private void recallStop(LocalDate today) {
        try {
            stops.of(today)
                    .ifPresent(
                            chosen -> {
                                stop = chosen;
                                stopDay = today;
                            });
        } catch (StoreException e) {
            Logger.warn(e, "Today's stop is not known while the database is away");
        }
    }

    /// Checks the clocks. Call it every few seconds.
    public void tick() {
        look();
    }

    /// Which day it is, for sealing: trusted only once the visits waiting for it are dated. Any
    /// thread.
    public DayClock days() {
        return new DayClock() {
            @Override
            public LocalDate today() {
                return now().map(LocalDateTime::toLocalDate).orElse(LocalDate.EPOCH);
            }

            @Override
            public boolean trusted() {
                return dated;
            }
        };
    }

    /// Staff say where the terminal stands, and which day it is if it is unknown.
    ///
    /// @param place id of a stop, or [Dimension#NONE]
    public void choose(String place, LocalDate day) {
        boolean clockIsWrong =
                store.dayInDoubt()
                        && !now().map(LocalDateTime::toLocalDate).equals(Optional.of(day));
        if (now().isEmpty() || clockIsWrong) {
            Duration since = setting.boot().sinceBoot();
            Instant doubted = time.doubted();
            if (doubted != null && LocalDate.ofInstant(doubted, setting.zone()).equals(day)) {
                time = time.confirmed(doubted, since);
            } else if (clockIsWrong) {
                time = time.confirmed(atThisTimeOf(day), since);
            } else {
                counts.confirmDay(setting.boot().boot(), day);
            }
            confirmed = day;
            lastUsed = day;
        }
        takeBack(day);
        if (setting.truck()) {
            stops.choose(day, place);
            stop = place;
            stopDay = day;
            lastDays.merge(place, day, (one, other) -> one.isAfter(other) ? one : other);
        }
        Logger.info("Staff chose the stop and the day {}", day);
        look();
    }

    /// Uses the clock's time of day, because only its date is wrong.
    private Instant atThisTimeOf(LocalDate day) {
        return LocalDateTime.ofInstant(setting.clock().instant(), setting.zone())
                .with(day)
                .atZone(setting.zone())
                .toInstant();
    }

    /// Corrects what a wrong clock counted or sealed on days after this one.
    private void takeBack(LocalDate day) {
        try {
            outbox.confirmDay(day);
        } catch (OutboxException e) {
            Logger.warn(e, "Counts of a day still to come stay there while the database is away");
        }
    }

    /// What staff may choose, or nothing if there is nothing to say. Any thread.
    public Optional<DayChoice> choice() {
        return Optional.ofNullable(choice);
    }

    private @Nullable DayChoice choiceNow() {
        Optional<LocalDate> today = now().map(LocalDateTime::toLocalDate);
        boolean doubt = store.dayInDoubt();
        if (!setting.truck() && today.isPresent() && !doubt) {
            return null;
        }
        Instant wall = time.doubted() == null ? setting.clock().instant() : time.doubted();
        LocalDate said = confirmed == null ? LocalDate.ofInstant(wall, setting.zone()) : confirmed;
        List<DayChoice.Place> rows = new ArrayList<>();
        for (CountSettings.Stop each : setting.places()) {
            rows.add(new DayChoice.Place(each.id(), each.name(), lastDays.get(each.id())));
        }
        // Stops never used stay in file order.
        rows.sort(
                Comparator.comparing(
                        (DayChoice.Place row) -> row.lastDay().orElse(LocalDate.MIN),
                        Comparator.reverseOrder()));
        boolean known = today.isPresent() && !doubt;
        boolean done = known ? today.get().equals(stopDay) : confirmed != null;
        return new DayChoice(today.orElse(said), known, done, setting.kind(), stop(), rows);
    }
}
