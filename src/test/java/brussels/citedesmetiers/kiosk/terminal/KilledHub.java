package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/// The hub of a joined site in a process of its own, to be killed while it takes counts, seals and
/// sends. It says at which port it is (`port N`).
final class KilledHub {
    /// Every month that a test counts in has ended.
    static final InstantSource LATER = InstantSource.fixed(Instant.parse("2190-01-01T09:00:00Z"));

    private KilledHub() {}

    public static void main(String[] args) throws Exception {
        StandaloneHub hub =
                JoinedHouse.open(
                        Path.of(args[1]),
                        ConfigFolder.sound(SettingsReader.load(Path.of(args[0]))),
                        LATER);
        System.out.println("port " + hub.desk().port());
        new CountDownLatch(1).await();
    }
}
