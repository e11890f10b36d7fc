package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the team changes for a while: what of it is refused, when it begins and ends. Called in
/// turn, like all that writes to the memory.
final class TeamDecisions {
    private final DeskPlan plan;
    private final QueueMemory memory;

    TeamDecisions(DeskPlan plan, QueueMemory memory) {
        this.plan = plan;
        this.memory = memory;
    }

    /// Checks what the team decides and keeps it; see [AdviserQueue#decide].
    TeamResult decide(TeamOrder order, Duration length, DeskId desk, Moment now) {
        Optional<Refusal> refusal = refusal(order, now);
        return refusal.isPresent()
                ? new TeamResult.Refused(refusal.get())
                : new TeamResult.Done(
                        memory.decide(
                                new TeamEntry(
                                        notBefore(order, now),
                                        false,
                                        now,
                                        end(order, length, now),
                                        desk),
                                now));
    }

    /// Nobody closes in the past: whoever is in line would be out of it at once. To close today is
    /// to close now, so that today has a closing time after which nobody is left over.
    private TeamOrder notBefore(TeamOrder order, Moment now) {
        LocalDate today = plan.day(now);
        LocalTime time = now.at().atZone(plan.zone()).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        return switch (order) {
            case TeamOrder.CloseEarly(LocalDate day, LocalTime at)
                    when day.equals(today) && at.isBefore(time) ->
                    new TeamOrder.CloseEarly(today, time);
            case TeamOrder.CloseDay(LocalDate day) when day.equals(today) ->
                    new TeamOrder.CloseEarly(today, time);
            default -> order;
        };
    }

    private Optional<Refusal> refusal(TeamOrder order, Moment now) {
        return switch (order) {
            case TeamOrder.ChangeDesk change -> refusal(change, now);
            case TeamOrder.Rest(DeskId which) ->
                    plan.desk(which).isPresent()
                            ? memory.state()
                                    .at(which)
                                    .map(ticket -> new Refusal.DeskBusy(ticket.code()))
                            : Optional.of(new Refusal.UnknownDesk());
            case TeamOrder.CloseEarly _, TeamOrder.CloseDay _, TeamOrder.Tell _ -> Optional.empty();
        };
    }

    private Optional<Refusal> refusal(TeamOrder.ChangeDesk change, Moment now) {
        if (plan.desk(change.which()).isEmpty()) {
            return Optional.of(new Refusal.UnknownDesk());
        }
        if (!change.services().stream().allMatch(id -> plan.service(id).isPresent())) {
            return Optional.of(new Refusal.UnknownService());
        }
        return memory.planNow(now).services().stream()
                .map(Service::id)
                .filter(id -> !change.services().contains(id))
                .filter(
                        id ->
                                memory.planNow(now).desks().stream()
                                        .noneMatch(
                                                other ->
                                                        !other.id().equals(change.which())
                                                                && other.serves(id)))
                .findFirst()
                .map(Refusal.NobodyServes::new);
    }

    private Instant end(TeamOrder order, Duration length, Moment now) {
        LocalDate today = plan.day(now);
        return switch (order) {
            case TeamOrder.CloseEarly(LocalDate day, var _) -> endOf(day);
            case TeamOrder.CloseDay(LocalDate day) -> endOf(day);
            case TeamOrder.ChangeDesk _ -> endOf(today.plusDays(length.toDays()));
            case TeamOrder.Tell _, TeamOrder.Rest _ -> {
                Instant end = now.at().plus(length);
                yield end.isBefore(endOf(today)) ? end : endOf(today);
            }
        };
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(plan.zone()).toInstant();
    }

    /// Takes back what the team decided about the same thing, if it still counts.
    ///
    /// @return whether it is on disk; if not, it would be lost with power
    boolean takeBack(TeamOrder order, DeskId desk, Moment now) {
        return memory.state()
                .team()
                .about(order, now)
                .map(entry -> memory.decide(entry.back(now, desk), now))
                .orElse(true);
    }

    /// Pauses of the services that are in the plan, for as long but no longer than today.
    List<PauseEntry> pauses(
            Collection<ServiceId> services, Duration length, DeskId desk, Moment now) {
        LocalDate day = plan.day(now);
        Instant until = now.at().plus(length);
        Instant end = until.isBefore(endOf(day)) ? until : endOf(day);
        return services.stream()
                .filter(service -> plan.service(service).isPresent())
                .map(service -> new PauseEntry(service, day, now, end, desk))
                .toList();
    }
}
