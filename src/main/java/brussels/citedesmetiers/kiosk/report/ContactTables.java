package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Hiding;
import brussels.citedesmetiers.kiosk.report.Contacts.Figures;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tables of the contacts that advisers ended, beside the visits at the terminals of the same
/// sites.
///
/// The figures of a queue are exact, and a report is for everybody. So each site's year goes
/// through the rule of the counts before anything is added up: a number below the threshold is
/// hidden, and others with it, until nothing can be worked out from the sums ([Hiding]). A report
/// of several sites is the sum of what each of them shows; so no report of other sites, subtracted
/// from it, leaves a small number. There is nothing of a year that has not ended, so that its
/// reports do not tell what came in between. That is all there is against two reports of one year:
/// if the figures they were given are of different days, because one was begun late or saved early,
/// their difference is what happened on those days, however little. Whoever writes them has to give
/// the same days. Pure.
final class ContactTables {
    private static final int MONTHS = 12;

    private final Contacts contacts;
    private final YearTotals year;
    private final int k;
    private final ReportTexts texts;
    private final ReportLabels labels;
    private final boolean ended;
    private final List<OfSite> now;
    private final List<OfSite> then;

    /// @param year of which the visits are
    /// @param today nothing of a year that has not ended is shown
    /// @param k the smallest number that is shown
    ContactTables(
            Contacts contacts,
            YearTotals year,
            LocalDate today,
            int k,
            ReportTexts texts,
            ReportLabels labels) {
        this.contacts = contacts;
        this.year = year;
        this.k = k;
        this.texts = texts;
        this.labels = labels;
        this.ended = today.getYear() > year.year();
        this.now = ended ? shown(year.year()) : List.of();
        this.then = ended ? shown(year.year() - 1) : List.of();
    }

    /// What may be shown of one site's year.
    private record OfSite(
            String site,
            Figures figures,
            Part<Integer> months,
            Part<String> services,
            Part<String> languages) {}

    /// A site's numbers by something.
    private record Part<K>(Map<K, Long> shown, long notShown) {
        private static <K> Optional<Part<K>> of(Map<K, Long> numbers, int k) {
            Set<K> hidden = Hiding.hidden(numbers, k);
            if (Hiding.told(numbers, hidden, k)) {
                return Optional.empty();
            }
            Map<K, Long> shown = new HashMap<>(numbers);
            shown.keySet().removeAll(hidden);
            // A row of its own would tell a zero from a number that is hidden.
            shown.values().removeIf(n -> n == 0);
            return Optional.of(new Part<>(shown, Hiding.sum(numbers, hidden)));
        }

        long total() {
            return notShown + shown.values().stream().mapToLong(n -> n).sum();
        }
    }

    private List<OfSite> shown(int ofYear) {
        List<OfSite> all = new ArrayList<>();
        for (String site : year.sites()) {
            contacts.of(site, ofYear).flatMap(f -> shown(site, f)).ifPresent(all::add);
        }
        return all;
    }

    /// All of a site's year or nothing of it, not even its total.
    private Optional<OfSite> shown(String site, Figures f) {
        Optional<Part<Integer>> months = Part.of(f.months(), k);
        Optional<Part<String>> services = Part.of(f.services(), k);
        Optional<Part<String>> languages = languages(f);
        if (f.total() == 0 || months.isEmpty() || services.isEmpty() || languages.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OfSite(site, f, months.get(), services.get(), languages.get()));
    }

    /// Where the queue knows the language of some contacts only, and of too few to be shown, it is
    /// as if it knew that of none: so the two cannot be told apart. Where it knows that of all,
    /// nothing of the year may be shown, since the languages make its total.
    private Optional<Part<String>> languages(Figures f) {
        Optional<Part<String>> part = Part.of(f.languages(), k);
        boolean ofAll =
                f.languages().values().stream().mapToLong(Long::longValue).sum() == f.total();
        return part.isPresent() || ofAll ? part : Optional.of(new Part<>(Map.of(), 0));
    }

    /// None if no site of the report gave figures that may be shown.
    List<ReportTable> all() {
        if (now.isEmpty()) {
            return List.of();
        }
        List<ReportTable> tables = new ArrayList<>();
        tables.add(months());
        if (year.sites().size() > 1) {
            tables.add(sites());
        }
        tables.add(
                by(
                        "contacts-service",
                        OfSite::services,
                        id -> names().getOrDefault(id, id),
                        new TreeSet<>()));
        if (sum(now, s -> s.languages().total()) > 0) {
            tables.add(
                    by(
                            "contacts-language",
                            OfSite::languages,
                            code -> labels.of(Dimension.LANGUAGE, code).orElse(code),
                            labels.order(Dimension.LANGUAGE)));
        }
        return tables;
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        then.forEach(site -> names.putAll(site.figures().names()));
        now.forEach(site -> names.putAll(site.figures().names()));
        return names;
    }

    private ReportTable months() {
        List<ReportTable.Row> rows = new ArrayList<>();
        Map<String, Long> visits = new HashMap<>();
        boolean all = true;
        for (int month = 1; month <= MONTHS; month++) {
            int m = month;
            YearMonth at = YearMonth.of(year.year(), m);
            rows.add(
                    row(
                            at.toString(),
                            texts.of("month." + m),
                            texts.of("month.brief." + m),
                            sum(now, s -> s.months().shown().getOrDefault(m, 0L))));
            Set<String> whole = whole(now, at);
            if (!whole.isEmpty() && year.complete(m)) {
                visits.put(at.toString(), year.visits(t -> whole.contains(t.site()), m - 1));
                all &= whole.equals(Set.copyOf(year.sites()));
            }
        }
        ReportTable.Beside beside =
                new ReportTable.Beside(
                        "visits",
                        texts.of(all ? "contacts.visits" : "contacts.visits.some"),
                        visits);
        Map<String, Long> totals = new HashMap<>();
        for (ReportTable.Row row : rows) {
            int month = YearMonth.parse(row.id()).getMonthValue();
            totals.put(row.id(), sum(then, s -> s.months().shown().getOrDefault(month, 0L)));
        }
        return table("contacts", rows, OfSite::months, ReportTable.Look.STANDING, beside, totals);
    }

    private ReportTable sites() {
        List<ReportTable.Row> rows = new ArrayList<>();
        Map<String, Long> totals = new HashMap<>();
        for (OfSite site : now) {
            String name = labels.site(site.site());
            rows.add(row(site.site(), name, name, site.figures().total()));
        }
        for (OfSite site : then) {
            totals.put(site.site(), site.figures().total());
            if (!sites(now).contains(site.site())) {
                String name = labels.site(site.site());
                rows.add(row(site.site(), name, name, 0));
            }
        }
        rows.sort(Comparator.comparingLong(ReportTable.Row::total).reversed());
        return table(
                "contacts-site",
                rows,
                s -> new Part<>(Map.of(s.site(), s.figures().total()), 0),
                ReportTable.Look.LYING,
                null,
                totals);
    }

    /// @param order in which rows with the same number stand
    private ReportTable by(
            String id,
            Function<OfSite, Part<String>> part,
            Function<String, String> label,
            Iterable<String> order) {
        Map<String, Long> numbers = new TreeMap<>();
        Map<String, Long> totals = new TreeMap<>();
        now.forEach(s -> part.apply(s).shown().forEach((v, n) -> numbers.merge(v, n, Long::sum)));
        then.forEach(s -> part.apply(s).shown().forEach((v, n) -> totals.merge(v, n, Long::sum)));
        List<String> values = new ArrayList<>();
        order.forEach(values::add);
        Set<String> others = new TreeSet<>(numbers.keySet());
        others.addAll(totals.keySet());
        others.removeAll(values);
        values.addAll(others);
        List<ReportTable.Row> rows =
                values.stream()
                        .map(
                                v ->
                                        row(
                                                v,
                                                label.apply(v),
                                                label.apply(v),
                                                numbers.getOrDefault(v, 0L)))
                        .sorted(Comparator.comparingLong(ReportTable.Row::total).reversed())
                        .toList();
        return table(id, rows, part, ReportTable.Look.LYING, null, totals);
    }

    private static ReportTable.Row row(String id, String label, String brief, long n) {
        return new ReportTable.Row(id, label, brief, true, true, List.of(), n);
    }

    private <K> ReportTable table(
            String id,
            List<ReportTable.Row> rows,
            Function<OfSite, Part<K>> part,
            ReportTable.Look look,
            ReportTable.@Nullable Beside beside,
            Map<String, Long> totals) {
        long notShown = sum(now, s -> part.apply(s).notShown());
        long counted = notShown + rows.stream().mapToLong(ReportTable.Row::total).sum();
        boolean hides =
                notShown > 0
                        || !whole(now, year.year())
                        || !ofAll(now, part)
                        || lacks(id, now, then);
        ReportTable table =
                new ReportTable(
                        id,
                        texts.of("title." + id),
                        texts.of("head." + id),
                        List.of(),
                        rows,
                        notShown,
                        counted,
                        null,
                        List.of(),
                        0,
                        sum(now, s -> s.figures().total()),
                        0,
                        hides,
                        look,
                        ReportTable.Subject.CONTACTS,
                        beside,
                        null);
        return then.isEmpty() ? table : table.beside(before(id, rows, part, totals));
    }

    /// Whether a table has a row for a site of which there are figures of the other year only.
    private static boolean lacks(String id, List<OfSite> some, List<OfSite> others) {
        return id.equals("contacts-site") && !sites(some).containsAll(sites(others));
    }

    /// Whether a part is known of all contacts; the queue may not know all languages any more.
    private static <K> boolean ofAll(List<OfSite> some, Function<OfSite, Part<K>> part) {
        return some.stream().allMatch(s -> part.apply(s).total() == s.figures().total());
    }

    private <K> ReportTable.Before before(
            String id,
            List<ReportTable.Row> rows,
            Function<OfSite, Part<K>> part,
            Map<String, Long> totals) {
        long shown = rows.stream().mapToLong(row -> totals.getOrDefault(row.id(), 0L)).sum();
        long notShown = sum(then, s -> part.apply(s).notShown());
        int last = year.year() - 1;
        boolean whole =
                sites(now).equals(sites(then))
                        && whole(now, year.year())
                        && whole(then, last)
                        && ofAll(now, part)
                        && ofAll(then, part);
        boolean hides =
                notShown > 0 || !whole(then, last) || !ofAll(then, part) || lacks(id, then, now);
        Set<String> complete = new HashSet<>();
        for (ReportTable.Row row : rows) {
            if (whole || (id.equals("contacts") && same(YearMonth.parse(row.id())))) {
                complete.add(row.id());
            }
        }
        return new ReportTable.Before(
                last, totals, shown, notShown, shown + notShown, hides, complete, whole);
    }

    /// Whether the same sites gave a month's figures in both years.
    private boolean same(YearMonth month) {
        return sites(now).equals(sites(then))
                && whole(now, month).equals(sites(now))
                && whole(then, month.minusYears(1)).equals(sites(then));
    }

    private static Set<String> sites(List<OfSite> some) {
        return some.stream().map(OfSite::site).collect(Collectors.toSet());
    }

    private static Set<String> whole(List<OfSite> some, YearMonth month) {
        return some.stream()
                .filter(s -> s.figures().whole(month))
                .map(OfSite::site)
                .collect(Collectors.toSet());
    }

    private static boolean whole(List<OfSite> some, int ofYear) {
        for (int month = 1; month <= MONTHS; month++) {
            if (!whole(some, YearMonth.of(ofYear, month)).equals(sites(some))) {
                return false;
            }
        }
        return true;
    }

    private static long sum(List<OfSite> some, ToLongFunction<OfSite> number) {
        return some.stream().mapToLong(number).sum();
    }

    /// Which sites gave figures, of which days, and which did not; empty if nobody gave any.
    List<String> coverage() {
        if (!ended) {
            boolean any =
                    year.sites().stream().anyMatch(s -> contacts.of(s, year.year()).isPresent());
            return any ? List.of(texts.of("contacts.later")) : List.of();
        }
        List<String> given = new ArrayList<>();
        List<String> few = new ArrayList<>();
        List<String> none = new ArrayList<>();
        for (String site : year.sites()) {
            Optional<Figures> figures = contacts.of(site, year.year());
            if (figures.isEmpty()) {
                none.add(labels.site(site));
            } else if (!sites(now).contains(site)) {
                few.add(labels.site(site));
            } else {
                given.add(texts.of("contacts.site", labels.site(site), days(figures.get())));
            }
        }
        if (given.isEmpty() && few.isEmpty()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(
                texts.of(
                        given.isEmpty() ? "contacts.coverage.few" : "contacts.coverage",
                        texts.number(given.size() + few.size()),
                        texts.number(year.sites().size()),
                        joined(given)));
        if (!few.isEmpty()) {
            sentences.add(texts.of("contacts.few", joined(few)));
        }
        if (!none.isEmpty()) {
            sentences.add(texts.of("contacts.none", joined(none)));
        }
        return sentences;
    }

    private String days(Figures figures) {
        return figures.spans().stream()
                .map(s -> texts.of("days", texts.day(s.from()), texts.day(s.through())))
                .collect(Collectors.joining(", "));
    }

    private String joined(List<String> names) {
        return String.join(texts.of("separator"), names);
    }
}
