package brussels.citedesmetiers.kiosk.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.alert.MailAlerts.Security;
import brussels.citedesmetiers.kiosk.alert.MailHost.Way;
import brussels.citedesmetiers.kiosk.central.Alerts;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Mail over real sockets and TLS.
final class MailAlertsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String PASSWORD = "kaas-en-wijn";

    @TempDir Path folder;

    private static AlertMessage message(boolean ends) {
        return new AlertMessage(
                "4f1e",
                "bruxelles-a",
                "lost",
                ends,
                NOW,
                NOW,
                "bruxelles-a : à regarder, із запасом слів на два рядки теми",
                "Sans nouvelles.\n.\n..Depuis le 23/11/2026.\n");
    }

    private MailAlerts mail(MailHost host, Security security, SSLContext trusted) {
        return new MailAlerts(
                new MailAlerts.Server(
                        "127.0.0.1",
                        host.port(),
                        security,
                        security == Security.NONE ? "" : "kiosk",
                        security == Security.NONE ? "" : PASSWORD,
                        "kiosk@example.org",
                        List.of("first@example.org", "second@example.org")),
                trusted);
    }

    private SSLContext trusted() throws Exception {
        return TrustedServers.by(MailHost.authority(folder));
    }

    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static String subject(String mail) {
        Matcher words = Pattern.compile("=\\?utf-8\\?B\\?([A-Za-z0-9+/=]*)\\?=").matcher(mail);
        return words.results().map(r -> decoded(r.group(1))).collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"STARTTLS", "TLS_AND_LOGIN"})
    void aMailArrivesWholeAndNothingIsSaidBeforeTls(Way way) throws Exception {
        try (MailHost host = new MailHost(folder, way, "127.0.0.1")) {
            Security security = way == Way.STARTTLS ? Security.STARTTLS : Security.TLS;
            MailAlerts alerts = mail(host, security, trusted());
            alerts.send(message(false));
            alerts.send(message(true));
            assertFalse(host.toldBeforeTls(), () -> host.said().toString());
            String mail = host.mails().getFirst();
            assertEquals(message(false).subject(), subject(mail));
            assertEquals(
                    message(false).text().replace("\n", "\r\n"),
                    decoded(mail.substring(mail.indexOf("\r\n\r\n"))));
            assertTrue(mail.contains("\r\nMessage-ID: <4f1e.begins@example.org>\r\n"), mail);
            assertTrue(
                    mail.contains("\r\nDate: Mon, 23 Nov 2026 09:00:00 +0000\r\n")
                            || mail.startsWith("Date: Mon, 23 Nov 2026 09:00:00 +0000\r\n"),
                    mail);
            assertTrue(mail.lines().allMatch(line -> line.length() <= 78), mail);
            String end = host.mails().getLast();
            assertTrue(end.contains("\r\nIn-Reply-To: <4f1e.begins@example.org>\r\n"), end);
            String commands = host.said().toString();
            assertTrue(commands.contains("RCPT TO:<second@example.org>"), commands);
            String plain = way == Way.STARTTLS ? "\0kiosk\0" + PASSWORD : PASSWORD;
            assertTrue(
                    commands.contains(
                            Base64.getEncoder()
                                    .encodeToString(plain.getBytes(StandardCharsets.UTF_8))),
                    commands);
        }
    }

    @Test
    void aServerThatCannotShowWhoItIsLearnsNothing() throws Exception {
        try (MailHost stranger = new MailHost(folder, Way.STARTTLS, "127.0.0.1")) {
            MailAlerts unknown = mail(stranger, Security.STARTTLS, SSLContext.getDefault());
            assertThrows(AlertException.class, () -> unknown.send(message(false)));
            assertFalse(stranger.said().toString().contains("AUTH"));
        }
        Path other = Files.createDirectory(folder.resolve("other"));
        try (MailHost named = new MailHost(other, Way.STARTTLS, "mail.example.org")) {
            MailAlerts alerts =
                    mail(named, Security.STARTTLS, TrustedServers.by(MailHost.authority(other)));
            assertThrows(AlertException.class, () -> alerts.send(message(false)));
            assertFalse(named.said().toString().contains("AUTH"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"WITHOUT_TLS", "INJECTED", "REFUSES_ALL", "REFUSES_MAIL", "NO_SMTP"})
    void whatFailsIsSaidWithoutNamingAnybody(Way way) throws Exception {
        try (MailHost host = new MailHost(folder, way, "127.0.0.1")) {
            MailAlerts alerts = mail(host, Security.STARTTLS, trusted());
            AlertException failed =
                    assertThrows(AlertException.class, () -> alerts.send(message(false)));
            assertFalse(failed.unknown());
            String said = String.valueOf(failed.getMessage());
            for (String secret : List.of("@", PASSWORD, "127.0.0.1", "example")) {
                assertFalse(said.contains(secret), said);
            }
            assertFalse(host.toldBeforeTls(), () -> host.said().toString());
        }
    }

    @Test
    void anAuthorityWithoutCertificatesIsRefused() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertThrows(GeneralSecurityException.class, () -> TrustedServers.by(empty));
    }

    @Test
    void whoeverIsRefusedKeepsItFromNobodyElse() throws Exception {
        try (MailHost host = new MailHost(folder, Way.REFUSES_ONE, "127.0.0.1")) {
            MailAlerts alerts = mail(host, Security.STARTTLS, trusted());
            assertEquals(1, alerts.send(message(false)));
            assertEquals(1, host.mails().size());
            Alerts.Wording wording =
                    new Alerts.Wording(ConfigFolder.shippedContent(), ZoneOffset.UTC, "en", null);
            assertEquals(
                    Map.of("mail", "sent, but the server refused recipients: 1"),
                    Alerts.trial(List.of(alerts), wording, NOW));
        }
    }

    @Test
    void anAnswerThatIsLostAfterTheWholeMailMayMeanThatItWentOut() throws Exception {
        try (MailHost host = new MailHost(folder, Way.HANGS_UP_AFTER_MAIL, "127.0.0.1")) {
            MailAlerts alerts = mail(host, Security.STARTTLS, trusted());
            assertTrue(
                    assertThrows(AlertException.class, () -> alerts.send(message(false)))
                            .unknown());
        }
    }

    @Test
    void aServerOfThisMachineNeedsNoTls() throws Exception {
        try (MailHost host = new MailHost(folder, Way.WITHOUT_TLS, "127.0.0.1")) {
            mail(host, Security.NONE, trusted()).send(message(false));
            assertEquals(1, host.mails().size());
        }
    }
}
