package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.StartLog;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.hardware.LightPins;
import brussels.citedesmetiers.kiosk.hardware.StatusLight;
import brussels.citedesmetiers.kiosk.hardware.TerminalCondition;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Visit;
import org.jspecify.annotations.Nullable;

/// Shows the terminal's condition on the status light, if one is declared. Changes may be reported
/// on any thread.
final class Lights implements AutoCloseable {
    private final TerminalSettings.Pins pins;
    private final Machinery machinery;
    private @Nullable StatusLight light;
    private @Nullable Visit visit;

    Lights(TerminalSettings.Pins pins, Machinery machinery) {
        this.pins = pins;
        this.machinery = machinery;
    }

    /// Opens the pins in the background. JavaFX thread only.
    synchronized void start(VisitLoop visits) {
        TerminalSettings.StatusLight declared = pins.light();
        if (declared == null) {
            return;
        }
        StatusLight made =
                StatusLight.on(new LightPins(declared.red(), declared.green(), declared.blue()));
        var _ =
                made.opened()
                        .thenAccept(
                                works -> {
                                    if (works) {
                                        StartLog.up("status light");
                                    }
                                });
        light = made;
        visitChanged(visits.visit());
        visits.watch(this::visitChanged);
    }

    private synchronized void visitChanged(Visit newVisit) {
        visit = newVisit;
        aroundChanged();
    }

    /// The printer's state or another part changed.
    synchronized void aroundChanged() {
        if (light != null && visit != null) {
            light.show(
                    TerminalCondition.of(
                            visit,
                            machinery.starting(),
                            machinery.storeFailed()
                                    || (machinery.printers().any()
                                            && stopped(machinery.printers().state()))
                                    || machinery.faults().stream().anyMatch(Lights::stopsTickets)));
        }
    }

    /// Whether nothing can be printed until somebody comes. A printer that is busy or never reports
    /// its state is no reason to call anybody.
    static boolean stopped(PrinterState printer) {
        return switch (printer) {
            case PAPER_OUT, COVER_OPEN, CUTTER_ERROR, OFFLINE, UNPLUGGED -> true;
            case READY, NEAR_END, BUSY, UNKNOWN -> false;
        };
    }

    /// Whether no number can be given until somebody comes. The staff panel reports the other
    /// faults.
    static boolean stopsTickets(StoreFault fault) {
        return switch (fault) {
            case StoreFault.NumberNotSaved _,
                    StoreFault.HeldElsewhere _,
                    StoreFault.StartNumberNeeded _,
                    StoreFault.NumbersUsedUp _ ->
                    true;
            case StoreFault.CountsRestarted _,
                    StoreFault.DateDoubted _,
                    StoreFault.SealFileUnreadable _,
                    StoreFault.SealNotSaved _,
                    StoreFault.DatabaseMovedAside _,
                    StoreFault.DatabaseBehind _,
                    StoreFault.DatabaseAway _,
                    StoreFault.DiskFull _,
                    StoreFault.FolderNotWritable _,
                    StoreFault.FolderNotKept _,
                    StoreFault.WaitingInMemory _,
                    StoreFault.HighWaterUnreadable _,
                    StoreFault.BackupFailed _ ->
                    false;
        };
    }

    @Override
    public void close() {
        StatusLight present;
        synchronized (this) {
            present = light;
            light = null;
        }
        if (present != null) {
            present.close();
        }
    }
}
