package brussels.citedesmetiers.kiosk.sync;

import static brussels.citedesmetiers.kiosk.sync.Counted.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.InMemoryOutbox;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private final BookCentre centre = new BookCentre();
    private final InMemoryOutbox outbox = Counted.outbox();

    private Delivery.Outcome deliver() {
        return new Delivery(Counted.kept(outbox), centre).run();
    }

    private static CentreTrouble trouble(Delivery.Outcome outcome) {
        return Optional.ofNullable(outcome.failure()).orElseThrow().trouble();
    }

    private long arrived() {
        return centre.book.visits("hour");
    }

    @Test
    void sixtyDaysOfflineArriveInOneGo() throws Exception {
        Counted.days(outbox, MONDAY, 60);
        Delivery.Outcome outcome = deliver();
        assertTrue(outcome.done());
        assertEquals(60, outcome.received());
        assertEquals(List.of(), outbox.waiting(1));
        assertEquals(300, arrived());
        assertEquals(60, centre.sent.size());
    }

    @Test
    void nothingWaitingSaysNothing() {
        assertTrue(deliver().done());
        assertEquals(List.of(), centre.sent);
    }

    @Test
    void lostAnswerIsAskedForAgainAndCountedOnce() throws Exception {
        Counted.days(outbox, MONDAY, 3);
        centre.way = (batch, said) -> CentreBook.json(200, "text/html", "<p>Sign in</p>");
        assertEquals(CentreTrouble.NOT_THE_CENTRE, trouble(deliver()));
        assertEquals(3, outbox.waiting(10).size());
        centre.way = (batch, said) -> said;
        assertTrue(deliver().done());
        assertEquals(15, arrived());
    }

    @Test
    void receiptOfAnotherBatchAcknowledgesNothing() throws Exception {
        Counted.days(outbox, MONDAY, 2);
        SealedBatch other = outbox.waiting(2).getLast();
        String receipt = new String(centre.book.receipt(other).bytes(), StandardCharsets.UTF_8);
        centre.way = (batch, said) -> new CentreBook.Said(200, "application/json", receipt);
        assertEquals(CentreTrouble.NOT_THE_CENTRE, trouble(deliver()));
        assertEquals(2, outbox.waiting(10).size());
    }

    @Test
    void centreRestoredFromABackupGetsTheRestAgain() throws Exception {
        Counted.days(outbox, MONDAY, 4);
        deliver();
        CentreBook backup = centre.book.copy();
        Counted.days(outbox, MONDAY.plusDays(4), 4);
        deliver();
        centre.book = backup;
        centre.sent.clear();
        Counted.days(outbox, MONDAY.plusDays(8), 2);
        assertTrue(deliver().done());
        assertEquals(50, arrived());
        assertEquals(List.of("1/9", "1/5", "1/6", "1/7", "1/8", "1/9", "1/10"), centre.sent);
        assertEquals(List.of(), outbox.waiting(1));
    }

    @Test
    void centreWithNoMemoryGetsEverythingThatIsKeptAndIsToldWhatIsGone() throws Exception {
        Counted.days(outbox, MONDAY, 3);
        deliver();
        assertEquals(3, outbox.forget(MONDAY.plusDays(900)));
        Counted.days(outbox, MONDAY.plusDays(3), 2);
        centre.book = new CentreBook(Counted.TERMINAL);
        assertTrue(deliver().done());
        assertEquals(List.of("1/1-3"), centre.book.gaps());
        assertEquals(10, arrived());
    }

    @Test
    void clonedCardBeginsANewEpochAfterWhatTheCentreHas() throws Exception {
        InMemoryOutbox clone = Counted.outbox();
        Counted.visits(clone, MONDAY, 6, "11");
        clone.seal(MONDAY.plusDays(1));
        assertTrue(new Delivery(Counted.kept(clone), centre).run().done());
        Counted.days(outbox, MONDAY, 2);
        assertTrue(deliver().done());
        assertEquals(List.of(), outbox.waiting(1));
        assertEquals(6, arrived());
        Counted.days(outbox, MONDAY.plusDays(2), 1);
        assertTrue(deliver().done());
        assertEquals(11, arrived());
        assertEquals(2, centre.book.applied().getLast().epoch());
    }

    @Test
    void oneStrayAnswerOfOtherCountsDropsNothing() throws Exception {
        Counted.days(outbox, MONDAY, 2);
        boolean[] once = new boolean[1];
        centre.way =
                (batch, said) -> {
                    boolean first = !once[0];
                    once[0] = true;
                    return first
                            ? CentreBook.problem(
                                    "other-body", "\"epoch\":9,\"sealedThrough\":\"2030-01-01\"")
                            : said;
                };
        assertEquals(CentreTrouble.NOT_THE_CENTRE, trouble(deliver()));
        assertEquals(2, outbox.waiting(10).size());
        assertTrue(deliver().done());
        assertEquals(10, arrived());
    }

    @Test
    void centreThatGoesInCirclesIsLeftAlone() throws Exception {
        Counted.days(outbox, MONDAY, 3);
        centre.way =
                (batch, said) ->
                        CentreBook.problem("not-next", "\"expectedEpoch\":1,\"expectedSeq\":1");
        assertFalse(deliver().done());
        assertEquals(3, outbox.waiting(10).size());
        assertTrue(centre.sent.size() < 10, centre.sent::toString);
    }

    @Test
    void centreThatPassedABatchItNeverHadDoesNotBlockTheRest() throws Exception {
        InMemoryOutbox later = Counted.days(Counted.outbox(), MONDAY, 1);
        later.startAfter(1, MONDAY);
        Counted.days(later, MONDAY.plusDays(5), 1);
        new Delivery(Counted.kept(later), centre).run();
        assertEquals(1, centre.book.applied().size());
        Counted.days(outbox, MONDAY, 3);
        assertTrue(deliver().done());
        assertEquals(List.of(), outbox.waiting(1));
        Counted.days(outbox, MONDAY.plusDays(6), 1);
        assertTrue(deliver().done());
        assertEquals(10, arrived());
    }

    @Test
    void acknowledgedUnderAnUnknownClockABatchIsKeptLongEnough() throws Exception {
        Counted.days(outbox, MONDAY, 1);
        OutboxOnStoreThread early =
                new OutboxOnStoreThread(
                        outbox, OneAtATime.locking(), Counted.clock(MONDAY.minusYears(20), false));
        assertTrue(new Delivery(early, centre).run().done());
        assertEquals(0, outbox.forget(MONDAY.plusDays(400)));
        assertEquals(1, outbox.forget(MONDAY.plusDays(402)));
    }
}
