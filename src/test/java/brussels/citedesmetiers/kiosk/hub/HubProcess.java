package brussels.citedesmetiers.kiosk.hub;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// A site's hub in a process of its own, as `kiosk desk` starts it, whose clock is set from
/// outside.
public final class HubProcess {
    private HubProcess() {}

    /// Says its port once its pages are up. Each line on standard input is a time to set its clock
    /// to, and answered with it once the queue has seen to what that time brings.
    ///
    /// @param args the configuration, the data folder, the port or 0, and the time at first
    public static void main(String[] args) throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse(args[3]));
        Path config = Path.of(args[0]);
        try (BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8));
                StandaloneHub hub =
                        StandaloneHub.open(
                                DataFolder.lock(Path.of(args[1])),
                                ConfigFolder.sound(SettingsReader.load(config)),
                                ConfigFolder.sound(DeskReader.load(config)),
                                CountSettings.SHIPPED.measures(TerminalKind.BUILDING),
                                ConfigFolder.shippedContent(),
                                new WallClock(now::get, () -> true),
                                DeskAddress.on(Integer.parseInt(args[2])))) {
            System.out.println(hub.desk().port());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                now.set(Instant.parse(line));
                hub.queue().tick();
                System.out.println(line);
            }
        }
    }
}
