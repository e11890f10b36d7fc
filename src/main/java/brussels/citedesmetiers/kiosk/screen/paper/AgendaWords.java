package brussels.citedesmetiers.kiosk.screen.paper;

import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A date of an activity in words, for the screen and for paper: when, where, in which language if
/// not the visitor's, and that it is full.
public final class AgendaWords {
    /// How many dates are shown of one activity.
    public static final int SHOWN = 3;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String BETWEEN = "\u00a0· ";

    private final Content content;
    private final Language reader;
    private final Upcoming dates;

    /// @param reader the visit's language
    public AgendaWords(Content content, Language reader, Upcoming dates) {
        this.content = content;
        this.reader = reader;
        this.dates = dates;
    }

    /// The next date of an activity in a line: "Mon 12.05, 13:30 · NL". Empty if there is none.
    public Optional<String> brief(Recommendation activity) {
        return dates.next(activity, reader.code(), 1).stream()
                .findFirst()
                .map(date -> brief(date, activity));
    }

    private String brief(AgendaDate date, Recommendation activity) {
        List<String> parts = new ArrayList<>();
        parts.add(when(date, "EEE d.MM", false));
        full(date).ifPresent(parts::add);
        OfferWords.codes(content, reader, languages(date, activity))
                .ifPresent(codes -> parts.add(placeOfLatin(parts), codes));
        return String.join(BETWEEN, parts);
    }

    /// After the time; but last among Arabic words, where Latin letters beside a time are read as
    /// one piece with it, from left to right.
    private int placeOfLatin(List<String> parts) {
        return reader.rightToLeft() ? parts.size() : 1;
    }

    /// The next dates of an activity, one a line: "Monday 12 May, 13:30–16:00 · Room 3 · in Dutch".
    public List<String> whole(Recommendation activity) {
        return dates.next(activity, reader.code(), SHOWN).stream()
                .map(date -> whole(date, activity))
                .toList();
    }

    /// One date in full.
    public String whole(AgendaDate date, Recommendation activity) {
        List<String> parts = new ArrayList<>();
        parts.add(when(date, "EEEE d MMMM", true));
        OfferWords.in(content, reader, languages(date, activity)).ifPresent(parts::add);
        full(date).ifPresent(parts::add);
        if (!date.place().isEmpty()) {
            // A room stays on the line of its number.
            String place = date.place().replaceAll(" (?=\\p{N})", "\u00a0");
            parts.add(placeOfLatin(parts), place);
        }
        return String.join(BETWEEN, parts);
    }

    private static Set<String> languages(AgendaDate date, Recommendation activity) {
        return Upcoming.languages(date, activity);
    }

    private Optional<String> full(AgendaDate date) {
        return date.full() ? Optional.of(reader.text("agenda.full")) : Optional.empty();
    }

    private String when(AgendaDate date, String pattern, boolean withEnd) {
        ZonedDateTime starts = date.starts().atZone(dates.zone());
        ZonedDateTime ends = date.ends().atZone(dates.zone());
        String day = day(starts.toLocalDate(), pattern);
        if (isMidnight(starts) && isMidnight(ends)) {
            return day;
        }
        boolean sameDay = starts.toLocalDate().equals(ends.toLocalDate());
        String hours =
                withEnd && sameDay
                        ? HOUR.format(starts) + "–" + HOUR.format(ends)
                        : HOUR.format(starts);
        return day + reader.comma() + hours;
    }

    private static boolean isMidnight(ZonedDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private String day(LocalDate day, String pattern) {
        if (day.equals(dates.today())) {
            return reader.text("agenda.today");
        }
        if (day.equals(dates.today().plusDays(1))) {
            return reader.text("agenda.tomorrow");
        }
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(reader.code()))
                .format(day);
    }
}
