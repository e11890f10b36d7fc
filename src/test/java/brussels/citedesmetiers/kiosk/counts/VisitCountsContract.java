package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What all counters keep to, held against each kind by a subclass.
public abstract class VisitCountsContract {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Cell THEME = new Cell("theme-language", List.of("work", "uk"));
    private static final Cell HOUR = new Cell("hour", List.of("10"));
    private static final Cell LATER = new Cell("hour", List.of("11"));

    /// Counters that never counted.
    protected abstract VisitCounts counts();

    /// What they hold of a day.
    protected abstract Map<Cell, Long> countsOf(LocalDate day);

    @Test
    public void aVisitAddsOneToEachOfItsCells() {
        counts().add(DAY, List.of(THEME, HOUR));
        assertEquals(Map.of(THEME, 1L, HOUR, 1L), countsOf(DAY));
    }

    @Test
    public void visitsAddUpCellByCell() {
        counts().add(DAY, List.of(THEME, HOUR));
        counts().add(DAY, List.of(THEME, LATER));
        assertEquals(Map.of(THEME, 2L, HOUR, 1L, LATER, 1L), countsOf(DAY));
    }

    @Test
    public void daysAreKeptApart() {
        counts().add(DAY, List.of(HOUR));
        counts().add(DAY.plusDays(1), List.of(HOUR));
        assertEquals(Map.of(HOUR, 1L), countsOf(DAY));
        assertEquals(Map.of(), countsOf(DAY.minusDays(1)));
    }

    @Test
    public void valuesWithMarksInThemStayApart() {
        Cell one = new Cell("m", List.of("a|b", "c\\"));
        Cell other = new Cell("m", List.of("a", "b|c\\"));
        counts().add(DAY, List.of(one, other));
        assertEquals(Map.of(one, 1L, other, 1L), countsOf(DAY));
    }
}
