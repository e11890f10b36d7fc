package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.hardware.LightSignal;
import brussels.citedesmetiers.kiosk.hardware.Rhythm;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.sync.CentreTrouble;
import brussels.citedesmetiers.kiosk.sync.SyncStatus;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Place;

/// What the status light and the slot lamp show.
final class Lights {
    private Lights() {}

    /// @param devicesNeedStaff whether the case is open or a device on the pins has failed
    static LightSignal signal(Machinery machinery, boolean devicesNeedStaff) {
        boolean now =
                machinery.storeFailed()
                        || (machinery.printers().any() && stopped(machinery.printers().state()))
                        || machinery.faults().stream().anyMatch(Lights::stopsTickets);
        boolean soon =
                devicesNeedStaff
                        || !machinery.faults().isEmpty()
                        || machinery.printers().known().stream().anyMatch(Lights::needsStaff)
                        || machinery
                                .queueSide()
                                .map(QueueSide::state)
                                .filter(Lights::cutOff)
                                .isPresent()
                        || machinery
                                .syncStatus()
                                .flatMap(SyncStatus::trouble)
                                .filter(CentreTrouble::needsStaff)
                                .isPresent();
        return LightSignal.of(machinery.starting(), now, soon);
    }

    /// A ticket on its way blinks, and one that is out is pointed at until it is taken.
    static Rhythm lamp(Place place) {
        return switch (place) {
            case Place.Printing _ -> Rhythm.FAST;
            case Place.Printed _ -> Rhythm.STEADY;
            default -> Rhythm.OFF;
        };
    }

    private static boolean needsStaff(Printers.Known printer) {
        return printer.state() == PrinterState.NEAR_END
                || printer.paper().fewLeft()
                || stopped(printer.state());
    }

    private static boolean cutOff(QueueSide.State state) {
        return state instanceof QueueSide.State.HubAway
                || state instanceof QueueSide.State.NotServing;
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
}
