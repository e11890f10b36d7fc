package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearTotals.OfMeasure;
import brussels.citedesmetiers.kiosk.report.YearTotals.OfTerminal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Makes the tables of a report out of a year's totals: one by month, one by site if there are
/// several, one of each measure, and one by language alone. Pure.
///
/// The largest row comes first, as in a printed report, except where rows have an order of their
/// own: months, hours, ages, and the steps of an opinion. The order follows from printed numbers
/// only, so it tells nothing about those that are not shown.
final class ReportTables {
    /// The order of the tables, by their first dimension; others follow.
    private static final List<Dimension> ORDER =
            List.of(
                    Dimension.COMMUNE,
                    Dimension.AGE,
                    Dimension.GENDER,
                    Dimension.LANGUAGE,
                    Dimension.THEME,
                    Dimension.CHANNEL,
                    Dimension.RECOMMENDATION,
                    Dimension.TRADE,
                    Dimension.QUESTION,
                    Dimension.STOP,
                    Dimension.FEEDBACK,
                    Dimension.HOUR,
                    Dimension.OUTCOME);

    /// Dimensions whose values are read in their own order, however many visits each has.
    private static final Set<Dimension> NATURAL =
            Set.of(Dimension.HOUR, Dimension.AGE, Dimension.FEEDBACK);

    /// The preferred dimensions for the columns, because they have few values.
    private static final List<Dimension> ACROSS =
            List.of(Dimension.GENDER, Dimension.OUTCOME, Dimension.LANGUAGE);

    /// Answers before what is none; what is equal stays in its own order.
    private static final Comparator<ReportTable.Row> LARGEST_FIRST =
            Comparator.comparing(ReportTable.Row::answer)
                    .thenComparingLong(ReportTable.Row::total)
                    .reversed();

    private final YearTotals year;
    private final YearTotals before;
    private final ReportTexts texts;
    private final ReportLabels labels;

    /// @param before the year whose rows are there too, even if nothing was counted in them since
    ReportTables(YearTotals year, YearTotals before, ReportTexts texts, ReportLabels labels) {
        this.year = year;
        this.before = before;
        this.texts = texts;
        this.labels = labels;
    }

    /// The tables of a year, each beside that of the year before if there was one.
    static List<ReportTable> of(
            YearTotals year, YearTotals before, ReportTexts texts, ReportLabels labels) {
        List<ReportTable> tables = new ReportTables(year, before, texts, labels).all();
        if (before.empty()) {
            return tables;
        }
        return new YearBefore(year, before, new ReportTables(before, before, texts, labels).all())
                .beside(tables);
    }

    /// All tables, in the order they are printed.
    List<ReportTable> all() {
        List<Plan> plans = new ArrayList<>();
        for (OfMeasure measure : year.tables()) {
            if (measure.periods() > 0) {
                plans.addAll(plans(measure));
            }
        }
        plans.sort(Comparator.comparingInt(plan -> ORDER.indexOf(plan.down())));
        List<ReportTable> tables = new ArrayList<>();
        tables.add(months());
        if (year.sites().size() > 1) {
            tables.add(sites());
        }
        plans.forEach(plan -> tables.add(table(plan)));
        return List.copyOf(tables);
    }

    /// A table of a measure.
    ///
    /// @param down the dimension of its rows
    /// @param acrossOrNull the dimension of its columns, null if the rows have only a total
    private record Plan(OfMeasure measure, Dimension down, @Nullable Dimension acrossOrNull) {
        private Optional<Dimension> across() {
            return Optional.ofNullable(acrossOrNull);
        }

        private String id() {
            return acrossOrNull != null || measure.measure().dimensions().size() == 1
                    ? measure.measure().id()
                    : measure.measure().id() + "-" + down.id();
        }
    }

    private static List<Plan> plans(OfMeasure measure) {
        List<Dimension> dimensions = measure.measure().dimensions();
        Dimension first = dimensions.getFirst();
        if (dimensions.size() == 1) {
            return List.of(new Plan(measure, first, null));
        }
        Dimension last = dimensions.getLast();
        boolean turned = ACROSS.contains(first) && !ACROSS.contains(last);
        Plan both = new Plan(measure, turned ? last : first, turned ? first : last);
        return both.acrossOrNull() == Dimension.LANGUAGE
                ? List.of(new Plan(measure, Dimension.LANGUAGE, null), both)
                : List.of(both);
    }

    private ReportTable months() {
        List<ReportTable.Row> rows = new ArrayList<>();
        for (int month = 1; month <= year.lastMonth(); month++) {
            int index = month - 1;
            String id = YearMonth.of(year.year(), month).toString();
            rows.add(
                    row(
                            id,
                            texts.of("month." + month),
                            texts.of("month.brief." + month),
                            some -> year.visits(some, index)));
        }
        return whole("month", rows, ReportTable.Look.STANDING);
    }

    private ReportTable sites() {
        List<ReportTable.Row> rows = new ArrayList<>();
        for (String site : year.sites()) {
            String name = labels.site(site);
            rows.add(row(site, name, name, some -> year.visits(at(site).and(some))));
        }
        rows.sort(LARGEST_FIRST);
        return whole("site", rows, ReportTable.Look.LYING);
    }

    private static Predicate<OfTerminal> at(String site) {
        return terminal -> terminal.site().equals(site);
    }

    /// The kinds of terminals, if there are several: a column each.
    private List<TerminalKind> apart() {
        List<TerminalKind> kinds = year.kinds();
        return kinds.size() > 1 ? kinds : List.of();
    }

    private ReportTable.Row row(
            String id, String label, String brief, ToLongFunction<Predicate<OfTerminal>> visits) {
        return new ReportTable.Row(
                id,
                label,
                brief,
                true,
                true,
                apart().stream().map(k -> visits.applyAsLong(t -> t.kind() == k)).toList(),
                visits.applyAsLong(t -> true));
    }

    /// A table of visits alone, which shows all of them.
    private ReportTable whole(String id, List<ReportTable.Row> rows, ReportTable.Look look) {
        return new ReportTable(
                id,
                texts.of("title." + id),
                texts.of("head." + id),
                apart().stream()
                        .map(k -> new ReportTable.Column(k.id(), texts.of("kind." + k.id())))
                        .toList(),
                rows,
                0,
                year.visits(),
                null,
                List.of(),
                year.terminals().stream().mapToLong(t -> t.remainderUpTo()).sum(),
                0,
                false,
                look);
    }

    private ReportTable table(Plan plan) {
        OfMeasure measure = plan.measure();
        List<Dimension> dimensions = measure.measure().dimensions();
        int down = dimensions.indexOf(plan.down());
        Map<String, Map<String, Long>> cells = new HashMap<>();
        Set<String> across = new HashSet<>();
        measure.cells()
                .forEach(
                        (values, n) -> {
                            String column = plan.across().isPresent() ? values.get(1 - down) : "";
                            across.add(column);
                            cells.computeIfAbsent(values.get(down), v -> new HashMap<>())
                                    .merge(column, n, Long::sum);
                        });
        earlier(measure.measure().id(), down).forEach(value -> cells.putIfAbsent(value, Map.of()));
        List<String> columns = columns(plan, measure, down, across);
        List<ReportTable.Row> rows = rows(plan, cells, columns);
        return new ReportTable(
                plan.id(),
                title(plan),
                texts.of("head." + plan.down().id()),
                columns.stream()
                        .map(v -> new ReportTable.Column(v, label(plan.across().orElseThrow(), v)))
                        .toList(),
                rows,
                measure.notShown(),
                measure.counted(),
                answers(plan, rows).orElse(null),
                coverage(plan, rows, columns),
                measure.remainderUpTo(),
                measure.visits(),
                measure.withheld(),
                measure.notShown() > 0,
                look(plan),
                ReportTable.Subject.VISITS,
                null,
                null);
    }

    private List<ReportTable.Row> rows(
            Plan plan, Map<String, Map<String, Long>> cells, List<String> columns) {
        List<ReportTable.Row> rows = new ArrayList<>();
        for (String value : values(plan.down(), cells.keySet())) {
            Map<String, Long> row = cells.getOrDefault(value, Map.of());
            rows.add(
                    new ReportTable.Row(
                            value,
                            label(plan.down(), value),
                            label(plan.down(), value),
                            labels.of(plan.down(), value).isPresent(),
                            ReportLabels.isAnswer(plan.down(), value),
                            columns.stream().map(c -> row.getOrDefault(c, 0L)).toList(),
                            row.values().stream().mapToLong(Long::longValue).sum()));
        }
        if (!NATURAL.contains(plan.down())) {
            rows.sort(LARGEST_FIRST);
        }
        return rows;
    }

    /// What a measure's rows were in the year before.
    private Set<String> earlier(String measure, int down) {
        Set<String> values = new TreeSet<>();
        for (OfMeasure then : before.tables()) {
            if (then.measure().id().equals(measure)) {
                then.cells().keySet().forEach(cell -> values.add(cell.get(down)));
            }
        }
        return values;
    }

    private List<String> columns(Plan plan, OfMeasure measure, int down, Set<String> across) {
        List<String> columns =
                new ArrayList<>(plan.across().map(d -> values(d, across)).orElse(List.of()));
        if (plan.acrossOrNull() == Dimension.LANGUAGE) {
            Map<String, Long> sums = new HashMap<>();
            measure.cells().forEach((cell, n) -> sums.merge(cell.get(1 - down), n, Long::sum));
            columns.sort(
                    Comparator.comparingLong((String c) -> sums.getOrDefault(c, 0L)).reversed());
        }
        return columns;
    }

    private String label(Dimension dimension, String value) {
        return labels.of(dimension, value).orElseGet(() -> texts.of("unknown-id", value));
    }

    /// The values in order: all those of a closed list, then any others.
    private List<String> values(Dimension dimension, Set<String> seen) {
        Set<String> values = new LinkedHashSet<>(ordered(dimension, seen));
        values.addAll(new TreeSet<>(seen));
        return List.copyOf(values);
    }

    private List<String> ordered(Dimension dimension, Set<String> seen) {
        List<String> order = labels.order(dimension);
        if (dimension != Dimension.HOUR) {
            return order;
        }
        // The house is closed at night, so only the hours between the first and the last that
        // occurred.
        NavigableSet<String> hours = new TreeSet<>(seen);
        hours.remove(Dimension.UNKNOWN);
        return hours.isEmpty()
                ? List.of()
                : order.stream()
                        .filter(h -> h.compareTo(hours.first()) >= 0)
                        .filter(h -> h.compareTo(hours.last()) <= 0)
                        .toList();
    }

    private Optional<ReportTable.Base> answers(Plan plan, List<ReportTable.Row> rows) {
        if (!ReportLabels.maySayNothing(plan.down())) {
            return Optional.empty();
        }
        long n =
                rows.stream()
                        .filter(ReportTable.Row::answer)
                        .mapToLong(ReportTable.Row::total)
                        .sum();
        String share =
                texts.maybe("share." + plan.down().id()).orElseGet(() -> texts.of("share.answers"));
        return Optional.of(new ReportTable.Base(share, n));
    }

    private List<ReportTable.Coverage> coverage(
            Plan plan, List<ReportTable.Row> rows, List<String> columns) {
        List<ReportTable.Coverage> coverage = new ArrayList<>();
        long more = plan.measure().notShown();
        answers(plan, rows)
                .ifPresent(
                        base ->
                                coverage.add(
                                        new ReportTable.Coverage(
                                                plan.down().id(), base.n(), more)));
        plan.across()
                .filter(ReportLabels::maySayNothing)
                .ifPresent(
                        d -> {
                            long n = 0;
                            for (int i = 0; i < columns.size(); i++) {
                                int column = i;
                                if (ReportLabels.isAnswer(d, columns.get(i))) {
                                    n += rows.stream().mapToLong(r -> r.cells().get(column)).sum();
                                }
                            }
                            coverage.add(new ReportTable.Coverage(d.id(), n, more));
                        });
        return coverage;
    }

    private String title(Plan plan) {
        Optional<String> own = texts.maybe("title." + plan.id());
        String down = texts.of("by." + plan.down().id());
        return own.orElseGet(
                () ->
                        plan.across()
                                .map(d -> texts.of("title.two", down, texts.of("by." + d.id())))
                                .orElseGet(() -> texts.of("title.one", down)));
    }

    private static ReportTable.Look look(Plan plan) {
        return switch (plan.down()) {
            case HOUR -> ReportTable.Look.STANDING;
            case THEME -> ReportTable.Look.THEMES;
            default ->
                    plan.across().filter(d -> d == Dimension.GENDER).isPresent()
                            ? ReportTable.Look.PARTS
                            : ReportTable.Look.LYING;
        };
    }
}
