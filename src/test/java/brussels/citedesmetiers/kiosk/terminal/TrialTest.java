package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.terminal.Trial.Database;
import brussels.citedesmetiers.kiosk.update.Versions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which versions of the program come up, and that one which does not ends itself.
class TrialTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir Path folder;
    private final List<String> served = new ArrayList<>();
    private boolean onTrial = true;
    private final Trial trial =
            new Trial(
                    new Trial.Judge() {
                        @Override
                        public boolean isOnTrial() {
                            return onTrial;
                        }

                        @Override
                        public void serves() {
                            served.add("serves");
                        }
                    });

    private int looksUntilItFails(Database database) {
        int looks = 1;
        while (!trial.look(database) && looks < 100) {
            looks++;
        }
        return looks;
    }

    @Test
    void itServesOnceItsDatabaseIsOpenAndIsNotJudgedAfterwards() {
        assertFalse(trial.look(Database.AWAY));
        assertEquals(List.of(), served);
        assertFalse(trial.look(Database.OPEN));
        assertEquals(100, looksUntilItFails(Database.AWAY));
        assertFalse(trial.look(Database.OPEN));
        assertEquals(List.of("serves"), served);
        assertFalse(trial.failed());
    }

    @Test
    void itEndsWhenItsDatabaseStaysAway() {
        assertEquals(12, looksUntilItFails(Database.AWAY));
        assertTrue(trial.failed());
        assertEquals(List.of(), served);
    }

    @Test
    void whatTheDiskOrAnotherProgramKeepsAwayIsNotHeldAgainstIt() {
        assertEquals(100, looksUntilItFails(Database.HELD_BACK));
        assertFalse(trial.look(Database.OPEN));
        assertEquals(List.of("serves"), served);
    }

    @Test
    void whatHasServedBeforeGoesOnTrying() {
        onTrial = false;
        assertEquals(100, looksUntilItFails(Database.AWAY));
        assertFalse(trial.look(Database.OPEN));
        assertEquals(List.of("serves"), served);
        assertFalse(trial.failed());
    }

    /// A whole terminal whose store fails where it asks the time.
    @Test
    void aProgramOnTrialWhoseStoreCannotBeOpenedIsStartedAgain() throws Exception {
        Bench.startJavaFx();
        Path programs = Files.createDirectories(folder.resolve("programs/2")).resolveSibling("");
        Files.createSymbolicLink(programs.resolve("current"), Path.of("2"));
        Files.writeString(programs.resolve(Versions.STARTS), "2 1 0\n");
        System.setProperty("kiosk.programs", programs.toString());
        System.setProperty("kiosk.program", "2");
        List<String> exits = new CopyOnWriteArrayList<>();
        VirtualClock clock = new VirtualClock(NINE);
        ConfigFolder config = ConfigFolder.shippedIn(folder);
        config.remove("terminal.json", "/hub");
        try (Terminal terminal =
                Terminal.of(
                                new TerminalChoices(
                                        config.path(),
                                        folder.resolve("data"),
                                        "none",
                                        null,
                                        new WallClock(() -> timeBut(clock), () -> true),
                                        BootClock.by(clock),
                                        false),
                                new PrintWriter(new StringWriter()))
                        .orElseThrow()) {
            RecordedExits.of(terminal, exits);
            ScreenDriver driver = ScreenDriver.show(terminal, clock);
            Await.until("a restart", () -> exits.contains("restart"));
            driver.close();
        } finally {
            System.clearProperty("kiosk.programs");
            System.clearProperty("kiosk.program");
        }
        // Its start counts as one that failed.
        assertEquals("2 1 0\n", Files.readString(programs.resolve(Versions.STARTS)));
    }

    private static Instant timeBut(VirtualClock clock) {
        if (Thread.currentThread().getName().equals("store")) {
            throw new IllegalStateException("what a program with a defect may do");
        }
        return clock.instant();
    }
}
