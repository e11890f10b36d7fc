package brussels.citedesmetiers.kiosk.printing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    private static final int DOTS = 384;
    private static final byte[] NOTHING = {};
    private static final byte[] CUT = EscPos.feedAndCut();

    private final Leftovers leftovers = new Leftovers();

    private void afterOneConfirmedTicket() {
        leftovers.bandFilled();
        leftovers.ticketBegins();
        leftovers.ticketDone();
    }

    @Test
    void firstTicketAfterAStartBeginsWithACutAndTheNextDoesNot() {
        leftovers.bandFilled();
        assertArrayEquals(CUT, leftovers.cutOff(DOTS));
        assertFalse(leftovers.cutNow(), "a kiosk that starts again and again cuts nothing");

        leftovers.ticketBegins();
        leftovers.ticketDone();

        assertArrayEquals(NOTHING, leftovers.cutOff(DOTS));
    }

    @Test
    void onALineThatSaysNothingTheWhiteGoesBeforeTheFirstTicketToo() {
        assertEquals(EscPos.unstick(DOTS).length + CUT.length, leftovers.cutOff(DOTS).length);
    }

    @Test
    void ticketThatWasCutShortIsCutOffAtOnceAndOnlyOnceOnALine() {
        afterOneConfirmedTicket();
        leftovers.ticketBegins();
        assertTrue(leftovers.cutNow());
        assertTrue(leftovers.mayHoldTicket());

        leftovers.cutIsSent();
        assertFalse(leftovers.cutNow());
        assertTrue(leftovers.mayHoldTicket(), "nobody has confirmed it");

        leftovers.lineLost();
        assertTrue(leftovers.cutNow(), "what was sent may be gone");

        leftovers.bandFilled();
        leftovers.cutIsSent();
        leftovers.cutDone(true);
        assertFalse(leftovers.mayHoldTicket());
        assertArrayEquals(NOTHING, leftovers.cutOff(DOTS));
    }

    @Test
    void cutThatNobodyConfirmsIsMadeAgainBeforeTheNextTicket() {
        leftovers.ticketBegins();
        leftovers.cutIsSent();
        leftovers.cutDone(false);
        leftovers.bandFilled();

        assertArrayEquals(CUT, leftovers.cutOff(DOTS));
    }

    @Test
    void printerThatNeverAnswersIsTrustedOnlyAsLongAsItsLineHolds() {
        leftovers.bandFilled();
        leftovers.ticketBegins();
        leftovers.ticketHandedOver(true);
        assertArrayEquals(NOTHING, leftovers.cutOff(DOTS));

        leftovers.lineLost();
        assertTrue(leftovers.cutNow());
    }

    @Test
    void serialPrinterThatNeverAnswersGetsACutBeforeEveryTicket() {
        leftovers.bandFilled();
        leftovers.ticketBegins();
        leftovers.ticketHandedOver(false);

        assertArrayEquals(CUT, leftovers.cutOff(DOTS));
    }

    @Test
    void lineLostAfterAConfirmedTicketLeavesNothingToDo() {
        afterOneConfirmedTicket();

        leftovers.lineLost();

        assertFalse(leftovers.cutNow());
        assertArrayEquals(NOTHING, leftovers.cutOff(DOTS));
    }

    @Test
    void stripIsToldUntilTheTicketAfterNext() {
        afterOneConfirmedTicket();
        assertTrue(leftovers.strip(), "the first ticket began with a cut");
        afterOneConfirmedTicket();
        assertFalse(leftovers.strip());

        leftovers.ticketBegins();
        leftovers.cutIsSent();
        leftovers.cutDone(true);
        assertTrue(leftovers.strip());
        afterOneConfirmedTicket();
        assertTrue(leftovers.strip(), "beside this ticket");
        afterOneConfirmedTicket();
        assertFalse(leftovers.strip());
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
        Leftovers any = new Leftovers();
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

        assertEquals(confirmed, any.cutOff(DOTS).length == 0);
    }
}
