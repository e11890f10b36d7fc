package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.desk.SiteBundles;
import brussels.citedesmetiers.kiosk.sync.CentreBundles;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.Installer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Bundles on a hub without a screen: fetched from the centre, if the hub has one, or given to it
/// by a command of another process; handed on to the terminals of the site. Content is used here as
/// well, since tickets are read with it; a program is only kept.
///
/// On its own threads, from [#start] to [#close].
public final class HubUpdates implements AutoCloseable {
    private static final long LOOK_SECONDS = 60;

    private final Path config;
    private final Path data;
    private final Installer installer;
    private final @Nullable UpdateDownload download;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("hub-updates").daemon().unstarted(task));

    /// @param data the data folder in use
    public HubUpdates(TerminalSettings own, Path config, Path data) {
        this.config = config;
        this.data = data;
        this.installer = Updates.withoutScreen(own, config, data);
        this.download =
                own.updates().keys().isEmpty()
                        ? null
                        : own.centre()
                                .map(
                                        centre ->
                                                new UpdateDownload(
                                                        () ->
                                                                new CentreBundles(
                                                                        centre.in(data), own.id()),
                                                        installer,
                                                        new Quiet(),
                                                        this::take,
                                                        _ -> {},
                                                        data))
                                .orElse(null);
    }

    /// What is handed on.
    public SiteBundles bundles() {
        return new HandedOn(installer);
    }

    /// Starts fetching, and looking for content that came into use.
    ///
    /// @param shown where the content lies that is used now
    /// @param changed given the folder of other content, on this one's thread
    public void start(Path shown, Consumer<Path> changed) {
        var _ =
                thread.scheduleWithFixedDelay(
                        looking(shown, changed), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        if (download != null) {
            download.start();
        }
    }

    /// Looks once each time that it is run.
    Runnable looking(Path shown, Consumer<Path> changed) {
        return new Look(shown, changed);
    }

    /// Asks the centre once.
    void fetch() {
        if (download != null) {
            download.round();
        }
    }

    private final class Look implements Runnable {
        private final Consumer<Path> changed;
        private Path shown;

        Look(Path shown, Consumer<Path> changed) {
            this.shown = shown;
            this.changed = changed;
        }

        @Override
        public void run() {
            try {
                Path now = Updates.contentPlace(config, data);
                if (!now.equals(shown)) {
                    changed.accept(now);
                    shown = now;
                }
            } catch (RuntimeException e) {
                Logger.error(e, "Other content could not be taken into use; it is tried again");
            }
        }
    }

    private void take(Path bundle) throws BundleException {
        try {
            installer.take(bundle, Installer.Consent.NONE);
        } catch (IOException e) {
            throw BundleException.of(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        if (download != null) {
            download.close();
        }
    }
}
