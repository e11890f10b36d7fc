package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearTotals.OfMeasure;
import brussels.citedesmetiers.kiosk.report.YearTotals.OfTerminal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The sentences of a report: the sum of a table, who answered, what is missing, and which checks
/// failed. Pure.
final class ReportNotes {
    private final YearTotals year;
    private final ReportSettings settings;
    private final ReportTexts texts;
    private final List<String> contacts;

    /// @param contacts which sites gave figures of their queue, in sentences
    ReportNotes(
            YearTotals year, ReportSettings settings, ReportTexts texts, List<String> contacts) {
        this.year = year;
        this.settings = settings;
        this.texts = texts;
        this.contacts = List.copyOf(contacts);
    }

    /// The sentence with the sum of a table; if it does not add up, it says so.
    String sum(ReportTable table) {
        boolean visits = table.subject() == ReportTable.Subject.VISITS;
        String right = visits ? "note.sum" : "note.sum.contacts";
        return texts.of(
                table.addsUp() ? right : "note.sum.wrong",
                texts.number(table.shown()),
                texts.number(table.notShown()),
                texts.number(table.counted()));
    }

    /// Everything that belongs under a table, except the sum.
    List<String> under(ReportTable table) {
        List<String> notes = new ArrayList<>();
        boolean visits = table.subject() == ReportTable.Subject.VISITS;
        if (!visits) {
            notes.addAll(contacts);
        }
        for (ReportTable.Coverage coverage : table.coverage()) {
            notes.add(covered(coverage, table.counted()));
        }
        notes.add(
                visits ? shares(table) : texts.of("note.contacts", texts.number(table.counted())));
        if (table.hides()) {
            notes.add(texts.of("note.hides", texts.of("nothing")));
        }
        table.before().ifPresent(before -> notes.add(before(before)));
        if (visits) {
            notes.add(remainder(table));
        }
        part(table).ifPresent(notes::add);
        if (table.withheld() > 0) {
            notes.add(texts.some("note.withheld", table.withheld()));
        }
        if (table.rows().stream().anyMatch(row -> !row.known())) {
            notes.add(texts.of("note.unknown-id"));
        }
        return notes;
    }

    private String shares(ReportTable table) {
        return table.answers()
                .map(
                        base ->
                                texts.of(
                                        "note.shares.two",
                                        texts.number(table.counted()),
                                        texts.number(base.n()),
                                        base.share()))
                .orElseGet(() -> texts.of("note.shares", texts.number(table.counted())));
    }

    private String before(ReportTable.Before before) {
        String then = Integer.toString(before.year());
        if (before.complete().isEmpty()) {
            return texts.of("note.before.none", then);
        }
        return before.notShown() == 0
                ? texts.of("note.before", then)
                : texts.of(
                        "note.before.hides",
                        then,
                        texts.number(before.notShown()),
                        texts.percent(before.notShown(), before.counted()));
    }

    private String covered(ReportTable.Coverage c, long counted) {
        String n = texts.number(c.answered());
        String share = texts.percent(c.answered(), counted);
        if (c.more() > 0) {
            long most = c.answered() + c.more();
            n = texts.of("range", n, texts.number(most));
            share = texts.of("range", share, texts.percent(most, counted));
        }
        return texts.of("covered." + c.dimension(), n, texts.number(counted), share);
    }

    private String remainder(ReportTable table) {
        return table.remainderUpTo() == 0
                ? texts.of("note.remainder.none")
                : texts.of(
                        "note.remainder",
                        texts.number(table.remainderUpTo()),
                        texts.of(
                                "range",
                                texts.number(table.counted()),
                                texts.number(table.counted() + table.remainderUpTo())));
    }

    /// Says so if a table does not count all visits of its terminals.
    private Optional<String> part(ReportTable table) {
        boolean visits = table.subject() == ReportTable.Subject.VISITS;
        return table.of() == table.counted()
                ? Optional.empty()
                : Optional.of(
                        texts.of(
                                visits ? "note.part" : "note.part.contacts",
                                texts.number(table.counted()),
                                texts.number(table.of())));
    }

    private boolean counts(TerminalKind kind, Measure measure) {
        return settings.measure(kind, measure.id()).isPresent();
    }

    /// What a reader must know before reading the numbers.
    List<String> missing() {
        List<String> notes = new ArrayList<>();
        for (OfTerminal terminal : year.terminals()) {
            terminal.missing().forEach(m -> notes.add(missing(terminal.id(), m)));
        }
        for (OfTerminal terminal : year.terminals()) {
            if (terminal.touchedDays() > 0) {
                notes.add(texts.some("notice.touched", terminal.touchedDays(), terminal.id()));
            }
        }
        for (OfTerminal site : year.terminals()) {
            site.behind()
                    .forEach(
                            (terminal, through) ->
                                    notes.add(
                                            texts.of(
                                                    "notice.behind",
                                                    terminal,
                                                    site.id(),
                                                    texts.day(through))));
        }
        List<String> silent =
                year.terminals().stream()
                        .filter(t -> t.through().isEmpty() && year.countedWith(t).isEmpty())
                        .map(OfTerminal::id)
                        .toList();
        if (!silent.isEmpty()) {
            notes.add(texts.of("notice.silent", String.join(", ", silent)));
        }
        List<OfTerminal> running =
                year.terminals().stream()
                        .filter(t -> t.through().isPresent() && !t.ended())
                        .toList();
        if (!running.isEmpty()) {
            notes.add(running(running));
        }
        if (year.sites().size() > 1) {
            List<String> absent =
                    year.sites().stream()
                            .filter(
                                    s ->
                                            year.terminals().stream()
                                                    .noneMatch(t -> t.site().equals(s)))
                            .map(settings::siteName)
                            .toList();
            if (!absent.isEmpty()) {
                notes.add(texts.of("notice.no-site", String.join(texts.of("separator"), absent)));
            }
        }
        List<String> none = none();
        if (!none.isEmpty()) {
            notes.add(texts.of("notice.none", String.join(texts.of("separator"), none)));
        }
        return notes;
    }

    private String missing(String terminal, YearCounts.Missing missing) {
        return missing.from().equals(missing.through())
                ? texts.of("notice.missing.one", terminal, texts.day(missing.from()))
                : texts.of(
                        "notice.missing",
                        terminal,
                        texts.day(missing.from()),
                        texts.day(missing.through()));
    }

    private String running(List<OfTerminal> running) {
        LocalDate first =
                running.stream()
                        .flatMap(t -> t.through().stream())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        return texts.of(
                "notice.running",
                texts.number(running.stream().mapToLong(OfTerminal::kiosks).sum()),
                texts.number(year.kiosks()),
                texts.day(first));
    }

    /// Measures that have no table, though terminals of their kind have counts.
    private List<String> none() {
        return year.tables().stream()
                .filter(m -> m.periods() == 0)
                .map(OfMeasure::measure)
                .filter(this::countedByAny)
                .map(this::about)
                .toList();
    }

    private String about(Measure measure) {
        return measure.dimensions().stream()
                .map(d -> texts.of("by." + d.id()))
                .collect(Collectors.joining(texts.of("times")));
    }

    /// The dimensions of a measure; its name if it is unknown here.
    private String about(String measure) {
        return settings.measures().stream()
                .filter(m -> m.id().equals(measure))
                .map(this::about)
                .findFirst()
                .orElse(measure);
    }

    private boolean countedByAny(Measure measure) {
        return year.terminals().stream()
                .filter(t -> t.through().isPresent())
                .anyMatch(t -> counts(t.kind(), measure));
    }

    /// One sentence for each check that failed, or for all that failed in the same way.
    List<String> faults(List<ReportTable> tables) {
        Map<Object, List<YearFault>> alike = new LinkedHashMap<>();
        failed(tables).forEach(f -> alike.computeIfAbsent(kind(f), k -> new ArrayList<>()).add(f));
        return alike.values().stream().map(this::sentence).toList();
    }

    /// Every check that failed: those on what arrived, then those on what is printed.
    List<YearFault> failed(List<ReportTable> tables) {
        List<YearFault> faults = new ArrayList<>(year.faults());
        for (ReportTable table : tables) {
            if (!table.addsUp()) {
                faults.add(
                        new YearFault.Sum(
                                table.title(), table.shown() + table.notShown(), table.counted()));
            }
        }
        return faults;
    }

    /// An unknown measure fails with each of its tables, so it is reported once, with their number.
    private static Object kind(YearFault fault) {
        return switch (fault) {
            case YearFault.Table t -> List.of(t.terminal(), t.measure(), t.why());
            case YearFault.Differ d -> d;
            case YearFault.TwoWays w -> w;
            case YearFault.Sum s -> s;
        };
    }

    private String sentence(List<YearFault> alike) {
        String first = sentence(alike.getFirst());
        return alike.size() == 1
                ? first
                : texts.of("fault.more", first, texts.number(alike.size()));
    }

    private String sentence(YearFault fault) {
        return switch (fault) {
            case YearFault.Differ d when d.otherMeasure().isEmpty() ->
                    texts.of(
                            "fault.months",
                            d.terminal(),
                            d.period(),
                            about(d.measure()),
                            texts.number(d.visits()),
                            texts.number(d.otherVisits()));
            case YearFault.Differ d ->
                    texts.of(
                            "fault.differ",
                            d.terminal(),
                            d.period(),
                            about(d.measure()),
                            texts.number(d.visits()),
                            about(d.otherMeasure()),
                            texts.number(d.otherVisits()));
            case YearFault.Table t ->
                    texts.of(
                            "fault." + t.why().name().toLowerCase(Locale.ROOT),
                            t.terminal(),
                            t.period(),
                            about(t.measure()));
            case YearFault.TwoWays w -> texts.of("fault.two-ways", w.terminal(), w.site());
            case YearFault.Sum s ->
                    texts.of(
                            "fault.sum",
                            s.table(),
                            texts.number(s.printed()),
                            texts.number(s.counted()));
        };
    }
}
