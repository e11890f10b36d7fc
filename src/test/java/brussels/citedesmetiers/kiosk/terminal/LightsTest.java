package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LightsTest {
    @Test
    void staffAreCalledForWhatThePrinterSaysOfItself() {
        Set<PrinterState> called =
                Arrays.stream(PrinterState.values())
                        .filter(Lights::stopped)
                        .collect(Collectors.toSet());
        assertEquals(
                EnumSet.of(
                        PrinterState.PAPER_OUT,
                        PrinterState.COVER_OPEN,
                        PrinterState.CUTTER_ERROR,
                        PrinterState.OFFLINE,
                        PrinterState.UNPLUGGED),
                called);
    }

    @Test
    void nobodyIsCalledToAPrinterThatPrints() {
        for (PrinterState state : PrinterState.values()) {
            assertFalse(Lights.stopped(state) && state.canPrint(), state::toString);
        }
    }

    @Test
    void staffAreCalledWhenNoNumberCanBeGiven() {
        assertTrue(Lights.stopsTickets(new StoreFault.NumberNotSaved()));
        assertTrue(Lights.stopsTickets(new StoreFault.StartNumberNeeded()));
        assertTrue(Lights.stopsTickets(new StoreFault.NumbersUsedUp()));
    }

    @Test
    void faultThatLeavesTheTicketsAloneCallsNobody() {
        assertFalse(Lights.stopsTickets(new StoreFault.DatabaseMovedAside(Path.of("db"))));
        assertFalse(Lights.stopsTickets(new StoreFault.BackupFailed("XJ001")));
    }
}
