package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.DayFigures;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Figures;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Promises;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.Spans;
import brussels.citedesmetiers.kiosk.web.CsvText;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A day, week, month or year of the queue in figures, as JSON for the page and as CSV (RFC 4180).
/// Each day is read in a turn of the queue of its own, so that a year keeps no desk waiting.
/// Thread-safe.
final class Periods {
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.9;
    private static final int HUNDRED = 100;
    private static final int DAYS_BACK = 31;

    private final AdviserQueue queue;
    private final DeskTexts texts;
    private final Watch watch;

    Periods(AdviserQueue queue, DeskTexts texts, Watch watch) {
        this.queue = queue;
        this.texts = texts;
        this.watch = watch;
    }

    /// How long a period is, and what it is divided into.
    private enum Kind {
        DAY,
        WEEK,
        MONTH,
        YEAR;

        static Kind of(String name) throws RefusedException {
            return switch (name) {
                case "day" -> DAY;
                case "week" -> WEEK;
                case "month" -> MONTH;
                case "year" -> YEAR;
                default -> throw new RefusedException(Reply.BAD_REQUEST, "kind");
            };
        }

        LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        LocalDate next(LocalDate first) {
            return switch (this) {
                case DAY -> first.plusDays(1);
                case WEEK -> first.plusWeeks(1);
                case MONTH -> first.plusMonths(1);
                case YEAR -> first.plusYears(1);
            };
        }

        /// A year is divided into months, everything else into days.
        LocalDate part(LocalDate day) {
            return this == YEAR ? day.withDayOfMonth(1) : day;
        }
    }

    /// The days of a period added up.
    private static final class Sums {
        private final Map<LocalDate, Figures> parts = new TreeMap<>();
        private final Map<ServiceId, Figures> services = new TreeMap<>();
        private final Map<String, Figures> languages = new TreeMap<>();
        private final Map<Integer, Figures> hours = new TreeMap<>();
        private final Map<DeskId, Figures> desks = new TreeMap<>();
        private Figures total = Figures.NONE;

        void add(DayFigures day, LocalDate part) {
            Figures all = day.total();
            total = total.and(all);
            parts.merge(part, all, Figures::and);
            day.cells()
                    .forEach(
                            (cell, f) -> {
                                services.merge(cell.service(), f, Figures::and);
                                hours.merge(cell.hour(), f, Figures::and);
                            });
            day.languages().forEach((cell, f) -> languages.merge(cell.language(), f, Figures::and));
        }
    }

    /// `GET /api/figures?kind=…&day=…`: the `day`, `week`, `month` or `year` that the day is in.
    /// `told`: of the waits announced in the last 31 days, how many were kept.
    Reply figures(Map<String, String> query) throws RefusedException {
        Kind kind = kind(query);
        LocalDate first = first(query, kind);
        Sums sums = sums(kind, first, kind.next(first), true);
        ObjectNode json =
                JsonNodes.object()
                        .put("first", first.toString())
                        .put("last", kind.next(first).minusDays(1).toString())
                        .put("before", kind.first(first.minusDays(1)).toString())
                        .put("after", kind.next(first).toString())
                        .put("byDesk", queue.plan().rules().figuresByDesk());
        json.set("total", json(sums.total));
        put(json, "parts", sums.parts);
        put(json, "services", sums.services);
        put(json, "languages", sums.languages);
        put(json, "hours", sums.hours);
        put(json, "desks", sums.desks);
        LocalDate today = queue.view().day();
        Sums month = sums(Kind.MONTH, today.minusDays(DAYS_BACK - 1L), today.plusDays(1), false);
        put(json, "told", month.services);
        json.set("toldTotal", json(month.total));
        return Reply.json(json);
    }

    private static void put(ObjectNode json, String name, Map<?, Figures> rows) {
        ArrayNode list = json.putArray(name);
        rows.forEach((key, figures) -> list.add(json(figures).put("key", key.toString())));
    }

    private static ObjectNode json(Figures f) {
        ObjectNode json = Days.figures(f);
        json.put("told", f.promises().told())
                .put("sooner", f.promises().sooner())
                .put("later", f.promises().later());
        if (f.promises().told() > 0) {
            json.put("keptShare", f.promises().kept() * HUNDRED / f.promises().told());
        }
        return json;
    }

    private static Kind kind(Map<String, String> query) throws RefusedException {
        return Kind.of(query.getOrDefault("kind", "month"));
    }

    private LocalDate first(Map<String, String> query, Kind kind) throws RefusedException {
        String text = query.getOrDefault("day", "");
        return kind.first(text.isEmpty() ? queue.view().day() : Days.date(text));
    }

    /// The sums of the days from one on and before another.
    private Sums sums(Kind kind, LocalDate from, LocalDate end, boolean byDesk)
            throws RefusedException {
        Sums sums = new Sums();
        for (LocalDate day : read(queue::days)) {
            if (day.isBefore(from) || !day.isBefore(end)) {
                continue;
            }
            sums.add(read(() -> queue.figures(day)), kind.part(day));
            if (byDesk) {
                read(() -> queue.byDesk(day))
                        .forEach((desk, f) -> sums.desks.merge(desk, f, Figures::and));
            }
        }
        return sums;
    }

    /// `GET /figures.csv?kind=…&day=…&lang=…`, with `excel` for a spreadsheet: each row is one of
    /// the period's `total`, `part`, `service`, `language`, `hour` or `desk`. The total names the
    /// days that the figures are of, none if the queue has none of the period: its first day may be
    /// before the queue's oldest, its last one still to come.
    Reply csv(Map<String, String> query) throws RefusedException {
        Kind kind = kind(query);
        LocalDate first = first(query, kind);
        Sums sums = sums(kind, first, kind.next(first), true);
        String language = query.getOrDefault("lang", DeskTexts.FALLBACK);
        boolean spreadsheet = query.containsKey("excel");
        CsvText csv = spreadsheet ? CsvText.forSpreadsheet() : CsvText.plain();
        csv.line(
                List.of(
                        ("of,which,name,issued,called,served,no_shows,returned,transferred,cancelled,"
                                        + "at_reception,wait_median_minutes,wait_p90_minutes,"
                                        + "way_median_minutes,service_median_minutes,told,kept,"
                                        + "sooner,later")
                                .split(",", -1)));
        csv.line(row("total", covered(first, kind.next(first).minusDays(1)), "", sums.total));
        sums.parts.forEach((part, f) -> csv.line(row("part", part.toString(), "", f)));
        sums.services.forEach(
                (id, f) ->
                        csv.line(
                                row(
                                        "service",
                                        id.value(),
                                        CsvText.safe(texts.name(id, language)),
                                        f)));
        sums.languages.forEach((code, f) -> csv.line(row("language", code, "", f)));
        sums.hours.forEach((hour, f) -> csv.line(row("hour", hour.toString(), "", f)));
        sums.desks.forEach((desk, f) -> csv.line(row("desk", desk.toString(), "", f)));
        String name =
                "queue-"
                        + first
                        + "-"
                        + ChronoUnit.DAYS.between(first, kind.next(first))
                        + (spreadsheet ? "-excel" : "")
                        + ".csv";
        return Reply.of("text/csv; charset=utf-8", csv.bytes())
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private String covered(LocalDate first, LocalDate last) throws RefusedException {
        LocalDate today = queue.view().day();
        LocalDate oldest =
                read(queue::days).stream()
                        .filter(day -> day.isBefore(today))
                        .min(LocalDate::compareTo)
                        .orElse(today);
        LocalDate from = first.isBefore(oldest) ? oldest : first;
        LocalDate through = last.isAfter(today) ? today : last;
        return through.isBefore(from) ? "" : from + "/" + through;
    }

    private static List<String> row(String of, String which, String name, Figures f) {
        List<String> row = new ArrayList<>(List.of(of, CsvText.safe(which), name));
        numbers(
                row,
                f.issued(),
                f.called(),
                f.served(),
                f.noShows(),
                f.returned(),
                f.transferred(),
                f.cancelled(),
                f.atReception());
        row.add(minutes(f.waits(), MEDIAN));
        row.add(minutes(f.waits(), MOST));
        row.add(minutes(f.ways(), MEDIAN));
        row.add(minutes(f.services(), MEDIAN));
        Promises promises = f.promises();
        numbers(row, promises.told(), promises.kept(), promises.sooner(), promises.later());
        return row;
    }

    private static void numbers(List<String> row, int... numbers) {
        for (int number : numbers) {
            row.add(Integer.toString(number));
        }
    }

    /// Nothing where nothing was measured, so that no program takes it for a wait of no time.
    private static String minutes(Spans spans, double share) {
        return spans.count() == 0 ? "" : Integer.toString(spans.minutesWithin(share));
    }

    private <T> T read(Days.Reading<T> reading) throws RefusedException {
        return Days.read(watch, reading);
    }
}
