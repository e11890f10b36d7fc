package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of appointments out of a calendar.
final class AppointmentsCsvCommandTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return new Main(
                        Map.of("KIOSK_CONFIG", "kiosk-config"),
                        new PinEntry.Piped(new BufferedReader(new StringReader(""))),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(args);
    }

    private static String event(LocalDate day, String time, String... lines) {
        return "BEGIN:VEVENT\nUID:"
                + day
                + time
                + lines[0].hashCode()
                + "\nDTSTART:"
                + day.toString().replace("-", "")
                + "T"
                + time
                + "\nDURATION:PT30M\n"
                + String.join("\n", lines)
                + "\nEND:VEVENT\n";
    }

    private String calendar(String... events) throws Exception {
        Path file = folder.resolve("day.ics");
        Files.writeString(
                file,
                "BEGIN:VCALENDAR\nVERSION:2.0\n" + String.join("", events) + "END:VCALENDAR\n");
        return file.toString();
    }

    @Test
    void aCalendarBecomesTheListOfTheDayWithoutNames() throws Exception {
        String file =
                calendar(
                        event(today, "100000", "SUMMARY:Durand\\, code R18", "CATEGORIES:Leren"),
                        event(today, "093000", "DESCRIPTION:Code: r-17", "CATEGORIES:travailler"),
                        event(today, "110000", "SUMMARY:Maes", "CATEGORIES:T"),
                        event(today, "110000", "SUMMARY:code R20", "CATEGORIES:judo"),
                        event(today.plusDays(1), "090000", "SUMMARY:code R21", "CATEGORIES:C"));
        assertEquals(0, run("appointments", "csv", file), err.toString());
        assertEquals(
                "date;time;service;code\n"
                        + today
                        + ";09:30;travailler;r-17\n"
                        + today
                        + ";10:00;apprendre;R18\n",
                out.toString().replace(System.lineSeparator(), "\n"));
        assertTrue(err.toString().contains("without a code (1)"), err.toString());
        assertTrue(
                err.toString().contains("without a category that is a service (1)"),
                err.toString());
        assertFalse(out.toString().contains("Durand"));
    }

    @Test
    void ordinaryWordsAreNoCode() throws Exception {
        String file =
                calendar(
                        event(today, "090000", "SUMMARY:Code postal 1000", "CATEGORIES:C"),
                        event(today, "091000", "SUMMARY:code Durand", "CATEGORIES:C"),
                        event(today, "092030", "SUMMARY:code\u00a0: ABC", "CATEGORIES:C"),
                        event(
                                today,
                                "093000",
                                "SUMMARY:code postal 1000\\, code R18",
                                "CATEGORIES:C"));
        assertEquals(0, run("appointments", "csv", file), err.toString());
        assertEquals(
                "date;time;service;code\n"
                        + today
                        + ";09:20;choisir;ABC\n"
                        + today
                        + ";09:30;choisir;R18\n",
                out.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void moreDaysAreTakenIfAskedAndWhatIsNoCalendarIsRefused() throws Exception {
        String file =
                calendar(event(today.plusDays(1), "090000", "SUMMARY:code R21", "CATEGORIES:C"));
        assertEquals(0, run("appointments", "csv", file, "--days", "2"), err.toString());
        assertTrue(out.toString().contains(";09:00;choisir;R21"), out.toString());
        Path other = folder.resolve("other.ics");
        Files.writeString(other, "hello\n");
        assertEquals(1, run("appointments", "csv", other.toString()));
        assertEquals(2, run("appointments", "csv", file, "--days", "0"));
    }
}
