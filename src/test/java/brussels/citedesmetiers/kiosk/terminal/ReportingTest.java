package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who sees every heartbeat of a terminal learns nothing of its visitors from them.
class ReportingTest {

    private static Heartbeat heartbeat(List<PrinterState> printers, List<StoreFault> faults) {
        return new Reporting(
                        () -> "0123456789ab",
                        () -> printers,
                        () -> faults,
                        Optional::empty,
                        () -> 0,
                        () -> false,
                        () -> true)
                .heartbeat(3);
    }

    private static Heartbeat with(StoreFault... faults) {
        return heartbeat(List.of(PrinterState.READY), List.of(faults));
    }

    @Test
    void aVisitThatHasToWaitForTheDatabaseIsNotSeen() {
        StoreFault away = new StoreFault.DatabaseAway("08006");
        Heartbeat quiet = with(away);
        assertEquals(quiet, with(away, new StoreFault.WaitingInMemory(1, 1, 0)));
        assertEquals(quiet, with(away, new StoreFault.WaitingInMemory(7, 2, 9)));
        assertEquals(with(), with(new StoreFault.NumberNotSaved()));
        assertNotEquals(quiet, with(), "the fault itself is told");
    }

    @Test
    void aPrinterAtWorkLooksLikeOneAtRest() {
        assertEquals(with(), heartbeat(List.of(PrinterState.BUSY), List.of()));
    }

    @Test
    void noNumberOfAFaultLeaves() {
        assertEquals(
                with(new StoreFault.DatabaseBehind(1, 0, 0)),
                with(new StoreFault.DatabaseBehind(40, 30, 20)));
        assertEquals(
                with(new StoreFault.CountsRestarted(1)), with(new StoreFault.CountsRestarted(90)));
    }

    @Test
    void aBundleThatCannotBeTakenIsTold() {
        Reporting refusing =
                new Reporting(
                        () -> "0123456789ab",
                        List::of,
                        List::of,
                        () -> Optional.of("update-no-space"),
                        () -> 0,
                        () -> false,
                        () -> true);
        assertEquals(List.of("update-no-space"), refusing.heartbeat(0).faults());
    }

    @Test
    void aHubSaysThatItsTerminalsDoNotGive() {
        Reporting waiting =
                new Reporting(
                        () -> "0123456789ab",
                        List::of,
                        List::of,
                        Optional::empty,
                        () -> 0,
                        () -> true,
                        () -> true);
        assertEquals(List.of("counts-missing"), waiting.heartbeat(0).faults());
    }

    @Test
    void whatWaitsForTheHubOfTheSiteIsCountedToo() {
        Reporting joined =
                new Reporting(
                        () -> "0123456789ab",
                        List::of,
                        List::of,
                        Optional::empty,
                        () -> 2,
                        () -> false,
                        () -> true);
        assertEquals(5, joined.heartbeat(3).batchesWaiting());
    }

    @Test
    void paperIsToldInThreeSteps() {
        assertEquals(Heartbeat.Paper.OK, with().paper());
        assertEquals(
                Heartbeat.Paper.LOW,
                heartbeat(List.of(PrinterState.READY, PrinterState.NEAR_END), List.of()).paper());
        assertEquals(
                Heartbeat.Paper.OUT,
                heartbeat(List.of(PrinterState.PAPER_OUT, PrinterState.NEAR_END), List.of())
                        .paper());
        assertEquals(Heartbeat.Paper.UNKNOWN, heartbeat(List.of(), List.of()).paper());
    }
}
