package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The dates of activities as they are said.
final class SpokenDates {
    private static final int SAID = 3;

    private final SpokenVisit of;
    private final Phrases phrases;
    private final Upcoming dates;

    SpokenDates(SpokenVisit of, Phrases phrases, Upcoming dates) {
        this.of = of;
        this.phrases = phrases;
        this.dates = dates;
    }

    /// The next dates of an activity, each as a sentence; none of what has no dates.
    List<String> next(Recommendation activity) {
        return dates.next(activity, of.language(), SAID).stream()
                .map(date -> phrases.text("speech.date", said(date, activity)))
                .toList();
    }

    /// What happens this week, each as a sentence.
    List<String> thisWeek() {
        return dates.thisWeek(of.content().recommendations().values()).stream()
                .map(
                        held ->
                                Phrases.sentence(held.activity().title().in(of.language()))
                                        + " "
                                        + Phrases.sentence(said(held.date(), held.activity())))
                .toList();
    }

    private String said(AgendaDate date, Recommendation activity) {
        StringBuilder said = new StringBuilder(when(date));
        if (!date.place().isEmpty()) {
            said.append(", ").append(date.place());
        }
        Set<String> languages = Upcoming.languages(date, activity);
        if (!languages.contains(of.language())) {
            String names =
                    of.content().languages().stream()
                            .filter(language -> languages.contains(language.code()))
                            .map(this::name)
                            .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                said.append(", ").append(phrases.text("offered.in", names));
            }
        }
        if (date.full()) {
            said.append(", ").append(phrases.text("agenda.full"));
        }
        return said.toString();
    }

    private String name(Language language) {
        String key = "offered." + language.code();
        return phrases.language().texts().containsKey(key) ? phrases.text(key) : language.name();
    }

    private String when(AgendaDate date) {
        ZonedDateTime starts = date.starts().atZone(dates.zone());
        String day = day(starts.toLocalDate());
        boolean wholeDay =
                starts.toLocalTime().equals(LocalTime.MIDNIGHT)
                        && date.ends()
                                .atZone(dates.zone())
                                .toLocalTime()
                                .equals(LocalTime.MIDNIGHT);
        return wholeDay
                ? day
                : phrases.text("wait.when.day", day, phrases.time(starts.toLocalTime()));
    }

    private String day(LocalDate day) {
        if (day.equals(dates.today())) {
            return phrases.text("agenda.today");
        }
        if (day.equals(dates.today().plusDays(1))) {
            return phrases.text("agenda.tomorrow");
        }
        Locale locale = Locale.forLanguageTag(phrases.language().code());
        return DateTimeFormatter.ofPattern("EEEE d MMMM", locale).format(day);
    }
}
