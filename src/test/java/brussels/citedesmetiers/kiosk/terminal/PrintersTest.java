package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.EscPosPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two printers of different widths, over real sockets: which of them prints.
@Timeout(120)
class PrintersTest {
    private static final int WIDE = 576;
    private static final int NARROW = 384;
    private static final long PATIENCE_SECONDS = 20;

    @TempDir Path folder;
    private final EmulatedPrinter first = EmulatedPrinter.onNetwork(WIDE);
    private final EmulatedPrinter second = EmulatedPrinter.onNetwork(NARROW);
    private final BlockingQueue<Bitmap> fromFirst = new LinkedBlockingQueue<>();
    private final BlockingQueue<Bitmap> fromSecond = new LinkedBlockingQueue<>();
    private final BlockingQueue<PrinterState> states = new LinkedBlockingQueue<>();
    private Printers printers = none();

    private static Printers none() {
        return new Printers(
                List.of(),
                any -> {
                    throw new AssertionError("nothing to open");
                },
                Path.of("target"));
    }

    private static TerminalSettings.Printer declared(EmulatedPrinter printer, int width) {
        return new TerminalSettings.Printer(printer.address().toString(), width, "of " + width);
    }

    private void openBoth() throws Exception {
        printers = open(Duration.ofMillis(10));
        awaitKnown(PrinterState.READY, PrinterState.READY);
    }

    private Printers open(Duration poll) {
        first.onPrinted(fromFirst::add);
        second.onPrinted(fromSecond::add);
        Duration patient = Duration.ofSeconds(10);
        Timing timing = new Timing(poll, patient, patient, patient, patient);
        Printers made =
                new Printers(
                        List.of(declared(first, WIDE), declared(second, NARROW)),
                        printer ->
                                EscPosPrinter.open(
                                        PrinterAddress.parse(printer.address()),
                                        printer.profile(),
                                        timing),
                        folder);
        made.start(state -> states.add(made.state()));
        return made;
    }

    @AfterEach
    void close() {
        printers.close();
        first.close();
        second.close();
    }

    private void awaitKnown(PrinterState ofFirst, PrinterState ofSecond) throws Exception {
        List<PrinterState> wanted = List.of(ofFirst, ofSecond);
        while (!printers.known().stream().map(Printers.Known::state).toList().equals(wanted)) {
            assertNotNull(states.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no change came");
        }
    }

    /// Follows a print to its end.
    private static final class Ending implements TicketPrinter.PrintListener {
        private final CompletableFuture<PrintResult> result = new CompletableFuture<>();
        private final Runnable onceUnderWay;
        private boolean underWay;

        Ending(Runnable onceUnderWay) {
            this.onceUnderWay = onceUnderWay;
        }

        @Override
        public void progress(int sent, int total) {
            if (sent > 1_000 && !underWay) {
                underWay = true;
                onceUnderWay.run();
            }
        }

        @Override
        public void ended(PrintResult how) {
            result.complete(how);
        }
    }

    private CompletableFuture<PrintResult> begin(Runnable onceUnderWay) {
        Ending ending = new Ending(onceUnderWay);
        printers.print(width -> CompletableFuture.completedFuture(stripes(width)), ending);
        return ending.result;
    }

    private PrintResult print() throws Exception {
        return begin(() -> {}).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Bitmap stripes(int width) {
        Bitmap picture = new Bitmap(width, 1_200);
        for (int y = 0; y < picture.height(); y += 3) {
            picture.fillBlack(0, y, width, 1);
        }
        return picture;
    }

    private static Bitmap next(BlockingQueue<Bitmap> papers) throws InterruptedException {
        Bitmap paper = papers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(paper, "nothing came out");
        return paper;
    }

    @Test
    void firstPrintsWhileItCan() throws Exception {
        openBoth();

        assertEquals(new PrintResult.Printed(), print());

        assertEquals(stripes(WIDE), next(fromFirst));
        assertNull(fromSecond.poll());
        assertEquals("of 576", printers.chosen().name());
    }

    @Test
    void secondPrintsAtItsOwnWidthWhileTheFirstHasNoPaperOrIsUnplugged() throws Exception {
        openBoth();
        first.takePaper();
        awaitKnown(PrinterState.PAPER_OUT, PrinterState.READY);
        assertEquals(PrinterState.READY, printers.state());
        assertEquals(NARROW, printers.chosen().widthDots());
        assertEquals(new PrintResult.Printed(), print());
        assertEquals(stripes(NARROW), next(fromSecond));

        first.unplug();
        awaitKnown(PrinterState.UNPLUGGED, PrinterState.READY);
        assertEquals(new PrintResult.Printed(), print());
        assertEquals(stripes(NARROW), next(fromSecond));

        first.plugIn();
        first.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        awaitKnown(PrinterState.READY, PrinterState.READY);
        assertEquals(new PrintResult.Printed(), print());
        assertEquals(stripes(WIDE), next(fromFirst));
        assertNull(fromSecond.poll());
        assertEquals(List.of(), first.errors());
        assertEquals(List.of(), second.errors());
    }

    @Test
    void faultOfTheFirstIsShownWhenNoneCanPrint() throws Exception {
        openBoth();
        first.takePaper();
        second.openCover();
        awaitKnown(PrinterState.PAPER_OUT, PrinterState.COVER_OPEN);

        assertEquals(PrinterState.PAPER_OUT, printers.state());
        assertEquals(new PrintResult.NotStarted(PrinterState.PAPER_OUT), print());
    }

    @Test
    void printThatTheFirstDoesNotBeginGoesToTheSecond() throws Exception {
        // It looks once and then not again: what happens afterwards it finds out when it prints.
        printers = open(Duration.ofMinutes(10));
        awaitKnown(PrinterState.READY, PrinterState.READY);
        // Once it has printed, that one look is over.
        assertEquals(new PrintResult.Printed(), print());
        assertEquals(stripes(WIDE), next(fromFirst));
        first.setSilent(true);
        first.takePaper();
        first.setSilent(false);

        PrintResult result = print();

        assertEquals(new PrintResult.Printed(), result);
        assertEquals(stripes(NARROW), next(fromSecond));
        assertNull(fromFirst.poll());
    }

    @Test
    void printThatHasBegunNeverMovesToTheSecond() throws Exception {
        openBoth();
        first.setDribbling(true);

        PrintResult result =
                begin(() -> first.takePaper()).get(2 * PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertInstanceOf(PrintResult.Unsure.class, result);
        assertEquals(new PrintResult.Printed(), print());
        assertEquals(stripes(NARROW), next(fromSecond));
        assertNull(fromSecond.poll());
    }

    @Test
    void pictureThatCannotBeDrawnIsNotStarted() throws Exception {
        openBoth();
        Ending ending = new Ending(() -> {});

        printers.print(
                width -> CompletableFuture.failedFuture(new IllegalStateException("planted")),
                ending);

        assertInstanceOf(
                PrintResult.NotStarted.class,
                ending.result.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void withoutPrintersNothingIsStarted() {
        printers.start(any -> {});
        Ending ending = new Ending(() -> {});

        printers.print(width -> CompletableFuture.completedFuture(stripes(width)), ending);

        assertEquals(new PrintResult.NotStarted(PrinterState.UNPLUGGED), ending.result.join());
        assertEquals(PrinterState.UNPLUGGED, printers.state());
    }
}
