package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import brussels.citedesmetiers.kiosk.central.HandingCentre;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.desk.SiteBundles;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.BundleWriter;
import brussels.citedesmetiers.kiosk.update.Bundles;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.KeptBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles at a hub without a screen, from a real centre and from a command.
class HubUpdatesTest {
    @TempDir Path folder;

    @Test
    void itHandsOnWhatTheCentreGaveItAndUsesContentThatACommandTook() throws Exception {
        Bundles bundles = Bundles.in(folder.resolve("made"));
        Path data = Files.createDirectory(folder.resolve("data"));
        Path atCentre = Files.createDirectory(folder.resolve("at-centre"));
        try (HandingCentre centre = new HandingCentre(atCentre)) {
            Path config = config(centre.address(), bundles.key());
            TerminalSettings own = ConfigFolder.sound(SettingsReader.load(config)).terminal();
            Path program = bundles.program(3, 1000);
            centre.hand(program, BundleKind.PROGRAM);
            try (HubUpdates updates = new HubUpdates(own, config, data)) {
                SiteBundles handed = updates.bundles();
                assertEquals(Optional.empty(), handed.offered("program"));
                updates.fetch();
                assertEquals(
                        Optional.of(
                                new SiteBundles.Offer(
                                        3,
                                        Files.size(program),
                                        BundleWriter.sha256(program),
                                        false)),
                        handed.offered("program"));
                assertEquals(Optional.empty(), handed.offered("content"));

                List<Path> used = new ArrayList<>();
                Runnable look = updates.looking(Updates.contentPlace(config, data), used::add);
                look.run();
                assertEquals(List.of(), used);
                command(data, bundles.key()).take(bundles.small(12), Installer.Consent.CHOSEN);
                look.run();
                look.run();
                assertEquals(List.of(Updates.contentPlace(config, data)), used);
                assertEquals(12, handed.offered("content").orElseThrow().version());
                assertFalse(handed.piece("content", "0".repeat(64), 0, 10).isPresent());
            }
        }
    }

    private Path config(CentreAddress centre, String key) throws Exception {
        return ConfigFolder.shippedIn(folder)
                .put("terminal.json", "/updates", "{'keys': ['" + key + "']}")
                .put(
                        "terminal.json",
                        "/centre",
                        String.format(
                                Locale.ROOT,
                                "{'url': '%s', 'tokenFile': '%s', 'certificate': '%s'}",
                                centre.url(),
                                centre.tokenFile(),
                                centre.certificate()))
                .path();
    }

    /// What takes bundles in another process.
    private static Installer command(Path data, String key) {
        return new Installer(
                new Installer.Receiver("bruxelles", "0.1.0", "amd64"),
                data,
                List.of(key),
                null,
                _ -> List.of(),
                new RealDisk(),
                new KeptBundles(data, "bruxelles", true, new RealDisk()));
    }
}
