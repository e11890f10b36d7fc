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
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.CentreKey;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Takes the dates of activities from the site's hub, or from the centre where there is none,
/// between two visits. They can do no more than add dates to activities that the content knows:
/// what arrives is signed by the key of the hub or the centre, read as an agenda, and written again
/// from what was read. One made earlier than the one here, or later than now, is not taken.
///
/// On its own thread, from [#start] to [#close].
final class AgendaByNetwork implements AutoCloseable {
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration WHOLE = Duration.ofSeconds(60);

    /// Clocks of two machines need not agree to the minute.
    private static final Duration AHEAD = Duration.ofHours(1);

    private final Origin origin;
    private final ZoneId zone;
    private final Supplier<Content> content;
    private final WallClock clock;
    private final Quiet quiet;
    private final Path data;
    private final Runnable taken;
    private boolean failing;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("agenda-network").daemon().unstarted(task));

    /// Whom it is taken from.
    ///
    /// @param name for the log
    /// @param every how often it is asked: a centre may be far away, and a truck pays for each byte
    /// @param signed whether it made this signature of this message
    record Origin(
            String name,
            AgendaDownload download,
            Duration every,
            BiPredicate<byte[], byte[]> signed) {

        /// The hub at this address, by the keys that the site's settings give it.
        static Origin hub(AgendaDownload download, SiteSettings site, WallClock clock) {
            List<SiteKeys.Key> keys =
                    site.hub().map(t -> site.keys(t.id(), null).of(t.id())).orElse(List.of());
            return new Origin(
                    "hub",
                    download,
                    Duration.ofMinutes(30),
                    (message, signature) ->
                            keys.stream()
                                    .filter(key -> !clock.trusted() || key.inUseAt(clock.instant()))
                                    .anyMatch(key -> key.signed(message, signature)));
        }

        /// The centre with this key.
        static Origin centre(AgendaDownload download, CentreKey key) {
            return new Origin("centre", download, Duration.ofHours(1), key::signed);
        }
    }

    /// @param zone of the site
    /// @param quiet what is waited for before the dates change
    /// @param data the data folder
    /// @param taken told when there is a new agenda
    AgendaByNetwork(
            Origin origin,
            ZoneId zone,
            Supplier<Content> content,
            WallClock clock,
            Quiet quiet,
            Path data,
            Runnable taken) {
        this.origin = origin;
        this.zone = zone;
        this.content = content;
        this.clock = clock;
        this.quiet = quiet;
        this.data = data;
        this.taken = taken;
    }

    /// Whom a terminal with these settings takes it from: its hub if that is another machine, else
    /// the centre, unless the terminal is a hub that fetches the calendar itself.
    ///
    /// @param data the data folder
    /// @param online whether there is a centre for it
    /// @return null for nobody
    static @Nullable Origin origin(Settings settings, Path data, WallClock clock, boolean online) {
        TerminalSettings own = settings.terminal();
        SiteSettings site = settings.site();
        if (own.hub() instanceof TerminalSettings.Hub.Elsewhere(var address)) {
            return site.hub()
                    .flatMap(SiteSettings.Terminal::hubFingerprint)
                    .map(print -> new HubLink.Hub(address, print))
                    .map(hub -> Origin.hub(AgendaDownload.fromHub(hub, WHOLE), site, clock))
                    .orElse(null);
        }
        boolean fetches =
                own.hub() instanceof TerminalSettings.Hub.Here && site.calendar().isPresent();
        Optional<CentreAddress> centre = own.centre().filter(_ -> online && !fetches);
        return centre.flatMap(CentreAddress::publicKey)
                .map(
                        key ->
                                Origin.centre(
                                        AgendaDownload.fromCentre(
                                                centre.orElseThrow().in(data), own.id(), WHOLE),
                                        key))
                .orElse(null);
    }

    void start() {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::round,
                        FIRST.toSeconds(),
                        origin.every().toSeconds(),
                        TimeUnit.SECONDS);
    }

    private void round() {
        try {
            var _ = once();
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (failing) {
                // A truck may be without a network for weeks.
                Logger.debug(e, "The agenda of the {} is still not taken", origin.name());
            } else {
                Logger.warn(e, "The agenda of the {} is not taken now", origin.name());
            }
            failing = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks once.
    ///
    /// @return whether an agenda was taken
    boolean once() throws IOException, InterruptedException {
        Optional<byte[]> body = origin.download().newer(origin.signed());
        if (body.isEmpty()) {
            return false;
        }
        Optional<Agenda> read = read(body.get());
        if (read.isEmpty() || !isNewer(read.get())) {
            if (read.isEmpty() || clock.trusted()) {
                origin.download().settled();
            }
            return false;
        }
        quiet.await();
        Durable.onDisk().write(data.resolve(AgendaJson.FILE), AgendaJson.of(known(read.get())));
        origin.download().settled();
        taken.run();
        return true;
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
                    Logger.warn(
                            "The agenda of the {} is not read: {}",
                            origin.name(),
                            faults.getFirst().line());
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
        return new Agenda(agenda.made(), zone, agenda.source(), dates);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        origin.download().close();
    }
}
