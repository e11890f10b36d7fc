package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of the queue's log: one thing that happened to one ticket. Rows are only ever added, and
/// everything the queue knows is computed from them. A row never contains an answer.
///
/// @param step how many entries the ticket had before: two entries based on the same state have the
///   same step, and the log keeps only the first
/// @param day the day the ticket counts for: the date at the hub when it came into the queue
/// @param before the state it came from; null for a ticket that enters the queue
/// @param state its state afterwards
/// @param service the service it is in line for afterwards
/// @param place its place in time afterwards: the earlier, the sooner it is called
/// @param priority whether it has priority afterwards
/// @param deskOrNull the desk that did this, if one did
/// @param toDeskOrNull the desk that alone is to call it, in a transfer to a desk
/// @param reasonOrNull for a transfer, priority, cancellation or return
/// @param issueOrNull what the ticket says, in its first entry only
public record QueueEntry(
        TicketId ticket,
        int step,
        LocalDate day,
        EntryKind kind,
        @Nullable TicketState before,
        TicketState state,
        ServiceId service,
        Instant place,
        boolean priority,
        @Nullable DeskId deskOrNull,
        @Nullable DeskId toDeskOrNull,
        Moment when,
        @Nullable Reason reasonOrNull,
        @Nullable Issue issueOrNull) {

    /// What a ticket says when it enters the queue.
    ///
    /// @param language code of the visitor's language, 1 to 35 characters
    /// @param printed when it was printed, by the clock of the terminal that printed it
    /// @param channel the way it came
    /// @param appointmentOrNull code of the appointment its visitor came for, until the day is over
    /// @param toldOrNull the wait that was told with it, if one was
    public record Issue(
            TicketCode code,
            String language,
            Instant printed,
            Channel channel,
            @Nullable String appointmentOrNull,
            @Nullable Told toldOrNull) {
        private static final int LANGUAGE_LENGTH = 35;

        public Issue {
            if (language.isBlank() || language.length() > LANGUAGE_LENGTH) {
                throw new IllegalArgumentException("language of a ticket: " + language);
            }
        }

        /// A ticket without an appointment, with which no wait was told.
        public Issue(TicketCode code, String language, Instant printed, Channel channel) {
            this(code, language, printed, channel, null, null);
        }
    }

    public QueueEntry {
        boolean first = kind == EntryKind.ISSUED;
        if (first != (step == 0) || first != (issueOrNull != null) || first != (before == null)) {
            throw new IllegalArgumentException("step " + step + " of a ticket is " + kind);
        }
        if (toDeskOrNull != null && kind != EntryKind.TRANSFERRED) {
            throw new IllegalArgumentException(kind + " to desk " + toDeskOrNull);
        }
        if (reasonOrNull != null && !reasonOrNull.isFor(kind)) {
            throw new IllegalArgumentException(kind + " because " + reasonOrNull);
        }
    }

    /// The desk that did this.
    public Optional<DeskId> desk() {
        return Optional.ofNullable(deskOrNull);
    }

    /// Why it was done.
    public Optional<Reason> reason() {
        return Optional.ofNullable(reasonOrNull);
    }

    /// What the ticket says, in its first entry.
    public Optional<Issue> issue() {
        return Optional.ofNullable(issueOrNull);
    }
}
