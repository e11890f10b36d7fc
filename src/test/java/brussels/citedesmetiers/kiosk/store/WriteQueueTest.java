package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What waits in memory is bounded, and nothing is left out without being counted.
final class WriteQueueTest {
    private final WriteQueue queue = new WriteQueue();

    private void ticket(int number) {
        queue.add(
                new TicketRow(
                        new TicketCode('C', 'A', number),
                        "fr",
                        new Moment(StoreUnderTest.NOON, true),
                        HighWater.startingAt(number, number)));
    }

    private void visit(int daysLater) {
        queue.add(
                VisitCells.of(
                        StoreUnderTest.DAY.plusDays(daysLater),
                        List.of(StoreUnderTest.CELL, StoreUnderTest.OTHER)));
    }

    @Test
    void visitsOfADayAreAddedUp() {
        visit(0);
        visit(0);
        visit(1);
        visit(0);
        assertEquals(2, queue.size());
        assertEquals(4, queue.visits());
        assertEquals(0, queue.tickets());
    }

    @Test
    void ticketsBeyondTheBoundAreCountedOldestFirst() {
        for (int i = 1; i <= WriteQueue.MOST_TICKETS + 3; i++) {
            ticket(i);
            if (i == 2) {
                visit(0);
            }
        }
        assertEquals(WriteQueue.MOST_TICKETS, queue.tickets());
        assertEquals(new Written(3, 0, 0), queue.forgotten());
        assertEquals(1, queue.visits());
    }
}
