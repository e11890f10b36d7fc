package brussels.citedesmetiers.kiosk.agenda;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Appointments out of a calendar (iCalendar): when, for which service, and the code that the
/// person was given. A category of the event names the service; the word `code` before it, in the
/// event's title or description, marks the code. Nothing else of an event is kept, so that no name
/// is.
public final class AppointmentCalendar {
    private static final int MOST = 10_000;

    /// French writes one that does not break before a colon.
    private static final String SPACE = "[\\s\\u00a0\\u202f]";

    /// After a colon anything of a code's form; without one it needs a digit, since "code postal"
    /// and "code Durand" are none.
    private static final Pattern CODE =
            Pattern.compile(
                    "\\bcode(?:"
                            + SPACE
                            + "*:"
                            + SPACE
                            + "*|"
                            + SPACE
                            + "+(?=[A-Z-]*[0-9]))([A-Z0-9][A-Z0-9-]{1,10}[A-Z0-9])(?![A-Z0-9-])",
                    Pattern.CASE_INSENSITIVE);

    private final Function<String, Optional<String>> services;
    private final ZoneId zone;
    private final LocalDateTime from;
    private final Duration length;

    /// An appointment.
    ///
    /// @param at by the clock of the house
    /// @param service its id
    public record Entry(LocalDateTime at, String service, String code) {}

    /// What a calendar holds.
    ///
    /// @param leftOut why events were left out, with how many
    public record Reading(List<Entry> entries, Map<String, Integer> leftOut) {
        public Reading {
            entries = List.copyOf(entries);
        }
    }

    /// @param services the id of the service that a category names
    /// @param zone of the house
    /// @param from by the clock of the house; nothing that begins earlier is kept
    /// @param length nothing that begins so long after is kept
    public AppointmentCalendar(
            Function<String, Optional<String>> services,
            ZoneId zone,
            LocalDateTime from,
            Duration length) {
        this.services = services;
        this.zone = zone;
        this.from = from;
        this.length = length;
    }

    /// Reads the bytes of a calendar.
    public Reading read(byte[] bytes) throws CalendarException {
        Instant begin = from.atZone(zone).toInstant();
        Appointments appointments = new Appointments();
        ICalendarReader.Reading read =
                new ICalendarReader(appointments, zone, begin, begin.plus(length)).read(bytes);
        return new Reading(appointments.entries, read.leftOut());
    }

    private final class Appointments implements ICalendarReader.Taking {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public Optional<String> refusal(ICalendarReader.Said said) {
            if (service(said).isEmpty()) {
                return Optional.of("without a category that is a service");
            }
            return code(said).isEmpty() ? Optional.of("without a code") : Optional.empty();
        }

        @Override
        public void take(ICalendarReader.Said said, Instant at, Instant until)
                throws CalendarException {
            if (entries.size() >= MOST) {
                throw new CalendarException(
                        "The calendar has more than " + MOST + " appointments; take fewer days.");
            }
            entries.add(
                    new Entry(
                            LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES),
                            service(said).orElseThrow(),
                            code(said).orElseThrow()));
        }

        private Optional<String> service(ICalendarReader.Said said) {
            return said.categories().stream()
                    .flatMap(category -> services.apply(category.strip()).stream())
                    .findFirst();
        }
    }

    private static Optional<String> code(ICalendarReader.Said said) {
        Matcher found = CODE.matcher(said.summary() + "\n" + said.description());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
