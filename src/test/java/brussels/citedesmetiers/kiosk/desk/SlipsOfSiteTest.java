package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.desk.SlipsOfSite.State;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What reception is told of a paper that another terminal prints.
final class SlipsOfSiteTest {
    private static final String OTHER = "bruxelles-b";

    private final AtomicLong nanos = new AtomicLong();
    private final SlipsOfSite slips =
            new SlipsOfSite("bruxelles-a", new FakeSlipPrinter(), nanos::get, 100);

    private long print() {
        return slips.print(
                OTHER,
                id ->
                        new NumberSlip(
                                id, new TicketCode('C', 'A', 1), "fr", "CDM1:X", Instant.EPOCH));
    }

    private void later(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    @Test
    void ofASlipThatItsTerminalHasHeardOfNobodyKnowsUntilItSaysHowItEnded() {
        long id = print();
        assertEquals(1, slips.heard(OTHER, HubRequest.PRINTS).size());
        assertEquals(State.UNDER_WAY, slips.state(id));
        later(SlipsOfSite.PATIENCE);
        assertEquals(State.UNKNOWN, slips.state(id));
        assertEquals(List.of(), slips.heard(OTHER, HubRequest.PRINTS));
        slips.heard(OTHER, HubRequest.PRINTS + " " + id + "=true");
        assertEquals(State.PRINTED, slips.state(id));
    }

    @Test
    void aSlipThatItsTerminalNeverHeardOfHasFailedAndIsNotPrintedLater() {
        long id = print();
        later(SlipsOfSite.PATIENCE);
        assertEquals(State.FAILED, slips.state(id));
        assertEquals(List.of(), slips.heard(OTHER, HubRequest.PRINTS));
        assertEquals(State.FAILED, slips.state(id));
    }

    @Test
    void ofASlipFromBeforeARestartOfTheHubNobodyKnows() {
        assertEquals(State.UNKNOWN, slips.state(99));
    }
}
