package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A day of the desks as somebody keeps it who stands beside the queue with pencil and paper: who
/// came, whom the house's rule says a desk calls next, and what the day comes to. Written from the
/// rule's words, not from the program's.
final class DayBook {
    /// What became of somebody.
    enum State {
        WAITING,
        CALLED,
        SERVING,
        DONE,
        NO_SHOW,
        CANCELLED
    }

    /// A desk.
    record At(int number, Set<String> services, Set<String> languages) {}

    /// How somebody came.
    ///
    /// @param place the time that decides the turn: when the ticket was printed, or the time of an
    ///   appointment whose holder is there early enough
    /// @param appointment whether that place is an appointment's
    /// @param reception whether reception gave the number
    record Came(
            TicketId id,
            String code,
            String service,
            String language,
            Instant place,
            boolean appointment,
            boolean reception) {}

    /// One service in one hour: what a row of the day's figures says. Times are in seconds.
    static final class Cell {
        int issued;
        int called;
        int served;
        int noShows;
        int cancelled;
        int reception;
        private final List<Long> waits = new ArrayList<>();
        private final List<Long> ways = new ArrayList<>();
        private final List<Long> services = new ArrayList<>();

        /// As the columns of the day's CSV stand side by side: counts, how many waits, means.
        List<Long> row() {
            return List.of(
                    (long) issued,
                    (long) called,
                    (long) served,
                    (long) noShows,
                    (long) cancelled,
                    (long) reception,
                    (long) waits.size(),
                    mean(waits),
                    mean(ways),
                    mean(services));
        }

        private static long mean(Collection<Long> seconds) {
            long sum = seconds.stream().mapToLong(Long::longValue).sum();
            return seconds.isEmpty() ? 0 : sum / seconds.size();
        }
    }

    /// Somebody with a number.
    static final class Visitor {
        private final Came came;
        private final Instant since;
        private State state = State.WAITING;
        private @Nullable Instant called;
        private Instant changed;
        private int overtaken;
        private int passed;
        private int allowed;

        private Visitor(Came came, Instant at) {
            this.came = came;
            this.since = came.appointment() && came.place().isAfter(at) ? came.place() : at;
            this.changed = at;
        }

        Came came() {
            return came;
        }

        State state() {
            return state;
        }

        /// How long until the first call; from the time of an appointment on.
        Optional<Duration> waited() {
            return Optional.ofNullable(called)
                    .map(at -> at.isBefore(since) ? Duration.ZERO : Duration.between(since, at));
        }

        @Override
        public String toString() {
            return came.code() + " " + state;
        }
    }

    private static final Comparator<Visitor> BY_PLACE =
            Comparator.comparing((Visitor v) -> v.came.place()).thenComparing(v -> v.came.id());

    private final int most;
    private final ZoneId zone;
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final TreeMap<String, Cell> cells = new TreeMap<>();

    /// @param most how many with a later place may be called before somebody
    DayBook(int most, ZoneId zone) {
        this.most = most;
        this.zone = zone;
    }

    /// Everybody who came, in that order.
    Collection<Visitor> everybody() {
        return visitors.values();
    }

    Optional<Visitor> with(String code) {
        return Optional.ofNullable(visitors.get(code));
    }

    /// Rows of figures by service and hour, as `service,hour`.
    Map<String, Cell> cells() {
        return cells;
    }

    private Cell cell(Visitor visitor, Instant at) {
        String hour = String.valueOf(at.atZone(zone).getHour());
        return cells.computeIfAbsent(visitor.came.service() + "," + hour, _ -> new Cell());
    }

    /// Somebody is in the queue from now on.
    void add(Came came, Instant at) {
        Visitor visitor = new Visitor(came, at);
        for (Visitor other : visitors.values()) {
            if (other.state == State.WAITING) {
                // Who has the earlier place is called first by every desk that can.
                Visitor later = BY_PLACE.compare(other, visitor) < 0 ? visitor : other;
                later.allowed++;
            }
        }
        if (visitors.put(came.code(), visitor) != null) {
            throw new AssertionError(came.code() + " was given twice");
        }
        Cell cell = cell(visitor, at);
        cell.issued++;
        cell.reception += came.reception() ? 1 : 0;
    }

    /// Whom the rule says a desk calls next.
    ///
    /// @param without whoever the hub may not have known yet
    Optional<Visitor> next(At desk, Instant now, Collection<String> without) {
        List<Visitor> could =
                visitors.values().stream()
                        .filter(v -> v.state == State.WAITING && canCall(desk, v))
                        .filter(v -> !without.contains(v.came.code()))
                        .sorted(BY_PLACE)
                        .toList();
        List<Visitor> ready =
                could.stream()
                        .filter(v -> !v.came.appointment() || !v.came.place().isAfter(now))
                        .toList();
        return first(ready, v -> v.overtaken >= most)
                .or(() -> first(ready, v -> v.came.appointment() && speaks(desk, v)))
                .or(() -> first(ready, v -> v.came.appointment()))
                .or(() -> first(ready, v -> speaks(desk, v)))
                .or(() -> first(ready, v -> true))
                .or(() -> first(could, v -> true));
    }

    private static Optional<Visitor> first(List<Visitor> inOrder, Predicate<Visitor> wanted) {
        return inOrder.stream().filter(wanted).findFirst();
    }

    private static boolean canCall(At desk, Visitor visitor) {
        return desk.services().contains(visitor.came.service());
    }

    private static boolean speaks(At desk, Visitor visitor) {
        return desk.languages().contains(visitor.came.language());
    }

    /// A desk called somebody.
    void called(String code, At desk, Instant at) {
        Visitor visitor = change(code, State.WAITING, State.CALLED);
        for (Visitor other : visitors.values()) {
            if (other.state == State.WAITING && canCall(desk, other)) {
                other.passed++;
                other.overtaken += BY_PLACE.compare(other, visitor) < 0 ? 1 : 0;
            }
        }
        if (visitor.overtaken > most || visitor.passed > visitor.allowed + most) {
            throw new AssertionError(
                    code
                            + " was overtaken "
                            + visitor.overtaken
                            + " times, and passed by "
                            + visitor.passed
                            + " where "
                            + visitor.allowed
                            + " had an earlier place");
        }
        visitor.called = at;
        Cell cell = cell(visitor, at);
        cell.called++;
        cell.waits.add(visitor.waited().orElseThrow().toSeconds());
        visitor.changed = at;
    }

    void serving(String code, Instant at) {
        Visitor visitor = change(code, State.CALLED, State.SERVING);
        cell(visitor, at).ways.add(Duration.between(visitor.changed, at).toSeconds());
        visitor.changed = at;
    }

    void done(String code, Instant at) {
        Visitor visitor = change(code, State.SERVING, State.DONE);
        Cell cell = cell(visitor, at);
        cell.served++;
        cell.services.add(Duration.between(visitor.changed, at).toSeconds());
    }

    void absent(String code, Instant at) {
        cell(change(code, State.CALLED, State.NO_SHOW), at).noShows++;
    }

    /// The house has closed: whoever is left goes home.
    void sendHome(Instant at) {
        for (Visitor visitor : List.copyOf(visitors.values())) {
            if (visitor.state == State.WAITING) {
                visitor.state = State.CANCELLED;
                cell(visitor, at).cancelled++;
            }
        }
    }

    private Visitor change(String code, State from, State to) {
        Visitor visitor = Objects.requireNonNull(visitors.get(code), code);
        if (visitor.state != from) {
            throw new AssertionError(visitor + " cannot become " + to);
        }
        visitor.state = to;
        return visitor;
    }
}
