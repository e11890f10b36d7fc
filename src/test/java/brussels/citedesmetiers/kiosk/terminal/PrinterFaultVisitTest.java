package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.EscPosPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import brussels.citedesmetiers.kiosk.printing.PrinterProfile;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a visitor meets on the real screens when the printer fails, and that the next visitor gets
/// a whole ticket.
class PrinterFaultVisitTest {
    private static final int LESS_THAN_A_TICKET = 300;

    /// Patient enough for a loaded machine, and never longer than a test may take.
    private static final Timing TIMING =
            new Timing(
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3));

    @TempDir private static Path data;
    private static final BlockingQueue<Bitmap> PAPERS = new LinkedBlockingQueue<>();
    private static EmulatedPrinter printer;
    private static Bench bench;

    @BeforeAll
    static void open() throws Exception {
        printer = EmulatedPrinter.onNetwork(576);
        printer.onPrinted(PAPERS::add);
        bench = Bench.open(data, printer, TIMING);
    }

    /// One terminal for all visits; whatever became of the last, nobody is there and the printer is
    /// well.
    @BeforeEach
    void nobodyIsThere() throws Exception {
        new PrinterFaults(printer).mend();
        printer.setDribbling(false);
        bench.visits().decideBy(bench.visits().machine()::on);
        bench.play("idle 300").await(Place.Welcome.class);
        awaitPrinter();
        PAPERS.clear();
    }

    @AfterAll
    static void close() {
        bench.close();
        printer.close();
    }

    private static Bench awaitPrinter() throws Exception {
        return bench.await(
                "a printer that prints",
                any -> bench.terminal().machinery().printers().state().canPrint());
    }

    private Bench toPreview() throws Exception {
        return bench.toPreview();
    }

    private void leave() throws Exception {
        bench.play("tap taken", "tap feedback-2", "idle 10").await(Place.Welcome.class);
    }

    private Ticket ticket() throws Exception {
        return Frames.call(() -> bench.visits().visit().issued()).orElseThrow();
    }

    /// The next visitor's paper, whole, with their own number.
    private void assertNextTicketIsWhole(String codeBefore) throws Exception {
        awaitPrinter();
        toPreview().play("expect print", "tap print").await(Place.Printed.class);
        Ticket ticket = ticket();
        assertNotEquals(codeBefore, ticket.code());
        Optional<String> read = Optional.empty();
        while (read.isEmpty() || !read.get().equals(ticket.token())) {
            Bitmap paper = PAPERS.poll(20, TimeUnit.SECONDS);
            assertTrue(paper != null, "the ticket never came out");
            read = QrReader.read(paper);
        }
        leave();
    }

    @Test
    void paperThatIsOutIsNotOffered() throws Exception {
        printer.takePaper();
        bench.await(
                "a printer without paper",
                any -> bench.terminal().machinery().printers().state() == PrinterState.PAPER_OUT);
        toPreview();
        assertFalse(bench.driver().ids().contains("print"));
        bench.play("expect take-on-phone", "tap take-on-phone").await(Place.TicketOnPhone.class);
        String code = ticket().code();
        bench.play("expect screen " + code);
        leave();
        assertEquals(0, PAPERS.size());
        printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        assertNextTicketIsWhole(code);
    }

    @Test
    void paperThatEndsInMidTicketIsAskedAboutAndTheNumberKept() throws Exception {
        awaitPrinter();
        toPreview();
        printer.loadPaper(LESS_THAN_A_TICKET);
        awaitPrinter().play("tap print");
        String code = jamAndPhone();
        assertTrue(staffRead().contains(text("printer.holds")), staffRead()::toString);

        printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        awaitPrinter();
        bench.await(
                "the rest of the ticket to be out",
                any -> bench.terminal().machinery().printers().otherPaper());
        assertTrue(staffRead().contains(text("printer.cut-off")), staffRead()::toString);
        assertNextTicketIsWhole(code);
    }

    @Test
    void visitorWhoMayFindTwoPapersIsToldWhichIsTheirs() throws Exception {
        // The first ticket after a start that was killed begins with a cut.
        bench.close();
        new PrintMarkFile(data, 0, Durable.onDisk()).set();
        bench = Bench.open(data, printer, TIMING);
        awaitPrinter();
        toPreview().play("expect print", "tap print").await(Place.Printed.class);
        String code = ticket().code();
        bench.play("expect screen Deux papiers ? Le vôtre : " + code);
        leave();

        toPreview().play("expect print", "tap print").await(Place.Printed.class);
        bench.play("expect screen Prenez-le sous l’écran");
        leave();
    }

    /// A printer that serves another terminal takes the connection and all that comes, and says
    /// nothing.
    @Test
    void secondTerminalAtOnePrinterIsToldWhyItSaysNothing() throws Exception {
        try (ServerSocket busy = new ServerSocket()) {
            busy.setReceiveBufferSize(256 * 1024);
            busy.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            PrinterAddress address =
                    new PrinterAddress.Tcp(
                            busy.getInetAddress().getHostAddress(), busy.getLocalPort());
            TerminalSettings.Printer shared =
                    new TerminalSettings.Printer(address.toString(), 576, "shared");
            CountDownLatch silent = new CountDownLatch(1);
            try (Printers second =
                    new Printers(
                            List.of(shared),
                            any -> EscPosPrinter.open(address, PrinterProfile.ofWidth(576), TIMING),
                            data.resolve("second"))) {
                second.start(
                        state -> {
                            if (state == PrinterState.UNKNOWN) {
                                silent.countDown();
                            }
                        });
                assertTrue(silent.await(20, TimeUnit.SECONDS));
                assertEquals("unknown-network", DeviceLines.key(second.known().getFirst()));
            }
        }
    }

    private String text(String key) {
        return bench.visits().content().language("fr").orElseThrow().text(key);
    }

    private List<String> staffRead() {
        return bench
                .terminal()
                .staff()
                .in(bench.visits().content().language("fr").orElseThrow())
                .lines()
                .stream()
                .map(StaffFacts.Line::value)
                .toList();
    }

    /// The question, the number on it, and the number again on the phone's screen.
    private String jamAndPhone() throws Exception {
        bench.await(Place.Jam.class);
        String code = ticket().code();
        bench.play("expect screen " + code, "tap not-in-hand")
                .await(Place.TicketOnPhone.class)
                .play("expect screen " + code);
        assertEquals(code, ticket().code());
        leave();
        return code;
    }

    /// What may happen while a ticket is on its way.
    enum Mishap {
        STALL(PrinterState.BUSY),
        CLOSED_LINE(PrinterState.READY),
        UNPLUGGED(PrinterState.UNPLUGGED),
        COVER_OPEN(PrinterState.COVER_OPEN),
        CUTTER(PrinterState.CUTTER_ERROR);

        /// What staff read of afterwards.
        private final PrinterState staff;

        Mishap(PrinterState staff) {
            this.staff = staff;
        }

        void happenTo(EmulatedPrinter printer) {
            switch (this) {
                case STALL -> printer.setStalled(true);
                case CLOSED_LINE -> printer.dropConnection();
                case UNPLUGGED -> printer.unplug();
                case COVER_OPEN -> printer.openCover();
                case CUTTER -> printer.jamCutter();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void mishapInMidTicketIsAskedAboutAndTheKioskGoesOn(Mishap mishap) throws Exception {
        awaitPrinter();
        toPreview();
        // Byte by byte, a ticket takes long enough to be disturbed.
        printer.setDribbling(true);
        VisitLoop visits = bench.visits();
        visits.decideBy(
                (visit, event, now) -> {
                    if (event instanceof Event.PrintAdvanced) {
                        mishap.happenTo(printer);
                    }
                    return visits.machine().on(visit, event, now);
                });
        bench.play("tap print");
        String code = jamAndPhone();
        visits.decideBy(visits.machine()::on);
        String told =
                text("printer." + mishap.staff.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        bench.await("staff to read: " + told, any -> staffRead().contains(told));
        printer.setDribbling(false);
        new PrinterFaults(printer).mend();
        assertNextTicketIsWhole(code);
    }

    @Test
    void printerThatVanishesAtThePreviewLeavesThePhone() throws Exception {
        awaitPrinter();
        toPreview().play("expect print");
        printer.unplug();
        bench.play("expect take-on-phone", "tap take-on-phone").await(Place.TicketOnPhone.class);
        String code = ticket().code();
        leave();
        printer.plugIn();
        assertNextTicketIsWhole(code);
    }

    @Test
    void listThatDoesNotComeOutIsOfferedOnThePhone() throws Exception {
        awaitPrinter();
        printer.loadPaper(LESS_THAN_A_TICKET / 2);
        bench.play(
                        "tap language-uk",
                        "tap theme-C",
                        "tap choice-parent",
                        "tap choice-option",
                        "tap choice-fr",
                        "tap choice-nothing",
                        "tap choice-yes",
                        "expect print",
                        "tap print",
                        "tap skip-all")
                .await(Place.Jam.class)
                .play("tap not-in-hand")
                .await(Place.ListOnPhone.class)
                .play("tap back-to-list")
                .await(Place.Result.class)
                .play("tap start-over", "tap wipe")
                .await(Place.Welcome.class);
        printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        assertNextTicketIsWhole("");
    }

    @Test
    void printerThatNeverAnswersIsBelievedButNotCalledCertain() throws Exception {
        bench.close();
        printer.setSilent(true);
        bench = Bench.open(data, printer, TIMING);
        bench.await(
                "a printer that says nothing",
                any -> bench.terminal().machinery().printers().state() == PrinterState.UNKNOWN);
        assertTrue(staffRead().contains(text("printer.unknown-network")), staffRead()::toString);
        toPreview().play("expect print", "tap print").await(Place.Printed.class);
        assertEquals(
                new Place.Printed(Place.Paper.TICKET, false),
                Frames.call(() -> bench.visits().visit().place()));
        Bitmap paper = PAPERS.poll(20, TimeUnit.SECONDS);
        assertTrue(paper != null);
        assertEquals(ticket().token(), QrReader.read(paper).orElseThrow());
        leave();
        // One that answers is known from its first connection on.
        bench.close();
        printer.setSilent(false);
        bench = Bench.open(data, printer, TIMING);
    }
}
