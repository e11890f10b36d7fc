package brussels.citedesmetiers.kiosk.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hub on a real database, as `kiosk desk` starts it.
class HubTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir Path data;

    private StandaloneHub open() throws Exception {
        Settings settings = ConfigFolder.sound(SettingsReader.load(ConfigFolder.SHIPPED));
        DeskSettings desk = ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED));
        Content content = ConfigFolder.shippedContent();
        return StandaloneHub.open(
                DataFolder.lock(data),
                settings,
                desk,
                CountSettings.SHIPPED.measures(TerminalKind.BUILDING),
                content,
                new WallClock(InstantSource.fixed(NOW), () -> true),
                DeskAddress.on(0));
    }

    @Test
    void queueAndCertificateSurviveARestart() throws Exception {
        String fingerprint;
        String code;
        try (StandaloneHub hub = open()) {
            fingerprint = hub.desk().fingerprint();
            QueueResult issued = hub.queue().issue(new ServiceId("apprendre"), "uk");
            code = assertInstanceOf(QueueResult.Ok.class, issued).ticket().code().toString();
            assertTrue(hub.desk().port() > 0);
            assertEquals(64, fingerprint.length());
        }
        try (StandaloneHub hub = open()) {
            assertEquals(fingerprint, hub.desk().fingerprint());
            DeskId desk =
                    hub.queue().plan().desks().stream()
                            .filter(d -> d.serves(new ServiceId("apprendre")))
                            .findFirst()
                            .orElseThrow()
                            .id();
            QueueResult next = hub.queue().callNext(desk);
            assertEquals(
                    code, assertInstanceOf(QueueResult.Ok.class, next).ticket().code().toString());
        }
    }

    @Test
    void stampChangesWithThePin() throws Exception {
        StaffPin pin = new StaffPin(data);
        PinGate gate = new PinGate(pin);
        PinGate.Caller panel = new PinGate.Caller.Panel();
        assertInstanceOf(
                PinGate.Outcome.Unavailable.class, gate.enter(panel, "274953".toCharArray()));
        String none = gate.stamp();
        pin.set("274953".toCharArray());
        String first = gate.stamp();
        assertNotEquals(none, first);
        assertEquals(first, gate.stamp());
        assertInstanceOf(PinGate.Outcome.Right.class, gate.enter(panel, "274953".toCharArray()));
        assertInstanceOf(PinGate.Outcome.Wrong.class, gate.enter(panel, "274954".toCharArray()));
        pin.set("274953".toCharArray());
        assertNotEquals(first, gate.stamp());
    }
}
