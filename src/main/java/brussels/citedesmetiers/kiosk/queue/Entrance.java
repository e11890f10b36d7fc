package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/// Who may still join the queue and at which place, given a state, plan and time; and who must
/// leave when the house is closed. Pure.
///
/// Opening hours apply only while the clock is trusted.
record Entrance(QueueState state, DeskPlan plan, Moment now) {
    /// A ticket that came later than this was told something else, or nothing: its terminal had no
    /// news from here.
    private static final Duration FRESH = Duration.ofMinutes(1);

    /// Why no ticket is given for this service now, if none is.
    ///
    /// @param estimate for somebody who comes now
    Optional<Refusal> refusal(Service service, WaitEstimate estimate) {
        LocalDateTime local = plan.local(now);
        if (now.trusted() && service.hours().openUntil(local).isEmpty()) {
            return Optional.of(new Refusal.Closed(service.hours().nextOpening(local).orElse(null)));
        }
        Optional<PauseEntry> pause = state.pause(service.id(), now);
        if (pause.isPresent()) {
            return Optional.of(reopening(service, plan.local(pause.get().until())));
        }
        int waiting =
                (int)
                        state.in(TicketState.WAITING).stream()
                                .filter(t -> t.service().equals(service.id()))
                                .count();
        if (waiting >= service.mostWaiting()) {
            return Optional.of(new Refusal.Full(waiting));
        }
        Optional<LocalDateTime> closing = service.hours().closing(local.toLocalDate());
        return closing.filter(end -> now.trusted() && tooLate(local, end, estimate))
                .map(Refusal.TooLate::new);
    }

    private static Refusal reopening(Service service, LocalDateTime end) {
        return new Refusal.Closed(
                service.hours().openUntil(end).isPresent()
                        ? end
                        : service.hours().nextOpening(end).orElse(null));
    }

    private boolean tooLate(LocalDateTime local, LocalDateTime end, WaitEstimate estimate) {
        Duration left = Duration.between(local, end);
        boolean lastMinutes = left.compareTo(plan.rules().lastTicketBefore()) < 0;
        return lastMinutes
                || (estimate instanceof WaitEstimate.Between range
                        && Duration.ofMinutes(range.toMinutes()).compareTo(left) > 0);
    }

    /// The first entry of a ticket printed here with which no wait was told.
    QueueEntry issued(
            TicketId id, TicketCode code, ServiceId service, String language, Channel channel) {
        return issued(id, code, service, language, channel, new WaitEstimate.Unknown(0));
    }

    /// The first entry of a ticket printed here.
    ///
    /// @param told what its visitor was told of the wait
    QueueEntry issued(
            TicketId id,
            TicketCode code,
            ServiceId service,
            String language,
            Channel channel,
            WaitEstimate told) {
        return first(
                id,
                service,
                now.at(),
                plan.day(now),
                new QueueEntry.Issue(
                        code, language, now.at(), channel, null, Told.of(told).orElse(null)));
    }

    /// The first entry of somebody who came for an appointment. Its place is the time of the
    /// appointment, with priority; whoever comes too late for that is in line from now on.
    QueueEntry arrived(TicketId id, TicketCode code, Appointment appointment, String language) {
        Instant time = appointment.day().atTime(appointment.at()).atZone(plan.zone()).toInstant();
        boolean late = now.at().isAfter(time.plus(plan.rules().returnWithin()));
        return new QueueEntry(
                id,
                0,
                plan.day(now),
                EntryKind.ISSUED,
                null,
                TicketState.WAITING,
                appointment.service(),
                late ? now.at() : time,
                !late,
                null,
                null,
                now,
                null,
                new QueueEntry.Issue(
                        code, language, now.at(), Channel.APPOINTMENT, appointment.code(), null));
    }

    /// The first entry of a ticket printed at another terminal. Its place is the time it was
    /// printed, if both clocks are trusted, and never in the future. What was told there is what
    /// this hub last told its terminals, which is for the language that all advisers speak, so it
    /// is taken from here.
    QueueEntry accepted(ForwardedTicket ticket) {
        boolean comparable = ticket.printed().trusted() && now.trusted();
        Instant printed = ticket.printed().at();
        boolean past = printed.isBefore(now.at());
        Service service = serviceOf(ticket);
        boolean fresh = comparable && ticket.printed().at().plus(FRESH).isAfter(now.at());
        Optional<Told> told =
                fresh
                        ? Told.of(
                                new WaitForecast(state, plan, now)
                                        .estimate(service, plan.commonLanguage()))
                        : Optional.empty();
        return first(
                ticket.id(),
                service.id(),
                comparable && past ? printed : now.at(),
                plan.day(comparable && past ? ticket.printed() : now),
                new QueueEntry.Issue(
                        ticket.code(),
                        ticket.language(),
                        printed,
                        Channel.KIOSK,
                        null,
                        told.orElse(null)));
    }

    /// A terminal with a different plan may name a service this hub does not have. Its tickets are
    /// on paper already, so they go to the service with their letter, or else the first, and staff
    /// can transfer them.
    private Service serviceOf(ForwardedTicket ticket) {
        return plan.service(ticket.service())
                .or(() -> plan.serviceOf(ticket.code().theme()))
                .orElse(plan.services().getFirst());
    }

    /// Tickets of one terminal keep their order, even when its clock was set back between them.
    private QueueEntry first(
            TicketId id, ServiceId service, Instant at, LocalDate day, QueueEntry.Issue issue) {
        Instant place =
                state.tickets().values().stream()
                        .filter(t -> t.id().terminal().equals(id.terminal()))
                        .filter(t -> t.id().serial() < id.serial() && !t.state().finished())
                        .filter(t -> t.day().equals(day) && t.channel() != Channel.APPOINTMENT)
                        .map(QueuedTicket::place)
                        .filter(before -> before.isAfter(at))
                        .max(Instant::compareTo)
                        .orElse(at);
        return new QueueEntry(
                id,
                0,
                day,
                EntryKind.ISSUED,
                null,
                TicketState.WAITING,
                service,
                place,
                false,
                null,
                null,
                now,
                null,
                issue);
    }

    /// Whether a ticket is left over: it is from a past, trusted day, or its service closed so long
    /// ago today that nobody will call it. One that came while the clock was not trusted may be
    /// from today whatever its date says, so it stays until today's closing.
    boolean leftOver(QueuedTicket ticket) {
        if (!now.trusted() || ticket.state().finished() || ticket.state() == TicketState.NO_SHOW) {
            return false;
        }
        LocalDateTime local = plan.local(now);
        if (ticket.issued().trusted() && ticket.day().isBefore(local.toLocalDate())) {
            return true;
        }
        return plan.service(ticket.service())
                .flatMap(service -> service.hours().closing(local.toLocalDate()))
                .filter(end -> !local.isBefore(end.plus(plan.rules().cancelAfterClosing())))
                .isPresent();
    }
}
