package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.AgendaJson;
import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgendaWatchTest {
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");

    @TempDir Path folder;
    private Path config;
    private Path data;
    private Instant now = NOW;
    private Path place;
    private boolean trusted = true;
    private int told;

    @BeforeEach
    void makeFolders() throws Exception {
        config = Files.createDirectory(folder.resolve("config"));
        data = Files.createDirectory(folder.resolve("data"));
        place = config;
    }

    private AgendaWatch watch() {
        return new AgendaWatch(config, () -> place, data, new WallClock(() -> now, () -> trusted));
    }

    private static void write(Path to, int madeOn, int... hours) throws Exception {
        List<AgendaDate> dates =
                java.util.Arrays.stream(hours)
                        .mapToObj(hour -> NOW.plus(Duration.ofHours(hour)))
                        .map(
                                at ->
                                        new AgendaDate(
                                                "cv", at, at.plusSeconds(60), Set.of(), "", false))
                        .toList();
        Agenda agenda =
                new Agenda(
                        NOW.minus(Duration.ofDays(30 - madeOn)),
                        ZoneId.of("Europe/Brussels"),
                        "test",
                        dates);
        Files.write(to.resolve(AgendaJson.FILE), AgendaJson.of(agenda));
    }

    private static int left(AgendaWatch watch) {
        return watch.upcoming().map(u -> u.agenda().dates().size() - u.from()).orElse(-1);
    }

    @Test
    void pastDatesVanishByAClockThatIsKnownToBeRight() throws Exception {
        write(config, 1, 1, 2, 3);
        try (AgendaWatch watch = watch()) {
            assertEquals(Optional.empty(), watch.upcoming());
            watch.look(() -> told++);
            assertEquals(1, told);
            assertEquals(3, left(watch));
            now = NOW.plus(Duration.ofHours(2));
            assertEquals(1, left(watch));
            trusted = false;
            assertEquals(Optional.<Upcoming>empty(), watch.upcoming());
        }
    }

    @Test
    void laterAgendaCountsAndABrokenOneChangesNothing() throws Exception {
        write(config, 1, 1);
        write(data, 2, 1, 2);
        try (AgendaWatch watch = watch()) {
            watch.look(() -> told++);
            assertEquals(2, left(watch));
            watch.look(() -> told++);
            assertEquals(1, told);
            write(config, 3, 1, 2, 3);
            watch.look(() -> told++);
            assertEquals(3, left(watch));
            Files.writeString(config.resolve(AgendaJson.FILE), "{\"made\": ");
            Files.delete(data.resolve(AgendaJson.FILE));
            watch.look(() -> told++);
            assertEquals(3, left(watch));
            Files.delete(config.resolve(AgendaJson.FILE));
            watch.look(() -> told++);
            assertEquals(-1, left(watch));
            assertTrue(watch.agenda().isEmpty());
        }
    }

    @Test
    void agendaOfAContentUpdateCountsIfItWasMadeLater() throws Exception {
        write(config, 2, 1, 2);
        Path first = Files.createDirectory(folder.resolve("first"));
        write(first, 1, 1);
        Path second = Files.createDirectory(folder.resolve("second"));
        write(second, 3, 1, 2, 3);
        try (AgendaWatch watch = watch()) {
            watch.look(() -> told++);
            assertEquals(2, left(watch));
            place = first;
            watch.look(() -> told++);
            assertEquals(2, left(watch));
            place = second;
            watch.look(() -> told++);
            assertEquals(3, left(watch));
            place = config;
            watch.look(() -> told++);
            assertEquals(2, left(watch));
        }
    }
}
