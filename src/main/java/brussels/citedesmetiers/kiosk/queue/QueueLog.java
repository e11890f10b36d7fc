package brussels.citedesmetiers.kiosk.queue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The append-only log of the queue, on disk.
///
/// Called on one thread at a time, the one that [OneAtATime] runs on.
public interface QueueLog {

    /// What became of an entry.
    enum Appended {
        /// On disk.
        COMMITTED,
        /// In memory until the database is back; a power failure would lose it.
        WAITING,
        /// Not added: the log already has an entry with this ticket and step, or has forgotten the
        /// ticket because it is too old.
        CONFLICT
    }

    /// Adds an entry unless the log has one with the same ticket and step.
    Appended append(QueueEntry entry);

    /// Adds a pause of a service, or its end.
    ///
    /// @return whether it is on disk; if not, it waits in memory as an entry does
    boolean append(PauseEntry pause);

    /// The pauses of one day, in the order they were added.
    ///
    /// @throws LogAwayException if the log cannot be read now
    List<PauseEntry> pauses(LocalDate day) throws LogAwayException;

    /// Adds what the team decided, or that it was taken back.
    ///
    /// @return whether it is on disk; if not, it waits in memory as an entry does
    boolean append(TeamEntry entry);

    /// Everything the team decided that is still kept, in the order it was added.
    ///
    /// @throws LogAwayException if the log cannot be read now
    List<TeamEntry> team() throws LogAwayException;

    /// Adds lines to the lists of appointments, all of them in one transaction: a crash leaves
    /// either all or none.
    ///
    /// @return whether they are on disk; if not, they wait in memory together as an entry does
    boolean append(List<AppointmentEntry> lines);

    /// The lists of appointments of this day and later, in the order they were added.
    ///
    /// @throws LogAwayException if the log cannot be read now
    List<AppointmentEntry> appointments(LocalDate day) throws LogAwayException;

    /// Forgets the appointments of the days before `day`, and which tickets came for them.
    ///
    /// @throws LogAwayException if it failed; then nothing has changed
    void forgetAppointments(LocalDate day) throws LogAwayException;

    /// All entries of tickets of this day and later, in the order they were added.
    ///
    /// @throws LogAwayException if the log cannot be read now
    List<QueueEntry> since(LocalDate day) throws LogAwayException;

    /// The entries of tickets of one day, in the order they were added; none for a reduced day.
    ///
    /// @throws LogAwayException if the log cannot be read now
    List<QueueEntry> of(LocalDate day) throws LogAwayException;

    /// The last day with an entry in the log.
    ///
    /// @throws LogAwayException if the log cannot be read now
    Optional<LocalDate> lastDay() throws LogAwayException;

    /// The days before `day` that still have entries, oldest first.
    ///
    /// @throws LogAwayException if the log cannot be read now
    List<LocalDate> unreducedBefore(LocalDate day) throws LogAwayException;

    /// Replaces all entries of a day by its figures, in one transaction: after a crash the day has
    /// either its entries or its figures, never both or neither. Pauses of that day and before are
    /// deleted, and what the team decided about things that were over by then.
    ///
    /// @throws LogAwayException if it failed; then nothing has changed
    void reduce(LocalDate day, DayFigures figures) throws LogAwayException;

    /// Forgets the figures of the reduced days before `day`.
    ///
    /// @throws LogAwayException if it failed; then nothing has changed
    void forgetFigures(LocalDate day) throws LogAwayException;

    /// The figures of a reduced day.
    ///
    /// @throws LogAwayException if the log cannot be read now
    Optional<DayFigures> reduced(LocalDate day) throws LogAwayException;

    /// The days with entries or figures, oldest first.
    ///
    /// @throws LogAwayException if the log cannot be read now
    List<LocalDate> days() throws LogAwayException;

    /// Whether everything that was appended is on disk.
    boolean settled();

    /// The log cannot be used now; it may be back in a moment.
    final class LogAwayException extends Exception {
        private static final long serialVersionUID = 1L;

        public LogAwayException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
