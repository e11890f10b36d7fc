package brussels.citedesmetiers.kiosk.agenda;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.Categories;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ExceptionDates;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceDates;
import biweekly.property.Status;
import biweekly.property.ValuedProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import brussels.citedesmetiers.kiosk.clock.MachineZone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/// Reads a calendar (iCalendar, RFC 5545): time zones, recurrence with its exceptions and changes,
/// and cancellations. What its events mean says a [Taking]: dates of known activities, or the
/// appointments of [AppointmentCalendar]. What is not known it leaves out and says so; what is too
/// large it refuses.
///
/// Everything is bounded, because anybody may have written the calendar: its lines and events, the
/// repetitions of each event, and how often in a day one may repeat. Any thread, one at a time.
public final class ICalendarReader {
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_COMPONENTS = 4 * MOST_EVENTS;
    private static final String CALENDAR = "VCALENDAR";
    private static final int LONGEST_LINE = 64 * 1024;

    /// A daily event that began thirty years ago.
    private static final int MOST_REPETITIONS = 11_000;

    private static final Set<Frequency> OFTEN =
            EnumSet.of(Frequency.SECONDLY, Frequency.MINUTELY, Frequency.HOURLY);

    private final Taking taking;
    private final ZoneId zone;
    private final Instant from;
    private final Instant until;
    private final List<AgendaDate> dates;
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    /// What an event says.
    record Said(List<String> categories, String summary, String description, String place) {
        Said {
            categories = List.copyOf(categories);
        }
    }

    /// What events mean.
    interface Taking {
        /// Why an event means nothing here, as it follows the word "events"; empty if it means
        /// something.
        Optional<String> refusal(Said said);

        /// Takes one that means something, each time it happens.
        void take(Said said, Instant from, Instant until) throws CalendarException;
    }

    /// Dates of activities.
    private record Activities(CalendarMeaning meaning, List<AgendaDate> dates) implements Taking {
        @Override
        public Optional<String> refusal(Said said) {
            return meaning.activity(said.categories()).isPresent()
                    ? Optional.empty()
                    : Optional.of("without a category that is an activity");
        }

        @Override
        public void take(Said said, Instant from, Instant until) throws CalendarException {
            if (dates.size() >= Agenda.MOST_DATES) {
                throw new CalendarException(
                        "The calendar has more than "
                                + Agenda.MOST_DATES
                                + " dates to come; take over fewer days of it (--days).");
            }
            dates.add(
                    new AgendaDate(
                            meaning.activity(said.categories()).orElseThrow(),
                            from,
                            until,
                            meaning.languages(said.categories()),
                            place(said.place()),
                            CalendarMeaning.full(said.categories())));
        }

        private static String place(String written) {
            String place = written.replaceAll("[\\s\\p{Cntrl}]+", " ");
            int[] characters = place.codePoints().limit(AgendaDate.LONGEST_PLACE).toArray();
            return new String(characters, 0, characters.length).strip();
        }
    }

    /// @param zone of the house: that of a time without one
    /// @param from nothing that begins earlier is kept
    /// @param until nothing that begins later is kept
    public ICalendarReader(CalendarMeaning meaning, ZoneId zone, Instant from, Instant until) {
        this(new ArrayList<>(), meaning, zone, from, until);
    }

    private ICalendarReader(
            List<AgendaDate> dates,
            CalendarMeaning meaning,
            ZoneId zone,
            Instant from,
            Instant until) {
        this(new Activities(meaning, dates), dates, zone, from, until);
    }

    ICalendarReader(Taking taking, ZoneId zone, Instant from, Instant until) {
        this(taking, List.of(), zone, from, until);
    }

    private ICalendarReader(
            Taking taking, List<AgendaDate> dates, ZoneId zone, Instant from, Instant until) {
        this.taking = taking;
        this.dates = dates;
        this.zone = zone;
        this.from = from;
        this.until = until;
    }

    /// What a calendar holds for this house.
    ///
    /// @param leftOut why events were left out, with how many
    public record Reading(List<AgendaDate> dates, Map<String, Integer> leftOut) {
        public Reading {
            dates = List.copyOf(dates);
        }
    }

    /// Reads the bytes of a calendar.
    public Reading read(byte[] bytes) throws CalendarException {
        bounded(bytes);
        try (ICalReader reader = new ICalReader(new String(bytes, StandardCharsets.UTF_8))) {
            int calendars = 0;
            for (ICalendar each = reader.readNext(); each != null; each = reader.readNext()) {
                calendars++;
                read(each);
            }
            if (calendars == 0) {
                throw new CalendarException("There is no calendar in it.");
            }
        } catch (IOException e) {
            throw new CalendarException("The calendar cannot be read: " + e.getMessage(), e);
        }
        return new Reading(dates, leftOut);
    }

    /// Looks at the lines before anything is made of them.
    private static void bounded(byte[] bytes) throws CalendarException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int events = 0;
        int components = 0;
        int row = 0;
        boolean calendar = false;
        int open = 0;
        for (int start = 0; start < text.length(); ) {
            row++;
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int length = end - start - (end > start && text.charAt(end - 1) == '\r' ? 1 : 0);
            if (length > LONGEST_LINE) {
                throw new CalendarException(
                        "Line "
                                + row
                                + " has "
                                + length
                                + " characters; a calendar has at most "
                                + LONGEST_LINE
                                + " in a line.");
            }
            if (text.regionMatches(true, start, "BEGIN:", 0, 6)) {
                components++;
                if (text.regionMatches(true, start + 6, CALENDAR, 0, CALENDAR.length())) {
                    calendar = true;
                    open++;
                }
                events += text.regionMatches(true, start + 6, "VEVENT", 0, 6) ? 1 : 0;
            }
            if (text.regionMatches(true, start, "END:" + CALENDAR, 0, 4 + CALENDAR.length())) {
                open--;
            }
            start = end + 1;
        }
        if (!calendar) {
            throw new CalendarException(
                    "This is no calendar: a line BEGIN:VCALENDAR is needed, as in a file that ends"
                            + " in .ics.");
        }
        if (open > 0) {
            // The library takes what there is of it, and the dates after the cut would be gone.
            throw new CalendarException(
                    "The calendar ends in its middle, after line "
                            + row
                            + ": the last line END:VCALENDAR is missing. Fetch or export it"
                            + " again.");
        }
        if (events > MOST_EVENTS || components > MOST_COMPONENTS) {
            throw new CalendarException(
                    "The calendar has "
                            + events
                            + " events in "
                            + components
                            + " parts; at most "
                            + MOST_EVENTS
                            + " are read. Export fewer years of it.");
        }
    }

    private void read(ICalendar calendar) throws CalendarException {
        TimezoneInfo zones = calendar.getTimezoneInfo();
        boolean cancels =
                calendar.getMethod() != null
                        && "CANCEL".equalsIgnoreCase(calendar.getMethod().getValue());
        Map<String, Series> series = new LinkedHashMap<>();
        int nameless = 0;
        for (VEvent event : calendar.getEvents()) {
            String id = text(event.getUid());
            String key = id.isEmpty() ? "without id " + nameless++ : id;
            series.computeIfAbsent(key, _ -> new Series()).add(event, zones);
        }
        for (Series each : series.values()) {
            each.addDates(zones, cancels);
        }
    }

    private void leaveOut(String why) {
        leftOut.merge(why, 1, Integer::sum);
    }

    /// All events with one id: one that may repeat, and changes of single repetitions.
    private final class Series {
        private @Nullable VEvent whole;
        private final Map<Instant, VEvent> changed = new HashMap<>();

        /// The later version of the same event counts.
        void add(VEvent event, TimezoneInfo zones) {
            if (event.getRecurrenceId() == null) {
                whole = later(whole, event);
                return;
            }
            Instant at = instant(event.getRecurrenceId(), zones);
            changed.put(at, later(changed.get(at), event));
        }

        private VEvent later(@Nullable VEvent one, VEvent other) {
            return one == null || sequence(other) >= sequence(one) ? other : one;
        }

        void addDates(TimezoneInfo zones, boolean cancels) throws CalendarException {
            if (cancels) {
                leaveOut("cancelled");
                return;
            }
            VEvent repeating = whole;
            if (repeating != null) {
                if (isCancelled(repeating)) {
                    leaveOut("cancelled");
                    return;
                }
                new Dates(repeating, zones).add(changed.keySet());
            }
            for (VEvent change : changed.values()) {
                if (isCancelled(change)) {
                    leaveOut("cancelled");
                } else {
                    new Dates(change, zones).add(Set.of());
                }
            }
        }
    }

    private static int sequence(VEvent event) {
        Integer sequence = event.getSequence() == null ? null : event.getSequence().getValue();
        return sequence == null ? 0 : sequence;
    }

    private static boolean isCancelled(VEvent event) {
        Status status = event.getStatus();
        return status != null && status.isCancelled();
    }

    private static String text(@Nullable ValuedProperty<String> property) {
        String value = property == null ? null : property.getValue();
        return value == null ? "" : value.strip();
    }

    private TimeZone houseZone() {
        return TimeZone.getTimeZone(zone);
    }

    /// The moment of a property, in the zone it is written in, or else in the house's.
    private Instant instant(DateOrDateTimeProperty property, TimezoneInfo zones) {
        ICalDate date = property.getValue();
        DateTimeComponents written = date.getRawComponents();
        if (!date.hasTime() && written != null) {
            return LocalDate.of(written.getYear(), written.getMonth(), written.getDate())
                    .atStartOfDay(zone)
                    .toInstant();
        }
        settle(property, date, zones);
        return date.toInstant();
    }

    /// The library takes a time without a zone to be in the machine's.
    private void settle(ICalProperty property, @Nullable ICalDate date, TimezoneInfo zones) {
        if (date != null
                && date.getRawComponents() != null
                && date.hasTime()
                && zones.isFloating(property)) {
            date.setTime(date.getRawComponents().toDate(houseZone()).toInstant().toEpochMilli());
        }
    }

    /// The dates of one event.
    private final class Dates {
        private final VEvent event;
        private final TimezoneInfo zones;
        private final Said said;

        Dates(VEvent event, TimezoneInfo zones) {
            this.event = event;
            this.zones = zones;
            List<String> categories = new ArrayList<>();
            for (Categories each : event.getCategories()) {
                categories.addAll(each.getValues());
            }
            this.said =
                    new Said(
                            categories,
                            text(event.getSummary()),
                            text(event.getDescription()),
                            text(event.getLocation()));
        }

        /// @param without the repetitions that were changed
        void add(Set<Instant> without) throws CalendarException {
            Optional<String> refusal = taking.refusal(said);
            if (refusal.isPresent()) {
                leaveOut(refusal.get());
                return;
            }
            if (event.getDateStart() == null || event.getDateStart().getValue() == null) {
                leaveOut("without a time");
                return;
            }
            if (event.getDateStart().getParameters().getTimezoneId() != null) {
                leaveOut("in an unknown time zone");
                return;
            }
            Instant start = instant(event.getDateStart(), zones);
            Duration length = length(start);
            if (length.isNegative() || length.isZero()) {
                leaveOut("that end before they begin");
                return;
            }
            for (Instant at : starts(start)) {
                if (!without.contains(at)) {
                    taking.take(said, at, at.plus(length));
                }
            }
        }

        private Duration length(Instant start) {
            if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
                return Duration.between(start, instant(event.getDateEnd(), zones));
            }
            if (event.getDuration() != null && event.getDuration().getValue() != null) {
                return Duration.ofMillis(event.getDuration().getValue().toMillis());
            }
            return event.getDateStart().getValue().hasTime()
                    ? Duration.ofHours(1)
                    : Duration.ofDays(1);
        }

        /// When the event and its repetitions within the time looked at begin.
        private List<Instant> starts(Instant start) {
            Recurrence rule =
                    event.getRecurrenceRule() == null ? null : event.getRecurrenceRule().getValue();
            if (rule == null && event.getRecurrenceDates().isEmpty()) {
                return isLookedAt(start) ? List.of(start) : List.of();
            }
            if (rule != null && isTooOften(rule)) {
                leaveOut("that repeat more than once a day");
                return List.of();
            }
            settleLists();
            List<Instant> found = new ArrayList<>();
            DateIterator repetitions = event.getDateIterator(eventZone());
            for (int i = 0; repetitions.hasNext(); i++) {
                if (i == MOST_REPETITIONS) {
                    leaveOut("of which only the first " + MOST_REPETITIONS + " are looked at");
                    break;
                }
                Instant at = moment(repetitions.next());
                if (at.isAfter(until)) {
                    break;
                }
                if (isLookedAt(at)) {
                    found.add(at);
                }
            }
            return found;
        }

        private boolean isLookedAt(Instant at) {
            return !at.isBefore(from) && !at.isAfter(until);
        }

        private static boolean isTooOften(Recurrence rule) {
            return OFTEN.contains(rule.getFrequency())
                    || !rule.getByHour().isEmpty()
                    || !rule.getByMinute().isEmpty()
                    || !rule.getBySecond().isEmpty();
        }

        private void settleLists() {
            for (ExceptionDates each : event.getExceptionDates()) {
                each.getValues().forEach(date -> settle(each, date, zones));
            }
            for (RecurrenceDates each : event.getRecurrenceDates()) {
                each.getDates().forEach(date -> settle(each, date, zones));
            }
        }

        private TimeZone eventZone() {
            TimezoneAssignment assigned = zones.getTimezone(event.getDateStart());
            if (zones.isFloating(event.getDateStart()) || !hasTime()) {
                return houseZone();
            }
            return assigned == null ? TimeZone.getTimeZone("UTC") : assigned.getTimeZone();
        }

        private boolean hasTime() {
            return event.getDateStart().getValue().hasTime();
        }

        /// The library gives a day as its midnight in the machine's zone.
        private Instant moment(Date found) {
            return hasTime()
                    ? found.toInstant()
                    : LocalDate.ofInstant(found.toInstant(), MachineZone.get())
                            .atStartOfDay(zone)
                            .toInstant();
        }
    }
}
