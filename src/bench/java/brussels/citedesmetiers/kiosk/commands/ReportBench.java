package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.CountSource;
import brussels.citedesmetiers.kiosk.report.Report;
import brussels.citedesmetiers.kiosk.report.ReportFile;
import brussels.citedesmetiers.kiosk.report.ReportRequest;
import brussels.citedesmetiers.kiosk.report.ReportSettings;
import brussels.citedesmetiers.kiosk.report.YearCounts;
import brussels.citedesmetiers.kiosk.report.YearSamples;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// How long an annual report takes from counts in memory, every file of it written: a building's
/// terminals, each open every day. Prints milliseconds and the memory in use.
public final class ReportBench {
    private static final int YEAR = 2026;
    private static final int RUNS = 9;
    private static final int A_DAY = 40;
    private static final int DIFFERENT = 8;
    private static final String SITE = "bruxelles";

    private ReportBench() {}

    /// @param args configuration folder, number of terminals, language
    public static void main(String[] args) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path config = Path.of(args[0]);
        Content content = ContentLoader.load(config).orSay(out).orElseThrow();
        Measures measures = CountSettings.SHIPPED.measures(TerminalKind.BUILDING);
        ReportSettings settings =
                new ReportSettings(
                        measures,
                        CountSettings.SHIPPED.measures(TerminalKind.TRUCK),
                        Map.of(),
                        Map.of(SITE, "Bruxelles"),
                        ZoneOffset.UTC);
        CountSource source = source(measures, content, Integer.parseInt(args[1]));
        List<Double> sums = new ArrayList<>();
        List<Double> files = new ArrayList<>();
        long visits = 0;
        long bytes = 0;
        for (int run = 0; run < RUNS; run++) {
            long begun = System.nanoTime();
            Report report =
                    Report.of(
                            source,
                            settings,
                            content,
                            ReportRequest.of(
                                    List.of(SITE), YEAR, args[2], LocalDate.of(YEAR + 1, 1, 5)));
            long summed = System.nanoTime();
            bytes = report.files().stream().map(ReportFile::bytes).mapToLong(b -> b.length).sum();
            long written = System.nanoTime();
            if (!report.faults().isEmpty()) {
                throw new IllegalStateException(report.faults().getFirst());
            }
            visits = report.visits();
            sums.add((summed - begun) / 1e6);
            files.add((written - summed) / 1e6);
        }
        out.printf(
                Locale.ROOT,
                "report of %s terminals, %d visits: sums and checks %s ms, all files (%d KB) %s ms%n",
                args[1],
                visits,
                median(sums),
                bytes / 1024,
                median(files));
    }

    private static String median(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.0f [%.0f-%.0f]",
                sorted.get(sorted.size() / 2),
                sorted.getFirst(),
                sorted.getLast());
    }

    private static CountSource source(Measures measures, Content content, int terminals)
            throws Exception {
        List<List<Batch>> years = new ArrayList<>();
        for (int i = 0; i < Math.min(DIFFERENT, terminals); i++) {
            years.add(year(measures, content, new Random(i)));
        }
        return new CountSource() {
            @Override
            public void read(String site, int year, Consumer<YearCounts> each) {
                for (int i = 0; i < terminals; i++) {
                    String id = String.format(Locale.ROOT, "t-%03d", i);
                    each.accept(
                            new YearCounts(
                                    id,
                                    TerminalKind.BUILDING,
                                    years.get(i % years.size()).stream()
                                            .map(b -> YearSamples.of(id, b))
                                            .toList(),
                                    List.of()));
                }
            }

            @Override
            public NavigableMap<String, NavigableSet<Integer>> years() {
                return new TreeMap<>(Map.of(SITE, new TreeSet<>(List.of(YEAR))));
            }
        };
    }

    /// Sealed as a terminal seals, day after day.
    private static List<Batch> year(Measures measures, Content content, Random random)
            throws Exception {
        Sealer sealer = new Sealer("t", measures, message -> new byte[64]);
        OpenCounts open = OpenCounts.NONE;
        SealMark mark = SealMark.NONE;
        List<Batch> batches = new ArrayList<>();
        LocalDate end = LocalDate.of(YEAR + 1, 1, 1);
        for (LocalDate day = LocalDate.of(YEAR, 1, 1); !day.isAfter(end); day = day.plusDays(1)) {
            for (Optional<Sealer.Sealing> next = sealer.next(open, mark, day);
                    next.isPresent();
                    next = sealer.next(open, mark, day)) {
                open = next.get().after();
                mark = next.get().mark();
                batches.add(next.get().batch().batch());
            }
            if (day.isBefore(end)) {
                Map<Cell, Long> cells = day(measures, content, random);
                open =
                        new OpenCounts(
                                new TreeMap<>(Map.of(day, cells)),
                                open.kept(),
                                open.through(),
                                open.closed());
            }
        }
        return batches;
    }

    private static Map<Cell, Long> day(Measures measures, Content content, Random random) {
        List<String> recommendations =
                content.recommendations().keySet().stream().sorted().toList();
        Map<Cell, Long> cells = new HashMap<>();
        for (int n = 0; n < A_DAY; n++) {
            Map<Dimension, String> visit = new HashMap<>();
            for (Dimension d : Dimension.values()) {
                visit.put(
                        d,
                        switch (d) {
                            case THEME -> some(random, List.of("C", "A", "T", "B", "E", "U"));
                            case LANGUAGE ->
                                    some(random, List.of("fr", "fr", "fr", "uk", "nl", "en"));
                            case HOUR -> ClosedLists.hour(9 + random.nextInt(8));
                            case OUTCOME -> Dimension.FINISHED;
                            case RECOMMENDATION -> some(random, recommendations);
                            case TRADE, QUESTION, STOP -> Dimension.NONE;
                            case CHANNEL, FEEDBACK, COMMUNE, GENDER, AGE ->
                                    some(random, ClosedLists.of(d).orElseThrow());
                        });
            }
            measures.all()
                    .forEach(
                            m ->
                                    cells.merge(
                                            m.cell(d -> visit.getOrDefault(d, "")), 1L, Long::sum));
        }
        return cells;
    }

    private static String some(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
