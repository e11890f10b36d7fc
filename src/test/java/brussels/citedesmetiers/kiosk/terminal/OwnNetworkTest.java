package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Hotspot;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Hub;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What staff are shown of the terminal's own wireless network.
final class OwnNetworkTest {
    private static final String KEY = "gqnm-47xt-pd2k-w9ec";
    private static final Hub WITH =
            new Hub.Here(8443, new Hotspot("Formtruck", "10.83.1.1", Path.of("hotspot.key")));
    private static final Language FRENCH = ConfigFolder.shippedContent().languages().getFirst();

    @TempDir private Path folder;

    @Test
    void theKeyIsReadFromTheDataFolder() throws IOException {
        Files.writeString(folder.resolve("hotspot.key"), KEY + "\n");
        OwnNetwork network = OwnNetwork.of(WITH, folder);
        StaffFacts.Hotspot joined = network.joined().orElseThrow();
        assertEquals("WIFI:T:WPA;S:Formtruck;P:" + KEY + ";;", joined.toJoin());
        assertEquals("https://10.83.1.1:8443/", joined.address());
        assertFalse(joined.toString().contains(KEY));
        assertTrue(network.fault(FRENCH).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "seven77", "with\nbreak", "semi;colon", "a-key-of-29-letter-and-digits"})
    void aFileWithoutAKeyIsToldToStaff(String text) throws IOException {
        Files.writeString(folder.resolve("hotspot.key"), text);
        assertTold();
    }

    @Test
    void aMissingKeyIsToldToStaff() {
        assertTold();
    }

    private void assertTold() {
        OwnNetwork network = OwnNetwork.of(WITH, folder);
        assertTrue(network.joined().isEmpty());
        StaffFacts.Line told = network.fault(FRENCH).orElseThrow();
        assertTrue(told.warning());
        assertTrue(told.value().contains(folder.resolve("hotspot.key").toString()), told.value());
    }

    @Test
    void withoutOneThereIsNothingToTell() {
        for (Hub hub :
                new Hub[] {
                    new Hub.None(),
                    new Hub.Here(8443, null),
                    new Hub.Elsewhere(URI.create("https://kiosk-a.local:8443"))
                }) {
            OwnNetwork network = OwnNetwork.of(hub, folder);
            assertTrue(network.joined().isEmpty());
            assertTrue(network.fault(FRENCH).isEmpty());
        }
    }
}
