package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A terminal's counts over time, as a test plays them: visits come, days pass, somebody looks.
final class History {
    final Measures measures;
    final Closing closing;
    final Map<Cell, Long> counted = new HashMap<>();
    final List<Closing.Closed> closed = new ArrayList<>();
    OpenCounts open = OpenCounts.NONE;

    History(Measures measures) {
        this.measures = measures;
        this.closing = new Closing(measures);
    }

    void visit(LocalDate day, List<Cell> cells) {
        cells.forEach(cell -> counted.merge(cell, 1L, Long::sum));
        open = open.with(day, cells);
    }

    /// Lets everything close that did before this day.
    History look(LocalDate today) {
        for (Optional<Closing.Closed> next = closing.next(open, today);
                next.isPresent();
                next = closing.next(open, today)) {
            closed.add(next.get());
            open = next.get().after();
        }
        return this;
    }

    List<Table> tables() {
        return closed.stream().flatMap(c -> c.tables().stream()).toList();
    }

    /// What left and what the closing says about itself; not what stays.
    List<Object> outcome() {
        List<Object> outcome = new ArrayList<>();
        for (Closing.Closed c : closed) {
            outcome.add(List.of(c.from(), c.day(), c.tables(), c.marks(), c.yearEnded()));
        }
        return outcome;
    }

    /// Released and not shown of one measure.
    long left(Measure measure) {
        return tables().stream()
                .filter(t -> t.measure().equals(measure.id()))
                .mapToLong(Table::total)
                .sum();
    }

    /// What one measure still holds, of open days and of periods that still run.
    long held(Measure measure) {
        long held =
                open.kept().entrySet().stream()
                        .filter(e -> measure.counts(e.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        for (Map<Cell, Long> day : open.days().values()) {
            held +=
                    day.entrySet().stream()
                            .filter(e -> measure.counts(e.getKey()))
                            .mapToLong(Map.Entry::getValue)
                            .sum();
        }
        return held;
    }

    long remainders() {
        return closed.stream().mapToLong(Closing.Closed::remainder).sum();
    }
}
