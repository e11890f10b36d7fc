package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/// The counts that a joined terminal gives its site's hub, and waits for as long as it takes.
///
/// Called on one thread only.
public interface Offering {

    /// What to send the hub next. It waits on the disk, whatever becomes of the exchange.
    ///
    /// @param heard the hub's last answer, [Giving.Answer#NONE] if it was not heard since the start
    /// @return empty while this terminal has nothing to do with a hub
    Optional<Giving> giving(Giving.Answer heard) throws OutboxException;

    /// Notes what the hub answered. If it has other offers of this terminal, a new epoch begins and
    /// what may have been offered is dropped; what the centre has confirmed is wiped.
    ///
    /// @param sent what it answers
    void heard(Giving sent, Giving.Answer answer) throws OutboxException;

    /// How many offers the hub does not have yet.
    ///
    /// @param heard its last answer
    /// @return empty while this terminal has nothing to do with a hub
    OptionalInt waiting(Giving.Answer heard) throws OutboxException;

    /// The last day that was offered and not taken back.
    ///
    /// @return empty if the counts of this year do not go to a hub
    Optional<LocalDate> offeredThrough() throws OutboxException;
}
