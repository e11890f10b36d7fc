package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// A house whose terminals give their counts to a hub without a screen: its settings, and the
/// folders of hub and terminals with their keys.
final class JoinedHouse {
    static final Measures MEASURES = CountSettings.SHIPPED.measures(TerminalKind.BUILDING);

    private final Path folder;
    private final ConfigFolder config;

    /// @param terminals whose letters are the last of their ids
    JoinedHouse(Path folder, String... terminals) throws Exception {
        this.folder = folder;
        StringBuilder entries =
                new StringBuilder(
                        "[{'id': 'bruxelles-a', 'letter': 'A', 'joinsCounts': false,"
                                + " 'hubFingerprint': '%s'}".formatted(fingerprint()));
        for (String id : terminals) {
            String key =
                    KeyFile.loadOrCreate(Files.createDirectory(data(id)).resolve(KeyFile.NAME))
                            .publicKey();
            entries.append(
                    ", {'id': '%s', 'letter': '%c', 'publicKeys': [{'key': '%s', 'from': '2026-01-01'}]}"
                            .formatted(id, Character.toUpperCase(id.charAt(id.length() - 1)), key));
        }
        config =
                ConfigFolder.shippedIn(folder)
                        .put("site.json", "/terminals", entries + "]")
                        .put("site.json", "/joinsCounts", "true");
    }

    /// The data folder of a terminal, or of the `hub`.
    Path data(String id) {
        return folder.resolve(id);
    }

    String fingerprint() throws Exception {
        return DeskServer.keyFingerprint(data("hub"));
    }

    ConfigFolder config() {
        return config;
    }

    Settings settings() {
        return ConfigFolder.sound(SettingsReader.load(config.path()));
    }

    StandaloneHub open(InstantSource clock) throws Exception {
        return open(data("hub"), settings(), clock);
    }

    static StandaloneHub open(Path data, Settings settings, InstantSource clock) throws Exception {
        return StandaloneHub.open(
                DataFolder.lock(data),
                settings,
                ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED)),
                MEASURES,
                ConfigFolder.shippedContent(),
                new WallClock(clock, () -> true),
                DeskAddress.on(0));
    }

    /// Something to ask of the joined counts on the disk of a hub that was closed.
    @FunctionalInterface
    interface Asked<T> {
        T of(DerbySite site) throws Exception;
    }

    <T> T onDisk(Asked<T> asked) throws Exception {
        Path data = data("hub");
        Settings settings = settings();
        try (DataFolder locked = DataFolder.lock(data);
                DerbyStore store =
                        DerbyStore.open(
                                locked,
                                new StoreFaults(),
                                InstantSource.system(),
                                System::nanoTime)) {
            return asked.of(
                    new DerbySite(
                            store,
                            new Joining(
                                    settings.site().sender(),
                                    MEASURES,
                                    DerbySite.key(data)::sign,
                                    Joining.USUAL_PATIENCE),
                            settings.site().joined()));
        }
    }
}
