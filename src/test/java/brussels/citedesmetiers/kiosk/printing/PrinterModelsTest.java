package brussels.citedesmetiers.kiosk.printing;

import static brussels.citedesmetiers.kiosk.printing.PrintWatch.awaitState;
import static brussels.citedesmetiers.kiosk.printing.PrintWatch.next;
import static brussels.citedesmetiers.kiosk.printing.PrintWatch.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every model of the shipped folder, read from its file, against the strict printer playing that
/// model: what the model does not know, or takes only in smaller bites, is an error.
@Timeout(60)
class PrinterModelsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Timing TIMING = new Timing(Duration.ofMillis(20), LONG, LONG, LONG, LONG);

    @TempDir Path folder;

    private PrinterProfile model(String name) {
        ConfigFolder config =
                ConfigFolder.in(folder).put("terminal.json", "/printers/0/model", "'" + name + "'");
        return ConfigFolder.sound(config.settings()).terminal().printers().getFirst().profile();
    }

    @ParameterizedTest
    @CsvSource({
        "epson-80mm, 576, READY, true",
        "epson-180dpi, 512, READY, true",
        "clone-58mm, 384, UNKNOWN, false",
        "presenter-80mm, 576, READY, true"
    })
    void ticketComesOutAsItsModelWantsIt(String name, int width, PrinterState state, boolean proved)
            throws Exception {
        PrinterProfile model = model(name);
        assertEquals(width, model.widthDots());
        Bitmap ticket = Pictures.stripes(width, 900);
        try (EmulatedPrinter paper = EmulatedPrinter.onNetwork(model)) {
            LinkedBlockingQueue<Bitmap> tickets = PrintWatch.tickets(paper);
            EscPosPrinter printer = EscPosPrinter.open(paper.address(), model, TIMING);
            awaitState(printer, state);
            PrintResult wanted = proved ? new PrintResult.Printed() : new PrintResult.Sent();
            assertEquals(wanted, print(printer, ticket).result());
            assertEquals(wanted, print(printer, ticket).result());
            printer.close();
            assertTrue(printer.awaitClosed(LONG));
            if (model.cutter() != PrinterProfile.Cutter.NONE) {
                assertEquals(Pictures.asPrinted(ticket), next(tickets));
                assertEquals(Pictures.asPrinted(ticket), next(tickets));
            }
            assertEquals(List.of(), paper.errors());
            assertEquals(0, paper.realTimeInPictures());
        }
    }

    /// The strict printer does find what is wrong for its model.
    @ParameterizedTest
    @CsvSource({
        "clone-58mm, epson-80mm, a real-time command",
        "presenter-80mm, epson-80mm, GS V 66",
        "epson-180dpi, epson-80mm, 72 bytes a row"
    })
    void wrongModelIsNoticedByThePrinter(String real, String declared, String error)
            throws Exception {
        PrinterProfile wrong = model(declared);
        try (EmulatedPrinter paper = EmulatedPrinter.onNetwork(model(real))) {
            Timing hasty =
                    new Timing(
                            Duration.ofMillis(20),
                            LONG,
                            Duration.ofMillis(300),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1));
            EscPosPrinter printer = EscPosPrinter.open(paper.address(), wrong, hasty);
            PrintWatch.awaitState(
                    printer, model(real).answers() ? PrinterState.READY : PrinterState.UNKNOWN);
            print(printer, Pictures.stripes(wrong.widthDots(), 300)).result();
            printer.close();
            assertTrue(printer.awaitClosed(LONG));
            assertTrue(
                    paper.errors().stream().anyMatch(e -> e.contains(error)),
                    paper.errors()::toString);
        }
    }

    @Test
    void printerWithoutASensorIsNotBelievedToBeNearItsEnd() {
        PrinterStatus with = new PrinterStatus(true);
        PrinterStatus without = new PrinterStatus(false);
        byte[] nearEnd = {0x10, 0, 0x03, 0};
        with.accept(nearEnd);
        without.accept(nearEnd);
        assertEquals(PrinterState.NEAR_END, with.state());
        assertEquals(PrinterState.READY, without.state());
    }

    @Test
    void bandsAreAsHighAsTheModelTakes() {
        PrinterProfile clone = model("clone-58mm");
        byte[] bytes = EscPos.ticket(new Bitmap(8, clone.bandRows() + 1), clone);
        int header = 8;
        assertEquals(clone.bandRows(), bytes[6] & 0xFF);
        assertEquals(1, bytes[header + clone.bandRows() + 6]);
        assertFalse(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).contains("V"));
    }

    @Test
    void paperIsCountedInMillimetres() {
        PrinterProfile fine = model("epson-80mm");
        PrinterProfile coarse = model("epson-180dpi");
        assertEquals(100, fine.millimetres(800 + 283) - fine.millimetres(283), 1);
        assertEquals(100, coarse.millimetres(709 + 283) - coarse.millimetres(283), 1);
        assertEquals(17 + 18, fine.millimetres(0), "feed and the way to the cutter");
        assertEquals(25, model("clone-58mm").millimetres(0), "feed to the tear bar");
    }
}
