package brussels.citedesmetiers.kiosk.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A log that forgets everything with its process, for tests of this and other rooms.
public final class InMemoryQueueLog implements QueueLog {
    private final List<QueueEntry> entries = new ArrayList<>();
    private final NavigableMap<LocalDate, DayFigures> figures = new TreeMap<>();
    private final Map<String, Long> forgotten = new HashMap<>();
    private final List<PauseEntry> pauses = new ArrayList<>();
    private final List<TeamEntry> team = new ArrayList<>();
    private final List<AppointmentEntry> appointments = new ArrayList<>();
    private boolean away;
    private @Nullable EntryKind failing;

    /// Lets the log be away from now on, or not.
    public void setAway(boolean isAway) {
        away = isAway;
    }

    /// Fails at every entry of this kind from now on.
    public void setFailing(EntryKind kind) {
        failing = kind;
    }

    /// All entries, in the order they were added.
    public List<QueueEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public boolean settled() {
        return !away;
    }

    @Override
    public Appended append(QueueEntry entry) {
        if (entry.kind() == failing) {
            throw new IllegalStateException("no, says the test");
        }
        boolean known =
                entries.stream()
                        .anyMatch(
                                e -> e.ticket().equals(entry.ticket()) && e.step() == entry.step());
        long last = forgotten.getOrDefault(entry.ticket().terminal(), 0L);
        if (known || (entry.step() == 0 && entry.ticket().serial() <= last)) {
            return Appended.CONFLICT;
        }
        entries.add(entry);
        return away ? Appended.WAITING : Appended.COMMITTED;
    }

    @Override
    public boolean append(PauseEntry pause) {
        pauses.add(pause);
        return !away;
    }

    @Override
    public List<PauseEntry> pauses(LocalDate day) throws LogAwayException {
        there();
        return pauses.stream().filter(pause -> pause.day().equals(day)).toList();
    }

    @Override
    public boolean append(TeamEntry entry) {
        team.add(entry);
        return !away;
    }

    @Override
    public List<TeamEntry> team() throws LogAwayException {
        there();
        return List.copyOf(team);
    }

    @Override
    public boolean append(List<AppointmentEntry> lines) {
        appointments.addAll(lines);
        return !away;
    }

    @Override
    public List<AppointmentEntry> appointments(LocalDate day) throws LogAwayException {
        there();
        return appointments.stream().filter(a -> !a.appointment().day().isBefore(day)).toList();
    }

    @Override
    public void forgetAppointments(LocalDate day) throws LogAwayException {
        there();
        appointments.removeIf(a -> a.appointment().day().isBefore(day));
        entries.replaceAll(e -> e.day().isBefore(day) ? withoutAppointment(e) : e);
    }

    private static QueueEntry withoutAppointment(QueueEntry e) {
        QueueEntry.Issue i = e.issueOrNull();
        return i == null
                ? e
                : new QueueEntry(
                        e.ticket(),
                        e.step(),
                        e.day(),
                        e.kind(),
                        e.before(),
                        e.state(),
                        e.service(),
                        e.place(),
                        e.priority(),
                        e.deskOrNull(),
                        e.toDeskOrNull(),
                        e.when(),
                        e.reasonOrNull(),
                        new QueueEntry.Issue(
                                i.code(),
                                i.language(),
                                i.printed(),
                                i.channel(),
                                null,
                                i.toldOrNull()));
    }

    private List<QueueEntry> which(Predicate<LocalDate> day) throws LogAwayException {
        there();
        return entries.stream().filter(e -> day.test(e.day())).toList();
    }

    private void there() throws LogAwayException {
        if (away) {
            throw new LogAwayException("away, says the test", null);
        }
    }

    @Override
    public List<QueueEntry> since(LocalDate day) throws LogAwayException {
        return which(d -> !d.isBefore(day));
    }

    @Override
    public List<QueueEntry> of(LocalDate day) throws LogAwayException {
        return which(day::equals);
    }

    @Override
    public Optional<LocalDate> lastDay() throws LogAwayException {
        return which(d -> true).stream().map(QueueEntry::day).max(LocalDate::compareTo);
    }

    @Override
    public List<LocalDate> unreducedBefore(LocalDate day) throws LogAwayException {
        return which(d -> d.isBefore(day)).stream()
                .map(QueueEntry::day)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void reduce(LocalDate day, DayFigures of) throws LogAwayException {
        there();
        figures.put(day, reduced(day).map(had -> had.and(of)).orElse(of));
        for (QueueEntry e : of(day)) {
            forgotten.merge(e.ticket().terminal(), e.ticket().serial(), Long::max);
        }
        entries.removeIf(e -> e.day().equals(day));
        pauses.removeIf(pause -> !pause.day().isAfter(day));
        Instant end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Set<String> kept =
                team.stream()
                        .filter(entry -> entry.until().isAfter(end))
                        .map(InMemoryQueueLog::about)
                        .collect(Collectors.toSet());
        Map<String, TeamEntry> last = new HashMap<>();
        team.forEach(entry -> last.put(about(entry), entry));
        team.removeIf(
                entry ->
                        !entry.until().isAfter(end)
                                && (!entry.equals(last.get(about(entry)))
                                        || !kept.contains(about(entry))));
    }

    private static String about(TeamEntry entry) {
        return entry.order().kind() + " " + entry.order().subject();
    }

    @Override
    public void forgetFigures(LocalDate before) throws LogAwayException {
        there();
        figures.headMap(before, false).clear();
    }

    @Override
    public Optional<DayFigures> reduced(LocalDate day) throws LogAwayException {
        there();
        return Optional.ofNullable(figures.get(day));
    }

    @Override
    public List<LocalDate> days() throws LogAwayException {
        TreeSet<LocalDate> days = new TreeSet<>(figures.keySet());
        which(d -> true).forEach(e -> days.add(e.day()));
        return List.copyOf(days);
    }
}
