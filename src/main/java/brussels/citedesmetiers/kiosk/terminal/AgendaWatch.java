package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.agenda.AgendaJson;
import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.AgendaReader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.FaultReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Knows the dates of the activities: reads the agendas of the configuration, of the content that
/// came last and of the data folder once the screen is up and whenever one of them changes, and
/// keeps the one that was made last. One that cannot be read changes nothing. It reads on its own
/// thread; any thread may ask.
final class AgendaWatch implements AutoCloseable {
    private static final long LOOK_SECONDS = 60;

    private final List<Supplier<Path>> folders;
    private final WallClock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("agenda").daemon().unstarted(task));
    private volatile @Nullable Agenda agenda;
    private List<Print> seen = List.of();

    /// What tells one version of a file from another.
    private record Print(Path folder, FileTime changed, long size) {}

    /// @param place the folder of the content in use, which may be the configuration's
    AgendaWatch(Path config, Supplier<Path> place, Path data, WallClock clock) {
        this.folders = List.of(() -> config, place, () -> data);
        this.clock = clock;
    }

    /// The dates still to come. Empty without an agenda, and while the clock is not known to be
    /// right: a date that has passed must not be shown as the next one.
    Optional<Upcoming> upcoming() {
        Agenda known = agenda;
        return known == null || !clock.trusted()
                ? Optional.empty()
                : Optional.of(known.after(clock.instant()));
    }

    /// The agenda that is used, past dates too.
    Optional<Agenda> agenda() {
        return Optional.ofNullable(agenda);
    }

    /// Starts reading, now and whenever a file changes.
    ///
    /// @param changed told on any thread when the dates have changed
    void start(Runnable changed) {
        var _ =
                thread.scheduleWithFixedDelay(
                        () -> look(changed), 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /// Looks once whether a file has changed. Any thread that may block.
    synchronized void look(Runnable changed) {
        try {
            List<Print> now = prints();
            if (!now.equals(seen)) {
                read(now, changed);
                seen = now;
            }
        } catch (IOException | RuntimeException e) {
            Logger.error(e, "The agenda could not be looked at; it is tried again");
        }
    }

    private List<Print> prints() throws IOException {
        List<Print> prints = new ArrayList<>();
        for (Path folder : folders.stream().map(Supplier::get).distinct().toList()) {
            Path file = folder.resolve(AgendaJson.FILE);
            if (Files.isRegularFile(file)) {
                prints.add(new Print(folder, Files.getLastModifiedTime(file), Files.size(file)));
            }
        }
        return prints;
    }

    private void read(List<Print> prints, Runnable changed) {
        List<Agenda> read = new ArrayList<>();
        for (Print print : prints) {
            switch (AgendaReader.load(print.folder())) {
                case LoadResult.Loaded<Agenda>(Agenda one) -> read.add(one);
                case LoadResult.Refused<Agenda>(List<Fault> faults) ->
                        FaultReport.lines(faults).stream()
                                .limit(20)
                                .forEach(line -> Logger.error("{}", line));
            }
        }
        if (prints.isEmpty()) {
            agenda = null;
        } else {
            read.stream().max(Comparator.comparing(Agenda::made)).ifPresent(best -> agenda = best);
        }
        changed.run();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
