package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// All tickets of the queue, as computed from the log's entries. An immutable value.
///
/// @param tickets by identity, in the order they came
/// @param acted when each desk last did something
/// @param busy since when each desk has been, or was last, busy with a visitor: since its previous
///   visitor left if the next was already waiting, so that the time between two visitors counts as
///   well
/// @param paces how long each service's tickets occupied a desk today
/// @param last what happened to each ticket last, after entering the queue
/// @param pauses the last pause of each service, which may be over
/// @param team what the team decided
/// @param lists of appointments, in the order they were added
record QueueState(
        Map<TicketId, QueuedTicket> tickets,
        Map<DeskId, Moment> acted,
        Map<DeskId, Moment> busy,
        Map<ServiceId, Pace> paces,
        Map<TicketId, LastStep> last,
        Map<ServiceId, PauseEntry> pauses,
        TeamRules team,
        List<AppointmentEntry> lists) {
    static final QueueState EMPTY =
            new QueueState(
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    TeamRules.NONE,
                    List.of());

    /// A longer time between two visitors is a break and says nothing about the next visit.
    private static final Duration LONGEST_BETWEEN = Duration.ofMinutes(5);

    private static final double SECONDS_IN_MINUTE = 60;

    QueueState {
        tickets = Collections.unmodifiableMap(tickets);
        acted = Collections.unmodifiableMap(acted);
        busy = Collections.unmodifiableMap(busy);
        paces = Collections.unmodifiableMap(paces);
        last = Collections.unmodifiableMap(last);
        pauses = Collections.unmodifiableMap(pauses);
        lists = List.copyOf(lists);
    }

    /// The pause of a service, if it gives no tickets now.
    Optional<PauseEntry> pause(ServiceId service, Moment now) {
        return Optional.ofNullable(pauses.get(service)).filter(pause -> pause.holds(now));
    }

    /// After these pauses.
    QueueState with(List<PauseEntry> more) {
        Map<ServiceId, PauseEntry> all = new HashMap<>(pauses);
        more.forEach(pause -> all.put(pause.service(), pause));
        return new QueueState(tickets, acted, busy, paces, last, all, team, lists);
    }

    /// After the team decided this as well.
    QueueState withTeam(List<TeamEntry> more) {
        return new QueueState(tickets, acted, busy, paces, last, pauses, team.and(more), lists);
    }

    /// After these lines of lists of appointments.
    QueueState withAppointments(List<AppointmentEntry> more) {
        List<AppointmentEntry> all = new ArrayList<>(lists);
        all.addAll(more);
        return new QueueState(tickets, acted, busy, paces, last, pauses, team, all);
    }

    /// The appointments of a day, by time.
    List<Appointment> appointments(LocalDate day) {
        Map<String, AppointmentEntry> byCode = new LinkedHashMap<>();
        lists.stream()
                .filter(line -> line.appointment().day().equals(day))
                .forEach(line -> byCode.put(line.appointment().code(), line));
        return byCode.values().stream()
                .filter(line -> !line.removed())
                .map(AppointmentEntry::appointment)
                .sorted(Comparator.comparing(Appointment::at).thenComparing(Appointment::code))
                .toList();
    }

    /// Without the appointments of the days before this one.
    QueueState withoutAppointmentsBefore(LocalDate day) {
        List<AppointmentEntry> left =
                lists.stream().filter(line -> !line.appointment().day().isBefore(day)).toList();
        return new QueueState(tickets, acted, busy, paces, last, pauses, team, left);
    }

    /// The break of a desk's adviser, if there is one now.
    Optional<TeamEntry> rest(DeskId desk, Moment now) {
        return team.about(new TeamOrder.Rest(desk), now);
    }

    /// What happened to a ticket last, if anything did after it entered the queue.
    Optional<LastStep> lastStep(TicketId id) {
        return Optional.ofNullable(last.get(id));
    }

    Optional<QueuedTicket> ticket(TicketId id) {
        return Optional.ofNullable(tickets.get(id));
    }

    List<QueuedTicket> in(TicketState state) {
        return tickets.values().stream().filter(t -> t.state() == state).toList();
    }

    /// The ticket called to a desk or being served at it.
    Optional<QueuedTicket> at(DeskId desk) {
        return tickets.values().stream().filter(t -> t.isAt(desk)).findFirst();
    }

    Pace pace(ServiceId service) {
        return paces.getOrDefault(service, Pace.NONE);
    }

    /// Whether somebody works at a desk: it has a ticket, or did something recently and has no
    /// break.
    boolean isOpen(DeskId desk, Moment now, QueueRules rules) {
        Moment last = acted.get(desk);
        return at(desk).isPresent()
                || (last != null
                        && rest(desk, now).isEmpty()
                        && now.since(last)
                                .filter(quiet -> quiet.compareTo(rules.deskQuietAfter()) <= 0)
                                .isPresent());
    }

    /// Whether a ticket in line is kept for a desk that does not have its service any more; or at
    /// which nobody works, and has been long enough for somebody to come: a ticket may be sent to a
    /// desk that opens later.
    boolean keptInVain(QueuedTicket ticket, Moment now, DeskPlan planNow) {
        QueueRules rules = planNow.rules();
        return ticket.state() == TicketState.WAITING
                && (ticket.keptFor()
                                .filter(desk -> !serves(planNow, desk, ticket.service()))
                                .isPresent()
                        || nobodyComes(ticket, now, rules));
    }

    private static boolean serves(DeskPlan plan, DeskId desk, ServiceId service) {
        return plan.desk(desk).filter(each -> each.serves(service)).isPresent();
    }

    private boolean nobodyComes(QueuedTicket ticket, Moment now, QueueRules rules) {
        return ticket.keptFor().filter(desk -> !isOpen(desk, now, rules)).isPresent()
                && ticket.handedOver()
                        .flatMap(now::since)
                        .filter(waited -> waited.compareTo(rules.deskQuietAfter()) <= 0)
                        .isEmpty();
    }

    /// How long a desk has been busy with its visitor.
    Optional<Duration> busyFor(DeskId desk, Moment now) {
        return Optional.ofNullable(busy.get(desk)).flatMap(now::since);
    }

    /// After entries were added to the log. The plan is the one without what the team changed. An
    /// entry that is already included changes nothing; one for a ticket whose first entry is
    /// missing cannot be used.
    QueueState after(Collection<QueueEntry> entries, DeskPlan plan) {
        Folding folding = new Folding(this, plan);
        entries.forEach(folding::add);
        return folding.result();
    }

    /// Adds entries one by one, without copying each time.
    private static final class Folding {
        private final DeskPlan plan;
        private final Map<TicketId, QueuedTicket> tickets;
        private final Map<DeskId, Moment> acted;
        private final Map<DeskId, Moment> busy;
        private final Map<ServiceId, Pace> paces;
        private final Map<TicketId, LastStep> last;
        private final Map<ServiceId, PauseEntry> pauses;
        private final TeamRules team;
        private final List<AppointmentEntry> lists;

        Folding(QueueState state, DeskPlan plan) {
            this.plan = plan;
            tickets = new LinkedHashMap<>(state.tickets);
            acted = new HashMap<>(state.acted);
            busy = new HashMap<>(state.busy);
            paces = new HashMap<>(state.paces);
            last = new HashMap<>(state.last);
            pauses = state.pauses;
            team = state.team;
            lists = state.lists;
        }

        QueueState result() {
            return new QueueState(tickets, acted, busy, paces, last, pauses, team, lists);
        }

        void add(QueueEntry entry) {
            Optional<QueuedTicket> before = Optional.ofNullable(tickets.get(entry.ticket()));
            if (before.filter(t -> entry.step() < t.steps()).isPresent()) {
                return;
            }
            if (entry.kind() == EntryKind.UNDONE && before.isPresent()) {
                undo(entry, before.get());
                return;
            }
            Optional<QueuedTicket> after =
                    before.map(t -> t.after(entry))
                            .or(() -> entry.issue().map(i -> QueuedTicket.of(entry, i)));
            after.ifPresent(
                    ticket -> {
                        tickets.put(ticket.id(), ticket);
                        before.ifPresent(b -> last.put(b.id(), new LastStep(b, entry, null)));
                        entry.desk().ifPresent(desk -> acts(entry, before.orElse(ticket), desk));
                    });
        }

        private void undo(QueueEntry entry, QueuedTicket undone) {
            LastStep step = last.remove(entry.ticket());
            // The log begins in the middle, so only what this entry says is known.
            tickets.put(
                    undone.id(),
                    step == null ? undone.after(entry) : step.before().again(undone, entry));
            Pace counted = step == null ? null : step.paceOrNull();
            if (step != null && counted != null) {
                paces.computeIfPresent(step.before().service(), (_, p) -> p.without(counted));
            }
            entry.desk().ifPresent(desk -> acted.put(desk, entry.when()));
        }

        private void acts(QueueEntry entry, QueuedTicket before, DeskId desk) {
            if (entry.kind() == EntryKind.CALLED) {
                busy.put(desk, busySince(entry, before, desk));
                team.planAt(plan, entry.when())
                        .desk(desk)
                        .ifPresent(at -> overtake(entry.ticket(), at));
            }
            if (before.state().atDesk() && !entry.state().atDesk()) {
                Optional.ofNullable(busy.get(desk))
                        .flatMap(entry.when()::since)
                        .map(took -> Pace.of(minutes(took), entry.state()))
                        .ifPresent(
                                one -> {
                                    paces.merge(before.service(), one, Pace::and);
                                    last.put(before.id(), new LastStep(before, entry, one));
                                });
            }
            acted.put(desk, entry.when());
        }

        private Moment busySince(QueueEntry entry, QueuedTicket before, DeskId desk) {
            return Optional.ofNullable(acted.get(desk))
                    .filter(last -> last.since(before.issued()).isPresent())
                    .filter(last -> shortly(last, entry.when()))
                    .orElse(entry.when());
        }

        private static boolean shortly(Moment last, Moment next) {
            return next.since(last).filter(d -> d.compareTo(LONGEST_BETWEEN) <= 0).isPresent();
        }

        private void overtake(TicketId id, Desk desk) {
            QueuedTicket called = tickets.get(id);
            if (called != null) {
                tickets.replaceAll(
                        (other, t) -> CallOrder.overtakes(called, t, desk) ? t.overtakenOnce() : t);
            }
        }
    }

    static double minutes(Duration span) {
        return span.toSeconds() / SECONDS_IN_MINUTE;
    }

    /// With the time a desk was last active.
    QueueState withDesk(DeskId desk, Moment when) {
        Map<DeskId, Moment> desks = new HashMap<>(acted);
        desks.put(desk, when);
        return new QueueState(tickets, desks, busy, paces, last, pauses, team, lists);
    }

    /// With nobody at a desk.
    QueueState withoutDesk(DeskId desk) {
        Map<DeskId, Moment> desks = new HashMap<>(acted);
        desks.remove(desk);
        return new QueueState(tickets, desks, busy, paces, last, pauses, team, lists);
    }

    /// For a new day: without these tickets and any pause, and with nothing served yet.
    QueueState newDay(Predicate<QueuedTicket> forgotten) {
        Map<TicketId, QueuedTicket> kept = new LinkedHashMap<>(tickets);
        kept.values().removeIf(forgotten);
        Map<TicketId, LastStep> steps = new HashMap<>(last);
        steps.keySet().retainAll(kept.keySet());
        return new QueueState(kept, acted, busy, Map.of(), steps, Map.of(), team, lists);
    }
}
