package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The look that `terminal.json` or staff choose is the one on the screen.
final class SunlightOnScreenTest {
    @TempDir private Path folder;

    @Test
    void theLookOfTheSettingsIsOnTheScreen() throws Exception {
        assertEquals("light", look("light"));
        assertEquals("day", look("day"));
        // The bench's clock says 9:00 in Greenwich, at most 14 hours from any other place.
        assertEquals("day", look("00:00-23:59"));
    }

    private String look(String setting) throws Exception {
        try (Bench bench = open(setting)) {
            return worn(bench);
        }
    }

    private Bench open(String setting) throws Exception {
        Path own = folder.resolve(setting.replace(':', '.'));
        ConfigFolder config = ConfigFolder.in(own);
        config.put("terminal.json", "/display/look", "'" + setting + "'");
        return Bench.open(
                own.resolve("kiosk-config"),
                own.resolve("data"),
                "none",
                PrinterFaults.QUICK,
                null);
    }

    private static String worn(Bench bench) throws Exception {
        return Frames.call(
                () ->
                        bench.visits().scene().getRoot().getStyleClass().stream()
                                .filter(c -> c.equals("day") || c.equals("light"))
                                .findFirst()
                                .orElseThrow());
    }

    private static void changeLook(Bench bench) throws Exception {
        Frames.call(
                () -> {
                    for (int i = 0; i < CornerTaps.NEEDED; i++) {
                        bench.visits().on(new Event.StaffCornerTapped());
                    }
                    bench.visits().on(new Event.StaffUnlocked());
                    bench.visits().on(new Event.StaffTaskTapped(new StaffTask.ChangeLook()));
                    bench.visits().on(new Event.PanelClosed());
                    return true;
                });
    }

    @Test
    void staffChangeItAtOnceAndBack() throws Exception {
        try (Bench bench = open("light")) {
            changeLook(bench);
            assertEquals("day", worn(bench));
            changeLook(bench);
            assertEquals("light", worn(bench));
        }
    }
}
