package brussels.citedesmetiers.kiosk.printing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.ticket.TicketPrinter.Remains;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PaperRemainsTest {
    private static final PrinterProfile PRINTER = PrinterProfile.ofWidth(384);
    private static final byte[] NOTHING = {};
    private static final byte[] CUT = EscPos.feedAndCut(PrinterProfile.ofWidth(384));

    private final PaperRemains remains = new PaperRemains(PrintMark.NOT_KEPT);

    private void afterOneConfirmedTicket() {
        remains.bandFilled();
        remains.ticketBegins();
        remains.ticketDone();
    }

    @Test
    void firstTicketAfterAStartBeginsWithACutAndTheNextDoesNot() {
        remains.bandFilled();
        assertArrayEquals(CUT, remains.cutOff(PRINTER));
        assertFalse(remains.cutNow(), "a kiosk that starts again and again cuts nothing");

        remains.ticketBegins();
        remains.ticketDone();

        assertArrayEquals(NOTHING, remains.cutOff(PRINTER));
    }

    @Test
    void onALineThatSaysNothingTheWhiteGoesBeforeTheFirstTicketToo() {
        assertEquals(EscPos.unstick(PRINTER).length + CUT.length, remains.cutOff(PRINTER).length);
    }

    @Test
    void ticketThatWasCutShortIsCutOffAtOnceAndOnlyOnceOnALine() {
        afterOneConfirmedTicket();
        remains.ticketBegins();
        assertTrue(remains.cutNow());
        assertEquals(Remains.INSIDE, remains.now());

        remains.cutIsSent();
        assertFalse(remains.cutNow());
        assertEquals(Remains.INSIDE, remains.now(), "nobody has confirmed it");

        remains.lineLost();
        assertTrue(remains.cutNow(), "what was sent may be gone");

        remains.bandFilled();
        remains.cutIsSent();
        remains.cutDone(true);
        assertNotEquals(Remains.INSIDE, remains.now());
        assertArrayEquals(NOTHING, remains.cutOff(PRINTER));
    }

    @Test
    void cutThatNobodyConfirmsIsMadeAgainBeforeTheNextTicket() {
        remains.ticketBegins();
        remains.cutIsSent();
        remains.cutDone(false);
        remains.bandFilled();

        assertArrayEquals(CUT, remains.cutOff(PRINTER));
    }

    @Test
    void printerThatNeverAnswersIsTrustedOnlyAsLongAsItsLineHolds() {
        remains.bandFilled();
        remains.ticketBegins();
        remains.ticketHandedOver(true);
        assertArrayEquals(NOTHING, remains.cutOff(PRINTER));

        remains.lineLost();
        assertTrue(remains.cutNow());
    }

    @Test
    void serialPrinterThatNeverAnswersGetsACutBeforeEveryTicket() {
        remains.bandFilled();
        remains.ticketBegins();
        remains.ticketHandedOver(false);

        assertArrayEquals(CUT, remains.cutOff(PRINTER));
    }

    @Test
    void lineLostAfterAConfirmedTicketLeavesNothingToDo() {
        afterOneConfirmedTicket();

        remains.lineLost();

        assertFalse(remains.cutNow());
        assertArrayEquals(NOTHING, remains.cutOff(PRINTER));
    }

    @Test
    void stripIsToldUntilTheTicketAfterNext() {
        afterOneConfirmedTicket();
        assertEquals(Remains.OUTSIDE, remains.now(), "the first ticket began with a cut");
        afterOneConfirmedTicket();
        assertEquals(Remains.NONE, remains.now());

        remains.ticketBegins();
        remains.cutIsSent();
        remains.cutDone(true);
        assertEquals(Remains.OUTSIDE, remains.now());
        afterOneConfirmedTicket();
        assertEquals(Remains.OUTSIDE, remains.now(), "beside this ticket");
        afterOneConfirmedTicket();
        assertEquals(Remains.NONE, remains.now());
    }

    /// A mark in memory.
    private static final class MemoryMark implements PrintMark {
        private boolean set;

        @Override
        public boolean isSet() {
            return set;
        }

        @Override
        public void set() {
            set = true;
        }

        @Override
        public void clear() {
            set = false;
        }
    }

    @Test
    void afterARunInGoodOrderTheFirstTicketNeedsNoCut() {
        MemoryMark mark = new MemoryMark();
        PaperRemains first = new PaperRemains(mark);
        first.bandFilled();
        assertArrayEquals(NOTHING, first.cutOff(PRINTER), "a printer that never printed");
        first.ticketBegins();
        assertTrue(mark.isSet(), "before the first byte of the ticket");
        first.ticketDone();
        first.end();

        PaperRemains second = new PaperRemains(mark);
        second.bandFilled();
        assertArrayEquals(NOTHING, second.cutOff(PRINTER));
    }

    @Test
    void afterARunThatWasKilledOrEndedUnsureTheFirstTicketBeginsWithACut() {
        MemoryMark killed = new MemoryMark();
        PaperRemains run = new PaperRemains(killed);
        run.ticketBegins();
        run.ticketDone();
        assertTrue(new PaperRemains(killed).cutOff(PRINTER).length > 0);

        MemoryMark unsure = new MemoryMark();
        run = new PaperRemains(unsure);
        run.ticketBegins();
        run.end();
        assertTrue(new PaperRemains(unsure).cutOff(PRINTER).length > 0);
        run = new PaperRemains(unsure);
        run.end();
        assertTrue(unsure.isSet(), "a run that printed nothing has mended nothing");
    }

    enum Happening {
        CUT_SENT,
        CUT_CONFIRMED,
        CUT_UNCONFIRMED,
        LINE_LOST
    }

    /// Whatever happens after a ticket began, only a confirmation lets the next go without a cut.
    @Property(tries = 300)
    void afterATicketThatWasCutShortOnlyAConfirmedCutLetsTheNextBeginWithoutOne(
            @ForAll @Size(max = 8) List<Happening> happenings) {
        PaperRemains any = new PaperRemains(PrintMark.NOT_KEPT);
        any.ticketBegins();
        boolean sent = false;
        boolean confirmed = false;
        for (Happening happening : happenings) {
            switch (happening) {
                case CUT_SENT -> {
                    if (any.cutNow()) {
                        any.cutIsSent();
                        sent = true;
                    }
                }
                case CUT_CONFIRMED, CUT_UNCONFIRMED -> {
                    if (any.cutUnconfirmed()) {
                        assertTrue(sent);
                        any.cutDone(happening == Happening.CUT_CONFIRMED);
                        confirmed = happening == Happening.CUT_CONFIRMED;
                    }
                }
                case LINE_LOST -> any.lineLost();
            }
        }
        any.bandFilled();

        assertEquals(confirmed, any.cutOff(PRINTER).length == 0);
    }
}
