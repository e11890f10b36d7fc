package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SiteCounts;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import brussels.citedesmetiers.kiosk.store.KeyFileException;
import brussels.citedesmetiers.kiosk.tally.Cells;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.tally.SiteFolder;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Terminals without screens in simulated time: people come, days end, counts are sealed. Each has
/// a data folder and a key like a real one; visits, cells, store and release are real. They may be
/// a site whose hub releases their counts as one.
///
/// One thread.
public final class Simulation implements AutoCloseable {
    private final Content content;
    private final VisitMachine machine;
    private final Cells cells;
    private final List<CountSettings.Stop> stops;
    private final RandomGenerator random;
    private final List<CountsFolder> terminals = new ArrayList<>();
    private final @Nullable SimulatedHub hub;
    private final List<Replay> replays;

    /// @param stops the stops of a truck in turn; empty for a building
    /// @param data each terminal's folder is created in it, named after its id
    /// @param year whose periods the comparison names
    /// @param site the id of their site as a sender, if it releases their counts as one; else null
    public Simulation(
            Content content,
            Measures measures,
            List<CountSettings.Stop> stops,
            Path data,
            List<String> ids,
            int year,
            @Nullable String site,
            RandomGenerator random)
            throws DataFolderException, KeyFileException {
        this.content = content;
        this.machine = new VisitMachine(content, TimeLimits.STANDARD);
        this.cells = new Cells(measures);
        this.stops = List.copyOf(stops);
        this.random = random;
        this.replays = measures.in(year).all().stream().map(Replay::new).toList();
        try {
            for (String id : ids) {
                terminals.add(
                        CountsFolder.open(
                                data.resolve(id), id, measures, this.stops, site != null));
            }
            this.hub =
                    site == null
                            ? null
                            : new SimulatedHub(
                                    SiteFolder.open(
                                            data.resolve(site), site, Set.copyOf(ids), measures));
        } catch (DataFolderException | RuntimeException e) {
            terminals.forEach(CountsFolder::close);
            throw e;
        }
    }

    /// The ids of this many terminals: the one in the settings, or that plus a number.
    public static List<String> ids(String id, int terminals) {
        return terminals == 1
                ? List.of(id)
                : IntStream.rangeClosed(1, terminals).mapToObj(n -> id + "-" + n).toList();
    }

    /// Whether no terminal has counted or sealed anything yet.
    public boolean untouched() throws OutboxException {
        if (hub != null && !hub.folder().site().counts().equals(SiteCounts.NONE)) {
            return false;
        }
        for (CountsFolder terminal : terminals) {
            OpenCounts open = terminal.outbox().open();
            if (!terminal.outbox().mark().equals(SealMark.NONE)
                    || !open.days().isEmpty()
                    || !open.kept().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Lets everybody come, each to some terminal, and ends every day up to the one before `end`.
    ///
    /// @param people in the order in which they come
    public void run(List<SimulatedPerson> people, LocalDate end) throws OutboxException {
        LocalDate day = LocalDate.MIN;
        for (SimulatedPerson person : people) {
            if (person.date().isAfter(day)) {
                day = person.date();
                seal(day);
            }
            List<Cell> visit =
                    cells.of(
                            new SimulatedVisit(content, machine, person, random).run(),
                            ClosedLists.hour(person.hour()),
                            stop(day),
                            content.version());
            replays.forEach(replay -> replay.give(visit));
            terminals.get(random.nextInt(terminals.size())).counts().add(person.date(), visit);
        }
        seal(end);
    }

    private String stop(LocalDate day) {
        return stops.isEmpty()
                ? Dimension.NONE
                : stops.get(Math.floorMod(day.toEpochDay(), stops.size())).id();
    }

    private void seal(LocalDate today) throws OutboxException {
        boolean given = false;
        for (CountsFolder terminal : terminals) {
            if (terminal.outbox().seal(today) > 0 && hub != null) {
                hub.take(terminal, today);
                given = true;
            }
        }
        if (hub != null && given) {
            hub.seal(today);
        }
    }

    /// The comparison for each measure. Call it once.
    ///
    /// @param years that ended in it
    public List<Replay> compared(List<Integer> years) throws OutboxException, BatchFormatException {
        for (Replay replay : replays) {
            for (CountsFolder terminal : terminals) {
                replay.add(terminal, years);
            }
            if (hub != null) {
                replay.add(hub.folder(), years);
            }
        }
        return replays;
    }

    public List<CountsFolder> terminals() {
        return List.copyOf(terminals);
    }

    /// The folder of their site, if it releases their counts as one.
    public Optional<SiteFolder> site() {
        return Optional.ofNullable(hub).map(SimulatedHub::folder);
    }

    @Override
    public void close() {
        terminals.forEach(CountsFolder::close);
        if (hub != null) {
            hub.close();
        }
    }
}
