package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A ticket in the queue, as computed from its entries in the log.
///
/// @param code what people read; of two tickets with the same code, at most one is unfinished
/// @param service the service it is in line for, or was last
/// @param language code of the visitor's language
/// @param printed when it was printed, by the clock of its terminal
/// @param channel the way it came
/// @param appointmentOrNull code of the appointment its visitor came for
/// @param toldOrNull the wait that was told with it, if one was
/// @param issued when it entered this queue
/// @param day the day it counts for
/// @param place its place in time: the earlier, the sooner it is called
/// @param steps how many entries it has
/// @param calls how often it was called, including recalls
/// @param overtaken how often a ticket with a later place was called before it by a desk that could
///   have called it; see [CallOrder]
/// @param since when it entered its current state
/// @param calledOrNull when it was last called or called again
/// @param deskOrNull the desk it is at, or was at last
/// @param handoverOrNull how it was last transferred, until it is called again
public record QueuedTicket(
        TicketId id,
        TicketCode code,
        ServiceId service,
        String language,
        Instant printed,
        Channel channel,
        @Nullable String appointmentOrNull,
        @Nullable Told toldOrNull,
        Moment issued,
        LocalDate day,
        Instant place,
        TicketState state,
        boolean priority,
        int steps,
        int calls,
        int overtaken,
        Moment since,
        @Nullable Moment calledOrNull,
        @Nullable DeskId deskOrNull,
        @Nullable Handover handoverOrNull) {

    /// A transfer to another service or desk.
    ///
    /// @param fromOrNull the desk it was at; that desk calls it only when nobody else waits there
    /// @param toOrNull the desk that alone calls it by "next"; null if any desk of the service does
    /// @param when it was transferred
    record Handover(@Nullable DeskId fromOrNull, @Nullable DeskId toOrNull, Moment when) {
        private static Handover of(QueueEntry entry) {
            TicketState before = entry.before();
            return new Handover(
                    before != null && before.atDesk() ? entry.deskOrNull() : null,
                    entry.toDeskOrNull(),
                    entry.when());
        }

        private Handover toAnyDesk() {
            return new Handover(fromOrNull, null, when);
        }
    }

    /// The desk it is at, or was at last.
    public Optional<DeskId> desk() {
        return Optional.ofNullable(deskOrNull);
    }

    /// The desk that alone calls it by "next", after a transfer to a desk.
    public Optional<DeskId> keptFor() {
        return Optional.ofNullable(handoverOrNull).map(Handover::toOrNull);
    }

    /// When it was last transferred, until it is called again.
    Optional<Moment> handedOver() {
        return Optional.ofNullable(handoverOrNull).map(Handover::when);
    }

    /// Whether this desk itself has just transferred it.
    boolean sentOnBy(DeskId desk) {
        return handoverOrNull != null && desk.equals(handoverOrNull.fromOrNull());
    }

    /// When it was last called or called again.
    public Optional<Moment> called() {
        return Optional.ofNullable(calledOrNull);
    }

    /// Whether it is at this desk now.
    public boolean isAt(DeskId desk) {
        return state.atDesk() && desk.equals(deskOrNull);
    }

    /// How long it has been in the queue, if that can be measured.
    public Optional<Duration> inQueue(Moment now) {
        return waited(issued, now);
    }

    /// Whether it is its turn at all: an appointment is called before its time only if nobody else
    /// waits.
    public boolean isReady(Instant now) {
        return channel != Channel.APPOINTMENT || !place.isAfter(now);
    }

    /// How long its visitor has waited between two moments. Whoever comes early for an appointment
    /// waits from its time on.
    Optional<Duration> waited(Moment from, Moment until) {
        return until.since(from)
                .map(
                        all -> {
                            boolean early =
                                    channel == Channel.APPOINTMENT && place.isAfter(from.at());
                            Duration own = Duration.between(place, until.at());
                            return early && own.compareTo(all) < 0
                                    ? (own.isNegative() ? Duration.ZERO : own)
                                    : all;
                        });
    }

    /// The ticket that its first entry makes.
    static QueuedTicket of(QueueEntry entry, QueueEntry.Issue issue) {
        return new QueuedTicket(
                entry.ticket(),
                issue.code(),
                entry.service(),
                issue.language(),
                issue.printed(),
                issue.channel(),
                issue.appointmentOrNull(),
                issue.toldOrNull(),
                entry.when(),
                entry.day(),
                entry.place(),
                entry.state(),
                entry.priority(),
                1,
                0,
                0,
                entry.when(),
                null,
                null,
                null);
    }

    /// This ticket after one more entry.
    QueuedTicket after(QueueEntry entry) {
        boolean call = entry.kind() == EntryKind.CALLED || entry.kind() == EntryKind.RECALLED;
        return new QueuedTicket(
                id,
                code,
                entry.service(),
                language,
                printed,
                channel,
                appointmentOrNull,
                toldOrNull,
                issued,
                day,
                entry.place(),
                entry.state(),
                entry.priority(),
                entry.step() + 1,
                calls + (call ? 1 : 0),
                overtaken,
                entry.state() == state ? since : entry.when(),
                call ? entry.when() : calledOrNull,
                entry.deskOrNull() == null ? deskOrNull : entry.deskOrNull(),
                handoverAfter(entry));
    }

    private @Nullable Handover handoverAfter(QueueEntry entry) {
        return switch (entry.kind()) {
            case TRANSFERRED ->
                    entry.deskOrNull() == null && handoverOrNull != null
                            ? handoverOrNull.toAnyDesk()
                            : Handover.of(entry);
            case CALLED -> null;
            default -> handoverOrNull;
        };
    }

    /// This ticket after the next step was undone.
    ///
    /// @param undone the ticket after the step that was undone
    /// @param entry the undo
    QueuedTicket again(QueuedTicket undone, QueueEntry entry) {
        return new QueuedTicket(
                id,
                code,
                service,
                language,
                printed,
                channel,
                appointmentOrNull,
                toldOrNull,
                issued,
                day,
                place,
                state,
                priority,
                entry.step() + 1,
                calls,
                undone.overtaken,
                since,
                calledOrNull,
                deskOrNull,
                handoverOrNull);
    }

    /// This ticket as if it had never been transferred.
    QueuedTicket forAnyDesk() {
        return handoverOrNull == null ? this : with(overtaken, null);
    }

    /// This ticket after a later one was called before it.
    QueuedTicket overtakenOnce() {
        return with(overtaken + 1, handoverOrNull);
    }

    private QueuedTicket with(int times, @Nullable Handover handover) {
        return new QueuedTicket(
                id,
                code,
                service,
                language,
                printed,
                channel,
                appointmentOrNull,
                toldOrNull,
                issued,
                day,
                place,
                state,
                priority,
                steps,
                calls,
                times,
                since,
                calledOrNull,
                deskOrNull,
                handover);
    }
}
