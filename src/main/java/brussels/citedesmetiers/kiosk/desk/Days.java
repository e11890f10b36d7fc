package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.DayFigures;
import brussels.citedesmetiers.kiosk.queue.DayFigures.Figures;
import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import brussels.citedesmetiers.kiosk.queue.Reconciliation;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.Spans;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.tinylog.Logger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Days in figures, as JSON for the page and as CSV (RFC 4180), and the reconciliation of collected
/// papers. Thread-safe.
final class Days {
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.9;
    private static final int MOST_CODES = 2_000;

    private final AdviserQueue queue;
    private final DeskTexts texts;
    private final Watch watch;

    Days(AdviserQueue queue, DeskTexts texts, Watch watch) {
        this.queue = queue;
        this.texts = texts;
        this.watch = watch;
    }

    /// `GET /api/days`: the days there are figures of, today last.
    Reply days() throws RefusedException {
        TreeSet<LocalDate> days = new TreeSet<>(read(queue::days));
        days.add(queue.view().day());
        ArrayNode list = JsonNodes.array();
        days.forEach(day -> list.add(day.toString()));
        return Reply.json(JsonNodes.object().set("days", list));
    }

    /// `GET /api/day?day=…`.
    Reply day(Map<String, String> query) throws RefusedException {
        DayFigures figures = figures(query);
        ObjectNode json = JsonNodes.object().put("day", figures.day().toString());
        json.set("total", figures(figures.total()));
        ArrayNode services = json.putArray("services");
        for (Service service : queue.plan().services()) {
            services.add(figures(figures.of(service.id())).put("id", service.id().value()));
        }
        ArrayNode hours = json.putArray("hours");
        TreeSet<Integer> seen = new TreeSet<>();
        figures.cells().keySet().forEach(cell -> seen.add(cell.hour()));
        if (!seen.isEmpty()) {
            for (int hour = seen.first(); hour <= seen.last(); hour++) {
                hours.add(figures(figures.at(hour)).put("hour", hour));
            }
        }
        return Reply.json(json);
    }

    /// Figures as JSON.
    static ObjectNode figures(Figures f) {
        ObjectNode json =
                JsonNodes.object()
                        .put("issued", f.issued())
                        .put("called", f.called())
                        .put("served", f.served())
                        .put("noShows", f.noShows())
                        .put("returned", f.returned())
                        .put("transferred", f.transferred())
                        .put("cancelled", f.cancelled())
                        .put("reception", f.atReception());
        spans(json, "wait", f.waits());
        spans(json, "way", f.ways());
        spans(json, "service", f.services());
        return json;
    }

    private static void spans(ObjectNode json, String name, Spans spans) {
        if (spans.count() > 0) {
            json.put(name + "Median", spans.minutesWithin(MEDIAN));
            json.put(name + "Most", spans.minutesWithin(MOST));
            json.put(name + "Mean", spans.mean().toMinutes());
        }
    }

    /// `GET /day.csv?day=…&lang=…`, with `excel` for a spreadsheet.
    Reply csv(Map<String, String> query) throws RefusedException {
        DayFigures figures = figures(query);
        String language = query.getOrDefault("lang", DeskTexts.FALLBACK);
        boolean spreadsheet = query.containsKey("excel");
        byte[] body = new DayCsv(texts, language).of(figures, spreadsheet);
        String name = "desk-" + figures.day() + (spreadsheet ? "-excel" : "") + ".csv";
        return Reply.of("text/csv; charset=utf-8", body)
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private DayFigures figures(Map<String, String> query) throws RefusedException {
        String text = query.getOrDefault("day", "");
        LocalDate day = text.isEmpty() ? queue.view().day() : date(text);
        return read(() -> queue.figures(day));
    }

    /// A day that a query names.
    static LocalDate date(String text) throws RefusedException {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            Logger.debug(e, "not a date");
        }
        throw new RefusedException(Reply.BAD_REQUEST, "day");
    }

    /// `POST /api/reconcile` with `codes`, separated by spaces.
    Reply reconcile(Map<String, String> form) throws RefusedException {
        List<TicketCode> codes = new ArrayList<>();
        for (String code : form.getOrDefault("codes", "").split(" ", -1)) {
            if (!code.isEmpty()) {
                codes.add(Scans.code(code));
            }
        }
        if (codes.size() > MOST_CODES) {
            throw new RefusedException(Reply.TOO_LARGE, "too-large");
        }
        Reconciliation result = read(() -> queue.reconcile(queue.view().day(), codes));
        ObjectNode json =
                JsonNodes.object()
                        .put("issued", result.issued())
                        .put("called", result.called())
                        .put("served", result.served())
                        .put("collected", result.collected());
        put(json.putArray("lost"), result.lost());
        put(json.putArray("unknown"), result.unknown());
        put(
                json.putArray("notServed"),
                result.notServed().stream().map(ticket -> ticket.code()).toList());
        return Reply.json(json);
    }

    private static void put(ArrayNode list, List<TicketCode> codes) {
        codes.forEach(code -> list.add(code.toString()));
    }

    /// Reads out of the queue.
    interface Reading<T> {
        T read() throws LogAwayException;
    }

    private record Read<T>(T value) {}

    private <T> T read(Reading<T> reading) throws RefusedException {
        return read(watch, reading);
    }

    /// Refuses the request where the log cannot be read now.
    static <T> T read(Watch watch, Reading<T> reading) throws RefusedException {
        Supplier<Optional<Read<T>>> work =
                () -> {
                    try {
                        return Optional.of(new Read<>(reading.read()));
                    } catch (LogAwayException e) {
                        Logger.warn(e, "The queue's log cannot be read for the desk");
                        return Optional.empty();
                    }
                };
        return watch.shielded(work)
                .orElseThrow(() -> new RefusedException(Reply.BUSY, "log-away"))
                .value();
    }
}
