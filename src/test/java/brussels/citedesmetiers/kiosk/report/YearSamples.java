package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.SiteGiven;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Visits of a year, let out by the terminals' own release rule.
public final class YearSamples {
    /// The content of the house.
    public static final Content CONTENT = shipped();

    /// The zone of the house.
    public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private static final int SIGNATURE = 64;

    private YearSamples() {}

    private static Content shipped() {
        return switch (ContentLoader.load(Path.of("kiosk-config"))) {
            case LoadResult.Loaded<Content>(Content content) -> content;
            case LoadResult.Refused<Content> refused -> throw new AssertionError(refused.faults());
        };
    }

    /// The measures of the house with any threshold.
    public static Measures measures(TerminalKind kind, int k) {
        List<Measure> all = new ArrayList<>();
        Period day = kind == TerminalKind.TRUCK ? Period.MONTH : Period.DAY;
        all.add(new Measure("hour", List.of(Dimension.HOUR), day, k));
        all.add(month("theme-language", k, Dimension.THEME, Dimension.LANGUAGE));
        all.add(month("recommendation", k, Dimension.OUTCOME, Dimension.RECOMMENDATION));
        all.add(month("channel", k, Dimension.OUTCOME, Dimension.CHANNEL));
        all.add(month("abandoned-at", k, Dimension.OUTCOME, Dimension.QUESTION));
        all.add(month("feedback", k, Dimension.FEEDBACK));
        all.add(year("commune-gender", k, Dimension.COMMUNE));
        all.add(year("age-gender", k, Dimension.AGE));
        if (kind == TerminalKind.TRUCK) {
            all.add(month("stop", k, Dimension.STOP));
        }
        return new Measures(all);
    }

    private static Measure month(String id, int k, Dimension... dimensions) {
        return new Measure(id, List.of(dimensions), Period.MONTH, k);
    }

    private static Measure year(String id, int k, Dimension down) {
        return new Measure(id, List.of(down, Dimension.GENDER), Period.YEAR, k);
    }

    /// The same batch of another terminal.
    public static Batch of(String terminal, Batch b) {
        return changed(b, terminal, b.tables());
    }

    /// The same batch with other tables.
    static Batch with(Batch b, List<Table> tables) {
        return changed(b, b.terminal(), tables);
    }

    /// The same batch of a site that was given this.
    static Batch of(String site, Batch b, SiteGiven given) {
        return changed(b, site, b.tables(), given);
    }

    private static Batch changed(Batch b, String terminal, List<Table> tables) {
        return changed(b, terminal, tables, b.site());
    }

    private static Batch changed(Batch b, String terminal, List<Table> tables, SiteGiven given) {
        return new Batch(
                terminal,
                b.epoch(),
                b.seq(),
                b.from(),
                b.through(),
                b.content(),
                b.late(),
                b.undated(),
                b.touchedDays(),
                b.remainderUpTo(),
                tables,
                b.stops(),
                given);
    }

    /// The report of the house.
    public static Report report(
            CountSource source, int k, int year, String language, LocalDate today)
            throws CountSource.AwayException {
        return Report.of(
                source,
                settings(k),
                CONTENT,
                ReportRequest.of(List.of("bruxelles"), year, language, today));
    }

    /// The house's settings with any threshold.
    public static ReportSettings settings(int k) {
        return new ReportSettings(
                measures(TerminalKind.BUILDING, k),
                measures(TerminalKind.TRUCK, k),
                Map.of("molenbeek", "Molenbeek, place communale", "evere", "Evere, bibliothèque"),
                Map.of("bruxelles", "Cité des métiers de Bruxelles"),
                ZONE);
    }

    /// One visit: its value of each dimension.
    public record Visit(LocalDate day, Map<Dimension, String> values) {
        public Visit {
            values = Map.copyOf(values);
        }

        Visit with(Dimension dimension, String value) {
            Map<Dimension, String> changed = new EnumMap<>(values);
            changed.put(dimension, value);
            return new Visit(day, changed);
        }

        List<Cell> cells(Measures measures) {
            return measures.all().stream()
                    .map(m -> m.cell(d -> Optional.ofNullable(values.get(d)).orElseThrow()))
                    .toList();
        }
    }

    /// A finished visit about which nothing was said.
    public static Visit plain(LocalDate day) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        values.put(Dimension.THEME, "C");
        values.put(Dimension.LANGUAGE, "fr");
        values.put(Dimension.HOUR, ClosedLists.hour(10));
        values.put(Dimension.OUTCOME, Dimension.FINISHED);
        values.put(Dimension.RECOMMENDATION, "cdm-adviser");
        values.put(Dimension.TRADE, Dimension.NONE);
        values.put(Dimension.QUESTION, Dimension.NONE);
        values.put(Dimension.CHANNEL, "self_served");
        values.put(Dimension.STOP, Dimension.NONE);
        values.put(Dimension.FEEDBACK, Dimension.NONE);
        values.put(Dimension.COMMUNE, ClosedLists.NO_ANSWER);
        values.put(Dimension.GENDER, ClosedLists.NO_ANSWER);
        values.put(Dimension.AGE, ClosedLists.NO_ANSWER);
        return new Visit(day, values);
    }

    /// A visit as it may be.
    public static Visit random(LocalDate day, Random random) {
        Visit visit =
                plain(day)
                        .with(Dimension.THEME, some(random, 2, "C", "T", "A", "E", "B", "U"))
                        .with(Dimension.LANGUAGE, some(random, 4, "fr", "uk", "nl", "en"))
                        .with(Dimension.HOUR, ClosedLists.hour(9 + random.nextInt(8)))
                        .with(Dimension.STOP, some(random, 2, "molenbeek", "evere", "none"));
        if (random.nextInt(6) == 0) {
            List<String> questions = questions();
            String question =
                    questions.get(Math.min(random.nextInt(8), random.nextInt(questions.size())));
            return visit.with(Dimension.OUTCOME, Dimension.ABANDONED)
                    .with(Dimension.QUESTION, question)
                    .with(Dimension.CHANNEL, Dimension.NONE)
                    .with(Dimension.RECOMMENDATION, Dimension.NONE);
        }
        List<String> ids = CONTENT.recommendations().keySet().stream().sorted().toList();
        int rank = (int) (ids.size() * Math.pow(random.nextDouble(), 3));
        return visit.with(Dimension.RECOMMENDATION, ids.get(rank))
                .with(Dimension.CHANNEL, some(random, 2, "self_served", "adviser"))
                .with(Dimension.FEEDBACK, some(random, 3, "none", "3", "2", "1"))
                .with(Dimension.COMMUNE, listed(Dimension.COMMUNE, random))
                .with(Dimension.GENDER, some(random, 1, "no-answer", "f", "m", "f", "m", "x"))
                .with(Dimension.AGE, listed(Dimension.AGE, random));
    }

    private static List<String> questions() {
        return CONTENT.questionnaires().values().stream()
                .flatMap(q -> q.questions().stream())
                .map(q -> q.id())
                .sorted()
                .toList();
    }

    // The first is drawn most.
    private static String some(Random random, int weight, String... values) {
        return values[Math.max(0, random.nextInt(values.length + weight) - weight)];
    }

    private static String listed(Dimension dimension, Random random) {
        List<String> values = ClosedLists.of(dimension).orElseThrow();
        return random.nextInt(3) == 0
                ? ClosedLists.NO_ANSWER
                : values.get((int) (values.size() * Math.pow(random.nextDouble(), 1.5)));
    }

    /// What a terminal let out of these visits until a day.
    ///
    /// @param today nothing of this day or later
    public static YearCounts released(
            String terminal,
            TerminalKind kind,
            Measures measures,
            List<Visit> visits,
            int year,
            LocalDate today) {
        Sealer sealer = new Sealer(terminal, measures, message -> new byte[SIGNATURE]);
        NavigableMap<LocalDate, List<Visit>> days = new TreeMap<>();
        visits.forEach(v -> days.computeIfAbsent(v.day(), d -> new ArrayList<>()).add(v));
        List<Batch> batches = new ArrayList<>();
        OpenCounts open = OpenCounts.NONE;
        SealMark mark = SealMark.NONE;
        days.putIfAbsent(today, List.of());
        for (Map.Entry<LocalDate, List<Visit>> day : days.headMap(today.plusDays(1)).entrySet()) {
            for (Optional<Sealer.Sealing> next = sealer.next(open, mark, day.getKey());
                    next.isPresent();
                    next = sealer.next(open, mark, day.getKey())) {
                open = next.get().after();
                mark = next.get().mark();
                batches.add(batch(next.get()));
            }
            for (Visit visit : day.getValue()) {
                open = open.with(day.getKey(), visit.cells(measures));
            }
        }
        batches.removeIf(batch -> batch.through().getYear() != year);
        return new YearCounts(terminal, kind, batches, List.of());
    }

    private static Batch batch(Sealer.Sealing sealing) {
        try {
            return sealing.batch().batch();
        } catch (BatchFormatException e) {
            throw new AssertionError(e);
        }
    }

    /// About so many visits a day on working days of a year.
    public static List<Visit> year(int year, int aDay, Random random) {
        List<Visit> visits = new ArrayList<>();
        LocalDate end = LocalDate.of(year + 1, 1, 1);
        for (LocalDate day = LocalDate.of(year, 1, 5); day.isBefore(end); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= 5) {
                for (int n = random.nextInt(2 * aDay + 1); n > 0; n--) {
                    visits.add(random(day, random));
                }
            }
        }
        return visits;
    }
}
