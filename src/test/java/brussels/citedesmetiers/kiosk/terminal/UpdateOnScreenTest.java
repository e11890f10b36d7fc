package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.robot.VisitScript;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.update.Bundles;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.Versions;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// New content on a stick, as staff and visitors meet it.
class UpdateOnScreenTest {
    @TempDir Path folder;
    private final StringWriter said = new StringWriter();
    private ConfigFolder config;
    private Bundles bundles;
    private Path stick;
    private Path data;
    private String first;
    private Terminal terminal;
    private ScreenDriver driver;
    private final List<String> exits = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        config = ConfigFolder.shippedIn(folder);
        bundles = Bundles.in(folder.resolve("made"));
        stick = Files.createDirectories(folder.resolve("run/stick/sda1"));
        data = folder.resolve("data");
        config.remove("terminal.json", "/hub");
        config.put(
                "terminal.json",
                "/updates",
                "{'keys': ['"
                        + bundles.key()
                        + "'], 'stick': '"
                        + folder.resolve("run/stick")
                        + "'}");
        first = version(config.path());
        Bench.startJavaFx();
        start();
    }

    private void start() throws Exception {
        VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T09:00:00Z"));
        terminal =
                Terminal.of(
                                new TerminalChoices(
                                        config.path(),
                                        data,
                                        "none",
                                        null,
                                        new WallClock(clock, () -> true),
                                        BootClock.by(clock),
                                        true),
                                new PrintWriter(said))
                        .orElseThrow(() -> new AssertionError(said.toString()));
        exits.clear();
        RecordedExits.of(terminal, exits);
        driver = ScreenDriver.show(terminal, clock);
        terminal.watchContent(() -> {});
    }

    @AfterEach
    void close() throws Exception {
        driver.close();
        terminal.close();
    }

    private static String version(Path of) {
        return ConfigFolder.sound(ContentLoader.load(of)).version();
    }

    private String shown() {
        return terminal.visits().content().version();
    }

    /// A bundle of changed content on the stick.
    ///
    /// @return the content's version
    private String bundle(int number, String priority) throws Exception {
        ConfigFolder other = ConfigFolder.shippedIn(folder.resolve("other" + number));
        other.put("content/questionnaire-C.json", "/rules/0/priority", priority);
        Files.copy(
                bundles.ofConfig(number, other.path()),
                stick.resolve("content-" + number + ".cdmb"));
        return version(other.path());
    }

    private void look() {
        terminal.updates().look(folder.resolve("run/stick"));
    }

    private void play(String... steps) throws Exception {
        VisitScript script =
                new VisitScript(driver, Path.of(""), new PrintWriter(new StringWriter()));
        for (String step : steps) {
            script.step(step);
        }
    }

    private void panel() throws Exception {
        Frames.call(
                () -> {
                    for (int i = 0; i < CornerTaps.NEEDED; i++) {
                        terminal.visits().on(new Event.StaffCornerTapped());
                    }
                    terminal.visits().on(new Event.StaffUnlocked());
                    return true;
                });
    }

    private int inUse() {
        return new Versions(Installer.contentIn(data), new RealDisk()).current();
    }

    /// One terminal for all of it: each check of content takes seconds.
    @Test
    void newContentComesByStickBetweenTwoVisitsAndGoesInTwoTaps() throws Exception {
        String next = bundle(12, "77");
        aBundleWithFaultsIsToldAndNothingElseHappens();
        play("tap language-fr");
        terminal.updates().takeFromStick("sda1/content-12.cdmb");
        Await.until(
                "the bundle to be taken up",
                () -> terminal.updates().shown().orElseThrow().working());
        // What staff do meanwhile does not wait for the end of the visit.
        terminal.updates().useContent(Versions.SHIPPED);
        Await.until("an answer to staff", () -> terminal.updates().fault().isEmpty());
        assertTrue(terminal.updates().shown().orElseThrow().working());
        play("tap theme-C", "tap back");
        assertEquals(Versions.SHIPPED, inUse());
        assertEquals(first, shown());
        play("tap start-over");
        Await.until("the new content", () -> Fx.call(() -> shown().equals(next)));
        assertEquals(12, inUse());
        close();
        start();
        assertEquals(next, shown());
        // Two taps on the panel; behind it nothing changes under the hands of staff.
        panel();
        play(
                "tap staff-devices",
                "expect screen Contenu 12 du 22.11.2026",
                "tap use-content-0",
                "expect screen Celui de l’installation");
        assertEquals(next, shown());
        play("tap close", "tap close");
        Await.until("the old content", () -> Fx.call(() -> shown().equals(first)));
        assertEquals(Versions.SHIPPED, inUse());
        anotherProgramIsStartedOnceNobodyStandsThere();
        assertTrue(said.toString().isEmpty(), said::toString);
    }

    private void anotherProgramIsStartedOnceNobodyStandsThere() throws Exception {
        play("tap language-fr");
        Frames.call(
                () -> {
                    terminal.visits().restartWhenFree();
                    return true;
                });
        assertEquals(List.of(), exits);
        play("tap start-over");
        assertEquals(List.of("restart"), exits);
    }

    private void aBundleWithFaultsIsToldAndNothingElseHappens() throws Exception {
        ConfigFolder broken = ConfigFolder.in(folder.resolve("broken"));
        broken.put("content/questionnaire-C.json", "/rules/0/recommend", "['nobody']");
        Files.copy(bundles.ofConfig(13, broken.path()), stick.resolve("content-13.cdmb"));
        look();
        panel();
        play(
                "tap staff-devices",
                "expect screen Clé USB",
                "expect screen Contenu 13 du 22.11.2026",
                "tap take-sda1-content-13-cdmb",
                "patience 200",
                "expect screen Le contenu a",
                "expect screen content/questionnaire-C.json",
                "tap close",
                "tap close");
        assertEquals("update-unsound", terminal.updates().fault().orElseThrow());
        assertEquals(Versions.SHIPPED, inUse());
        assertEquals(first, shown());
        assertFalse(Files.exists(Installer.contentIn(data).resolve("13")));
    }
}
