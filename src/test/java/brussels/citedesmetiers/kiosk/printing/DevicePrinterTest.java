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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The printer's thread on devices and files: pseudo-terminals, whose writes block like those of a
/// real device, stand in for USB and serial printers.
@Timeout(60)
class DevicePrinterTest {
    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration SHORT = Duration.ofMillis(800);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Timing PATIENT = new Timing(SOON, LONG, LONG, LONG, LONG);
    private static final Timing HASTY = new Timing(SOON, LONG, SHORT, SHORT, LONG);
    private static final int XON = 0x11;
    private static final int XOFF = 0x13;
    private static final Bitmap TICKET = Pictures.stripes(384, 1_000);

    @TempDir private Path folder;
    private final Pty pty = new Pty();
    private @Nullable EmulatedPrinter paper;
    private @Nullable EscPosPrinter opened;

    @AfterEach
    void closeAll() throws InterruptedException {
        if (opened != null) {
            opened.close();
            assertTrue(opened.awaitClosed(LONG), "the printer's thread goes on after close");
        }
        if (paper != null) {
            paper.close();
        }
        pty.close();
    }

    private EmulatedPrinter paperOnPty() {
        EmulatedPrinter fresh =
                EmulatedPrinter.onStreams(PrinterProfile.ofWidth(640), pty.in(), pty.out());
        paper = fresh;
        return fresh;
    }

    private EscPosPrinter open(String address, Timing timing) {
        EscPosPrinter fresh =
                EscPosPrinter.open(
                        PrinterAddress.parse(address), PrinterProfile.ofWidth(640), timing);
        opened = fresh;
        return fresh;
    }

    @Test
    void usbPrinterPrintsAndAnswers() {
        EmulatedPrinter emulated = paperOnPty();
        LinkedBlockingQueue<Bitmap> tickets = PrintWatch.tickets(emulated);
        EscPosPrinter printer = open("usb:" + pty.device(), PATIENT);

        PrintWatch watch = print(printer, TICKET);

        assertEquals(new Printed(), watch.result());
        watch.assertToldInOrder();
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        assertEquals(List.of(), emulated.errors());
        assertEquals(0, emulated.realTimeInPictures());
    }

    @Test
    void serialLineIsSetSoThatEveryByteGetsThroughUnchanged() {
        EmulatedPrinter emulated = paperOnPty();
        LinkedBlockingQueue<Bitmap> tickets = PrintWatch.tickets(emulated);
        pty.makeCooked();
        EscPosPrinter printer = open("serial:" + pty.device() + "?baud=38400", PATIENT);
        Bitmap everyByte = new Bitmap(384, 256);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 384; x++) {
                if ((y >> (7 - x % 8) & 1) == 1) {
                    everyByte.setBlack(x, y);
                }
            }
        }

        assertEquals(new Printed(), print(printer, everyByte).result());
        assertEquals(everyByte, next(tickets));
        assertEquals(List.of(), emulated.errors());
        assertTrue(pty.settings().contains("speed 38400 baud"), pty.settings());
        assertTrue(pty.settings().contains(" crtscts"), pty.settings());
    }

    @Test
    void softwareFlowControlIsSetWhereItIsAskedFor() {
        EmulatedPrinter emulated = paperOnPty();
        EscPosPrinter printer =
                open("serial:" + pty.device() + "?baud=9600&flow=software", PATIENT);
        awaitState(printer, PrinterState.READY);

        assertTrue(pty.settings().contains("-crtscts"), pty.settings());
        assertTrue(pty.settings().contains(" ixon"), pty.settings());
        assertEquals(List.of(), emulated.errors());
    }

    @Test
    void printerThatIsStuckInMidTicketIsLeftAndLaterFreedOfTheHalfTicket() {
        EmulatedPrinter emulated = paperOnPty();
        LinkedBlockingQueue<Bitmap> tickets = PrintWatch.tickets(emulated);
        EscPosPrinter printer = open("usb:" + pty.device(), HASTY);
        awaitState(printer, PrinterState.READY);
        PrintWatch watch = print(printer, TICKET, () -> emulated.setStalled(true));
        assertEquals(new Unsure(PrinterState.BUSY), watch.result());
        assertEquals(new NotStarted(PrinterState.BUSY), print(printer, TICKET).result());

        emulated.setStalled(false);
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());

        Bitmap last = next(tickets);
        while (!tickets.isEmpty()) {
            last = next(tickets);
        }
        assertEquals(Pictures.asPrinted(TICKET), last);
        assertEquals(List.of(), emulated.errors());
    }

    @Test
    void halfTicketOfAnEarlierRunDoesNotSwallowTheNext() {
        EmulatedPrinter emulated = paperOnPty();
        LinkedBlockingQueue<Bitmap> tickets = PrintWatch.tickets(emulated);
        byte[] ticket = EscPos.ticket(TICKET, PrinterProfile.ofWidth(384));
        pty.writeAsKiosk(Arrays.copyOf(ticket, 3_000));

        EscPosPrinter printer = open("usb:" + pty.device(), PATIENT);
        assertEquals(new Printed(), print(printer, TICKET).result());

        assertEquals(256, next(tickets).height(), "the band begun by the earlier run");
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        assertEquals(List.of(), emulated.errors());
    }

    @Test
    void deviceThatTakesNothingIsNeverThoughtToPrint() throws InterruptedException {
        EscPosPrinter printer = open("usb:" + pty.device(), HASTY);
        Set<PrinterState> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch busy = new CountDownLatch(1);
        printer.onState(
                state -> {
                    seen.add(state);
                    if (state == PrinterState.BUSY) {
                        busy.countDown();
                    }
                });

        assertTrue(busy.await(20, TimeUnit.SECONDS));
        assertEquals(new NotStarted(PrinterState.BUSY), print(printer, TICKET).result());
        assertEquals(Set.of(PrinterState.UNPLUGGED, PrinterState.BUSY), seen);
    }

    @Test
    void deviceIsFoundWhenItAppearsAndMissedWhenItGoes() throws IOException {
        Path link = folder.resolve("kiosk-printer");
        EscPosPrinter printer = open("usb:" + link, PATIENT);
        assertEquals(new NotStarted(PrinterState.UNPLUGGED), print(printer, TICKET).result());
        assertTrue(Files.notExists(link), "opening must not make a file");

        EmulatedPrinter emulated = paperOnPty();
        Files.createSymbolicLink(link, pty.device());
        assertEquals(List.of(), emulated.errors());
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());

        emulated.close();
        pty.close();
        awaitState(printer, PrinterState.UNPLUGGED);
    }

    /// After a replug the kernel gives the printer another number, and udev's link leads there.
    @Test
    void printerThatIsPluggedInAgainIsFoundByItsLink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("kiosk-printer"), pty.device());
        EmulatedPrinter before = paperOnPty();
        EscPosPrinter printer = open("usb:" + link, PATIENT);
        assertEquals(new Printed(), print(printer, TICKET).result());
        before.close();
        pty.close();
        Files.delete(link);
        awaitState(printer, PrinterState.UNPLUGGED);
        try (Pty other = new Pty();
                EmulatedPrinter after =
                        EmulatedPrinter.onStreams(
                                PrinterProfile.ofWidth(640), other.in(), other.out())) {
            LinkedBlockingQueue<Bitmap> tickets = PrintWatch.tickets(after);
            Files.createSymbolicLink(link, other.device());
            awaitState(printer, PrinterState.READY);
            assertEquals(new Printed(), print(printer, TICKET).result());
            assertEquals(Pictures.asPrinted(TICKET), next(tickets));
            assertEquals(List.of(), after.errors());
        }
    }

    /// XOFF holds the line itself, so no byte is lost while the printer's buffer is full.
    @Test
    void serialPrinterHoldsTheLineByXoffAndLosesNothing() throws IOException {
        EmulatedPrinter emulated = paperOnPty();
        LinkedBlockingQueue<Bitmap> tickets = PrintWatch.tickets(emulated);
        EscPosPrinter printer =
                open("serial:" + pty.device() + "?baud=115200&flow=software", HASTY);
        awaitState(printer, PrinterState.READY);
        pty.out().write(XOFF);
        PrintWatch held = print(printer, TICKET);
        assertEquals(new NotStarted(PrinterState.BUSY), held.result());
        pty.out().write(XON);
        awaitState(printer, PrinterState.READY);
        assertEquals(new Printed(), print(printer, TICKET).result());
        assertEquals(Pictures.asPrinted(TICKET), next(tickets));
        assertEquals(List.of(), emulated.errors());
    }

    @Test
    void deviceThatSomebodyElseHasOpenIsBusy() throws IOException {
        Path program = Files.copy(Path.of("/bin/sleep"), folder.resolve("sleep"));
        assertTrue(program.toFile().setExecutable(true));
        Process user = new ProcessBuilder(program.toString(), "60").start();
        try {
            // A running program cannot be opened for writing, whoever asks: refused like EBUSY.
            EscPosPrinter printer = open("usb:" + program, PATIENT);
            awaitState(printer, PrinterState.BUSY);
            assertEquals(new NotStarted(PrinterState.BUSY), print(printer, TICKET).result());
        } finally {
            user.destroyForcibly();
        }
    }

    @Test
    void plainFileIsNoUsbPrinterAndIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("lp0"), "mine");
        EscPosPrinter printer = open("usb:" + file, PATIENT);

        assertEquals(new NotStarted(PrinterState.UNPLUGGED), print(printer, TICKET).result());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void plainFileIsNoSerialLine() throws IOException {
        Path file = Files.writeString(folder.resolve("ttyS0"), "mine");
        EscPosPrinter printer = open("serial:" + file + "?baud=9600", PATIENT);

        assertEquals(new NotStarted(PrinterState.UNPLUGGED), print(printer, TICKET).result());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void deviceThatOnlyTakesIsUnknownAndItsTicketSent() {
        EscPosPrinter printer = open("usb:/dev/null", HASTY);

        assertEquals(new Sent(), print(printer, TICKET).result());
        assertEquals(PrinterState.UNKNOWN, printer.state());
    }

    @Test
    void fileGetsOneJobAfterTheOther() throws IOException {
        Path file = folder.resolve("tickets.bin");
        EscPosPrinter printer = open("file:" + file, PATIENT);
        Bitmap second = Pictures.stripes(100, 20);

        assertEquals(new Sent(), print(printer, TICKET).result());
        assertEquals(new Sent(), print(printer, second).result());
        assertEquals(PrinterState.UNKNOWN, printer.state());

        Decoded decoded = Decoded.of(Files.readAllBytes(file), 384);
        assertEquals(List.of(), decoded.errors);
        assertEquals(
                List.of(Pictures.asPrinted(TICKET), Pictures.asPrinted(second)), decoded.tickets);
    }

    @Test
    void fileThatCannotBeWrittenIsUnplugged() {
        EscPosPrinter missing = open("file:" + folder.resolve("no/such/folder"), PATIENT);

        assertEquals(new NotStarted(PrinterState.UNPLUGGED), print(missing, TICKET).result());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/usb/lp7", "/dev/kiosk-printer-that-is-away"})
    void deviceThatIsAwayIsNotMadeAsAPlainFile(String device) {
        EscPosPrinter away = open("file:" + device, PATIENT);

        assertEquals(new NotStarted(PrinterState.UNPLUGGED), print(away, TICKET).result());
        assertEquals(PrinterState.UNPLUGGED, away.state());
        assertTrue(Files.notExists(Path.of(device)));
    }

    @Test
    void linkToADeviceThatIsAwayIsNotMadeAPlainFile() throws IOException {
        Path device = folder.resolve("lp0");
        Path link = Files.createSymbolicLink(folder.resolve("printer"), device);
        EscPosPrinter away = open("file:" + link, PATIENT);

        assertEquals(new NotStarted(PrinterState.UNPLUGGED), print(away, TICKET).result());
        assertTrue(Files.notExists(device));
    }

    @Test
    void deviceThatVanishesBehindAFileAddressIsMissed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("printer"), Path.of("/dev/null"));
        EscPosPrinter printer = open("file:" + link, PATIENT);
        assertEquals(new Sent(), print(printer, TICKET).result());

        Files.delete(link);
        Files.createSymbolicLink(link, folder.resolve("gone"));

        awaitState(printer, PrinterState.UNPLUGGED);
        assertEquals(new NotStarted(PrinterState.UNPLUGGED), print(printer, TICKET).result());
        assertTrue(Files.notExists(folder.resolve("gone")));
    }

    @Test
    void fullDiskRefusesTheTicketBeforeItStarts() {
        EscPosPrinter full = open("file:/dev/full", PATIENT);

        // The very first bytes, before the picture, are refused.
        assertEquals(new NotStarted(PrinterState.UNPLUGGED), print(full, TICKET).result());
    }
}
