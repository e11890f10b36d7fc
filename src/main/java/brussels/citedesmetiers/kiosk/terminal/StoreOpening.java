package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.Arrivals;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskParts;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.desk.SiteBundles;
import brussels.citedesmetiers.kiosk.hub.ForwardingSide;
import brussels.citedesmetiers.kiosk.hub.HubSide;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.hub.SiteGathering;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.hub.StoreThread;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyOffers;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.CountsToHub;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.sync.Sender;
import brussels.citedesmetiers.kiosk.tally.Counting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Opens a terminal's store with everything on top of it: its side of the queue, the counts and
/// their delivery to the centre. Their settings are read here, after the first frame.
///
/// @param folder already locked for this process
/// @param content shown now
/// @param printers whose states are reported to the centre
/// @param update the code of what keeps a bundle from being taken, if anything does
/// @param health how this terminal is, for the staff's pages
/// @param bundles that a hub hands on
record StoreOpening(
        DataFolder folder,
        StoreFaults faults,
        Settings settings,
        Supplier<Content> content,
        PinGate pin,
        TerminalChoices choices,
        Printers printers,
        Supplier<Optional<String>> update,
        Supplier<String> health,
        SiteBundles bundles) {

    /// Opens everything. The store's thread only.
    ///
    /// @param changed told on any thread when the screen may have to show something else
    OpenStore open(StoreThread thread, Runnable changed) {
        OwnKey key = OwnKey.in(folder.path());
        DerbyStore store = DerbyStore.open(folder, faults, choices.clock(), System::nanoTime);
        DayClock days = DayClock.by(choices.clock(), settings.site().zone());
        DerbyTicketRegister register =
                new DerbyTicketRegister(store, settings.terminal().letter(), days);
        Counting counting = counting(store, key);
        @Nullable SiteGathering gathering = gathering(store, thread, counting.days());
        Optional<DeskSettings> plan = hasQueue() ? plan() : Optional.empty();
        SlipPrinter slips = plan.map(this::slips).orElse(SlipPrinter.NONE);
        QueueSide queue =
                plan.flatMap(
                                known ->
                                        queue(
                                                new QueueSide.LocalStore(
                                                        store, key, register, thread, changed),
                                                known,
                                                slips,
                                                gathering))
                        .orElseGet(
                                () ->
                                        QueueSide.alone(
                                                new QueueSide.LocalStore(
                                                        store, key, register, thread, changed)));
        @Nullable CountsToHub toHub = toHub(counting, key, thread, gathering);
        return new OpenStore(
                store,
                key,
                register,
                queue,
                slips,
                counting,
                sender(counting, thread, toHub, gathering),
                toHub,
                gathering);
    }

    /// What gives the counts to the hub of the site. A terminal that does not join them any more
    /// goes on until the hub has what it still holds.
    private @Nullable CountsToHub toHub(
            Counting counting, OwnKey key, StoreThread thread, @Nullable SiteGathering gathering) {
        return switch (settings.terminal().hub()) {
            case TerminalSettings.Hub.None() -> null;
            case TerminalSettings.Hub.Here _ ->
                    gathering == null
                            ? null
                            : CountsToHub.here(
                                    gathering, counting.outbox().offers(), thread, counting.days());
            case TerminalSettings.Hub.Elsewhere(URI address) ->
                    settings.site()
                            .hub()
                            .flatMap(SiteSettings.Terminal::hubFingerprint)
                            .filter(_ -> choices.online() && everJoins())
                            .map(
                                    fingerprint ->
                                            CountsToHub.over(
                                                    new HubLink.Hub(address, fingerprint),
                                                    key::sign,
                                                    counting.outbox().offers(),
                                                    thread,
                                                    counting.days()))
                            .orElse(null);
        };
    }

    private boolean everJoins() {
        return settings.joinsCounts() || DerbyOffers.mayBeIn(folder.path());
    }

    /// What joins the counts of the site, if this is the hub of a site that does.
    private @Nullable SiteGathering gathering(DerbyStore store, StoreThread thread, DayClock days) {
        return settings.terminal().hub() instanceof TerminalSettings.Hub.Here
                ? SiteGathering.open(
                        folder.path(),
                        settings.site(),
                        countSettings().measures(TerminalKind.BUILDING),
                        centre().orElse(null),
                        store,
                        thread,
                        days)
                : null;
    }

    /// Where the centre is. A scripted terminal has none.
    private Optional<CentreAddress> centre() {
        return settings.terminal()
                .centre()
                .filter(_ -> choices.online())
                .map(address -> address.in(folder.path()));
    }

    private boolean hasQueue() {
        return switch (settings.terminal().hub()) {
            case TerminalSettings.Hub.None() -> false;
            case TerminalSettings.Hub.Here _ -> true;
            case TerminalSettings.Hub.Elsewhere _ -> choices.online();
        };
    }

    /// This terminal's side of the queue. A terminal whose `desk.json` has faults only gives
    /// numbers.
    private Optional<QueueSide> queue(
            QueueSide.LocalStore local,
            DeskSettings plan,
            SlipPrinter slips,
            @Nullable SiteGathering gathering) {
        return switch (settings.terminal().hub()) {
            case TerminalSettings.Hub.None() -> Optional.empty();
            case TerminalSettings.Hub.Here here ->
                    Optional.of(hub(local, plan, slips, gathering, here.port()));
            case TerminalSettings.Hub.Elsewhere(URI address) -> ahead(local, plan, slips, address);
        };
    }

    private Optional<QueueSide> ahead(
            QueueSide.LocalStore local, DeskSettings plan, SlipPrinter slips, URI address) {
        return settings.site()
                .hub()
                .flatMap(SiteSettings.Terminal::hubFingerprint)
                .map(
                        key ->
                                new ForwardingSide(
                                        local,
                                        new HubLink.Hub(address, key),
                                        plan.plan(),
                                        settings.terminal().id(),
                                        content.get().version(),
                                        HubLink.USUAL,
                                        slips));
    }

    private HubSide hub(
            QueueSide.LocalStore local,
            DeskSettings plan,
            SlipPrinter slips,
            @Nullable SiteGathering gathering,
            int port) {
        AdviserQueue queue =
                HubSide.queue(settings.terminal().id(), plan.plan(), local, choices.clock());
        Arrivals arrivals = new Arrivals(queue, content, local.key());
        if (!choices.online()) {
            return HubSide.start(queue, arrivals, local.changed(), null);
        }
        DeskAddress address = DeskAddress.on(port);
        return HubSide.start(
                queue,
                arrivals,
                local.changed(),
                () -> DeskServer.start(pages(local, queue, plan, slips, gathering), address));
    }

    private DeskParts pages(
            QueueSide.LocalStore local,
            AdviserQueue queue,
            DeskSettings plan,
            SlipPrinter slips,
            @Nullable SiteGathering gathering) {
        return StandaloneHub.parts(
                        pin,
                        folder.path(),
                        queue,
                        plan,
                        content,
                        settings.site()
                                .keys(
                                        settings.terminal().id(),
                                        local.key().publicKey().orElse(null)),
                        choices.clock(),
                        health,
                        local.key(),
                        slips,
                        gathering)
                .handing(bundles);
    }

    private SlipPrinter slips(DeskSettings plan) {
        return new SlipsOnPaper(
                printers,
                content,
                (letter, language) ->
                        plan.plan()
                                .serviceOf(letter.charAt(0))
                                .map(service -> plan.name(service.id(), language))
                                .orElse(letter),
                settings.site().zone());
    }

    private Optional<DeskSettings> plan() {
        return read(DeskReader.load(choices.config()), "desk.json");
    }

    /// While `counts.json` has faults, the settings as shipped apply.
    private CountSettings countSettings() {
        return read(CountReader.load(choices.config()), CountSettings.FILE)
                .orElse(CountSettings.SHIPPED);
    }

    /// What counts visits.
    private Counting counting(DerbyStore store, OwnKey key) {
        TerminalSettings own = settings.terminal();
        CountSettings used = countSettings();
        boolean truck = own.kind() == TerminalKind.TRUCK;
        return new Counting(
                store,
                key,
                new Counting.Setting(
                        own.id(),
                        own.kind(),
                        used.measures(own.kind()),
                        truck ? used.stops() : List.of(),
                        () -> content.get().version(),
                        choices.clock(),
                        choices.boot(),
                        settings.site().zone(),
                        settings.joinsCounts()));
    }

    /// What sends the counts to the centre.
    private Sender sender(
            Counting counting,
            StoreThread thread,
            @Nullable CountsToHub toHub,
            @Nullable SiteGathering gathering) {
        Reporting reporting =
                new Reporting(
                        () -> content.get().version(),
                        () -> printers.known().stream().map(Printers.Known::state).toList(),
                        faults::current,
                        update,
                        () -> toHub == null ? 0 : toHub.status().waiting(),
                        () -> gathering != null && gathering.misses(),
                        counting.days()::trusted);
        return new Sender(
                centre().orElse(null),
                settings.terminal().id(),
                counting.outbox(),
                thread,
                counting.days(),
                reporting::heartbeat);
    }

    private static <T> Optional<T> read(LoadResult<T> result, String file) {
        return switch (result) {
            case LoadResult.Loaded<T>(T value) -> Optional.of(value);
            case LoadResult.Refused<T>(var faults) -> {
                Logger.error("{} has {} faults; kiosk check says which", file, faults.size());
                yield Optional.empty();
            }
        };
    }
}
