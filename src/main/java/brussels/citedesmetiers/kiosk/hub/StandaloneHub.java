package brussels.citedesmetiers.kiosk.hub;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskParts;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.desk.SiteBundles;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.speech.Engine;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.supervisor.Loop;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TicketSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A site's queue on its own database with the desk's pages, without a terminal's screen. Any
/// thread may use it; the store has its own thread.
public final class StandaloneHub implements AutoCloseable {
    private final DataFolder folder;
    private final StoreThread storeThread;
    private final DerbyStore store;
    private final AdviserQueue queue;
    private final DeskServer desk;
    private final @Nullable SiteGathering gathering;

    private StandaloneHub(
            DataFolder folder,
            StoreThread storeThread,
            DerbyStore store,
            AdviserQueue queue,
            DeskServer desk,
            @Nullable SiteGathering gathering) {
        this.folder = folder;
        this.storeThread = storeThread;
        this.store = store;
        this.queue = queue;
        this.desk = desk;
        this.gathering = gathering;
    }

    /// Opens the database in a locked data folder, reads the queue's log, and starts the pages.
    ///
    /// @param measures of a building, for a site that joins its counts
    /// @throws IOException if the port is taken or the data folder cannot be written
    /// @throws GeneralSecurityException if key or certificate cannot be read
    public static StandaloneHub open(
            DataFolder folder,
            Settings settings,
            DeskSettings plan,
            Measures measures,
            Content content,
            WallClock clock,
            DeskAddress address)
            throws Exception {
        return open(
                folder, settings, plan, measures, () -> content, clock, address, SiteBundles.NONE);
    }

    /// The same with content that may change, and with bundles for the terminals of the site.
    public static StandaloneHub open(
            DataFolder folder,
            Settings settings,
            DeskSettings plan,
            Measures measures,
            Supplier<Content> content,
            WallClock clock,
            DeskAddress address,
            SiteBundles bundles)
            throws Exception {
        TerminalSettings terminal = settings.terminal();
        OwnKey key = OwnKey.in(folder.path());
        DayClock days = DayClock.by(clock, settings.site().zone());
        StoreThread thread = new StoreThread();
        DerbyStore store =
                thread.run(
                        () -> DerbyStore.open(folder, new StoreFaults(), clock, System::nanoTime));
        try {
            AdviserQueue queue =
                    thread.run(
                            () ->
                                    HubSide.queue(
                                            terminal.id(),
                                            plan.plan(),
                                            new QueueSide.LocalStore(
                                                    store,
                                                    key,
                                                    new DerbyTicketRegister(
                                                            store, terminal.letter(), days),
                                                    thread,
                                                    () -> {}),
                                            clock));
            @Nullable SiteGathering gathering =
                    thread.run(
                            () ->
                                    SiteGathering.open(
                                            folder.path(),
                                            settings.site(),
                                            measures,
                                            terminal.centre().orElse(null),
                                            store,
                                            thread,
                                            days));
            DeskParts parts =
                    parts(
                                    new PinGate(new StaffPin(folder.path())),
                                    folder.path(),
                                    queue,
                                    plan,
                                    content,
                                    settings.site()
                                            .keys(terminal.id(), key.publicKey().orElse(null)),
                                    clock,
                                    () -> "{}",
                                    key,
                                    SlipPrinter.NONE,
                                    gathering)
                            .handing(bundles);
            DeskServer desk = DeskServer.start(parts, address);
            thread.tick(
                    () -> {
                        store.tick();
                        queue.tick();
                        if (gathering != null) {
                            gathering.tick();
                        }
                    });
            if (gathering != null) {
                gathering.start();
            }
            return new StandaloneHub(folder, thread, store, queue, desk, gathering);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            close(thread, store);
            throw e;
        }
    }

    /// What the desk's pages need from a hub.
    ///
    /// @param gathering null if the site does not join its counts
    public static DeskParts parts(
            PinGate pin,
            Path data,
            AdviserQueue queue,
            DeskSettings plan,
            Supplier<Content> content,
            SiteKeys keys,
            WallClock clock,
            Supplier<String> health,
            TicketSigner signer,
            SlipPrinter slips,
            @Nullable Gathering gathering) {
        return new DeskParts(
                queue,
                service -> new Text(plan.names().getOrDefault(service, Map.of())),
                content,
                new KeptContent(data)::of,
                Guide::recommended,
                () -> keys,
                clock,
                pin,
                new Engine()::wav,
                data,
                health,
                signer,
                slips,
                gathering,
                SiteBundles.NONE);
    }

    /// What has to come round for the hub to count as alive.
    public List<Loop> loops() {
        return List.of(storeThread.loop(), desk.loop());
    }

    public AdviserQueue queue() {
        return queue;
    }

    public DeskServer desk() {
        return desk;
    }

    /// What joins the counts of the site, if the site does.
    public Optional<SiteGathering> gathering() {
        return Optional.ofNullable(gathering);
    }

    @Override
    public void close() {
        desk.close();
        if (gathering != null) {
            gathering.close();
        }
        close(storeThread, store);
        folder.close();
    }

    private static void close(StoreThread thread, DerbyStore store) {
        thread.execute(store::close);
        thread.close();
    }
}
