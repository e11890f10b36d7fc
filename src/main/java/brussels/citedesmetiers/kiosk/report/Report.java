package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.content.Content;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The annual report of one site or of several: tables, charts and pages, made only from what the
/// terminals released and from the figures of the sites' queues. Made once, then immutable; any
/// thread may read it.
public final class Report {
    private final YearTotals year;
    private final YearTotals before;
    private final ReportRequest request;
    private final ReportSettings settings;
    private final Content content;
    private final ReportTexts texts;
    private final List<ReportTable> tables;
    private final List<String> coverage;
    private final ReportNotes notes;

    private Report(
            YearTotals year,
            YearTotals before,
            ReportRequest request,
            ReportSettings settings,
            Content content,
            ReportTexts texts) {
        this.year = year;
        this.before = before;
        this.request = request;
        this.settings = settings;
        this.content = content;
        this.texts = texts;
        ReportLabels labels =
                new ReportLabels(texts, content, stops(year, settings), settings::siteName);
        ContactTables contacts =
                new ContactTables(
                        request.contacts(),
                        year,
                        request.day(),
                        Math.toIntExact(thresholdsOf(year).getMax()),
                        texts,
                        labels);
        this.coverage = contacts.coverage();
        this.notes = new ReportNotes(year, settings, texts, coverage);
        List<ReportTable> all = new ArrayList<>();
        if (!year.empty()) {
            all.addAll(ReportTables.of(year, before, texts, labels));
            all.addAll(1, contacts.all());
        }
        this.tables = List.copyOf(all);
    }

    /// A stop has its name from the settings here, or else the one the truck gave it.
    private static Map<String, String> stops(YearTotals year, ReportSettings settings) {
        Map<String, String> stops = new HashMap<>(year.stops());
        stops.putAll(settings.stops());
        return stops;
    }

    /// Reads the sites' year, and the one before, and makes the report.
    ///
    /// @throws CountSource.AwayException if the counts cannot be read now
    /// @throws IllegalArgumentException if there are no reports in this language
    public static Report of(
            CountSource source, ReportSettings settings, Content content, ReportRequest request)
            throws CountSource.AwayException {
        return new Report(
                YearSum.of(source, settings, request.sites(), request.year()),
                YearSum.of(source, settings, request.sites(), request.year() - 1),
                request,
                settings,
                content,
                texts(content, request.language()));
    }

    private static ReportTexts texts(Content content, String language) {
        return ReportTexts.in(content, language)
                .orElseThrow(() -> new IllegalArgumentException("no reports in " + language));
    }

    /// The same report in every language that there are reports in, this one first.
    List<Report> inAllLanguages() {
        List<Report> all = new ArrayList<>(List.of(this));
        for (String language : languages(content)) {
            if (!language.equals(texts.code())) {
                all.add(
                        new Report(
                                year,
                                before,
                                request,
                                settings,
                                content,
                                texts(content, language)));
            }
        }
        return all;
    }

    /// The languages that a report can be written in.
    public static List<String> languages(Content content) {
        return ReportTexts.languages(content);
    }

    /// Whether there is nothing to report; the report then says so.
    public boolean empty() {
        return year.empty();
    }

    /// The number of visits it reports.
    public long visits() {
        return year.visits();
    }

    /// One sentence for each check that failed, in the report's language; they are also in it.
    public List<String> faults() {
        return notes.faults(tables);
    }

    /// One sentence for each thing a reader should know: missing periods, touched days, terminals
    /// whose year has not ended; they are also in it.
    public List<String> notices() {
        return notes.missing();
    }

    /// The smallest number that may be shown, as a range if measures differ.
    String thresholds() {
        LongSummaryStatistics k = thresholdsOf(year);
        return k.getMin() == k.getMax()
                ? texts.number(k.getMin())
                : texts.of("range", texts.number(k.getMin()), texts.number(k.getMax()));
    }

    private static LongSummaryStatistics thresholdsOf(YearTotals year) {
        return year.tables().stream()
                .mapToLong(table -> table.measure().threshold())
                .summaryStatistics();
    }

    YearTotals year() {
        return year;
    }

    /// The year before; empty if nothing is known of it.
    YearTotals before() {
        return before;
    }

    ReportTexts texts() {
        return texts;
    }

    ReportNotes notes() {
        return notes;
    }

    /// Which sites gave figures of their queue; none if none did.
    List<String> coverage() {
        return coverage;
    }

    /// The names of its sites, as a list.
    String siteName() {
        return request.sites().stream()
                .map(settings::siteName)
                .collect(Collectors.joining(texts.of("separator")));
    }

    /// The names of its sites, or how many there are if a chart has no room for all of them.
    private String sitesInBrief() {
        int sites = request.sites().size();
        return sites == 1 || ChartDrawing.fits(siteName())
                ? siteName()
                : texts.of("chart.sites", texts.number(sites));
    }

    /// A site's name.
    String siteName(String site) {
        return settings.siteName(site);
    }

    ZoneId zone() {
        return settings.zone();
    }

    LocalDate day() {
        return request.day();
    }

    List<ReportTable> tables() {
        return tables;
    }

    /// One of its tables, if it was made.
    Optional<ReportTable> table(String id) {
        return tables.stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /// Every file of it: the page, the summary in all languages, the document for a word processor,
    /// each table as CSV for programs and for spreadsheets, each chart as SVG and as PNG, and the
    /// sums of the tables.
    public List<ReportFile> files() {
        List<String> names =
                new ArrayList<>(
                        List.of(
                                ReportFile.PAGE,
                                ReportFile.SUMMARY_PAGE,
                                ReportFile.WORD,
                                ReportFile.SUMMARY,
                                ReportFile.SUMMARY_FOR_SPREADSHEET));
        for (ReportTable table : tables) {
            ReportFile.OF_A_TABLE.forEach(ending -> names.add(table.id() + ending));
        }
        List<ReportFile> files = new ArrayList<>();
        names.forEach(name -> file(name).ifPresent(files::add));
        return List.copyOf(files);
    }

    /// One of its files, made by itself.
    Optional<ReportFile> file(String name) {
        return switch (name) {
            case ReportFile.PAGE -> Optional.of(ReportFile.html(name, ReportPage.toKeep(this)));
            case ReportFile.SUMMARY_PAGE ->
                    Optional.of(ReportFile.html(name, SummaryPage.of(inAllLanguages())));
            case ReportFile.WORD -> Optional.of(ReportFile.word(name, WordFile.of(this)));
            case ReportFile.SUMMARY -> Optional.of(ReportFile.csv(name, CsvTable.summary(tables)));
            case ReportFile.SUMMARY_FOR_SPREADSHEET ->
                    Optional.of(
                            ReportFile.csv(name, CsvTable.summaryForSpreadsheet(tables, texts)));
            default ->
                    tables.stream()
                            .filter(table -> name.startsWith(table.id()))
                            .flatMap(table -> file(table, name).stream())
                            .findFirst();
        };
    }

    private Optional<ReportFile> file(ReportTable table, String name) {
        return switch (name.substring(table.id().length())) {
            case ReportFile.CSV -> Optional.of(ReportFile.csv(name, CsvTable.of(table)));
            case ReportFile.CSV_FOR_SPREADSHEET ->
                    Optional.of(ReportFile.csv(name, CsvTable.forSpreadsheet(table, texts)));
            case ReportFile.SVG ->
                    chart(table).map(chart -> ReportFile.svg(name, chart.svg(sitesInBrief())));
            case ReportFile.PNG ->
                    chart(table).map(chart -> ReportFile.png(name, chart.png(sitesInBrief())));
            default -> Optional.empty();
        };
    }

    /// A table's chart, if there is anything to draw.
    Optional<ChartDrawing> chart(ReportTable table) {
        return Optional.of(new ChartDrawing(table, year.year(), texts))
                .filter(ChartDrawing::worthDrawing);
    }
}
