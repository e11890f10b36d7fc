package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.DayFigures;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Cell;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Figures;
import brussels.citedesmetiers.kiosk.queue.Spans;
import brussels.citedesmetiers.kiosk.web.CsvText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A day's figures as CSV: one row per service and hour. For programs, column names are in English
/// and times in seconds; for a spreadsheet, names are in the reader's language and times in
/// minutes.
final class DayCsv {
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.9;
    private static final BigDecimal SECONDS_IN_MINUTE = BigDecimal.valueOf(60);
    private static final List<String> COLUMNS =
            List.of(
                    ("day,service,name,hour,issued,called,served,no_shows,returned,transferred,"
                                    + "cancelled,waits,wait_mean_seconds,wait_median_minutes,"
                                    + "wait_p90_minutes,way_mean_seconds,service_mean_seconds,"
                                    + "at_reception")
                            .split(",", -1));

    /// The text keys of the column names, in the same order.
    private static final List<String> NAMES =
            List.of(
                    "day.which",
                    "csv.service",
                    "day.service-name",
                    "csv.hour",
                    "day.issued",
                    "day.called",
                    "day.served",
                    "day.noShows",
                    "day.returned",
                    "day.transferred",
                    "day.cancelled",
                    "csv.waits",
                    "csv.wait-mean",
                    "csv.wait-median",
                    "csv.wait-most",
                    "csv.way-mean",
                    "csv.service-mean",
                    "day.reception");

    private final DeskTexts texts;
    private final String language;

    /// @param language of the service names and, for a spreadsheet, of the columns
    DayCsv(DeskTexts texts, String language) {
        this.texts = texts;
        this.language = language;
    }

    byte[] of(DayFigures figures, boolean spreadsheet) {
        CsvText csv = spreadsheet ? CsvText.forSpreadsheet() : CsvText.plain();
        csv.line(
                spreadsheet
                        ? NAMES.stream().map(key -> texts.staff(key, language)).toList()
                        : COLUMNS);
        figures.cells().forEach((cell, f) -> csv.line(row(figures, cell, f, csv)));
        return csv.bytes();
    }

    private List<String> row(DayFigures figures, Cell cell, Figures f, CsvText csv) {
        List<String> row =
                new ArrayList<>(
                        List.of(
                                figures.day().toString(),
                                cell.service().value(),
                                CsvText.safe(texts.name(cell.service(), language))));
        numbers(
                row,
                cell.hour(),
                f.issued(),
                f.called(),
                f.served(),
                f.noShows(),
                f.returned(),
                f.transferred(),
                f.cancelled(),
                f.waits().count());
        row.add(mean(f.waits(), csv));
        numbers(row, f.waits().minutesWithin(MEDIAN), f.waits().minutesWithin(MOST));
        row.add(mean(f.ways(), csv));
        row.add(mean(f.services(), csv));
        numbers(row, f.atReception());
        return row;
    }

    private static void numbers(List<String> row, long... numbers) {
        Arrays.stream(numbers).forEach(number -> row.add(Long.toString(number)));
    }

    private static String mean(Spans spans, CsvText csv) {
        BigDecimal seconds = BigDecimal.valueOf(spans.mean().toSeconds());
        return csv.isForSpreadsheet()
                ? csv.decimal(seconds.divide(SECONDS_IN_MINUTE, 1, RoundingMode.HALF_UP))
                : csv.decimal(seconds);
    }
}
