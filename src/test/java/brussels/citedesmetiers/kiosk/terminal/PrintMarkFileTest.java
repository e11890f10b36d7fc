package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintMarkFileTest {
    @TempDir Path folder;

    private PrintMarkFile mark(int place) {
        return new PrintMarkFile(folder, place, Durable.onDisk());
    }

    @Test
    void markOutlivesWhoSetItAndIsOnePerPrinter() {
        mark(0).set();

        assertTrue(mark(0).isSet());
        assertFalse(mark(1).isSet());

        mark(0).clear();
        assertFalse(mark(0).isSet());
        mark(0).clear();
    }

    @Test
    void markThatCannotBeWrittenIsHeldForSet() {
        PrintMarkFile mark = new PrintMarkFile(folder.resolve("absent"), 0, Durable.onDisk());

        mark.set();

        assertTrue(mark.isSet());
    }

    @Test
    void powerLossAtAnyStepOfSettingItAgainLeavesItSet() {
        mark(0).set();
        int steps = 0;
        for (boolean lost = true; lost; steps++) {
            Durable disk = new Durable(BreakingDisk.losingPowerAt(steps, false));
            try {
                new PrintMarkFile(folder, 0, disk).set();
                lost = false;
            } catch (PowerLoss expected) {
                assertTrue(mark(0).isSet(), "after step " + steps);
            }
        }
        assertTrue(steps > 3, "only " + steps + " steps were tried");
    }

    @Test
    void markWhoseWritingFailsAtAnyStepIsHeldForSet() {
        for (int well = 0; well < 3; well++) {
            Durable disk = new Durable(BreakingDisk.failingAfter(well));
            PrintMarkFile mark = new PrintMarkFile(folder, well, disk);
            mark.set();
            assertTrue(mark.isSet(), "after " + well + " steps");
        }
    }

    @Test
    void visitThatEndedWellLeavesNoMark() throws Exception {
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(576)) {
            Path mark = folder.resolve("printing-0");
            try (Bench bench = Bench.open(folder, printer)) {
                bench.await(
                        "a printer that prints",
                        any -> bench.terminal().machinery().printers().state().canPrint());
                assertFalse(Files.exists(mark));
                bench.toPreview().play("expect print", "tap print").await(Place.Printed.class);
                assertTrue(Files.exists(mark), "while a kill could leave something");
                bench.terminal().machinery().printers().close();
                bench.await("the end of the printer", any -> !Files.exists(mark));
            }
            assertEquals(List.of(), printer.errors());
        }
    }
}
