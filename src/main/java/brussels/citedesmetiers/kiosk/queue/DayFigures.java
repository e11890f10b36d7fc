package brussels.citedesmetiers.kiosk.queue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A day in figures, by service and hour and by service and language, recomputed from its entries
/// in the log alone. Hour and language do not stand together: a rare language at one hour would be
/// one visitor.
///
/// Each entry counts for the service the ticket was in line for before it (for a new ticket, the
/// one it is for) and for the local hour in which it happened. What was undone counts as never
/// having happened, and an end that staff reversed by reopening the ticket is not counted. A span
/// that cannot be measured because the clock was set in between is left out; its ticket still
/// counts.
///
/// @param cells only those in which something happened
/// @param languages the same by language; none for a day reduced before they were counted
public record DayFigures(
        LocalDate day, SortedMap<Cell, Figures> cells, SortedMap<Spoken, Figures> languages) {

    /// One service in one language.
    ///
    /// @param language code of the visitors' language
    public record Spoken(ServiceId service, String language) implements Comparable<Spoken> {
        private static final Comparator<Spoken> ORDER =
                Comparator.comparing(Spoken::service).thenComparing(Spoken::language);

        @Override
        public int compareTo(Spoken other) {
            return ORDER.compare(this, other);
        }
    }

    /// One service in one hour.
    ///
    /// @param hour 0 to 23, local time
    public record Cell(ServiceId service, int hour) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::service).thenComparingInt(Cell::hour);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    /// What happened.
    ///
    /// @param issued tickets that came into the queue
    /// @param called tickets called for the first time; a repeated call does not count
    /// @param served ended with "done"
    /// @param noShows called in vain
    /// @param returned no-shows that came back
    /// @param transferred transferred to another service
    /// @param cancelled given up or left over
    /// @param waits time in line before each call
    /// @param ways time from each call until the visitor was at the desk
    /// @param services time at the desk
    /// @param atReception of those issued, the ones that reception gave
    /// @param promises how the waits came out that were told
    public record Figures(
            int issued,
            int called,
            int served,
            int noShows,
            int returned,
            int transferred,
            int cancelled,
            Spans waits,
            Spans ways,
            Spans services,
            int atReception,
            Promises promises) {

        /// Nothing yet.
        public static final Figures NONE =
                new Figures(
                        0, 0, 0, 0, 0, 0, 0, Spans.NONE, Spans.NONE, Spans.NONE, 0, Promises.NONE);

        /// The sum of both.
        public Figures and(Figures o) {
            return new Figures(
                    issued + o.issued,
                    called + o.called,
                    served + o.served,
                    noShows + o.noShows,
                    returned + o.returned,
                    transferred + o.transferred,
                    cancelled + o.cancelled,
                    waits.and(o.waits),
                    ways.and(o.ways),
                    services.and(o.services),
                    atReception + o.atReception,
                    promises.and(o.promises));
        }

        private static Figures of(QueueEntry entry) {
            EntryKind kind = entry.kind();
            boolean reception =
                    entry.issue().filter(i -> i.channel() == Channel.RECEPTION).isPresent();
            return new Figures(
                    kind == EntryKind.ISSUED ? 1 : 0,
                    kind == EntryKind.CALLED ? 1 : 0,
                    kind == EntryKind.DONE ? 1 : 0,
                    kind == EntryKind.NO_SHOW ? 1 : 0,
                    kind == EntryKind.RETURNED ? 1 : 0,
                    kind == EntryKind.TRANSFERRED ? 1 : 0,
                    kind == EntryKind.CANCELLED ? 1 : 0,
                    Spans.NONE,
                    Spans.NONE,
                    Spans.NONE,
                    reception ? 1 : 0,
                    Promises.NONE);
        }

        /// Without one ticket's call or end, but with its spans.
        private Figures uncounted() {
            return new Figures(0, 0, 0, 0, 0, 0, 0, waits, ways, services, 0, Promises.NONE);
        }

        private Figures with(Spans wait, Spans way, Spans service) {
            return new Figures(
                    issued,
                    called,
                    served,
                    noShows,
                    returned,
                    transferred,
                    cancelled,
                    wait,
                    way,
                    service,
                    atReception,
                    promises);
        }

        private Figures with(Promises came) {
            return new Figures(
                    issued,
                    called,
                    served,
                    noShows,
                    returned,
                    transferred,
                    cancelled,
                    waits,
                    ways,
                    services,
                    atReception,
                    came);
        }
    }

    /// How the waits came out that were told with tickets; see [Told.Outcome].
    public record Promises(int kept, int sooner, int later) {
        /// Nothing was told yet.
        public static final Promises NONE = new Promises(0, 0, 0);

        private static Promises of(Told.Outcome outcome) {
            return switch (outcome) {
                case KEPT -> new Promises(1, 0, 0);
                case SOONER -> new Promises(0, 1, 0);
                case LATER -> new Promises(0, 0, 1);
            };
        }

        Promises and(Promises o) {
            return new Promises(kept + o.kept, sooner + o.sooner, later + o.later);
        }

        /// With how many a range was told that came out one way or the other.
        public int told() {
            return kept + sooner + later;
        }
    }

    public DayFigures {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
    }

    /// The figures of one day's tickets.
    ///
    /// @param entries of these tickets, in the order they were added
    public static DayFigures of(LocalDate day, List<QueueEntry> entries, ZoneId zone) {
        TreeMap<Cell, Figures> cells = new TreeMap<>();
        TreeMap<Spoken, Figures> languages = new TreeMap<>();
        count(
                entries,
                (entry, ticket, service, figures) -> {
                    int hour = entry.when().at().atZone(zone).getHour();
                    cells.merge(new Cell(service, hour), figures, Figures::and);
                    languages.merge(new Spoken(service, ticket.language()), figures, Figures::and);
                });
        return new DayFigures(day, cells, languages);
    }

    /// The same entries by the desk that did something. It is never kept: with the entries it goes.
    public static SortedMap<DeskId, Figures> byDesk(List<QueueEntry> entries) {
        TreeMap<DeskId, Figures> desks = new TreeMap<>();
        count(
                entries,
                (entry, _, _, figures) ->
                        entry.desk().ifPresent(desk -> desks.merge(desk, figures, Figures::and)));
        return Collections.unmodifiableSortedMap(desks);
    }

    private interface Counting {
        void add(QueueEntry entry, QueuedTicket ticket, ServiceId service, Figures figures);
    }

    private static void count(List<QueueEntry> entries, Counting counting) {
        Map<TicketId, QueuedTicket> tickets = new HashMap<>();
        TakenBack taken = TakenBack.in(entries);
        for (QueueEntry entry : taken.left()) {
            Optional<QueuedTicket> before = Optional.ofNullable(tickets.get(entry.ticket()));
            entry.issue().ifPresent(i -> tickets.put(entry.ticket(), QueuedTicket.of(entry, i)));
            before.ifPresent(ticket -> tickets.put(entry.ticket(), ticket.after(entry)));
            Figures figures = before.map(b -> of(entry, b)).orElse(Figures.of(entry));
            boolean again =
                    entry.kind() == EntryKind.CALLED
                            && before.filter(b -> b.calls() > 0).isPresent();
            if (again || taken.reopened().contains(entry)) {
                figures = figures.uncounted();
            } else if (entry.kind() == EntryKind.CALLED) {
                figures = figures.with(before.map(b -> promises(entry, b)).orElse(Promises.NONE));
            }
            QueuedTicket ticket = tickets.get(entry.ticket());
            if (ticket != null && !figures.equals(Figures.NONE)) {
                ServiceId service = before.map(QueuedTicket::service).orElse(entry.service());
                counting.add(entry, ticket, service, figures);
            }
        }
    }

    /// What was told for one service says nothing of another or of one desk.
    private static Promises promises(QueueEntry call, QueuedTicket ticket) {
        Told told = ticket.toldOrNull();
        return told == null || ticket.handedOver().isPresent()
                ? Promises.NONE
                : ticket.inQueue(call.when())
                        .map(told::outcome)
                        .map(Promises::of)
                        .orElse(Promises.NONE);
    }

    /// What staff undid.
    ///
    /// @param left the entries without those that were undone, and without their undoing
    /// @param reopened the ends after which the ticket was reopened
    private record TakenBack(Collection<QueueEntry> left, Set<QueueEntry> reopened) {
        static TakenBack in(List<QueueEntry> entries) {
            LinkedHashSet<QueueEntry> left = new LinkedHashSet<>();
            Set<QueueEntry> reopened = new HashSet<>();
            Map<TicketId, QueueEntry> last = new HashMap<>();
            for (QueueEntry entry : entries) {
                QueueEntry before = last.get(entry.ticket());
                if (entry.kind() == EntryKind.UNDONE && before != null) {
                    left.remove(before);
                    last.remove(entry.ticket());
                    continue;
                }
                if (entry.kind() == EntryKind.REOPENED && before != null) {
                    reopened.add(before);
                }
                left.add(entry);
                last.put(entry.ticket(), entry);
            }
            return new TakenBack(left, reopened);
        }
    }

    private static Figures of(QueueEntry entry, QueuedTicket before) {
        Figures figures = ofItself(entry) ? Figures.NONE : Figures.of(entry);
        Optional<Duration> took =
                before.state() == TicketState.WAITING
                        ? before.waited(before.since(), entry.when())
                        : entry.when().since(before.since());
        if (took.isEmpty() || entry.state() == before.state()) {
            return figures;
        }
        Spans span = Spans.NONE.and(took.get());
        return switch (before.state()) {
            case WAITING ->
                    entry.kind() == EntryKind.CALLED
                            ? figures.with(span, Spans.NONE, Spans.NONE)
                            : figures;
            case CALLED ->
                    entry.kind() == EntryKind.SERVED
                            ? figures.with(Spans.NONE, span, Spans.NONE)
                            : figures;
            case SERVING -> figures.with(Spans.NONE, Spans.NONE, span);
            case PARKED, NO_SHOW, DONE, CANCELLED -> figures;
        };
    }

    /// Whether the queue itself sent the ticket back to its service, which staff did not do.
    private static boolean ofItself(QueueEntry entry) {
        return entry.kind() == EntryKind.TRANSFERRED && entry.deskOrNull() == null;
    }

    private Figures sum(Predicate<Cell> which) {
        return cells.entrySet().stream()
                .filter(cell -> which.test(cell.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Figures.NONE, Figures::and);
    }

    /// All hours of a service together.
    public Figures of(ServiceId service) {
        return sum(cell -> cell.service().equals(service));
    }

    /// All services in a language together.
    public Figures in(String language) {
        return languages.entrySet().stream()
                .filter(cell -> cell.getKey().language().equals(language))
                .map(Map.Entry::getValue)
                .reduce(Figures.NONE, Figures::and);
    }

    /// All services in an hour together.
    public Figures at(int hour) {
        return sum(cell -> cell.hour() == hour);
    }

    /// The sum of both, which are parts of one day.
    public DayFigures and(DayFigures more) {
        TreeMap<Cell, Figures> sum = new TreeMap<>(cells);
        more.cells.forEach((cell, f) -> sum.merge(cell, f, Figures::and));
        TreeMap<Spoken, Figures> spoken = new TreeMap<>(languages);
        more.languages.forEach((cell, f) -> spoken.merge(cell, f, Figures::and));
        return new DayFigures(day, sum, spoken);
    }

    /// The whole day.
    public Figures total() {
        return sum(cell -> true);
    }
}
