package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Who has a console open at which desk, so that two advisers who chose the same desk by mistake
/// are told. One sign-in counts once, however many tabs it has; sign-ins under one name are one
/// person with several devices. Names are given by those who wish to, and are gone with the sign-in
/// and with this process. Thread-safe.
final class Advisers {
    private static final int MOST_NAMES = 200;

    private final Map<String, Map<String, Integer>> streams = new HashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Runnable changed;

    /// @param changed told after each change, on the thread that made it
    Advisers(Runnable changed) {
        this.changed = changed;
    }

    /// How many people have a console open at this desk, as far as names tell.
    synchronized int at(DeskId desk) {
        Map<String, Integer> here = streams.getOrDefault(key(desk), Map.of());
        long unnamed = here.keySet().stream().filter(id -> !names.containsKey(id)).count();
        return Math.toIntExact(unnamed) + names(desk).size();
    }

    /// The names given at this desk.
    synchronized List<String> names(DeskId desk) {
        return streams.getOrDefault(key(desk), Map.of()).keySet().stream()
                .filter(names::containsKey)
                .map(names::get)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    private static String key(DeskId desk) {
        return Integer.toString(desk.number());
    }

    /// Somebody gave their name, or took it back by an empty one.
    void named(Session session, String name) {
        synchronized (this) {
            names.remove(session.antiForgery());
            if (!name.isEmpty()) {
                names.put(session.antiForgery(), name);
            }
            if (names.size() > MOST_NAMES) {
                names.remove(names.keySet().iterator().next());
            }
        }
        changed.run();
    }

    /// Somebody signed out.
    ///
    /// @return whether the desk has a console open by another sign-in
    boolean leaves(Session session) {
        named(session, "");
        synchronized (this) {
            return streams.getOrDefault(session.desk(), Map.of()).keySet().stream()
                    .anyMatch(id -> !id.equals(session.antiForgery()));
        }
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
