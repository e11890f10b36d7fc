package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Breaks and repairs an emulated printer.
public final class PrinterFaults {
    /// An emulated printer answers at once or never.
    public static final Timing QUICK =
            new Timing(
                    Duration.ofMillis(50),
                    Duration.ofMillis(500),
                    Duration.ofMillis(200),
                    Duration.ofMillis(400),
                    Duration.ofMillis(800));

    private static final int FEW_ROWS = 300;

    private final EmulatedPrinter printer;
    private final List<Fault> faults;
    private boolean broken;

    private record Fault(String name, Runnable make) {}

    public PrinterFaults(EmulatedPrinter printer) {
        this.printer = printer;
        this.faults = new ArrayList<>();
        faults.add(new Fault("paper out", printer::takePaper));
        faults.add(new Fault("paper ends soon", () -> printer.loadPaper(FEW_ROWS)));
        faults.add(new Fault("cover open", printer::openCover));
        faults.add(new Fault("unplugged", printer::unplug));
        faults.add(new Fault("stalled", () -> printer.setStalled(true)));
        faults.add(new Fault("line dropped", printer::dropConnection));
        faults.add(new Fault("off line", () -> printer.setOffline(true)));
        faults.add(new Fault("cutter jams", printer::jamCutter));
    }

    /// Breaks something, or repairs everything if something is broken.
    ///
    /// @return what was done
    String play(RandomGenerator random) {
        if (broken) {
            mend();
            return "printer mended";
        }
        broken = true;
        Fault fault = faults.get(random.nextInt(faults.size()));
        fault.make().run();
        return "printer: " + fault.name();
    }

    public void mend() {
        broken = false;
        printer.plugIn();
        printer.setStalled(false);
        printer.setOffline(false);
        printer.freeCutter();
        printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        printer.closeCover();
    }
}
