package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.ClosingDays;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.TeamEntry;
import brussels.citedesmetiers.kiosk.queue.TeamOrder;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// When the house closes today, and on which days it will be closed. Thread-safe.
final class Closings {
    private static final int MOST = 14;

    private final AdviserQueue queue;

    Closings(AdviserQueue queue) {
        this.queue = queue;
    }

    /// `GET /api/closings`: `closes`, the time of today's last closing by the plan, and `days`, the
    /// next days without any service that are not closed every week, each with why: `holiday`, by
    /// the `plan`, or by the `team`.
    Reply reply() {
        LocalDate today = queue.view().day();
        ObjectNode json = JsonNodes.object().put("today", today.toString());
        closing(queue.plan(), today)
                .map(at -> at.truncatedTo(ChronoUnit.MINUTES))
                .ifPresent(at -> json.put("closes", at.toString()));
        Set<LocalDate> byTeam =
                queue.view().team().stream()
                        .map(TeamEntry::order)
                        .filter(TeamOrder.CloseDay.class::isInstance)
                        .map(order -> ((TeamOrder.CloseDay) order).day())
                        .collect(Collectors.toSet());
        ArrayNode days = json.putArray("days");
        today.datesUntil(today.plusYears(1).plusDays(1))
                .filter(day -> byTeam.contains(day) || isClosed(day))
                .limit(MOST)
                .forEach(day -> days.addObject().put("day", day.toString()).put("why", why(day)));
        return Reply.json(json);
    }

    private String why(LocalDate day) {
        if (!isClosed(day)) {
            return "team";
        }
        return ClosingDays.isPublicHoliday(day) ? "holiday" : "plan";
    }

    private boolean isClosed(LocalDate day) {
        return usuallyOpen(day.getDayOfWeek()) && closing(queue.plan(), day).isEmpty();
    }

    private boolean usuallyOpen(DayOfWeek day) {
        return queue.plan().services().stream()
                .map(service -> service.hours().days())
                .anyMatch(days -> !days.getOrDefault(day, List.of()).isEmpty());
    }

    private static Optional<LocalTime> closing(DeskPlan plan, LocalDate day) {
        return plan.services().stream()
                .map(Service::hours)
                .flatMap(hours -> hours.closing(day).stream())
                .map(at -> at.toLocalTime())
                .max(LocalTime::compareTo);
    }
}
