package brussels.citedesmetiers.kiosk.agenda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.web.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calendars over real HTTPS, from hosts that say what is not true.
final class CalendarSourceTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

    private final TestAuthority authority = new TestAuthority("An authority");
    private CalendarHost host;

    @BeforeEach
    void serve() throws Exception {
        host = new CalendarHost(authority.server("localhost"));
        host.says("/house.ics", ok(CALENDAR.length()), CALENDAR);
    }

    @AfterEach
    void end() throws Exception {
        host.close();
    }

    private static String ok(int length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\nContent-Length: " + length;
    }

    private String read(Duration patience, String address) throws Exception {
        byte[] read = new CalendarSource(patience, authority.believed()).read(address);
        return new String(read, StandardCharsets.UTF_8);
    }

    private void refused(String why, Duration patience, String address) {
        CalendarException refused =
                assertThrows(CalendarException.class, () -> read(patience, address));
        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains(why), said);
    }

    @Test
    void calendarIsReadFromAHostWhoseCertificateAKnownAuthorityMade() throws Exception {
        assertEquals(CALENDAR, read(LONG, host.at("/house.ics")));
    }

    @Test
    void nothingIsReadFromAHostWithAWrongCertificate() throws Exception {
        List<SSLContext> wrong =
                List.of(
                        new TestAuthority("An authority").server("localhost"),
                        authority.server("calendar.example"),
                        authority.server("localhost", Instant.now().minusSeconds(60)));
        for (SSLContext tls : wrong) {
            try (CalendarHost other = new CalendarHost(tls)) {
                other.says("/house.ics", ok(CALENDAR.length()), CALENDAR);
                refused("SSLHandshakeException", LONG, other.at("/house.ics"));
                host.leads("/moved", other.at("/house.ics"));
                refused("SSLHandshakeException", LONG, host.at("/moved"));
            }
        }
    }

    @Test
    void nothingIsReadOfABodyThatIsShorterThanItsHostSays() {
        host.says("/cut", ok(CALENDAR.length() + 1), CALENDAR);
        refused("cannot be read", LONG, host.at("/cut"));
        host.falls("/waits", ok(CALENDAR.length() + 1), CALENDAR);
        refused("did not answer within 1 s", SHORT, host.at("/waits"));
        host.says("/immense", ok(Integer.MAX_VALUE), CALENDAR);
        refused("cannot be read", LONG, host.at("/immense"));
    }

    @Test
    void noMoreIsReadOfABodyThanItsHostSays() throws Exception {
        host.says("/more", ok(CALENDAR.length()), CALENDAR + CALENDAR);
        assertEquals(CALENDAR, read(LONG, host.at("/more")));
        host.says("/less", ok(20), CALENDAR);
        assertEquals(CALENDAR.substring(0, 20), read(LONG, host.at("/less")));
    }

    @Test
    void slowBodyIsGivenUp() {
        host.falls("/slow", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", "5\r\nBEGIN\r\n");
        refused("did not answer within 1 s", SHORT, host.at("/slow"));
        host.falls("/silent", "HTTP/1.1 200 OK", "");
        refused("did not answer within 1 s", SHORT, host.at("/silent"));
    }

    @Test
    void redirectLeadsToNoOtherSchemeAndNeverOutOfHttps() throws Exception {
        try (CalendarHost clear = new CalendarHost(null)) {
            clear.says("/house.ics", ok(CALENDAR.length()), CALENDAR);
            clear.leads("/safe", host.at("/house.ics"));
            assertEquals(CALENDAR, read(LONG, clear.at("/safe")));
            host.leads("/clear", clear.at("/house.ics"));
            refused("which is not safe; nothing is read", LONG, host.at("/clear"));
            clear.leads("/there-and-back", host.at("/clear"));
            refused("which is not safe; nothing is read", LONG, clear.at("/there-and-back"));
            String passwords = Path.of("/etc/passwd").toUri().toString();
            for (String elsewhere :
                    List.of(
                            passwords,
                            "file://localhost/etc/passwd",
                            "ftp://localhost/house.ics",
                            "jar:" + host.at("/a.jar!/house.ics"),
                            "http://calendar.example/house.ics",
                            "https:house.ics")) {
                for (CalendarHost from : List.of(host, clear)) {
                    from.leads("/elsewhere", elsewhere);
                    refused("https:// is needed", LONG, from.at("/elsewhere"));
                }
            }
        }
    }
}
