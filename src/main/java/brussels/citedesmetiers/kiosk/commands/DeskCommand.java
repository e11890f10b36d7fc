package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.hub.CalendarErrand;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import brussels.citedesmetiers.kiosk.terminal.HubUpdates;
import brussels.citedesmetiers.kiosk.terminal.Updates;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kiosk desk`: the site's hub and the desk's pages without a screen, on a dedicated small PC.
@Command(name = "desk", description = "Run the site's queue and the desk's pages without a screen.")
final class DeskCommand implements Callable<Integer> {
    @Mixin final ServerOptions server = new ServerOptions();
    private final Invocation call;
    private @Nullable CalendarErrand errand;
    private @Nullable HubUpdates updates;

    DeskCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<String> fault = server.fault();
        if (fault.isPresent()) {
            return call.refuse(fault.get(), ExitStatus.USAGE);
        }
        CountDownLatch ended = new CountDownLatch(1);
        Optional<StandaloneHub> hub =
                start(
                        new DeskAddress(
                                server.port(DeskAddress.PORT), server.certificate, server.key));
        if (hub.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        Watchdog watchdog = Watchdog.of(call.environment());
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    watchdog.close();
                                    if (errand != null) {
                                        errand.close();
                                    }
                                    if (updates != null) {
                                        updates.close();
                                    }
                                    hub.get().close();
                                    ended.countDown();
                                },
                                "desk-end"));
        say(hub.get());
        watchdog.watch(hub.get().loops());
        watchdog.ready("Serving");
        ended.await();
        return ExitStatus.OK;
    }

    private void say(StandaloneHub hub) {
        for (URI address : hub.desk().addresses()) {
            call.out().println(address);
        }
        call.out().println("https://localhost:" + hub.desk().port() + "/");
        call.out().println("SHA-256 " + ServerCertificate.asBrowsersShow(hub.desk().fingerprint()));
        call.out().flush();
    }

    /// Content that was edited into a fault is not what is shown: a desk serves without keeping it.
    private static void keep(KeptContent kept, Path place, Content shown, WallClock clock) {
        try {
            kept.keep(place, shown.version(), clock.instant());
        } catch (IOException e) {
            Logger.error(e, "The content in use could not be kept for later");
        }
    }

    /// Reads tickets with other content from now on, unless it has faults.
    private void change(
            AtomicReference<Content> shown,
            KeptContent kept,
            Path place,
            List<String> languages,
            WallClock clock) {
        ContentLoader.load(place, languages)
                .orSay(call.err())
                .ifPresent(
                        content -> {
                            shown.set(content);
                            keep(kept, place, content, clock);
                        });
    }

    /// Reads the settings and starts the hub.
    ///
    /// @return empty if settings or content have faults, which have then been reported
    Optional<StandaloneHub> start(DeskAddress address) throws Exception {
        Optional<Settings> settings = SettingsReader.load(call.config()).orSay(call.err());
        Optional<DeskSettings> desk = DeskReader.load(call.config()).orSay(call.err());
        Optional<CountSettings> counts = CountReader.load(call.config()).orSay(call.err());
        if (settings.isEmpty() || desk.isEmpty() || counts.isEmpty()) {
            return Optional.empty();
        }
        Path folder = call.data().orElse(settings.get().terminal().dataFolder());
        List<String> languages = settings.get().terminal().languages();
        KeptContent kept = new KeptContent(folder, languages);
        Path place = Updates.contentPlace(call.config(), folder);
        Optional<Content> content =
                ContentLoader.load(place, languages).orSay(call.err()).or(kept::newest);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        WallClock clock = WallClock.ofMachine();
        AtomicReference<Content> shown = new AtomicReference<>(content.get());
        DataFolder locked = call.mustKeep() ? DataFolder.lockKept(folder) : DataFolder.lock(folder);
        try {
            HubUpdates bundles = new HubUpdates(settings.get().terminal(), call.config(), folder);
            StandaloneHub hub =
                    StandaloneHub.open(
                            locked,
                            settings.get(),
                            desk.get(),
                            counts.get().measures(TerminalKind.BUILDING),
                            shown::get,
                            clock,
                            address,
                            bundles.bundles());
            keep(kept, place, content.get(), clock);
            bundles.start(place, now -> change(shown, kept, now, languages, clock));
            updates = bundles;
            errand =
                    CalendarErrand.started(
                            settings.get().site().calendarOrNull(), call.config(), folder, clock);
            return Optional.of(hub);
        } catch (Exception e) {
            Logger.error(e, "The desk could not be started");
            locked.close();
            throw e;
        }
    }
}
