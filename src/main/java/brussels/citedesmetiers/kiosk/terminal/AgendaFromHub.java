package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.AgendaJson;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.AgendaReader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.sync.AgendaDownload;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Takes the dates of activities from the site's hub, between two visits. They can do no more than
/// add dates to activities that the content knows: what arrives is signed by a key of the hub, read
/// as an agenda, and written again from what was read. One made earlier than the one here, or later
/// than now, is not taken.
///
/// On its own thread, from [#start] to [#close].
final class AgendaFromHub implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration WHOLE = Duration.ofSeconds(60);

    /// Clocks of two machines need not agree to the minute.
    private static final Duration AHEAD = Duration.ofHours(1);

    private final AgendaDownload download;
    private final SiteSettings site;
    private final List<SiteKeys.Key> hub;
    private final Supplier<Content> content;
    private final WallClock clock;
    private final Quiet quiet;
    private final Path data;
    private final Runnable taken;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("hub-agenda").daemon().unstarted(task));

    /// @param site names the hub and the keys it signs with
    /// @param quiet what is waited for before the dates change
    /// @param data the data folder
    /// @param taken told when there is a new agenda
    AgendaFromHub(
            AgendaDownload download,
            SiteSettings site,
            Supplier<Content> content,
            WallClock clock,
            Quiet quiet,
            Path data,
            Runnable taken) {
        this.download = download;
        this.site = site;
        this.hub = site.hub().map(t -> site.keys(t.id(), null).of(t.id())).orElse(List.of());
        this.content = content;
        this.clock = clock;
        this.quiet = quiet;
        this.data = data;
        this.taken = taken;
    }

    /// For a terminal whose hub is another machine.
    ///
    /// @return null for any other terminal
    static @Nullable AgendaFromHub of(
            Settings settings,
            Supplier<Content> content,
            WallClock clock,
            Quiet quiet,
            Path data,
            Runnable taken) {
        SiteSettings site = settings.site();
        Optional<String> key = site.hub().flatMap(SiteSettings.Terminal::hubFingerprint);
        return settings.terminal().hub() instanceof TerminalSettings.Hub.Elsewhere(var address)
                        && key.isPresent()
                ? new AgendaFromHub(
                        new AgendaDownload(new HubLink.Hub(address, key.get()), WHOLE),
                        site,
                        content,
                        clock,
                        quiet,
                        data,
                        taken)
                : null;
    }

    void start() {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::round, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void round() {
        try {
            var _ = once();
        } catch (IOException | RuntimeException e) {
            Logger.warn(e, "The agenda of the hub is not taken now");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks the hub once.
    ///
    /// @return whether an agenda was taken
    boolean once() throws IOException, InterruptedException {
        Optional<byte[]> body = download.newer(this::signed);
        if (body.isEmpty()) {
            return false;
        }
        Optional<Agenda> read = read(body.get());
        if (read.isEmpty() || !isNewer(read.get())) {
            if (read.isEmpty() || clock.trusted()) {
                download.settled();
            }
            return false;
        }
        quiet.await();
        Durable.onDisk().write(data.resolve(AgendaJson.FILE), AgendaJson.of(known(read.get())));
        download.settled();
        taken.run();
        return true;
    }

    private boolean signed(byte[] message, byte[] signature) {
        return hub.stream()
                .filter(key -> !clock.trusted() || key.inUseAt(clock.instant()))
                .anyMatch(key -> key.signed(message, signature));
    }

    /// Reads it where nothing else is, with the bounds that every agenda has.
    private Optional<Agenda> read(byte[] body) throws IOException {
        // Of the same name each time: what a power cut leaves is replaced.
        Path folder = Files.createDirectories(data.resolve("agenda-incoming"));
        Path file = folder.resolve(AgendaJson.FILE);
        try {
            Files.write(file, body);
            return switch (AgendaReader.load(folder)) {
                case LoadResult.Loaded<Agenda>(Agenda agenda) -> Optional.of(agenda);
                case LoadResult.Refused<Agenda>(var faults) -> {
                    Logger.warn("The hub's agenda is not read: {}", faults.getFirst().line());
                    yield Optional.empty();
                }
            };
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private boolean isNewer(Agenda agenda) {
        Instant made = agenda.made();
        boolean possible = !clock.trusted() || !made.isAfter(clock.instant().plus(AHEAD));
        boolean newer =
                !AgendaReader.isThere(data)
                        || !(AgendaReader.load(data)
                                instanceof LoadResult.Loaded<Agenda>(Agenda here))
                        || made.isAfter(here.made());
        return possible && newer;
    }

    private Agenda known(Agenda agenda) {
        Set<String> activities = new HashSet<>();
        content.get()
                .recommendations()
                .values()
                .forEach(r -> r.activityId().ifPresent(activities::add));
        List<AgendaDate> dates =
                agenda.dates().stream()
                        .filter(date -> activities.contains(date.activity()))
                        .toList();
        return new Agenda(agenda.made(), site.zone(), agenda.source(), dates);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        download.close();
    }
}
