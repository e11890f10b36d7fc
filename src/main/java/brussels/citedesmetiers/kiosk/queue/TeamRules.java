package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything the team decided, in the order it was decided. Pure.
///
/// @param latest the last about each thing
record TeamRules(List<TeamEntry> entries, List<TeamEntry> latest) {
    static final TeamRules NONE = new TeamRules(List.of());

    TeamRules {
        entries = List.copyOf(entries);
        latest = List.copyOf(latest);
    }

    private TeamRules(List<TeamEntry> entries) {
        this(entries, last(entries));
    }

    TeamRules and(List<TeamEntry> more) {
        List<TeamEntry> all = new ArrayList<>(entries);
        all.addAll(more);
        return new TeamRules(all);
    }

    /// What counts now, in the order it was decided.
    List<TeamEntry> inForce(Moment now) {
        return latest.stream().filter(entry -> entry.holds(now)).toList();
    }

    private static List<TeamEntry> last(List<TeamEntry> entries) {
        Map<String, TeamEntry> last = new LinkedHashMap<>();
        for (TeamEntry entry : entries) {
            String about = entry.order().kind() + " " + entry.order().subject();
            last.remove(about);
            last.put(about, entry);
        }
        return List.copyOf(last.values());
    }

    /// The order about the same thing that counts now.
    Optional<TeamEntry> about(TeamOrder order, Moment now) {
        return inForce(now).stream().filter(entry -> entry.isAbout(order)).findFirst();
    }

    /// The plan with what the team changed in it.
    DeskPlan planNow(DeskPlan plan, Moment now) {
        return entries.isEmpty() ? plan : changed(plan, inForce(now));
    }

    /// The plan as it was at this time, with what had been decided by then: reading the log again
    /// gives what was computed when its entries were added.
    DeskPlan planAt(DeskPlan plan, Moment then) {
        if (entries.isEmpty()) {
            return plan;
        }
        List<TeamEntry> decided =
                entries.stream().filter(entry -> !entry.when().at().isAfter(then.at())).toList();
        return changed(plan, last(decided).stream().filter(entry -> entry.holds(then)).toList());
    }

    private static DeskPlan changed(DeskPlan plan, List<TeamEntry> inForce) {
        Set<LocalDate> closed = new HashSet<>();
        Map<LocalDate, LocalTime> early = new HashMap<>();
        Map<DeskId, TeamOrder.ChangeDesk> desks = new HashMap<>();
        for (TeamEntry entry : inForce) {
            switch (entry.order()) {
                case TeamOrder.CloseDay(LocalDate day) -> closed.add(day);
                case TeamOrder.CloseEarly(LocalDate day, LocalTime at) -> early.put(day, at);
                case TeamOrder.ChangeDesk change -> desks.put(change.which(), change);
                case TeamOrder.Tell _, TeamOrder.Rest _ -> {}
            }
        }
        if (closed.isEmpty() && early.isEmpty() && desks.isEmpty()) {
            return plan;
        }
        List<Service> services =
                plan.services().stream()
                        .map(
                                service ->
                                        new Service(
                                                service.id(),
                                                service.letter(),
                                                service.theme(),
                                                service.hours().but(closed, early),
                                                service.mostWaiting()))
                        .toList();
        return new DeskPlan(plan.zone(), services, desks(plan, desks), plan.rules());
    }

    /// Every service keeps a desk: one that no desk would have, because several changes met, stays
    /// where the plan has it.
    private static List<Desk> desks(DeskPlan plan, Map<DeskId, TeamOrder.ChangeDesk> changes) {
        List<Desk> changed =
                plan.desks().stream().map(desk -> changed(plan, desk, changes)).toList();
        Set<ServiceId> served = new HashSet<>();
        changed.forEach(desk -> served.addAll(desk.services()));
        return changed.stream()
                .map(
                        desk -> {
                            Set<ServiceId> services = new LinkedHashSet<>(desk.services());
                            plan.desk(desk.id()).orElseThrow().services().stream()
                                    .filter(service -> !served.contains(service))
                                    .forEach(services::add);
                            return new Desk(desk.id(), List.copyOf(services), desk.languages());
                        })
                .toList();
    }

    private static Desk changed(
            DeskPlan plan, Desk desk, Map<DeskId, TeamOrder.ChangeDesk> changes) {
        TeamOrder.ChangeDesk change = changes.get(desk.id());
        if (change == null) {
            return desk;
        }
        List<ServiceId> known =
                change.services().stream().filter(id -> plan.service(id).isPresent()).toList();
        return new Desk(desk.id(), known.isEmpty() ? desk.services() : known, change.languages());
    }
}
