package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import java.util.List;

/// The tickets printed at a terminal that is not the hub, until the hub has them, and the slips it
/// prints for the hub.
///
/// Called on the store's thread only.
public interface ForwardLog {

    /// A ticket that is on disk.
    ///
    /// @param printed by this terminal's clock
    record Printed(long serial, TicketCode code, String language, Moment printed) {}

    /// What the hub does not have yet, in the order of printing.
    ///
    /// @param most at most this many
    /// @throws LogAwayException if the database cannot be read now
    List<Printed> waiting(int most) throws LogAwayException;

    /// Records that the hub has all tickets up to this serial on its disk. If this is lost with
    /// power, they are sent again, and the hub recognises each ticket by its serial.
    void forwarded(long serial);

    /// Notes that a slip of the hub is printed from now on, so that it is not printed again after a
    /// restart. Of long ago nothing is kept: the hub asks for no slip for longer than a minute.
    ///
    /// @return whether it was not noted before; true if that cannot be known now
    boolean taking(long slip);
}
