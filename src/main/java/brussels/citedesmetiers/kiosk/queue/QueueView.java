package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A snapshot of the queue: everything that console, board and kiosk show. A plain value.
///
/// @param version increases with every view of one queue. Restarts with the process
/// @param at when it was made
/// @param day the day it is about
/// @param services in the plan's order
/// @param desks in the plan's order
/// @param calls the last calls and recalls of the day, newest first, at most [#CALLS]
/// @param parked put aside, by place
/// @param noShows called in vain today and not returned, by place
/// @param ended finished today, latest first, at most [#ENDED]
/// @param team what the team decided that still counts, in the order it was decided
/// @param appointments of the day, by time
/// @param ready whether the log has been read; until then tickets from before the start are missing
public record QueueView(
        long version,
        Moment at,
        LocalDate day,
        List<ServiceView> services,
        List<DeskView> desks,
        List<Call> calls,
        List<QueuedTicket> parked,
        List<QueuedTicket> noShows,
        List<QueuedTicket> ended,
        Counts counts,
        List<TeamEntry> team,
        List<AppointmentView> appointments,
        boolean ready) {

    /// The most calls in a view.
    public static final int CALLS = 12;

    /// The most ended tickets in a view.
    public static final int ENDED = 40;

    public QueueView {
        services = List.copyOf(services);
        desks = List.copyOf(desks);
        calls = List.copyOf(calls);
        parked = List.copyOf(parked);
        noShows = List.copyOf(noShows);
        ended = List.copyOf(ended);
        team = List.copyOf(team);
        appointments = List.copyOf(appointments);
    }

    /// One service.
    ///
    /// @param waiting in line, in the order of a desk that speaks every language
    /// @param estimate for somebody who comes now
    /// @param firstWaitedOrNull how long the ticket that waits longest has waited; null if none
    ///   waits or it cannot be measured
    /// @param noTicketOrNull why no ticket is given now, or null if one is
    /// @param openDesks how many desks that serve it are open
    /// @param servedToday how many were served at it today
    /// @param pausedUntilOrNull until when staff let it give no tickets, or null if they do not
    public record ServiceView(
            Service service,
            List<QueuedTicket> waiting,
            WaitEstimate estimate,
            @Nullable Duration firstWaitedOrNull,
            @Nullable Refusal noTicketOrNull,
            int openDesks,
            int servedToday,
            @Nullable Instant pausedUntilOrNull) {
        public ServiceView {
            waiting = List.copyOf(waiting);
        }

        /// How long the ticket that waits longest has waited.
        public Optional<Duration> firstWaited() {
            return Optional.ofNullable(firstWaitedOrNull);
        }

        /// Until when staff let it give no tickets.
        public Optional<Instant> pausedUntil() {
            return Optional.ofNullable(pausedUntilOrNull);
        }

        /// Why no ticket is given now: closed, too late, or full.
        public Optional<Refusal> noTicket() {
            return Optional.ofNullable(noTicketOrNull);
        }
    }

    /// One desk.
    ///
    /// @param desk with the services and languages it has now
    /// @param open whether somebody works there
    /// @param ticketOrNull called to it or being served at it
    /// @param restOrNull the break its adviser has, or null if there is none
    public record DeskView(
            Desk desk,
            boolean open,
            @Nullable QueuedTicket ticketOrNull,
            @Nullable TeamEntry restOrNull) {
        /// The break its adviser has.
        public Optional<TeamEntry> rest() {
            return Optional.ofNullable(restOrNull);
        }

        /// The ticket called to it or being served at it.
        public Optional<QueuedTicket> ticket() {
            return Optional.ofNullable(ticketOrNull);
        }
    }

    /// One appointment of the day.
    ///
    /// @param ticketOrNull of the visitor who came for it, or null if nobody did
    public record AppointmentView(Appointment appointment, @Nullable QueuedTicket ticketOrNull) {
        /// The ticket of the visitor who came for it.
        public Optional<QueuedTicket> ticket() {
            return Optional.ofNullable(ticketOrNull);
        }
    }

    /// A call or recall. Ticket and `times` together name it.
    ///
    /// @param times which call of this ticket it is, from 1
    public record Call(
            TicketId ticket,
            TicketCode code,
            ServiceId service,
            String language,
            DeskId desk,
            Moment when,
            int times) {}

    /// The day's tickets by state; they add up to `issued`.
    public record Counts(
            int issued,
            int waiting,
            int called,
            int serving,
            int parked,
            int done,
            int noShows,
            int cancelled) {}

    /// The message for everybody.
    public Optional<TeamOrder.Tell> message() {
        return team.stream()
                .map(TeamEntry::order)
                .filter(TeamOrder.Tell.class::isInstance)
                .map(TeamOrder.Tell.class::cast)
                .findFirst();
    }

    /// The service of this id.
    public Optional<ServiceView> service(ServiceId id) {
        return services.stream().filter(view -> view.service().id().equals(id)).findFirst();
    }

    /// The service to which tickets of this theme go.
    public Optional<ServiceView> theme(char letter) {
        return services.stream()
                .filter(view -> view.service().theme() && view.service().letter() == letter)
                .findFirst();
    }

    /// The desk of this number.
    public Optional<DeskView> desk(DeskId id) {
        return desks.stream().filter(view -> view.desk().id().equals(id)).findFirst();
    }
}
