package brussels.citedesmetiers.kiosk.queue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// When a service is open, in local time.
///
/// @param days each weekday's spans in order, separated; a weekday without any is closed
/// @param closed when it is closed whatever the weekday
/// @param early when it ends sooner than on other days of this weekday, by date
public record OpeningHours(
        Map<DayOfWeek, List<Span>> days, ClosingDays closed, Map<LocalDate, LocalTime> early) {
    private static final int YEAR = 366;

    /// From `from` until just before `until`, on one day.
    public record Span(LocalTime from, LocalTime until) {
        public Span {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("open from " + from + " until " + until);
            }
        }

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    public OpeningHours {
        Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, spans) -> copy.put(day, List.copyOf(spans)));
        for (List<Span> spans : copy.values()) {
            for (int i = 1; i < spans.size(); i++) {
                if (!spans.get(i - 1).until().isBefore(spans.get(i).from())) {
                    throw new IllegalArgumentException("opening hours out of order: " + spans);
                }
            }
        }
        days = Map.copyOf(copy);
        early = Map.copyOf(early);
    }

    /// Hours that never end early.
    public OpeningHours(Map<DayOfWeek, List<Span>> days, ClosingDays closed) {
        this(days, closed, Map.of());
    }

    /// These hours, but closed on these days as well, and ending early on those.
    OpeningHours but(Set<LocalDate> closedToo, Map<LocalDate, LocalTime> endingEarly) {
        Set<LocalDate> own = new HashSet<>(closed.own());
        own.addAll(closedToo);
        Map<LocalDate, LocalTime> ends = new HashMap<>(early);
        ends.putAll(endingEarly);
        return new OpeningHours(days, new ClosingDays(closed.publicHolidays(), own), ends);
    }

    /// Open on all days from midnight to a second before midnight, for tests and demonstrations.
    public static OpeningHours always() {
        Map<DayOfWeek, List<Span>> all = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            all.put(day, List.of(new Span(LocalTime.MIN, LocalTime.MAX)));
        }
        return new OpeningHours(all, ClosingDays.NONE);
    }

    /// The spans of a date.
    public List<Span> on(LocalDate date) {
        List<Span> usual = days.getOrDefault(date.getDayOfWeek(), List.of());
        LocalTime end = early.get(date);
        if (closed.holds(date)) {
            return List.of();
        }
        return end == null ? usual : cut(usual, end);
    }

    private static List<Span> cut(List<Span> spans, LocalTime end) {
        return spans.stream()
                .filter(span -> span.from().isBefore(end))
                .map(span -> span.until().isAfter(end) ? new Span(span.from(), end) : span)
                .toList();
    }

    /// The end of the span that contains this time; empty if it is closed then.
    public Optional<LocalDateTime> openUntil(LocalDateTime at) {
        return on(at.toLocalDate()).stream()
                .filter(span -> span.holds(at.toLocalTime()))
                .map(span -> at.toLocalDate().atTime(span.until()))
                .findFirst();
    }

    /// When it opens next, after `at`; empty if it does not within a year.
    public Optional<LocalDateTime> nextOpening(LocalDateTime at) {
        for (int i = 0; i <= YEAR; i++) {
            LocalDate date = at.toLocalDate().plusDays(i);
            Optional<LocalDateTime> opens =
                    on(date).stream()
                            .map(span -> date.atTime(span.from()))
                            .filter(from -> from.isAfter(at))
                            .findFirst();
            if (opens.isPresent()) {
                return opens;
            }
        }
        return Optional.empty();
    }

    /// When it closes for the last time on a date; empty if it is closed all day.
    public Optional<LocalDateTime> closing(LocalDate date) {
        List<Span> spans = on(date);
        return spans.isEmpty()
                ? Optional.empty()
                : Optional.of(date.atTime(spans.getLast().until()));
    }
}
