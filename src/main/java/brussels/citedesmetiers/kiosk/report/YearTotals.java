package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The year of a site, all its terminals together. Immutable.
///
/// @param months visits counted in each of the 12 months, by kind of terminal; only kinds that
///   exist
/// @param tables by measure, in the order of the settings
/// @param stops names of stops, by id, as last given by the terminals
/// @param checks how many checks were made
/// @param faults those that failed
record YearTotals(
        String site,
        int year,
        Map<TerminalKind, List<Long>> months,
        List<OfMeasure> tables,
        List<OfTerminal> terminals,
        Map<String, String> stops,
        long checks,
        List<YearFault> faults) {
    YearTotals {
        months = Collections.unmodifiableMap(new LinkedHashMap<>(months));
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
    /// @param withheld how many periods' tables were withheld, because the measure was new in them
    record OfMeasure(
            Measure measure,
            Map<List<String>, Long> cells,
            long notShown,
            long counted,
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

    /// One terminal in the year.
    ///
    /// @param fromOrNull first day of its counts, null if there are none
    /// @param throughOrNull last day of its counts, null if there are none
    /// @param late how many batches include visits of earlier days
    /// @param undated how many batches include visits of unknown days
    /// @param touchedDays days on which counts went wrong when its memory had gone back in time
    /// @param remainderUpTo at most this many visits stayed on it for good; 0 until the year ended
    record OfTerminal(
            String id,
            TerminalKind kind,
            long visits,
            @Nullable LocalDate fromOrNull,
            @Nullable LocalDate throughOrNull,
            int late,
            int undated,
            long touchedDays,
            long remainderUpTo,
            List<YearCounts.Missing> missing) {
        OfTerminal {
            missing = List.copyOf(missing);
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

    /// All visits counted.
    long visits() {
        return months.values().stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
    }

    /// How many visits terminals of these kinds counted.
    long visits(TerminalKind kind) {
        return months.getOrDefault(kind, List.of()).stream().mapToLong(Long::longValue).sum();
    }

    /// The same for one month.
    ///
    /// @param month from 0
    long visits(TerminalKind kind, int month) {
        List<Long> all = months.get(kind);
        return all == null ? 0 : all.get(month);
    }

    /// The last month for which any terminal has counts, from 1; what comes after is unknown.
    int lastMonth() {
        return terminals.stream()
                .flatMap(t -> t.through().stream())
                .mapToInt(LocalDate::getMonthValue)
                .max()
                .orElse(0);
    }

    /// Whether nothing has arrived.
    boolean empty() {
        return terminals.stream().allMatch(t -> t.through().isEmpty());
    }
}
