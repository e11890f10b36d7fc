package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.queue.ClosingDays;
import brussels.citedesmetiers.kiosk.queue.Desk;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.OpeningHours;
import brussels.citedesmetiers.kiosk.queue.OpeningHours.Span;
import brussels.citedesmetiers.kiosk.queue.QueueRules;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `desk.json`.
public final class DeskReader {
    private static final int LONGEST_ID = 24;
    private static final int LONGEST_NAME = 24;
    private static final TextForm SERVICE_ID =
            new TextForm(
                    text -> TextForm.ID.fits(text) && text.length() <= LONGEST_ID,
                    "an id of lower-case letters, digits and hyphens, at most 24, is needed");
    private static final TextForm HOURS =
            TextForm.matching(
                    "([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]",
                    "hours such as 09:00-12:30 are needed");

    private static final int MOST_CLOSED = 200;
    private static final int LONGEST_CLOSED = 92;
    private static final TextForm CLOSED =
            new TextForm(
                    text -> !days(text).isEmpty(),
                    "a day such as 2026-12-24 is needed, or a first and a last of at most three"
                            + " months, such as 2026-12-24/2027-01-01");

    private final Map<ServiceId, Map<String, String>> names = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<Character> letters = new HashSet<>();
    private final Set<Integer> numbers = new HashSet<>();

    private final ClosingDays closed;

    private DeskReader(ClosingDays closed) {
        this.closed = closed;
    }

    /// Reads `desk.json`. Every problem is reported.
    ///
    /// May be called on any thread that may block; writes nothing.
    public static LoadResult<DeskSettings> load(Path config) {
        List<Fault> faults = new ArrayList<>();
        Optional<DeskSettings> desk =
                JsonFile.read(config, DeskSettings.FILE, faults)
                        .flatMap(
                                json ->
                                        json.as(
                                                file ->
                                                        settings(
                                                                file, SettingsReader.zone(config))))
                        .flatMap(read -> read);
        return desk.isPresent() && faults.isEmpty()
                ? new LoadResult.Loaded<>(desk.get())
                : LoadResult.refused(config, faults);
    }

    /// Empty if a fault was recorded.
    static Optional<DeskSettings> settings(Json json, ZoneId site) {
        DeskReader reader = new DeskReader(closed(json));
        Optional<ZoneId> zone = zone(json, site);
        List<Service> services = sound(json.objects("services", 1, 20, reader::service));
        List<Desk> desks = sound(json.objects("desks", 1, 99, reader::desk));
        Optional<QueueRules> rules = json.object("rules", DeskReader::rules);
        reader.checkServed(json, services, desks);
        boolean whole =
                zone.isPresent()
                        && rules.isPresent()
                        && services.size() == reader.ids.size()
                        && desks.stream().flatMap(d -> d.services().stream()).distinct().count()
                                == services.size();
        return whole
                ? Optional.of(
                        new DeskSettings(
                                new DeskPlan(
                                        zone.orElseThrow(), services, desks, rules.orElseThrow()),
                                reader.names))
                : Optional.empty();
    }

    private static <T> List<T> sound(List<Optional<T>> read) {
        return read.stream().flatMap(Optional::stream).toList();
    }

    /// The site's zone is in `site.json`; older files have it here.
    private static Optional<ZoneId> zone(Json json, ZoneId site) {
        if (!json.has("zone")) {
            return Optional.of(site);
        }
        Optional<ZoneId> own = SiteReader.zone(json);
        if (own.isPresent() && !own.get().equals(site)) {
            json.fault("zone", "the zone of site.json, " + site + ", is needed; leave it out here");
        }
        return own;
    }

    private Optional<Service> service(Json json) {
        String id = json.string("id", SERVICE_ID);
        char letter = TextForm.letter(json.string("letter", TextForm.LETTER));
        boolean theme = json.bool("theme");
        Map<String, String> texts =
                json.texts("name", LanguageFile.CARRIED, LanguageFile.CODE, LONGEST_NAME);
        Optional<OpeningHours> hours = json.object("hours", this::hours);
        int mostWaiting = json.integer("mostWaiting", 1, 999);
        if (!id.isEmpty() && !ids.add(id)) {
            json.fault("id", "another service has this id");
            return Optional.empty();
        }
        if (!letters.add(letter)) {
            json.fault("letter", "another service has this letter");
            return Optional.empty();
        }
        if (id.isEmpty() || hours.isEmpty()) {
            return Optional.empty();
        }
        names.put(new ServiceId(id), texts);
        return Optional.of(new Service(new ServiceId(id), letter, theme, hours.get(), mostWaiting));
    }

    /// A file without them closes on no day, as files did before there were any.
    private static ClosingDays closed(Json json) {
        return json.has("closed")
                ? json.object("closed", DeskReader::closingDays).orElse(ClosingDays.NONE)
                : ClosingDays.NONE;
    }

    private static ClosingDays closingDays(Json json) {
        boolean publicHolidays = json.bool("publicHolidays");
        Set<LocalDate> own = new HashSet<>();
        json.strings("days", 0, MOST_CLOSED, CLOSED).forEach(text -> own.addAll(days(text)));
        return new ClosingDays(publicHolidays, own);
    }

    /// A day, or an interval of days as ISO 8601 writes it; empty if the text is neither.
    private static List<LocalDate> days(String text) {
        int slash = text.indexOf('/');
        try {
            LocalDate first = LocalDate.parse(slash < 0 ? text : text.substring(0, slash));
            LocalDate last = LocalDate.parse(text.substring(slash + 1));
            boolean sound = !last.isBefore(first) && last.isBefore(first.plusDays(LONGEST_CLOSED));
            return sound ? first.datesUntil(last.plusDays(1)).toList() : List.of();
        } catch (DateTimeException notDays) {
            return List.of();
        }
    }

    private OpeningHours hours(Json json) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            List<Span> spans = new ArrayList<>();
            for (String span : json.strings(name, 0, 4, HOURS)) {
                LocalTime from = LocalTime.parse(span.substring(0, 5));
                LocalTime until = LocalTime.parse(span.substring(6));
                boolean later = spans.isEmpty() || spans.getLast().until().isBefore(from);
                if (later && from.isBefore(until)) {
                    spans.add(new Span(from, until));
                } else {
                    json.fault(name, "hours are needed in order, each from before until");
                }
            }
            days.put(day, spans);
        }
        return new OpeningHours(days, closed);
    }

    private Optional<Desk> desk(Json json) {
        int number = json.integer("number", 1, 99);
        List<String> services = json.strings("services", 1, 20, SERVICE_ID);
        List<String> languages = json.strings("languages", 0, 20, LanguageFile.CODE);
        if (!numbers.add(number)) {
            json.fault("number", "another desk has this number");
            return Optional.empty();
        }
        for (String service : services) {
            if (!ids.contains(service)) {
                json.fault("services", "there is no service " + service);
            }
        }
        List<ServiceId> known =
                services.stream().filter(ids::contains).map(ServiceId::new).toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Desk(new DeskId(number), known, languages));
    }

    private void checkServed(Json json, List<Service> services, List<Desk> desks) {
        Set<ServiceId> served =
                desks.stream().flatMap(d -> d.services().stream()).collect(Collectors.toSet());
        for (Service service : services) {
            if (!served.contains(service.id())) {
                json.fault("desks", "service " + service.id() + " needs a desk");
            }
        }
    }

    private static QueueRules rules(Json json) {
        return new QueueRules(
                Duration.ofSeconds(json.integer("recallAfterSeconds", 0, 600)),
                Duration.ofMinutes(json.integer("returnWithinMinutes", 0, 240)),
                json.integer("overtakenAtMost", 0, 20),
                Duration.ofMinutes(json.integer("lastTicketMinutesBeforeClosing", 0, 240)),
                Duration.ofMinutes(json.integer("cancelMinutesAfterClosing", 0, 600)),
                Duration.ofMinutes(json.integer("deskQuietMinutes", 5, 600)),
                json.integer("retentionDays", 1, 400),
                json.integer("figuresDays", 31, 4000, QueueRules.FIGURES_DAYS),
                json.bool("figuresByDesk", false));
    }
}
