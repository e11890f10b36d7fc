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

/// The annual report of a site: tables, charts and pages, made only from what the terminals
/// released. Made once, then immutable; any thread may read it.
public final class Report {
    private final YearTotals year;
    private final ReportTexts texts;
    private final String siteName;
    private final LocalDate day;
    private final ZoneId zone;
    private final List<ReportTable> tables;
    private final ReportNotes notes;

    private Report(
            YearTotals year,
            ReportTexts texts,
            ReportSettings settings,
            Content content,
            LocalDate day) {
        this.year = year;
        this.texts = texts;
        this.siteName = settings.siteName(year.site());
        this.day = day;
        this.zone = settings.zone();
        this.notes = new ReportNotes(year, settings, texts);
        this.tables =
                year.empty()
                        ? List.of()
                        : new ReportTables(
                                        year,
                                        texts,
                                        new ReportLabels(texts, content, stops(year, settings)))
                                .all();
    }

    /// A stop has its name from the settings here, or else the one the truck gave it.
    private static Map<String, String> stops(YearTotals year, ReportSettings settings) {
        Map<String, String> stops = new HashMap<>(year.stops());
        stops.putAll(settings.stops());
        return stops;
    }

    /// Reads a site's year and makes its report.
    ///
    /// @param site its id; for an unknown site the report says that there is nothing
    /// @param language one of [#languages(Content)]
    /// @param day the report's date
    /// @throws CountSource.AwayException if the counts cannot be read now
    /// @throws IllegalArgumentException if there are no reports in this language
    public static Report of(
            CountSource source,
            ReportSettings settings,
            Content content,
            String site,
            int year,
            String language,
            LocalDate day)
            throws CountSource.AwayException {
        ReportTexts texts =
                ReportTexts.in(content, language)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no reports in " + language));
        return new Report(YearSum.of(source, settings, site, year), texts, settings, content, day);
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
        LongSummaryStatistics k =
                year.tables().stream()
                        .mapToLong(table -> table.measure().threshold())
                        .summaryStatistics();
        return k.getMin() == k.getMax()
                ? texts.number(k.getMin())
                : texts.of("range", texts.number(k.getMin()), texts.number(k.getMax()));
    }

    YearTotals year() {
        return year;
    }

    ReportTexts texts() {
        return texts;
    }

    ReportNotes notes() {
        return notes;
    }

    String siteName() {
        return siteName;
    }

    ZoneId zone() {
        return zone;
    }

    LocalDate day() {
        return day;
    }

    List<ReportTable> tables() {
        return tables;
    }

    /// Every file of it: the page, each table as CSV for programs and for spreadsheets, each chart
    /// as SVG, and the sums of the tables.
    public List<ReportFile> files() {
        List<ReportFile> files = new ArrayList<>();
        files.add(ReportFile.html(ReportFile.PAGE, ReportPage.toKeep(this)));
        file(ReportFile.SUMMARY).ifPresent(files::add);
        file(ReportFile.SUMMARY_FOR_SPREADSHEET).ifPresent(files::add);
        for (ReportTable table : tables) {
            file(table.id() + ReportFile.CSV).ifPresent(files::add);
            file(table.id() + ReportFile.CSV_FOR_SPREADSHEET).ifPresent(files::add);
            ChartDrawing chart = new ChartDrawing(table, texts);
            if (chart.worthDrawing()) {
                files.add(ReportFile.svg(table.id() + ReportFile.SVG, chart.file()));
            }
        }
        return List.copyOf(files);
    }

    /// One of its files, made by itself.
    Optional<ReportFile> file(String name) {
        if (name.equals(ReportFile.SUMMARY)) {
            return Optional.of(ReportFile.csv(name, CsvTable.summary(tables)));
        }
        if (name.equals(ReportFile.SUMMARY_FOR_SPREADSHEET)) {
            byte[] summary = CsvTable.summaryForSpreadsheet(tables, texts);
            return Optional.of(ReportFile.csv(name, summary));
        }
        for (ReportTable table : tables) {
            if (name.equals(table.id() + ReportFile.CSV)) {
                return Optional.of(ReportFile.csv(name, CsvTable.of(table)));
            }
            if (name.equals(table.id() + ReportFile.CSV_FOR_SPREADSHEET)) {
                return Optional.of(ReportFile.csv(name, CsvTable.forSpreadsheet(table, texts)));
            }
            if (name.equals(table.id() + ReportFile.SVG)) {
                ChartDrawing chart = new ChartDrawing(table, texts);
                return chart.worthDrawing()
                        ? Optional.of(ReportFile.svg(name, chart.file()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
