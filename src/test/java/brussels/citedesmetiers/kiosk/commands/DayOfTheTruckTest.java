package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.Passer;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.robot.VisitScript;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.TerminalChoices;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Formtruck's days on the road, from opening to closing: staff choose the stop, people come,
/// the day is closed; weeks without a network later a stick brings what was counted to a centre
/// that never heard of that stop, and the report names it.
final class DayOfTheTruckTest {
    private static final String STOP = "Place Flagey";
    private static final int PEOPLE = 6;

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final AtomicInteger papers = new AtomicInteger();
    private final EmulatedPrinter printer = EmulatedPrinter.onNetwork(576);

    @AfterEach
    void putAway() {
        printer.close();
    }

    private int run(Path config, Path data, String... args) {
        PrintWriter said = new PrintWriter(out, true);
        return new Main(
                        Map.of("KIOSK_CONFIG", config.toString(), "KIOSK_DATA", data.toString()),
                        PinEntry.of(null, new BufferedReader(Reader.nullReader())),
                        said,
                        said)
                .run(args);
    }

    private String said(Path config, Path data, String... args) {
        int before = out.getBuffer().length();
        int status = run(config, data, args);
        String said = out.toString().substring(before);
        assertEquals(0, status, said);
        return said;
    }

    @Test
    void whatIsCountedAtAStopIsInTheReportUnderItsNameWeeksLater() throws Exception {
        Path house = ConfigFolder.SHIPPED;
        Path centre = folder.resolve("centre");
        Path truck = folder.resolve("truck");
        ConfigFolder config =
                ConfigFolder.shippedIn(folder)
                        .put("terminal.json", "/id", "'formtruck'")
                        .put("terminal.json", "/letter", "'F'")
                        .put("terminal.json", "/kind", "'truck'")
                        .put("site.json", "/terminals/0/id", "'formtruck'")
                        .put("site.json", "/terminals/0/letter", "'F'")
                        .put(
                                "counts.json",
                                "/stops",
                                "[{'id': 'flagey', 'name': '"
                                        + STOP
                                        + "'}, {'id': 'midi', 'name': 'Gare du Midi'}]");
        Path entry =
                Files.writeString(
                        folder.resolve("entry.json"), said(config.path(), truck, "key", "show"));
        said(
                house,
                centre,
                "central",
                "enroll",
                "formtruck",
                "--kind",
                "truck",
                "--entry",
                entry.toString());
        config.put(
                "terminal.json",
                "/centre",
                "{'url': 'https://centre.example', 'tokenFile': 'centre.token', 'publicKey': '"
                        + said(house, centre, "central", "key", "show").strip()
                        + "'}");
        printer.onPrinted(_ -> papers.incrementAndGet());

        onTheRoad(config.path(), truck, "2026-11-16T08:30:00Z", "flagey", PEOPLE);
        // The month is over, and only then anything leaves.
        onTheRoad(config.path(), truck, "2026-12-21T08:30:00Z", "midi", 1);

        assertTrue(papers.get() >= PEOPLE, papers + " papers");
        String stick = Files.createDirectory(folder.resolve("stick")).toString();
        String written = said(config.path(), truck, "counts", "export", stick);
        assertTrue(written.contains("1 batches are on the stick"), written);
        said(house, centre, "central", "import", stick);
        String back = said(config.path(), truck, "counts", "export", stick);
        assertTrue(back.contains("The centre has everything"), back);
        Path report = folder.resolve("report");
        said(house, centre, "central", "report", "--year", "2026", "--out", report.toString());
        String stops = Files.readString(report.resolve("stop.csv"));
        assertTrue(stops.contains(STOP), stops);
        assertFalse(stops.contains("Midi"), stops);
    }

    /// One day: staff open it, people come, staff close it.
    private void onTheRoad(Path config, Path data, String morning, String stop, int people)
            throws Exception {
        Bench.startJavaFx();
        VirtualClock clock = new VirtualClock(Instant.parse(morning));
        StringWriter faults = new StringWriter();
        try (Terminal terminal =
                Terminal.of(
                                new TerminalChoices(
                                        config,
                                        data,
                                        printer.address().toString(),
                                        null,
                                        new WallClock(clock, () -> true),
                                        BootClock.by(clock),
                                        false),
                                Timing.standard(),
                                new PrintWriter(faults))
                        .orElseThrow(() -> new AssertionError(faults.toString()))) {
            ScreenDriver screen = ScreenDriver.show(terminal, clock);
            Await.some("the terminal", () -> isReady(terminal) ? true : null);
            panel(terminal);
            play(screen, "tap staff-day", "tap stop-" + stop, "tap close");
            Random random = new Random(1);
            try (Passer passer = new Passer()) {
                for (int person = 0; person < people; person++) {
                    assertTrue(passer.visit(terminal.visits(), clock, Passer.Wish.TICKET, random));
                }
            }
            panel(terminal);
            play(
                    screen,
                    "tap staff-power",
                    "tap staff-close-day",
                    "expect screen est gardé sur cette borne");
            screen.close();
        }
    }

    private static boolean isReady(Terminal terminal) throws Exception {
        return Frames.call(terminal.visits()::atRest)
                && terminal.machinery().printers().state().canPrint();
    }

    private static void panel(Terminal terminal) throws Exception {
        Frames.call(
                () -> {
                    for (int tap = 0; tap < 5; tap++) {
                        terminal.visits().on(new Event.StaffCornerTapped());
                    }
                    terminal.visits().on(new Event.StaffUnlocked());
                    return true;
                });
    }

    private static void play(ScreenDriver screen, String... steps) throws Exception {
        VisitScript script =
                new VisitScript(screen, Path.of(""), new PrintWriter(new StringWriter()));
        for (String step : steps) {
            script.step(step);
        }
    }
}
