package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Test
    void markOutlivesWhoSetItAndIsOnePerPrinter() {
        new PrintMarkFile(folder, 0).set();

        assertTrue(new PrintMarkFile(folder, 0).isSet());
        assertFalse(new PrintMarkFile(folder, 1).isSet());

        new PrintMarkFile(folder, 0).clear();
        assertFalse(new PrintMarkFile(folder, 0).isSet());
        new PrintMarkFile(folder, 0).clear();
    }

    @Test
    void markThatCannotBeWrittenIsHeldForSet() {
        PrintMarkFile mark = new PrintMarkFile(folder.resolve("absent"), 0);

        mark.set();

        assertTrue(mark.isSet());
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
