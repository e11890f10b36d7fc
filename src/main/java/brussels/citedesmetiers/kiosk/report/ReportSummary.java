package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.report.ReportTable.Before;
import brussels.citedesmetiers.kiosk.report.ReportTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// The year in a few sentences with numbers, as the first page of a printed report has them. Each
/// number stands in one of the tables; of what is not known, or not shown, no sentence is made.
/// Pure.
final class ReportSummary {
    private static final int FIRST = 3;
    private static final Set<String> UNDER_30 = Set.of("under-15", "15-19", "20-24", "25-29");

    private final Report report;
    private final ReportTexts texts;
    private final List<String> sentences = new ArrayList<>();

    private ReportSummary(Report report) {
        this.report = report;
        this.texts = report.texts();
    }

    /// The sentences, in the report's language; none if there is nothing to report.
    static List<String> of(Report report) {
        if (report.empty()) {
            return List.of();
        }
        ReportSummary summary = new ReportSummary(report);
        summary.write();
        return List.copyOf(summary.sentences);
    }

    private void write() {
        visits();
        month();
        first("summary.site", "site");
        first("summary.theme", "theme-language");
        first("summary.language", "theme-language-language");
        hour();
        channel();
        first("summary.recommendation", "recommendation");
        table("abandoned-at").ifPresent(this::abandoned);
        table("feedback").ifPresent(this::opinion);
        table("commune-gender").ifPresent(t -> answered("summary.commune", t));
        table("age-gender").ifPresent(this::young);
        first("summary.stop", "stop");
        contacts();
        hidden();
    }

    private Optional<ReportTable> table(String id) {
        return report.table(id).filter(table -> table.counted() > 0);
    }

    private void visits() {
        YearTotals year = report.year();
        long kiosks = year.kiosks();
        sentences.add(
                texts.some(
                        "summary.visits",
                        year.visits(),
                        texts.some("summary.kiosks", kiosks),
                        report.siteName(),
                        Integer.toString(year.year())));
        table("month").ifPresent(table -> compared("summary.before", table));
        YearTotals before = report.before();
        if (!before.empty() && before.kiosks() != kiosks) {
            sentences.add(
                    texts.of(
                            "summary.kiosks.then",
                            Integer.toString(before.year()),
                            texts.some("summary.kiosks", before.kiosks())));
        }
    }

    /// What it was in the year before, if both years are known to their end.
    private void compared(String key, ReportTable table) {
        OptionalLong change = table.change();
        Optional<Before> before = table.before().filter(b -> b.counted() > 0);
        if (change.isEmpty() || before.isEmpty()) {
            return;
        }
        long n = change.getAsLong();
        long base = before.get().counted();
        String way = n > 0 ? ".more" : n < 0 ? ".fewer" : ".same";
        sentences.add(
                texts.of(
                        key + way,
                        Integer.toString(before.get().year()),
                        texts.number(base),
                        texts.number(Math.abs(n)),
                        texts.changeShare(n, base)));
    }

    private void month() {
        table("month")
                .flatMap(t -> t.rows().stream().max(Comparator.comparingLong(Row::total)))
                .ifPresent(
                        row ->
                                sentences.add(
                                        texts.of(
                                                "summary.month",
                                                inSentence(row.label()),
                                                texts.number(row.total()))));
    }

    private void hour() {
        table("hour").ifPresent(this::hour);
    }

    private void hour(ReportTable table) {
        table.rows().stream()
                .filter(Row::answer)
                .filter(r -> r.total() > 0)
                .max(Comparator.comparingLong(Row::total))
                .ifPresent(
                        row ->
                                add(
                                        texts.of(
                                                "summary.hour",
                                                row.label(),
                                                texts.number(row.total())),
                                        table,
                                        leads(table, 1)));
    }

    /// @param certain whether it is true whatever the numbers are that are not shown; if not, it
    ///   says that it goes by the others
    private void add(String sentence, ReportTable table, boolean certain) {
        sentences.add(
                certain
                        ? sentence
                        : texts.of("summary.as-shown", sentence, texts.number(table.notShown())));
    }

    /// Whether each of the largest rows is ahead of the next by more than what is not shown, which
    /// may all belong to the next.
    private static boolean leads(ReportTable table, long largest) {
        List<Long> totals =
                table.rows().stream()
                        .filter(Row::answer)
                        .map(Row::total)
                        .sorted(Comparator.reverseOrder())
                        .toList();
        for (int i = 0; i < Math.min(largest, totals.size()); i++) {
            long next = i + 1 < totals.size() ? totals.get(i + 1) : 0;
            if (table.notShown() > 0 && totals.get(i) - next <= table.notShown()) {
                return false;
            }
        }
        return true;
    }

    private void first(String key, String id) {
        table(id)
                .ifPresent(
                        table -> {
                            long named =
                                    table.rows().stream()
                                            .filter(Row::answer)
                                            .filter(row -> row.total() > 0)
                                            .limit(FIRST)
                                            .count();
                            first(key, table, table.counted(), leads(table, named));
                        });
    }

    private void answered(String key, ReportTable table) {
        table.answers().ifPresent(base -> first(key, table, base.n(), table.notShown() == 0));
    }

    private void first(String key, ReportTable table, long base, boolean certain) {
        String names =
                table.rows().stream()
                        .filter(Row::answer)
                        .filter(row -> row.total() > 0)
                        .limit(FIRST)
                        .map(row -> named(row, base))
                        .collect(Collectors.joining(texts.of("separator")));
        if (!names.isEmpty()) {
            add(texts.of(key, names, texts.number(base)), table, certain);
        }
    }

    private String named(Row row, long base) {
        return texts.of(
                "summary.row",
                row.label(),
                texts.number(row.total()),
                texts.percent(row.total(), base));
    }

    private Optional<Row> row(ReportTable table, String id) {
        return table.rows().stream()
                .filter(row -> row.id().equals(id))
                .filter(row -> !table.untold(row.total()))
                .findFirst();
    }

    private void channel() {
        Optional<ReportTable> table = table("channel");
        Optional<Row> adviser = table.flatMap(t -> row(t, "adviser"));
        Optional<Row> list = table.flatMap(t -> row(t, "self_served"));
        if (adviser.isPresent() && list.isPresent()) {
            long base = table.get().counted();
            sentences.add(
                    texts.of(
                            "summary.channel",
                            texts.number(adviser.get().total()),
                            texts.percent(adviser.get().total(), base),
                            texts.number(list.get().total()),
                            texts.percent(list.get().total(), base)));
        }
    }

    private void abandoned(ReportTable table) {
        row(table, Dimension.NONE)
                .ifPresent(
                        finished ->
                                sentences.add(
                                        texts.of(
                                                "summary.finished",
                                                texts.number(finished.total()),
                                                texts.number(table.counted()),
                                                texts.percent(finished.total(), table.counted()))));
    }

    private void opinion(ReportTable table) {
        long base = table.answers().map(ReportTable.Base::n).orElse(0L);
        row(table, "3")
                .filter(row -> base > 0)
                .ifPresent(
                        row ->
                                add(
                                        texts.of(
                                                "summary.feedback",
                                                texts.number(base),
                                                texts.number(row.total()),
                                                texts.percent(row.total(), base)),
                                        table,
                                        table.notShown() == 0));
    }

    private void young(ReportTable table) {
        long base = table.answers().map(ReportTable.Base::n).orElse(0L);
        long young =
                table.rows().stream()
                        .filter(row -> UNDER_30.contains(row.id()))
                        .mapToLong(Row::total)
                        .sum();
        if (young > 0) {
            add(
                    texts.of(
                            "summary.young",
                            texts.number(base),
                            texts.number(young),
                            texts.percent(young, base)),
                    table,
                    table.notShown() == 0);
        }
    }

    private void contacts() {
        table("contacts")
                .ifPresent(
                        table -> {
                            sentences.add(texts.some("summary.contacts", table.counted()));
                            compared("summary.before", table);
                        });
        sentences.addAll(report.coverage());
    }

    /// How much of the tables is not shown, from the fullest to the emptiest.
    private void hidden() {
        List<ReportTable> hiding =
                report.tables().stream()
                        .filter(t -> t.notShown() > 0)
                        .sorted(
                                Comparator.comparingDouble(
                                        t -> (double) t.notShown() / t.counted()))
                        .toList();
        sentences.add(
                hiding.isEmpty()
                        ? texts.of("summary.all-shown")
                        : texts.of(
                                "summary.hidden",
                                report.thresholds(),
                                notShown(hiding.getLast()),
                                hiding.getLast().title()));
    }

    private String notShown(ReportTable table) {
        return texts.percent(table.notShown(), table.counted());
    }

    /// A month within a sentence: in French and Dutch it loses its capital.
    private String inSentence(String words) {
        return texts.of("capitals").equals("kept")
                ? words
                : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
