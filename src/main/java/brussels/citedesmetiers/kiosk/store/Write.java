package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.SQLException;

/// What one transaction writes; applied again from the start if it was not committed.
sealed interface Write
        permits TicketRow,
                EntryRow,
                VisitCells,
                UndatedCells,
                ConfirmedDay,
                TimeKnown,
                ChosenStop,
                Forwarded,
                PauseRow,
                TeamRow,
                AppointmentRows {

    /// Writes, without committing.
    void apply(Connection c) throws SQLException;
}
