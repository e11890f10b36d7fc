package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the page of the team lead does: services give no more tickets for a while, or give them
/// again. Thread-safe.
final class Pauses {
    private static final String ALL = "all";

    private final AdviserQueue queue;
    private final Watch watch;

    Pauses(AdviserQueue queue, Watch watch) {
        this.queue = queue;
        this.watch = watch;
    }

    /// `POST /api/pause` with `service`, an id or `all`, and `minutes`, 1 to 999 or `day`.
    Reply pause(Map<String, String> form, DeskId desk) throws RefusedException {
        List<ServiceId> services = services(form);
        Duration length = Lengths.minutes(form.getOrDefault("minutes", ""));
        return reply(watch.shielded(() -> queue.pause(services, length, desk)));
    }

    /// `POST /api/resume` with `service`, an id or `all`.
    Reply resume(Map<String, String> form, DeskId desk) throws RefusedException {
        List<ServiceId> services = services(form);
        return reply(watch.shielded(() -> queue.resume(services, desk)));
    }

    private static Reply reply(boolean committed) {
        return Reply.json(JsonNodes.object().put("committed", committed));
    }

    private List<ServiceId> services(Map<String, String> form) throws RefusedException {
        String wanted = form.getOrDefault("service", "");
        List<ServiceId> services =
                queue.plan().services().stream()
                        .map(Service::id)
                        .filter(id -> wanted.equals(ALL) || wanted.equals(id.value()))
                        .toList();
        if (services.isEmpty()) {
            throw new RefusedException(Reply.BAD_REQUEST, "unknown-service");
        }
        return services;
    }
}
