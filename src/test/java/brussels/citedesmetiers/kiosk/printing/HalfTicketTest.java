package brussels.citedesmetiers.kiosk.printing;

import static brussels.citedesmetiers.kiosk.printing.PrintWatch.awaitState;
import static brussels.citedesmetiers.kiosk.printing.PrintWatch.next;
import static brussels.citedesmetiers.kiosk.printing.PrintWatch.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrintResult.Printed;
import brussels.citedesmetiers.kiosk.ticket.PrintResult.Sent;
import brussels.citedesmetiers.kiosk.ticket.PrintResult.Unsure;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter.Remains;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What one visitor's ticket leaves in the printer never comes out on the next visitor's paper: the
/// printer has taken all of it, and not printed it, when something happens.
@Timeout(60)
class HalfTicketTest {
    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration SHORT = Duration.ofMillis(800);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Timing PATIENT = new Timing(SOON, LONG, LONG, LONG, LONG);
    private static final int WHOLE_TICKET_BYTES = 256 * 1024;
    private static final PrinterProfile HUNGRY =
            new PrinterProfile(
                    576,
                    203,
                    true,
                    true,
                    PrinterProfile.Cutter.PARTIAL,
                    List.of(),
                    WHOLE_TICKET_BYTES,
                    256);
    private static final int HALF = 700;
    private static final Bitmap TICKET = Pictures.stripes(576, 1_500);

    private final EmulatedPrinter paper = EmulatedPrinter.onNetwork(HUNGRY);
    private final LinkedBlockingQueue<Bitmap> papers = PrintWatch.tickets(paper);
    private EscPosPrinter printer =
            EscPosPrinter.open(paper.address(), PrinterProfile.ofWidth(576), PATIENT);

    @AfterEach
    void closeBoth() throws InterruptedException {
        paper.goOn();
        printer.close();
        assertTrue(printer.awaitClosed(LONG), "the printer's thread goes on after close");
        paper.close();
    }

    private void reopen(Timing timing) throws InterruptedException {
        printer.close();
        assertTrue(printer.awaitClosed(LONG));
        printer = EscPosPrinter.open(paper.address(), PrinterProfile.ofWidth(576), timing);
    }

    private interface Happening {
        void happens() throws InterruptedException;
    }

    /// Has the printer take a whole ticket, of which it prints a half, and then this happen.
    private PrintResult takenWholeThen(Happening happening) throws InterruptedException {
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());
        assertEquals(Pictures.asPrinted(TICKET), next(papers));
        paper.restAfter(HALF);
        PrintWatch watch = print(printer, TICKET);
        watch.awaitHandedOver();
        happening.happens();
        return watch.result();
    }

    private void assertNextTicketHasItsPaperToItself() {
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());
        Bitmap half = next(papers);
        assertTrue(half.height() < TICKET.height(), "two tickets on one paper: " + half.height());
        assertEquals(Pictures.asPrinted(TICKET), next(papers));
    }

    @Test
    void ticketLostInThePrinterWithItsPowerIsCutOffBeforeTheNext() throws InterruptedException {
        assertEquals(new Unsure(PrinterState.UNPLUGGED), takenWholeThen(paper::losePower));

        assertNextTicketHasItsPaperToItself();
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void halfTicketIsOutBeforeTheNextVisitorPrints() throws InterruptedException {
        takenWholeThen(paper::losePower);

        assertTrue(next(papers).height() <= HALF);
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());
        assertEquals(
                Remains.OUTSIDE, printer.remains(), "it may lie where the next ticket comes out");
    }

    @Test
    void cutThatWasLostInThePrinterTooIsMadeAgain() throws InterruptedException {
        takenWholeThen(
                () -> {
                    paper.jamCutter();
                    paper.losePower();
                });
        awaitState(printer, PrinterState.CUTTER_ERROR);
        assertEquals(Remains.INSIDE, printer.remains());

        paper.losePower();
        paper.freeCutter();

        assertNextTicketHasItsPaperToItself();
        assertNotEquals(Remains.INSIDE, printer.remains());
    }

    @Test
    void ticketNotFinishedInTimeIsCutOffBeforeTheNext() throws InterruptedException {
        reopen(new Timing(SOON, LONG, LONG, LONG, SHORT));
        assertEquals(new Unsure(PrinterState.BUSY), takenWholeThen(() -> {}));
        paper.losePower();

        assertNextTicketHasItsPaperToItself();
    }

    @Test
    void printerThatNeverAnswersIsCutFreeWhenItsLineComesBack() throws InterruptedException {
        paper.setSilent(true);
        reopen(new Timing(SOON, LONG, SHORT, LONG, LONG));
        awaitState(printer, PrinterState.UNKNOWN);
        paper.restAfter(HALF);
        assertEquals(new Sent(), print(printer, TICKET).result());

        paper.losePower();

        assertTrue(next(papers).height() <= HALF);
        awaitState(printer, PrinterState.UNKNOWN);
        assertEquals(new Sent(), print(printer, TICKET).result());
        assertEquals(Pictures.asPrinted(TICKET), next(papers));
    }

    @Test
    void halfTicketOfAKilledKioskIsCutOffBeforeTheFirstTicketOfTheNext()
            throws InterruptedException, IOException {
        printer.close();
        assertTrue(printer.awaitClosed(LONG));
        paper.dropConnection();
        PrinterAddress.Tcp at = (PrinterAddress.Tcp) paper.address();
        try (Socket killed = new Socket(at.host(), at.port());
                OutputStream out = killed.getOutputStream()) {
            byte[] whole = EscPos.ticket(TICKET, PrinterProfile.ofWidth(576));
            out.write(whole, 0, 30_000);
        }
        printer = EscPosPrinter.open(paper.address(), PrinterProfile.ofWidth(576), PATIENT);

        assertNextTicketHasItsPaperToItself();
    }

    @Test
    void printerThatCanForgetDoesNotBringOutATicketItsHolderGaveUp() throws InterruptedException {
        CountDownLatch forgotten = new CountDownLatch(1);
        paper.forgetWhenTold(forgotten::countDown);
        paper.loadPaper(HALF);
        awaitState(printer, PrinterState.NEAR_END);
        assertEquals(new Unsure(PrinterState.PAPER_OUT), print(printer, TICKET).result());
        assertTrue(forgotten.await(20, TimeUnit.SECONDS));

        paper.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());

        assertEquals(Pictures.asPrinted(TICKET), next(papers));
        assertEquals(0, papers.size());
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void printerThatCannotForgetIsExpectedToBringItOut() throws InterruptedException {
        paper.loadPaper(HALF);
        awaitState(printer, PrinterState.NEAR_END);
        assertEquals(new Unsure(PrinterState.PAPER_OUT), print(printer, TICKET).result());
        assertEquals(Remains.INSIDE, printer.remains());

        paper.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);

        assertNextTicketHasItsPaperToItself();
        assertNotEquals(Remains.INSIDE, printer.remains());
        assertEquals(Remains.OUTSIDE, printer.remains());
    }

    /// The law: no paper holds more than one ticket, whatever happens to the printer and the kiosk.
    @Test
    void noPaperEverHoldsTwoTickets() throws InterruptedException {
        Bitmap marked = marked();
        SplittableRandom random = new SplittableRandom(20261128);
        for (int round = 0; round < 24; round++) {
            happen(random.nextInt(6), random.nextInt(10, marked.height()), marked);
            awaitState(printer, PrinterState.READY);
        }
        assertEquals(new Printed(), print(printer, marked).result());

        List<Bitmap> all = new ArrayList<>();
        papers.drainTo(all);
        assertTrue(all.size() > 12, all.size() + " papers");
        for (Bitmap each : all) {
            assertTrue(beginnings(each) <= 1, beginnings(each) + " tickets on one paper");
        }
        assertEquals(marked.height(), all.getLast().height());
    }

    private void happen(int what, int rows, Bitmap picture) throws InterruptedException {
        if (rows % 7 == 0) {
            paper.forgetWhenTold(() -> {});
        }
        PrintWatch watch;
        switch (what) {
            case 0 -> assertEquals(new Printed(), print(printer, picture).result());
            case 1 -> {
                paper.restAfter(rows);
                watch = print(printer, picture);
                watch.awaitHandedOver();
                paper.losePower();
                watch.result();
            }
            case 2 -> {
                paper.restAfter(rows);
                watch = print(printer, picture);
                watch.awaitHandedOver();
                paper.openCover();
                paper.goOn();
                watch.result();
                paper.closeCover();
            }
            case 3 -> {
                paper.loadPaper(rows);
                print(printer, picture).result();
                paper.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
            }
            case 4 -> print(printer, picture, paper::dropConnection).result();
            default -> {
                paper.restAfter(rows);
                watch = print(printer, picture);
                watch.awaitHandedOver();
                printer.close();
                paper.losePower();
                watch.result();
                reopen(PATIENT);
            }
        }
    }

    /// Four black rows at the top, one dot in every other.
    private static Bitmap marked() {
        Bitmap picture = new Bitmap(576, 900);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < (y < 4 ? picture.width() : 2); x++) {
                picture.setBlack(x, y);
            }
        }
        return picture;
    }

    private static int beginnings(Bitmap paper) {
        int found = 0;
        for (int y = 0; y < paper.height(); y++) {
            boolean black = paper.isBlack(500, y);
            if (black && (y == 0 || !paper.isBlack(500, y - 1))) {
                found++;
            }
        }
        return found;
    }
}
