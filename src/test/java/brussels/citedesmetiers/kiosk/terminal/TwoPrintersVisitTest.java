package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A terminal with two printers in its settings: the visitor gets a whole ticket from the second
/// while the first has no paper.
class TwoPrintersVisitTest {
    private static final long PATIENCE_SECONDS = 20;

    @TempDir Path folder;

    private static String declared(EmulatedPrinter printer, int width, String name) {
        return String.format(
                Locale.ROOT,
                "{'address': '%s', 'widthDots': %d, 'name': '%s'}",
                printer.address(),
                width,
                name);
    }

    @Test
    void ticketComesFromTheSecondAtItsWidthAndStaffSeeBoth() throws Exception {
        BlockingQueue<Bitmap> fromFirst = new LinkedBlockingQueue<>();
        BlockingQueue<Bitmap> fromSecond = new LinkedBlockingQueue<>();
        try (EmulatedPrinter first = EmulatedPrinter.onNetwork(576);
                EmulatedPrinter second = EmulatedPrinter.onNetwork(384)) {
            first.onPrinted(fromFirst::add);
            second.onPrinted(fromSecond::add);
            first.takePaper();
            String both =
                    "["
                            + declared(first, 576, "left")
                            + ", "
                            + declared(second, 384, "right")
                            + "]";
            Path config =
                    ConfigFolder.shippedIn(folder).put("terminal.json", "/printers", both).path();
            try (Bench bench =
                    Bench.open(config, folder.resolve("data"), null, PrinterFaults.QUICK, null)) {
                Printers printers = bench.terminal().machinery().printers();
                bench.await(
                        "the second to be ready and the first to be out of paper",
                        any ->
                                printers.known().stream()
                                        .map(Printers.Known::state)
                                        .toList()
                                        .equals(
                                                List.of(
                                                        PrinterState.PAPER_OUT,
                                                        PrinterState.READY)));
                assertEquals(
                        List.of("Imprimante · left", "Imprimante · right"), printerLines(bench));

                bench.toPreview().play("expect print", "tap print").await(Place.Printed.class);

                Bitmap paper = fromSecond.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertNotNull(paper, "no ticket came out");
                assertEquals(384, paper.width());
                assertEquals(
                        Frames.call(() -> bench.visits().visit().issued().orElseThrow().token()),
                        QrReader.read(paper).orElseThrow());
                assertNull(fromFirst.poll());
                assertEquals(List.of(), second.errors());
            }
        }
    }

    private static List<String> printerLines(Bench bench) {
        Content content = bench.visits().content();
        return bench.terminal().staff().in(content.language("fr").orElseThrow()).lines().stream()
                .filter(line -> line.icon().equals("printer"))
                .map(StaffFacts.Line::label)
                .toList();
    }
}
