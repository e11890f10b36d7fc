package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import java.util.HashMap;
import java.util.Map;

/// Who has a console open at which desk, so that two advisers who chose the same desk by mistake
/// are told. One sign-in counts once, however many tabs it has. Thread-safe.
final class Advisers {
    private final Map<String, Map<String, Integer>> streams = new HashMap<>();
    private final Runnable changed;

    /// @param changed told after each change, on the thread that made it
    Advisers(Runnable changed) {
        this.changed = changed;
    }

    /// How many sign-ins have a console open at this desk.
    synchronized int at(DeskId desk) {
        return streams.getOrDefault(Integer.toString(desk.number()), Map.of()).size();
    }

    /// A console was opened.
    void comes(Session session) {
        synchronized (this) {
            streams.computeIfAbsent(session.desk(), _ -> new HashMap<>())
                    .merge(session.antiForgery(), 1, Integer::sum);
        }
        changed.run();
    }

    /// A console was closed or stopped responding.
    void goes(Session session) {
        synchronized (this) {
            Map<String, Integer> here = streams.getOrDefault(session.desk(), new HashMap<>());
            here.computeIfPresent(session.antiForgery(), (_, n) -> n == 1 ? null : n - 1);
            if (here.isEmpty()) {
                streams.remove(session.desk());
            }
        }
        changed.run();
    }
}
