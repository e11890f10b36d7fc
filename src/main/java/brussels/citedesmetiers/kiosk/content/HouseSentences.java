package brussels.citedesmetiers.kiosk.content;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is said of the house on the screen and aloud.
public final class HouseSentences {
    private final Language language;

    /// @param language the visit's
    public HouseSentences(Language language) {
        this.language = language;
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
                String until = from == to ? "" : " \u2013 " + name(days[to]);
                parts.add(name(days[from]) + until + " " + String.join(" + ", spans));
            }
            from = to + 1;
        }
        return String.join(", ", parts);
    }

    private static List<String> spans(House.Service service, DayOfWeek day) {
        return service.hours().getOrDefault(day, List.of());
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.of(language.code()));
    }
}
