package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The year of one site or of several, all their terminals together. Immutable.
///
/// @param sites their ids
/// @param tables by measure, in the order of the settings
/// @param stops names of stops, by id, as last given by the terminals
/// @param checks how many checks were made
/// @param faults those that failed
record YearTotals(
        List<String> sites,
        int year,
        List<OfMeasure> tables,
        List<OfTerminal> terminals,
        Map<String, String> stops,
        long checks,
        List<YearFault> faults) {
    private static final int MONTHS = 12;

    YearTotals {
        sites = List.copyOf(sites);
        tables = List.copyOf(tables);
        terminals = List.copyOf(terminals);
        stops = Map.copyOf(stops);
        faults = List.copyOf(faults);
    }

    /// One measure over the year.
    ///
    /// @param cells what may be shown
    /// @param notShown the sum of all other cells
    /// @param counted released and not shown, added up separately
    /// @param remainderUpTo at most this many more visits stayed on terminals for good
    /// @param periods how many closed periods are in it
    /// @param visits of all terminals that count it, as their months have them
    /// @param withheld how many periods' tables were withheld, because the measure was new in them
    record OfMeasure(
            Measure measure,
            Map<List<String>, Long> cells,
            long notShown,
            long counted,
            long visits,
            long remainderUpTo,
            long periods,
            long withheld) {
        OfMeasure {
            cells = Map.copyOf(cells);
        }

        long released() {
            return cells.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// One terminal in the year, or a site that released for its terminals as one.
    ///
    /// @param site its id
    /// @param months visits counted in each of the 12 months
    /// @param fromOrNull first day of its counts, null if there are none
    /// @param throughOrNull last day of its counts, null if there are none
    /// @param late how many batches include visits of earlier days
    /// @param undated how many batches include visits of unknown days
    /// @param touchedDays days on which counts went wrong when its memory had gone back in time
    /// @param remainderUpTo at most this many visits stayed on it for good; 0 until the year ended
    /// @param members of a site: the last day that each of its terminals gave and that is in its
    ///   counts; nobody for a single terminal
    /// @param membersDueOrNull the day through which the members should have given
    record OfTerminal(
            String site,
            String id,
            TerminalKind kind,
            List<Long> months,
            @Nullable LocalDate fromOrNull,
            @Nullable LocalDate throughOrNull,
            int late,
            int undated,
            long touchedDays,
            long remainderUpTo,
            List<YearCounts.Missing> missing,
            NavigableMap<String, LocalDate> members,
            @Nullable LocalDate membersDueOrNull) {
        OfTerminal {
            months = List.copyOf(months);
            missing = List.copyOf(missing);
            members = Collections.unmodifiableNavigableMap(new TreeMap<>(members));
        }

        /// How many terminals' counts these are, if there are any.
        long kiosks() {
            return Math.max(1, members.size());
        }

        /// The members that gave less than the others, with their last day.
        NavigableMap<String, LocalDate> behind() {
            NavigableMap<String, LocalDate> behind = new TreeMap<>(members);
            behind.values()
                    .removeIf(day -> membersDueOrNull == null || !day.isBefore(membersDueOrNull));
            return behind;
        }

        /// All visits counted.
        long visits() {
            return months.stream().mapToLong(Long::longValue).sum();
        }

        /// The first day of its counts, if there are any.
        Optional<LocalDate> from() {
            return Optional.ofNullable(fromOrNull);
        }

        /// The last day of its counts, if there are any.
        Optional<LocalDate> through() {
            return Optional.ofNullable(throughOrNull);
        }

        /// Whether everything it will ever send for the year has arrived.
        boolean ended() {
            return through().filter(day -> day.getDayOfYear() == day.lengthOfYear()).isPresent();
        }
    }

    /// The kinds of terminals there are.
    List<TerminalKind> kinds() {
        return terminals.stream().map(OfTerminal::kind).distinct().sorted().toList();
    }

    /// How many terminals the counts come from; one that has sent nothing is none of them.
    long kiosks() {
        return terminals.stream()
                .filter(t -> t.through().isPresent())
                .mapToLong(OfTerminal::kiosks)
                .sum();
    }

    /// The site, as a sender, that counts for a terminal in this year, if one does.
    Optional<String> countedWith(OfTerminal terminal) {
        return terminals.stream()
                .filter(t -> t.members().containsKey(terminal.id()))
                .map(OfTerminal::id)
                .findFirst();
    }

    /// All visits counted.
    long visits() {
        return visits(t -> true);
    }

    /// How many visits terminals of this kind counted.
    long visits(TerminalKind kind) {
        return visits(t -> t.kind() == kind);
    }

    /// How many visits some terminals counted.
    long visits(Predicate<OfTerminal> some) {
        return terminals.stream().filter(some).mapToLong(OfTerminal::visits).sum();
    }

    /// How many visits some terminals counted in one month.
    ///
    /// @param month from 0
    long visits(Predicate<OfTerminal> some, int month) {
        return terminals.stream().filter(some).mapToLong(t -> t.months().get(month)).sum();
    }

    /// The last month for which any terminal has counts, from 1; what comes after is unknown.
    int lastMonth() {
        return terminals.stream()
                .flatMap(t -> t.through().stream())
                .mapToInt(LocalDate::getMonthValue)
                .max()
                .orElse(0);
    }

    /// Whether everything of a month has arrived and no check failed. A terminal without any counts
    /// in the year was not there.
    ///
    /// @param month from 1
    boolean complete(int month) {
        YearMonth all = YearMonth.of(year, month);
        return faults.isEmpty()
                && !empty()
                && terminals.stream()
                        .allMatch(
                                t ->
                                        t.through()
                                                        .map(d -> !d.isBefore(all.atEndOfMonth()))
                                                        .orElse(true)
                                                && t.behind().values().stream()
                                                        .noneMatch(
                                                                d -> d.isBefore(all.atEndOfMonth()))
                                                && t.missing().stream()
                                                        .noneMatch(m -> touches(m, all)));
    }

    private static boolean touches(YearCounts.Missing missing, YearMonth month) {
        return !missing.from().isAfter(month.atEndOfMonth())
                && !missing.through().isBefore(month.atDay(1));
    }

    /// Whether everything of the year has arrived and no check failed.
    boolean complete() {
        return IntStream.rangeClosed(1, MONTHS).allMatch(this::complete);
    }

    /// Whether nothing has arrived.
    boolean empty() {
        return terminals.stream().allMatch(t -> t.through().isEmpty());
    }
}
