package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.hardware.LightSignal;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every fault that a printer can report or have while it is idle, one after the other under one
/// visitor who is about to print: what is offered, what staff read in each language, and what the
/// light says. What happens in mid-ticket is in [PrinterFaultVisitTest].
class PrinterFaultsToldTest {
    private static final int NEARLY_EMPTY = 3_500;

    @TempDir Path data;

    /// @param state that it comes to
    /// @param paper whether paper is still offered
    /// @param light what the light says
    private record Fault(
            String name,
            Consumer<EmulatedPrinter> begins,
            Consumer<EmulatedPrinter> ends,
            PrinterState state,
            boolean paper,
            LightSignal light) {}

    private static Fault stopping(
            String name,
            Consumer<EmulatedPrinter> begins,
            Consumer<EmulatedPrinter> ends,
            PrinterState state) {
        return new Fault(name, begins, ends, state, false, LightSignal.STAFF_NOW);
    }

    private static Fault error(EmulatedPrinter.DeviceError error, PrinterState state) {
        return stopping(error.name(), p -> p.setError(error), p -> p.setError(null), state);
    }

    private static final List<Fault> ALL =
            List.of(
                    stopping(
                            "cover open",
                            EmulatedPrinter::openCover,
                            EmulatedPrinter::closeCover,
                            PrinterState.COVER_OPEN),
                    stopping(
                            "paper out",
                            EmulatedPrinter::takePaper,
                            p -> p.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS),
                            PrinterState.PAPER_OUT),
                    new Fault(
                            "paper nearly out",
                            p -> p.loadPaper(NEARLY_EMPTY),
                            p -> p.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS),
                            PrinterState.NEAR_END,
                            true,
                            LightSignal.STAFF_SOON),
                    error(EmulatedPrinter.DeviceError.CUTTER, PrinterState.CUTTER_ERROR),
                    error(EmulatedPrinter.DeviceError.MECHANICAL, PrinterState.OFFLINE),
                    error(EmulatedPrinter.DeviceError.UNRECOVERABLE, PrinterState.OFFLINE),
                    error(EmulatedPrinter.DeviceError.RECOVERABLE, PrinterState.OFFLINE),
                    stopping(
                            "feed button held",
                            p -> p.holdFeedButton(true),
                            p -> p.holdFeedButton(false),
                            PrinterState.OFFLINE),
                    stopping(
                            "off line without a reason",
                            p -> p.setOffline(true),
                            p -> p.setOffline(false),
                            PrinterState.OFFLINE),
                    stopping(
                            "unplugged",
                            EmulatedPrinter::unplug,
                            EmulatedPrinter::plugIn,
                            PrinterState.UNPLUGGED),
                    new Fault(
                            "answers no more",
                            p -> p.setSilent(true),
                            p -> p.setSilent(false),
                            PrinterState.BUSY,
                            false,
                            LightSignal.IN_ORDER));

    @Test
    void everyFaultIsToldToVisitorAndStaffAndGoesAway() throws Exception {
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(576);
                Bench bench = Bench.open(data, printer, PrinterFaults.QUICK)) {
            await(bench, PrinterState.READY);
            bench.await("every part", VisitLoop::atRest);
            bench.toPreview().play("expect print");
            for (Fault fault : ALL) {
                fault.begins().accept(printer);
                await(bench, fault.state());
                bench.play(fault.paper() ? "expect print" : "expect take-on-phone");
                Frames.painted();
                assertEquals(fault.paper(), bench.driver().ids().contains("print"), fault.name());
                for (Language language : bench.visits().content().languages()) {
                    assertStaffRead(bench, language, fault);
                }
                assertEquals(
                        fault.light(),
                        Lights.signal(bench.terminal().machinery(), false),
                        fault.name());
                fault.ends().accept(printer);
                await(bench, PrinterState.READY);
                bench.play("expect print");
            }
            assertEquals(List.of(), printer.errors());
        }
    }

    private static void await(Bench bench, PrinterState state) throws Exception {
        bench.await(
                "a printer that is " + state,
                _ -> bench.terminal().machinery().printers().state() == state);
    }

    private static void assertStaffRead(Bench bench, Language language, Fault fault) {
        String key = fault.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String expected = language.text("printer." + key);
        List<StaffFacts.Line> lines = bench.terminal().staff().in(language).lines();
        assertTrue(
                lines.stream().anyMatch(l -> l.warning() && l.value().equals(expected)),
                () -> fault.name() + " in " + language.code() + ": " + lines);
    }
}
