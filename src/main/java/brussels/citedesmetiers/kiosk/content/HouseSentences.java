package brussels.citedesmetiers.kiosk.content;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What is said of the house on the screen and aloud.
public final class HouseSentences {
    private final Language language;
    private final Form form;

    /// How days and hours are put.
    public interface Form {
        /// Days that follow one another.
        String days(List<String> names);

        /// What follows the days: when it is open, as `09:00–17:00`.
        String hours(List<String> spans);
    }

    private static final class Written implements Form {
        @Override
        public String days(List<String> names) {
            return names.size() == 1
                    ? names.getFirst()
                    : names.getFirst() + " \u2013 " + names.getLast();
        }

        @Override
        public String hours(List<String> spans) {
            return " " + String.join(" + ", spans);
        }
    }

    /// The sentences as they are read.
    ///
    /// @param language the visit's
    public HouseSentences(Language language) {
        this(language, new Written());
    }

    /// The sentences with days and hours in another form.
    public HouseSentences(Language language, Form form) {
        this.language = language;
        this.form = form;
    }

    /// What there is, and when it is open.
    public List<String> of(House house) {
        List<String> sentences =
                new ArrayList<>(
                        List.of(house.there().in(language.code()).split("(?<=[.?])\\s+", -1)));
        List<String> told = new ArrayList<>();
        for (House.Service service : house.services()) {
            String hours = hours(service);
            if (!hours.isEmpty() && !told.contains(hours)) {
                told.add(hours);
                sentences.add(language.text("house.hours", hours));
            }
        }
        return sentences;
    }

    /// Days with the same hours that follow one another stand together.
    private String hours(House.Service service) {
        List<String> parts = new ArrayList<>();
        DayOfWeek[] days = DayOfWeek.values();
        int from = 0;
        while (from < days.length) {
            List<String> spans = spans(service, days[from]);
            int to = from;
            while (to + 1 < days.length && spans.equals(spans(service, days[to + 1]))) {
                to++;
            }
            if (!spans.isEmpty()) {
                List<String> names = Arrays.stream(days, from, to + 1).map(this::name).toList();
                parts.add(form.days(names) + form.hours(spans));
            }
            from = to + 1;
        }
        return String.join(language.comma(), parts);
    }

    private static List<String> spans(House.Service service, DayOfWeek day) {
        return service.hours().getOrDefault(day, List.of());
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language.code()));
    }
}
