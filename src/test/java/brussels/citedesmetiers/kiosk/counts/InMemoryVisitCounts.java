package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counters that are forgotten with their process, for tests of other rooms.
public final class InMemoryVisitCounts implements VisitCounts {
    private final Map<LocalDate, Map<Cell, Long>> days = new HashMap<>();

    @Override
    public void add(LocalDate day, List<Cell> cells) {
        Map<Cell, Long> counts = days.computeIfAbsent(day, d -> new HashMap<>());
        for (Cell cell : cells) {
            counts.merge(cell, 1L, Long::sum);
        }
    }

    public Map<Cell, Long> countsOf(LocalDate day) {
        return Map.copyOf(days.getOrDefault(day, Map.of()));
    }
}
