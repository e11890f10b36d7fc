package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.Alerts;
import brussels.citedesmetiers.kiosk.central.BackupDoor;
import brussels.citedesmetiers.kiosk.central.CalendarTurn;
import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.central.CentrePages;
import brussels.citedesmetiers.kiosk.central.CentreServer;
import brussels.citedesmetiers.kiosk.central.CentreServerAddress;
import brussels.citedesmetiers.kiosk.central.CentreStore;
import brussels.citedesmetiers.kiosk.central.Codes;
import brussels.citedesmetiers.kiosk.central.SharedBundles;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.hub.CalendarErrand;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kiosk central run`: the centre's server.
@Command(name = "run", description = "Run the centre.")
final class CentralRunCommand implements Callable<Integer> {
    @Mixin final ServerOptions server = new ServerOptions();

    @Option(
            names = "--behind-proxy",
            description =
                    "Without TLS and for this machine only: a proxy in front has the certificate.")
    boolean proxy;

    @Option(
            names = "--name",
            paramLabel = "HOST",
            description =
                    "A name the certificate that is made shall be for, beside this machine's.")
    List<String> names = List.of();

    /// A server's clock is its keepers' to set, by whatever program they choose.
    private static final WallClock SERVERS_CLOCK =
            new WallClock(InstantSource.system(), () -> true);

    private final CentralCommands central;
    private final Invocation call;

    CentralRunCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    @Override
    public Integer call() throws Exception {
        Optional<String> fault = server.fault();
        if (fault.isPresent()) {
            return call.refuse(fault.get(), ExitStatus.USAGE);
        }
        Optional<SiteSettings> site = SettingsReader.loadSite(call.config()).orSay(call.err());
        Optional<CountSettings> counts = CountReader.load(call.config()).orSay(call.err());
        Optional<Content> content =
                ContentLoader.loadAll(call.config())
                        .orSay(call.err())
                        .map(read -> TradesReader.added(call.config(), read));
        if (site.isEmpty() || counts.isEmpty() || content.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        CentreFolder folder = central.folder();
        CentreStore store = folder.store();
        PinGate gate = store.gate(StaffPin.password(store.kept(StaffPin.PASSWORD)));
        Codes codes = CentreFolder.codes(counts.get(), content.get());
        Centre centre = folder.centre(store, codes);
        boolean alike = SharedSettings.settle(store, folder.folder(), codes, site.get());
        URI calendar = site.get().calendarOrNull();
        if (calendar != null) {
            centre.handAgenda(folder.folder(), site.get().id());
        }
        CentrePages.PageSettings pages =
                new CentrePages.PageSettings(
                        content.get(),
                        CentreFolder.reportSettings(counts.get(), site.get()),
                        gate,
                        folder.folder());
        serve(
                centre,
                new CentreServerAddress(
                        server.port(CentreServerAddress.PORT),
                        proxy,
                        names,
                        server.certificate,
                        server.key),
                folder,
                new CentrePages(centre, pages),
                alike
                        ? AlertSetup.of(folder.folder(), centre, content.get(), site.get().zone())
                                .orElse(null)
                        : null,
                CalendarErrand.started(
                        calendar,
                        call.config(),
                        folder.folder(),
                        SERVERS_CLOCK,
                        store.shared() ? turn(store, folder) : CalendarErrand.Turn.ALONE),
                store.shared() ? new SharedBundles(store, folder.folder()) : null);
        return ExitStatus.OK;
    }

    private static CalendarErrand.Turn turn(CentreStore store, CentreFolder folder) {
        CalendarTurn turn = new CalendarTurn(store, folder.folder(), SERVERS_CLOCK);
        return new CalendarErrand.Turn() {
            @Override
            public void share() throws IOException {
                turn.share();
            }

            @Override
            public boolean take() throws IOException {
                return turn.take();
            }

            @Override
            public void fetched() throws IOException {
                turn.fetched();
            }
        };
    }

    /// What takes backups of Derby; another database needs nobody for that.
    private static Optional<BackupDoor> backups(CentreFolder folder, Centre centre) {
        if (folder.database() != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(BackupDoor.open(folder.folder(), centre));
        } catch (IOException | UnsupportedOperationException e) {
            Logger.error(e, "No backup can be made while the centre runs");
            return Optional.empty();
        }
    }

    private void serve(
            Centre centre,
            CentreServerAddress address,
            CentreFolder folder,
            CentrePages pages,
            @Nullable Alerts alertsOrNull,
            @Nullable CalendarErrand errandOrNull,
            @Nullable SharedBundles bundlesOrNull)
            throws Exception {
        CentreServer server = CentreServer.start(centre, address, folder.folder(), pages);
        Optional<BackupDoor> backups = backups(folder, centre);
        Optional<Alerts> alerts = Optional.ofNullable(alertsOrNull);
        alerts.ifPresent(Alerts::start);
        if (bundlesOrNull != null) {
            bundlesOrNull.start();
        }
        CountDownLatch ended = new CountDownLatch(1);
        Watchdog watchdog = Watchdog.of(call.environment());
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    watchdog.close();
                                    server.close();
                                    backups.ifPresent(BackupDoor::close);
                                    alerts.ifPresent(Alerts::close);
                                    if (errandOrNull != null) {
                                        errandOrNull.close();
                                    }
                                    if (bundlesOrNull != null) {
                                        bundlesOrNull.close();
                                    }
                                    centre.close();
                                    ended.countDown();
                                },
                                "centre-end"));
        String scheme = address.behindProxy() ? "http" : "https";
        call.out().println(scheme + "://localhost:" + server.port() + "/");
        server.fingerprint().ifPresent(print -> call.out().println("SHA-256 " + print));
        call.out().flush();
        watchdog.watch(List.of(centre.loop(), server.loop()));
        watchdog.ready("Serving");
        ended.await();
    }
}
