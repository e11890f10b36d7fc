package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.AgendaJson;
import brussels.citedesmetiers.kiosk.content.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgendaReaderTest {
    private static final Instant MADE = Instant.parse("2026-10-01T08:00:00Z");

    @TempDir Path folder;

    private static Agenda agenda(int dates) {
        List<AgendaDate> all = new ArrayList<>();
        for (int i = 0; i < dates; i++) {
            Instant starts = MADE.plusSeconds(3600L * i);
            all.add(
                    new AgendaDate(
                            "cv-" + i % 30,
                            starts,
                            starts.plusSeconds(5400),
                            i % 2 == 0 ? Set.of("nl", "uk") : Set.of(),
                            i % 3 == 0 ? "Salle \"3\" \\ étage" : "",
                            i % 5 == 0));
        }
        return new Agenda(MADE, ZoneId.of("Europe/Brussels"), "https://x.example/a.ics", all);
    }

    private List<String> faults(String text) throws Exception {
        Files.writeString(folder.resolve(AgendaJson.FILE), text);
        return switch (AgendaReader.load(folder)) {
            case LoadResult.Loaded<Agenda> _ -> List.of();
            case LoadResult.Refused<Agenda>(List<Fault> faults) ->
                    faults.stream().map(Fault::line).toList();
        };
    }

    @Test
    void whatIsWrittenIsReadAgainAndFitsItsSchema() throws Exception {
        // As many as there may be, and over the hour that the clock repeats.
        Agenda written = agenda(Agenda.MOST_DATES);
        byte[] bytes = AgendaJson.of(written);
        Files.write(folder.resolve(AgendaJson.FILE), bytes);
        if (!(AgendaReader.load(folder) instanceof LoadResult.Loaded<Agenda>(Agenda again))) {
            throw new AssertionError("refused");
        }
        assertEquals(written.dates(), again.dates());
        assertEquals(MADE, again.made());
        assertEquals(
                List.of(),
                new Schemas()
                        .complaints(
                                AgendaJson.FILE,
                                new String(AgendaJson.of(agenda(50)), StandardCharsets.UTF_8)));
    }

    @Test
    void eachFaultIsToldWithItsPlace() throws Exception {
        String sound = new String(AgendaJson.of(agenda(2)), StandardCharsets.UTF_8);
        assertEquals(
                List.of(
                        "agenda.json: line 7, column 24: /dates/0/starts: \"Monday\": a moment such as"
                                + " 2026-11-29T13:30+01:00 is needed"),
                faults(sound.replaceFirst("2026-10-01T10:00:00.02:00", "Monday")));
        assertEquals(
                List.of(
                        "agenda.json: line 7, column 61: /dates/0/ends: \"2026-10-01T09:00:00+02:00\": a"
                                + " moment after it starts is needed"),
                faults(sound.replaceFirst("2026-10-01T11:30", "2026-10-01T09:00")));
        assertNotEquals(List.of(), faults(sound.replace("Europe/Brussels", "Mars")));
        assertNotEquals(List.of(), faults("{"));
    }

    @Test
    void changeOfTheAgendaIsNoChangeOfTheContent() throws Exception {
        ConfigFolder config = ConfigFolder.in(folder);
        ContentGuard guard = new ContentGuard(config.path(), folder, "1");
        ContentGuard.Print before = guard.print();
        config.write(AgendaJson.FILE, new String(AgendaJson.of(agenda(1)), StandardCharsets.UTF_8));
        assertEquals(before, guard.print());
        config.write("words.json", "{}");
        assertNotEquals(before, guard.print());
    }
}
