package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.robot.VisitScript;
import brussels.citedesmetiers.kiosk.sync.CentreBook;
import brussels.citedesmetiers.kiosk.sync.TestCentre;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three days of the truck, each from opening to closing on the real screens: the last of a month,
/// the first of the next without a network, and one with it.
class DaysOfTheTruckTest {
    private static final String TRUCK = "bruxelles-a";

    @TempDir Path folder;
    private final StringWriter said = new StringWriter();
    private final List<String> exits = new CopyOnWriteArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private ConfigFolder config;
    private Path data;

    @BeforeEach
    void truck() throws Exception {
        Bench.startJavaFx();
        data = Files.createDirectory(folder.resolve("data"));
        Path token = Files.writeString(data.resolve("centre.token"), TestCentre.TOKEN);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        config =
                ConfigFolder.shippedIn(folder)
                        .remove("terminal.json", "/hub")
                        .put("terminal.json", "/kind", "'truck'")
                        .put("counts.json", "/stops", "[{'id': 'flagey', 'name': 'Place Flagey'}]");
    }

    private void centreAt(String url) {
        config.put(
                "terminal.json",
                "/centre",
                "{'url': '"
                        + url
                        + "', 'tokenFile': 'centre.token', 'publicKey': '"
                        + CentreBook.publicKey()
                        + "'}");
    }

    /// Opens in the morning, chooses the stop, gives a ticket, and closes the day.
    ///
    /// @param expected how it says that the day went
    private void day(String morning, String expected) throws Exception {
        VirtualClock clock = new VirtualClock(Instant.parse(morning));
        try (Terminal terminal =
                Terminal.of(
                                new TerminalChoices(
                                        config.path(),
                                        data,
                                        "file:" + folder.resolve("paper"),
                                        null,
                                        new WallClock(clock, () -> true),
                                        BootClock.by(clock),
                                        true),
                                new PrintWriter(said))
                        .orElseThrow(() -> new AssertionError(said.toString()))) {
            RecordedExits.of(terminal, exits);
            ScreenDriver driver = ScreenDriver.show(terminal, clock);
            Await.until("the store", () -> terminal.machinery().dayChoice().isPresent());
            VisitScript script =
                    new VisitScript(driver, Path.of(""), new PrintWriter(new StringWriter()));
            panel(terminal);
            play(script, "tap staff-day", "tap stop-flagey", "tap close");
            play(
                    script,
                    "tap language-fr",
                    "tap theme-C",
                    "tap choice-parent",
                    "tap choice-option",
                    "tap choice-fr",
                    "tap choice-nothing",
                    "tap choice-yes",
                    "tap adviser",
                    "tap skip-all",
                    "tap print",
                    "expect taken");
            codes.add(terminal.visits().visit().issued().orElseThrow().code());
            play(script, "tap taken", "tap feedback-3", "expect goodbye", "idle 45");
            terminal.machinery().settle();
            panel(terminal);
            play(
                    script,
                    "tap staff-power",
                    "tap staff-close-day",
                    "patience 60",
                    "expect screen " + expected);
            nobodyBeginsAVisitAnyMore(terminal);
            driver.close();
        }
    }

    private static void nobodyBeginsAVisitAnyMore(Terminal terminal) throws Exception {
        Frames.call(
                () -> {
                    for (Event event :
                            List.of(
                                    new Event.PanelClosed(),
                                    new Event.BackTapped(),
                                    new Event.LanguageChosen("fr"),
                                    new Event.StaffPageTapped(Panel.StaffPage.PARTS),
                                    new Event.Ticked())) {
                        terminal.visits().on(event);
                    }
                    return true;
                });
        Panel.Staff shown = assertInstanceOf(Panel.Staff.class, terminal.visits().visit().panel());
        assertEquals(Panel.StaffPage.CLOSING, shown.page());
    }

    private static void play(VisitScript script, String... steps) throws Exception {
        for (String step : steps) {
            script.step(step);
        }
    }

    private static void panel(Terminal terminal) throws Exception {
        Frames.call(
                () -> {
                    for (int i = 0; i < CornerTaps.NEEDED; i++) {
                        terminal.visits().on(new Event.StaffCornerTapped());
                    }
                    terminal.visits().on(new Event.StaffUnlocked());
                    return true;
                });
    }

    @Test
    void eachDayEndsWithWhatIsDueSentOrKeptForTheNext() throws Exception {
        centreAt("http://localhost:1");
        day("2026-11-30T09:00:00Z", "Rien n’attend plus.");
        day("2026-12-01T09:00:00Z", "Envois en attente d’un réseau : 1.");
        try (TestCentre centre = TestCentre.of(TRUCK)) {
            centreAt(centre.url().toString());
            day("2026-12-02T09:00:00Z", "Rien n’attend plus.");
            List<Batch> arrived = centre.book().applied();
            assertEquals(1, arrived.size());
        }
        assertEquals(3, codes.size());
        assertTrue(codes.stream().allMatch(code -> code.startsWith("A")), codes::toString);
        assertTrue(said.toString().isEmpty(), said::toString);
    }
}
