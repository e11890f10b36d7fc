package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `alerts.json` holds secrets: a fault in it shows none of them.
final class AlertReaderTest {
    private static final String MAIL =
            """
            {"language": "nl", "afterMinutes": 5, "page": "https://centre.example/fleet",
             "mail": {"host": "smtp.example.org", "user": "kiosk", "password": "kaas",
                      "from": "kiosk@example.org", "to": ["a@example.org", "b@example.org"]},
             "webhook": {"url": "https://hooks.example.org/T0P5ECRET", "secret": "wijn"}}
            """;

    @TempDir Path folder;

    private LoadResult<AlertSettings> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve(AlertReader.FILE), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return AlertReader.load(folder).orElseThrow();
    }

    private List<Fault> faults(String text) throws IOException {
        return ConfigFolder.faults(read(text));
    }

    @Test
    void everythingIsReadAndTheRestIsAsUsual() throws IOException {
        assertEquals(Optional.empty(), AlertReader.load(folder));
        AlertSettings settings = ConfigFolder.sound(read(MAIL));
        assertEquals("nl", settings.language());
        assertEquals(Duration.ofMinutes(5), settings.after());
        assertEquals(
                Duration.ofMinutes(20),
                ConfigFolder.sound(read(MAIL.replace("\"afterMinutes\": 5, ", ""))).after());
        assertEquals(Duration.ofHours(36), settings.backup());
        assertEquals(
                Duration.ZERO,
                ConfigFolder.sound(read(MAIL.replace("\"afterMinutes\": 5", "\"backupHours\": 0")))
                        .backup());
        AlertSettings.Mail mail = settings.mail().orElseThrow();
        assertEquals("starttls", mail.security());
        assertEquals(587, mail.port());
        assertEquals(List.of("a@example.org", "b@example.org"), mail.to());
        assertEquals("wijn", settings.hook().orElseThrow().secret());
        assertFalse((settings + "").contains("kaas") || (settings + "").contains("T0P5"));
    }

    @Test
    void noSecretStandsInAFault() throws IOException {
        List<Fault> faults =
                faults(
                        MAIL.replace("\"kaas\"", "[\"kaas\"]")
                                .replace("https://hooks", "ftp://hooks")
                                .replace("\"wijn\"", "{\"wijn\": 1}"));
        assertEquals(
                List.of("/mail/password", "/mail/user", "/webhook/url", "/webhook/secret"),
                faults.stream().map(Fault::pointer).toList());
        for (String secret : List.of("kaas", "wijn", "T0P5ECRET")) {
            assertFalse(faults.toString().contains(secret), faults::toString);
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndNotRepeated() throws IOException {
        for (String wrong :
                List.of("https:///T0P5ECRET", "https://h/{T0P5ECRET}", "https://a_b/T0P5ECRET")) {
            List<Fault> faults = faults(MAIL.replace("https://hooks.example.org/T0P5ECRET", wrong));
            assertEquals(List.of("/webhook/url"), faults.stream().map(Fault::pointer).toList());
            assertFalse(faults.toString().contains("T0P5ECRET"), faults::toString);
        }
    }

    @Test
    void whatWouldSayASecretInTheOpenIsRefused() throws IOException {
        for (String open :
                List.of(
                        MAIL.replace("https://hooks.example.org", "http://hooks.example.org"),
                        MAIL.replace("https://hooks.example.org", "http://127.0.0.1.example.org"),
                        MAIL.replace("https://hooks.example.org", "http://127.0.0.1:1@example.org"),
                        MAIL.replace("\"user\"", "\"security\": \"none\", \"user\""),
                        MAIL.replace("a@example.org", "a@example.org>\\r\\nRCPT TO:<c@d"),
                        "{}")) {
            assertEquals(1, faults(open).size(), open);
        }
        ConfigFolder.sound(
                read(MAIL.replace("https://hooks.example.org", "http://127.0.0.1:8080")));
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        read(MAIL);
        Files.setPosixFilePermissions(
                folder.resolve(AlertReader.FILE), PosixFilePermissions.fromString("rw-r-----"));
        LoadResult<AlertSettings> open = AlertReader.load(folder).orElseThrow();
        assertTrue(ConfigFolder.faults(open).toString().contains("chmod 600"));
    }
}
