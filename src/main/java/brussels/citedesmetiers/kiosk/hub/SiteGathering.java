package brussels.citedesmetiers.kiosk.hub;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SiteCounts;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.CentreTrouble;
import brussels.citedesmetiers.kiosk.sync.SiteSender;
import brussels.citedesmetiers.kiosk.sync.SyncStatus;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// This hub joins the counts of its site's terminals, seals them and sends them to the centre as a
/// sender of its own: with the site's id, its own key and its own token, all in the folder `site`
/// of the data folder.
///
/// Opened on the store's thread; any other thread may use it.
public final class SiteGathering implements Gathering, AutoCloseable {
    private static final int DAYS_LATE = 3;
    private static final int MOST_SAID = 1_000;

    private final DerbySite site;
    private final boolean joins;
    private final OneAtATime turns;
    private final DayClock days;
    private final OwnKey key;
    private final SiteSender sender;

    private SiteGathering(
            DerbySite site,
            boolean joins,
            OneAtATime turns,
            DayClock days,
            OwnKey key,
            SiteSender sender) {
        this.site = site;
        this.joins = joins;
        this.turns = turns;
        this.days = days;
        this.key = key;
        this.sender = sender;
    }

    /// Opens it; nothing is sealed or sent before [#start()]. The store's thread only.
    ///
    /// A site that joins its counts no more goes on with what its terminals still hold.
    ///
    /// @param data the data folder
    /// @param measures of a building
    /// @param centre of the terminal; null if it has none
    /// @param days a day is taken only once it has ended by a clock that is known to be right
    /// @return null if the site does not join its counts and never did here
    public static @Nullable SiteGathering open(
            Path data,
            SiteSettings settings,
            Measures measures,
            @Nullable CentreAddress centre,
            DerbyStore store,
            OneAtATime turns,
            DayClock days) {
        if (!settings.joinsCounts() && !DerbySite.isThere(store)) {
            return null;
        }
        OwnKey key = DerbySite.key(data);
        DerbySite site =
                DerbySite.of(store, settings.sender(), settings.givers(), measures, key::sign);
        SiteSender sender =
                new SiteSender(
                        centre == null ? null : centre.ofSite(DerbySite.folder(data)),
                        settings.sender(),
                        site,
                        turns,
                        days,
                        today -> turns.run(() -> waitedLong(site, today)));
        return new SiteGathering(site, settings.joinsCounts(), turns, days, key, sender);
    }

    private static boolean waitedLong(DerbySite site, LocalDate today) {
        try {
            return !site.awake(today).plusDays(Joining.USUAL_PATIENCE).isAfter(today);
        } catch (OutboxException e) {
            Logger.debug(e, "Nobody knows since when this hub runs");
            return false;
        }
    }

    /// Begins to seal and to send; call it once.
    public void start() {
        sender.start();
    }

    /// To be called every few seconds, on the store's thread.
    public void tick() {
        if (key.look()) {
            sender.hurry();
        }
    }

    /// Tries again now: staff have fixed something or confirmed the day.
    public void hurry() {
        sender.hurry();
    }

    /// How it stands with the centre.
    public SyncStatus status() {
        return sender.status();
    }

    @Override
    public boolean isMember(String terminal) {
        return site.members().contains(terminal);
    }

    /// Work on the store's thread, which may fail.
    @FunctionalInterface
    private interface Work<T> {
        T done() throws OutboxException;
    }

    private sealed interface Result<T> {
        record Done<T>(T value) implements Result<T> {}

        record Failed<T>(OutboxException failure) implements Result<T> {}
    }

    private <T> T run(Work<T> work) throws OutboxException {
        Result<T> result =
                turns.run(
                        () -> {
                            try {
                                return new Result.Done<>(work.done());
                            } catch (OutboxException e) {
                                return new Result.Failed<>(e);
                            }
                        });
        return switch (result) {
            case Result.Done<T>(T value) -> value;
            case Result.Failed<T>(OutboxException failure) -> throw failure;
        };
    }

    @Override
    public Giving.Answer take(Giving giving) throws OutboxException {
        if (!isMember(giving.terminal())) {
            throw new IllegalArgumentException(giving.terminal() + " gives nothing here");
        }
        LocalDate today = today();
        Giving.Answer answer = run(() -> site.take(giving, today));
        if (!giving.offers().isEmpty()) {
            sender.given();
        }
        return answer;
    }

    private LocalDate today() throws OutboxException {
        if (!days.trusted()) {
            throw new OutboxException("This hub does not know which day it is", null);
        }
        return days.today();
    }

    @Override
    public Standing standing() throws OutboxException {
        LocalDate today = today();
        SiteCounts counts = run(site::counts);
        Set<String> missing = joins ? run(() -> site.missing(today)) : Set.of();
        List<Member> members =
                new TreeSet<>(site.members())
                        .stream()
                                .map(
                                        id ->
                                                new Member(
                                                        id,
                                                        counts.throughOf(id),
                                                        missing.contains(id)))
                                .toList();
        Optional<CentreTrouble> trouble = status().trouble();
        return new Standing(
                members,
                counts.mark().sealed().closed(),
                run(() -> site.waiting(MOST_SAID)).size(),
                trouble.map(CentreTrouble::code).orElse(null),
                trouble.filter(CentreTrouble::needsStaff).isPresent());
    }

    /// Whether a terminal that has given before has not given for days what it should have. One
    /// that never gave may still count alone until the end of the year.
    public boolean misses() {
        if (!joins) {
            return false;
        }
        try {
            LocalDate some = today().minusDays(DAYS_LATE);
            SiteCounts counts = run(site::counts);
            return run(() -> site.missing(some)).stream()
                    .anyMatch(id -> !counts.throughOf(id).equals(LocalDate.EPOCH));
        } catch (OutboxException e) {
            Logger.debug(e, "Nobody knows now who is missing");
            return false;
        }
    }

    /// Ends sealing and sending. Close it before the store, and not on its thread.
    @Override
    public void close() {
        sender.close();
    }
}
