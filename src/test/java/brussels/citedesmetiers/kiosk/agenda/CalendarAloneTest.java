package brussels.citedesmetiers.kiosk.agenda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a calendar names outside is never called: read in a network of its own without a way out,
/// in which every name leads to ports that are listened at.
final class CalendarAloneTest {
    /// Everything in a calendar that is an address.
    private static final String CALENDAR =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//t//t
            METHOD:PUBLISH
            URL:https://outside.example/house.ics
            SOURCE;VALUE=URI:https://outside.example/house.ics
            IMAGE;VALUE=URI;DISPLAY=BADGE:http://outside.example/mark.png
            REFRESH-INTERVAL;VALUE=DURATION:PT1H
            X-PUBLISHED-TTL:PT1H
            X-WR-RELCALID:http://outside.example/rel
            X-ORIGINAL-URL:http://outside.example/all.ics
            BEGIN:VTIMEZONE
            TZID:Outside/House
            TZURL:http://outside.example/zones/house.ics
            X-LIC-LOCATION:http://outside.example/location
            BEGIN:STANDARD
            DTSTART:19701025T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:19700329T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1@outside.example
            DTSTAMP:20261001T000000Z
            DTSTART;TZID=Outside/House:20261123T133000
            DTEND;TZID=Outside/House:20261123T153000
            RRULE:FREQ=WEEKLY;COUNT=3
            CATEGORIES:CV
            URL:ftp://outside.example/1
            ATTACH:http://outside.example/1.pdf
            ATTACH;FMTTYPE=text/calendar:https://outside.example/1.ics
            LOCATION;ALTREP="http://outside.example/room.vcf":Salle 3
            ORGANIZER;DIR="ldap://outside.example/o";SENT-BY="mailto:a@outside.example":mailto:b@outside.example
            ATTENDEE;DIR="http://outside.example/a":http://outside.example/attendee
            CONFERENCE;VALUE=URI:https://outside.example/meet
            RELATED-TO:http://outside.example/2
            X-ALT-DESC;FMTTYPE=text/html:<img src="http://outside.example/pixel.png">
            X-APPLE-STRUCTURED-LOCATION;VALUE=URI:http://outside.example/map
            BEGIN:VALARM
            ACTION:AUDIO
            TRIGGER:-PT15M
            ATTACH;FMTTYPE=audio/basic:http://outside.example/bell.au
            END:VALARM
            BEGIN:VALARM
            ACTION:PROCEDURE
            TRIGGER:-PT15M
            ATTACH:http://outside.example/run
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            UID:2@outside.example
            DTSTART;TZID=http://outside.example/zones/other.ics:20261124T133000
            DTEND;TZID=http://outside.example/zones/other.ics:20261124T153000
            CATEGORIES:CV
            END:VEVENT
            BEGIN:VFREEBUSY
            UID:3@outside.example
            URL:http://outside.example/busy
            END:VFREEBUSY
            END:VCALENDAR
            """;

    private static final List<String> ALONE =
            List.of("unshare", "-rn", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");

    @TempDir Path folder;
    private Path names;

    @BeforeEach
    void needANetworkOfTheirOwn() throws Exception {
        boolean allowed;
        try {
            allowed = run(List.of("true")).status() == 0;
        } catch (IOException e) {
            allowed = false;
        }
        assumeTrue(
                allowed,
                "Skipped: a network of its own is not allowed here (unshare -rn, ip link).");
        names = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost outside.example\n");
    }

    private record Ended(int status, String said) {}

    private Ended run(List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ALONE);
        command.addAll(program);
        Path said = folder.resolve("said");
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(said.toFile())
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        try {
            return process.waitFor(60, TimeUnit.SECONDS)
                    ? new Ended(process.exitValue(), Files.readString(said))
                    : new Ended(-1, "it did not end");
        } finally {
            process.destroyForcibly();
        }
    }

    private String read(String... more) throws Exception {
        Path calendar =
                Files.write(
                        folder.resolve("house.ics"),
                        CALENDAR.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        List<String> program =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djdk.net.hosts.file=" + names,
                                "-cp",
                                System.getProperty("java.class.path"),
                                CalendarAlone.class.getName(),
                                calendar.toString()));
        program.addAll(List.of(more));
        Ended ended = run(program);
        assertEquals(0, ended.status(), () -> ended.said() + errors());
        return ended.said().strip();
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readingACalendarCallsNobody() throws Exception {
        assertEquals("3 dates, 0 calls", read());
    }

    @Test
    void whoeverCallsIsNoticed() throws Exception {
        assertNotEquals("3 dates, 0 calls", read("http://outside.example/zones/house.ics"));
    }
}
