package brussels.citedesmetiers.kiosk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final List<String> NAMES =
            List.of("kiosk.local", "kiosk", "192.168.1.20", "2001:db8::1", "127.0.0.1");

    @TempDir Path folder;

    private ServerCertificate own(List<String> names, Instant now) throws Exception {
        return ServerCertificate.own(folder, "desk", names, now);
    }

    @Test
    void itIsSelfSignedAndNamesHostAndAddresses() throws Exception {
        X509Certificate certificate = own(NAMES, NOW).chain().getFirst();
        certificate.verify(certificate.getPublicKey());
        Set<String> names =
                certificate.getSubjectAlternativeNames().stream()
                        .map(name -> String.valueOf(name.get(1)))
                        .collect(Collectors.toSet());
        assertEquals(
                Set.of("kiosk.local", "kiosk", "192.168.1.20", "2001:db8:0:0:0:0:0:1", "127.0.0.1"),
                names);
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
        assertEquals(-1, certificate.getBasicConstraints());
        assertTrue(certificate.getNotBefore().toInstant().isBefore(NOW));
        Duration validity =
                Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant());
        assertTrue(validity.compareTo(Duration.ofDays(825)) < 0);
    }

    @Test
    void itIsKeptWhileItServes() throws Exception {
        String first = own(NAMES, NOW).fingerprint();
        assertEquals(first, own(NAMES, NOW.plus(Duration.ofDays(700))).fingerprint());
        assertEquals(first, own(NAMES.subList(0, 2), NOW).fingerprint());
    }

    @Test
    void itIsRenewedWithTheSameKeyWhenANameIsNewOrItsEndIsNear() throws Exception {
        ServerCertificate first = own(NAMES, NOW);
        ServerCertificate moved = own(List.of("kiosk.local", "192.168.1.21"), NOW);
        assertNotEquals(first.fingerprint(), moved.fingerprint());
        assertEquals(first.keyFingerprint(), moved.keyFingerprint());
        ServerCertificate later = own(List.of("kiosk.local"), NOW.plus(Duration.ofDays(780)));
        assertNotEquals(moved.fingerprint(), later.fingerprint());
        assertEquals(first.keyFingerprint(), later.keyFingerprint());
    }

    @Test
    void itIsRenewedWhenTheClockWasWrongBefore() throws Exception {
        String wrong = own(NAMES, Instant.parse("2031-01-01T00:00:00Z")).fingerprint();
        assertNotEquals(wrong, own(NAMES, NOW).fingerprint());
    }

    @Test
    void damagedCertificateIsMadeAnewAndTheKeyIsKept() throws Exception {
        ServerCertificate first = own(NAMES, NOW);
        Files.writeString(folder.resolve("desk-certificate.pem"), "half a certif");
        ServerCertificate second = own(NAMES, NOW);
        assertNotEquals(first.fingerprint(), second.fingerprint());
        assertEquals(first.keyFingerprint(), second.keyFingerprint());
    }

    @Test
    void givenCertificateIsReadAsPem() throws Exception {
        ServerCertificate own = own(NAMES, NOW);
        ServerCertificate given =
                ServerCertificate.given(
                        folder.resolve("desk-certificate.pem"), folder.resolve("desk-key.pem"));
        assertEquals(own.fingerprint(), given.fingerprint());
        assertFalse(given.chain().isEmpty());
    }
}
