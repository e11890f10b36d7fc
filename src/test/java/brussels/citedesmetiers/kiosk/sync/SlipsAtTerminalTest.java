package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What a terminal prints for the hub.
final class SlipsAtTerminalTest {
    private final List<NumberSlip> printing = new ArrayList<>();
    private final List<Consumer<Boolean>> ends = new ArrayList<>();
    private final AtomicInteger hurried = new AtomicInteger();
    private final Set<Long> onDisk = new HashSet<>();
    private SlipsAtTerminal slips = started();

    private SlipsAtTerminal started() {
        return new SlipsAtTerminal(
                new SlipPrinter() {
                    @Override
                    public boolean ready() {
                        return true;
                    }

                    @Override
                    public void print(NumberSlip slip, Consumer<Boolean> ended) {
                        printing.add(slip);
                        ends.add(ended);
                    }
                },
                onDisk::add,
                hurried::incrementAndGet);
    }

    private static NumberSlip slip(long id) {
        return new NumberSlip(id, new TicketCode('C', 'A', 1), "fr", "CDM1:X", Instant.EPOCH);
    }

    @Test
    void aSlipThatIsSentAgainIsPrintedOnceAndItsEndIsToldUntilTheHubHasHeardIt() {
        slips.take(List.of(slip(7), slip(8)));
        slips.take(List.of(slip(7), slip(8)));
        assertEquals(List.of(slip(7), slip(8)), printing);
        assertEquals("prints", slips.report());
        ends.getFirst().accept(true);
        ends.getLast().accept(false);
        assertEquals(2, hurried.get());
        assertEquals("prints 7=true 8=false", slips.report());
        assertEquals("prints 7=true 8=false", slips.report());
        slips.take(List.of());
        assertEquals("prints", slips.report());
    }

    @Test
    void aTerminalThatStartsAnewPrintsNoSlipTwice() {
        slips.take(List.of(slip(7)));
        slips = started();
        slips.take(List.of(slip(7), slip(8)));
        assertEquals(List.of(slip(7), slip(8)), printing);
    }

    @Test
    void theHubHearsHowASlipEndedThatItHasGivenUp() {
        slips.take(List.of(slip(7)));
        slips.take(List.of());
        ends.getFirst().accept(true);
        assertEquals("prints 7=true", slips.report());
        assertEquals("prints 7=true", slips.report());
        slips.take(List.of());
        assertEquals("prints", slips.report());
    }
}
