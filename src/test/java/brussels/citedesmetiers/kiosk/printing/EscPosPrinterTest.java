package brussels.citedesmetiers.kiosk.printing;

import static brussels.citedesmetiers.kiosk.printing.PrintWatch.awaitState;
import static brussels.citedesmetiers.kiosk.printing.PrintWatch.next;
import static brussels.citedesmetiers.kiosk.printing.PrintWatch.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult.NotStarted;
import brussels.citedesmetiers.kiosk.ticket.PrintResult.Printed;
import brussels.citedesmetiers.kiosk.ticket.PrintResult.Sent;
import brussels.citedesmetiers.kiosk.ticket.PrintResult.Unsure;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The printer's thread against the emulated printer, over real sockets.
@Timeout(60)
class EscPosPrinterTest {
    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration SHORT = Duration.ofMillis(800);
    private static final Duration LONG = Duration.ofSeconds(20);

    /// Never in a hurry: what is waited for comes.
    private static final Timing PATIENT = new Timing(SOON, LONG, LONG, LONG, LONG);

    /// For a printer that will not answer or take anything.
    private static final Timing HASTY = new Timing(SOON, LONG, SHORT, SHORT, LONG);

    private static final Bitmap TICKET = Pictures.stripes(576, 1_500);

    private final EmulatedPrinter paper = EmulatedPrinter.onNetwork(576);
    private final LinkedBlockingQueue<Bitmap> tickets = PrintWatch.tickets(paper);
    private EscPosPrinter printer =
            EscPosPrinter.open(paper.address(), PrinterProfile.ofWidth(576), PATIENT);

    @AfterEach
    void closeBoth() throws InterruptedException {
        printer.close();
        assertTrue(printer.awaitClosed(LONG), "the printer's thread goes on after close");
        paper.close();
        assertEquals(0, paper.realTimeInPictures() - expectedInPictures);
    }

    private int expectedInPictures;

    private void reopen(Timing timing) throws InterruptedException {
        printer.close();
        assertTrue(printer.awaitClosed(LONG));
        printer = EscPosPrinter.open(paper.address(), PrinterProfile.ofWidth(576), timing);
    }

    @ParameterizedTest
    @ValueSource(ints = {384, 512, 576, 570, 8, 1})
    void ticketComesOutAsItWasDrawn(int width) {
        Bitmap picture = Pictures.stripes(width, 700);

        PrintWatch watch = print(printer, picture);

        assertEquals(new Printed(), watch.result());
        assertEquals(Pictures.asPrinted(picture), next(tickets));
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void progressIsToldUpToTheWholeAndTheEndOnce() {
        PrintWatch watch = print(printer, TICKET);

        assertEquals(new Printed(), watch.result());
        watch.assertToldInOrder();
    }

    @Test
    void noisyPictureHoldsNoRealTimeCommand() {
        PrintWatch watch = print(printer, Pictures.dangerous(576, 700, 42));

        assertEquals(new Printed(), watch.result());
        assertEquals(700, next(tickets).height());
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void printsOneAfterTheOther() {
        for (int height = 100; height < 110; height++) {
            assertEquals(new Printed(), print(printer, Pictures.stripes(576, height)).result());
            assertEquals(height, next(tickets).height());
        }
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void everyFaultIsSeenWhileIdleAndEndsAPrintBeforeItStarts() {
        assertEquals(new Printed(), print(printer, TICKET).result());

        paper.takePaper();
        assertRefusedAs(PrinterState.PAPER_OUT);
        paper.openCover();
        assertRefusedAs(PrinterState.COVER_OPEN);
        paper.closeCover();
        paper.loadPaper(10_000);
        awaitState(printer, PrinterState.READY);
        paper.setOffline(true);
        assertRefusedAs(PrinterState.OFFLINE);
        paper.setOffline(false);
        awaitState(printer, PrinterState.READY);
        assertEquals(List.of(), paper.errors());
    }

    private void assertRefusedAs(PrinterState state) {
        awaitState(printer, state);
        assertEquals(new NotStarted(state), print(printer, TICKET).result());
    }

    @Test
    void paperNearItsEndIsToldAndPrints() {
        paper.loadPaper(3_000);
        awaitState(printer, PrinterState.NEAR_END);

        assertEquals(new Printed(), print(printer, TICKET).result());
    }

    @Test
    void faultsAreSeenByAskingWhereThePrinterWasOffAtFirst() throws InterruptedException {
        // Nothing of the first connection may still wait in the printer for paper.
        assertEquals(new Printed(), print(printer, TICKET).result());
        printer.close();
        assertTrue(printer.awaitClosed(LONG));
        paper.takePaper();
        reopen(PATIENT);
        awaitState(printer, PrinterState.PAPER_OUT);

        paper.loadPaper(10_000);
        awaitState(printer, PrinterState.READY);
    }

    @Test
    void paperThatEndsInMidTicketLeavesItUnsure() throws InterruptedException {
        reopen(new Timing(SOON, LONG, SHORT, LONG, LONG));
        paper.loadPaper(400);
        assertEquals(new Unsure(PrinterState.PAPER_OUT), print(printer, TICKET).result());
        assertEquals(new NotStarted(PrinterState.PAPER_OUT), print(printer, TICKET).result());
        assertEquals(0, tickets.size());

        paper.loadPaper(20_000);
        awaitState(printer, PrinterState.READY);
        Bitmap rest = next(tickets);
        assertTrue(rest.height() < TICKET.height(), "what was in the printer, not a ticket");
        assertTrue(isPartOfTheTicketThenWhite(rest), "filled up with white");

        assertEquals(new Printed(), print(printer, TICKET).result());
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        assertEquals(List.of(), paper.errors());
        // Asked how it was while it still waited for the rest of the picture.
        expectedInPictures = paper.realTimeInPictures();
    }

    @Test
    void coverOpenedInMidTicketLeavesItUnsure() {
        PrintWatch watch = print(printer, TICKET, paper::openCover);
        assertEquals(new Unsure(PrinterState.COVER_OPEN), watch.result());

        paper.closeCover();
        assertGoesOn();
    }

    @Test
    void jammedCutterLeavesTheTicketUnsureAndRefusesTheNext() {
        assertEquals(new Printed(), print(printer, TICKET).result());
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        paper.jamCutter();
        assertEquals(new Unsure(PrinterState.CUTTER_ERROR), print(printer, TICKET).result());
        assertEquals(new NotStarted(PrinterState.CUTTER_ERROR), print(printer, TICKET).result());

        paper.freeCutter();
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void printerThatStopsTakingBytesIsGivenUpAfterTheStallLimit() throws InterruptedException {
        reopen(HASTY);
        awaitState(printer, PrinterState.READY);
        PrintWatch watch = print(printer, TICKET, () -> paper.setStalled(true));
        assertEquals(new Unsure(PrinterState.BUSY), watch.result());
        assertEquals(new NotStarted(PrinterState.BUSY), print(printer, TICKET).result());

        paper.setStalled(false);
        assertGoesOn();
    }

    @Test
    void connectionThatEndsInMidTicketLeavesItUnsure() {
        PrintWatch watch = print(printer, TICKET, paper::dropConnection);
        assertEquals(new Unsure(PrinterState.UNPLUGGED), watch.result());

        assertGoesOn();
    }

    /// The half ticket is cut off first; then all is as before.
    private void assertGoesOn() {
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());
        Bitmap first = next(tickets);
        Bitmap second = tickets.isEmpty() ? first : next(tickets);
        assertEquals(Pictures.asPrinted(TICKET), second);
        expectedInPictures = paper.realTimeInPictures();
    }

    @Test
    void printerThatTakesOneByteAtATimeGetsItAll() {
        paper.setDribbling(true);

        assertEquals(new Printed(), print(printer, Pictures.stripes(576, 300)).result());
        assertEquals(Pictures.asPrinted(Pictures.stripes(576, 300)), next(tickets));
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void printerThatNeverAnswersPrintsButStaysUnknown() throws InterruptedException {
        paper.setSilent(true);
        reopen(HASTY);
        awaitState(printer, PrinterState.UNKNOWN);

        assertEquals(new Sent(), print(printer, TICKET).result());
        assertEquals(PrinterState.UNKNOWN, printer.state());
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void printerThatStopsAnsweringIsBusyNotUnknown() throws InterruptedException {
        reopen(HASTY);
        awaitState(printer, PrinterState.READY);
        paper.setSilent(true);
        awaitState(printer, PrinterState.BUSY);
        assertEquals(new NotStarted(PrinterState.BUSY), print(printer, TICKET).result());

        paper.setSilent(false);
        awaitState(printer, PrinterState.READY);
    }

    @Test
    void printerThatFallsSilentOverATicketLeavesItUnsure() throws InterruptedException {
        reopen(new Timing(SOON, LONG, SHORT, LONG, SHORT));
        awaitState(printer, PrinterState.READY);

        PrintWatch watch = print(printer, TICKET, () -> paper.setSilent(true));

        assertEquals(new Unsure(PrinterState.BUSY), watch.result());
    }

    @Test
    void unpluggedPrinterIsFoundAgain() {
        awaitState(printer, PrinterState.READY);
        paper.unplug();
        assertRefusedAs(PrinterState.UNPLUGGED);

        paper.plugIn();
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void printerThatIsNotThereAtFirstIsFoundLater() throws InterruptedException {
        paper.unplug();
        reopen(PATIENT);
        assertEquals(new NotStarted(PrinterState.UNPLUGGED), print(printer, TICKET).result());

        paper.plugIn();
        awaitState(printer, PrinterState.READY);
    }

    @Test
    void secondPrintAtOnceIsRefusedAsBusy() {
        paper.openCover();
        awaitState(printer, PrinterState.COVER_OPEN);
        paper.closeCover();
        awaitState(printer, PrinterState.READY);
        PrintWatch[] second = new PrintWatch[1];
        PrintWatch first =
                print(printer, TICKET, () -> second[0] = print(printer, Pictures.stripes(8, 8)));

        assertEquals(new Printed(), first.result());
        assertEquals(new NotStarted(PrinterState.BUSY), second[0].result());
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        assertEquals(new Printed(), print(printer, Pictures.stripes(8, 8)).result());
    }

    @Test
    void closeWhilePrintingLeavesItUnsureAndEndsTheThread() throws InterruptedException {
        awaitState(printer, PrinterState.READY);
        PrintWatch watch = print(printer, TICKET, () -> paper.setStalled(true));
        watch.awaitFirstPicturePiece();

        printer.close();

        assertEquals(new Unsure(PrinterState.READY), watch.result());
        assertTrue(printer.awaitClosed(LONG));
    }

    @Test
    void printAfterCloseIsAnsweredToo() throws InterruptedException {
        printer.close();
        assertTrue(printer.awaitClosed(LONG));

        assertTrue(print(printer, TICKET).result() instanceof NotStarted);
    }

    @Test
    void closeIsPoliteSoTheNextConnectionIsTakenAtOnce() throws InterruptedException {
        awaitState(printer, PrinterState.READY);
        reopen(PATIENT);

        assertEquals(new Printed(), print(printer, TICKET).result());
        assertEquals(List.of(), paper.errors());
    }

    @Test
    void pictureTooWideIsRefusedAndNothingIsSent() {
        awaitState(printer, PrinterState.READY);

        assertEquals(
                new NotStarted(PrinterState.READY),
                print(printer, Pictures.stripes(577, 10)).result());
        assertEquals(0, tickets.size());
    }

    @Test
    void listenerThatFailsStopsNothing() {
        printer.onState(
                state -> {
                    throw new IllegalStateException("planted");
                });
        PrintWatch watch =
                print(
                        printer,
                        TICKET,
                        () -> {
                            throw new IllegalStateException("planted");
                        });

        assertEquals(new Printed(), watch.result());
        assertEquals(new Printed(), print(printer, TICKET).result());
    }

    @Test
    void changesToldInTheMiddleOfQuestionsDisturbNothing() {
        awaitState(printer, PrinterState.READY);
        for (int i = 0; i < 300; i++) {
            paper.loadPaper(3_000);
            paper.loadPaper(10_000);
        }
        awaitState(printer, PrinterState.READY);

        for (int i = 0; i < 10; i++) {
            // Near its end after a few rows, which the printer tells while the ticket comes in.
            paper.loadPaper(4_000 + 7 * i);
            assertEquals(new Printed(), print(printer, TICKET).result());
            assertEquals(Pictures.asPrinted(TICKET), next(tickets));
            assertEquals(PrinterState.NEAR_END, printer.state());
        }
        assertEquals(List.of(), paper.errors());
    }

    /// Where the line broke between two bands there is nothing to fill up.
    private static boolean isPartOfTheTicketThenWhite(Bitmap rest) {
        int end = rest.height();
        while (end > 0 && isWhite(rest, end - 1)) {
            end--;
        }
        // The last of them may have been filled up from its middle.
        int rows = Math.max(0, end - 1);
        return IntStream.rangeClosed(0, TICKET.height() - rows)
                .anyMatch(
                        from ->
                                IntStream.range(0, rows)
                                        .allMatch(y -> sameRow(rest, y, TICKET, from + y)));
    }

    private static boolean sameRow(Bitmap one, int y, Bitmap other, int otherY) {
        for (int x = 0; x < other.width(); x++) {
            if (one.isBlack(x, y) != other.isBlack(x, otherY)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhite(Bitmap picture, int y) {
        for (int x = 0; x < picture.width(); x++) {
            if (picture.isBlack(x, y)) {
                return false;
            }
        }
        return true;
    }
}
