package brussels.citedesmetiers.kiosk.screen.paper;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import java.util.Optional;

/// How long a visitor will wait, in words: a range, never an exact minute.
public final class WaitWords {
    /// Above this many minutes a range is given in half hours.
    private static final int MINUTES_TELL = 60;

    private WaitWords() {}

    /// The range, or that an adviser is free; empty if nothing can be said honestly.
    public static Optional<String> range(Language language, WaitEstimate estimate) {
        return switch (estimate) {
            case WaitEstimate.Unknown _ -> Optional.empty();
            case WaitEstimate.Free() -> Optional.of(language.text("wait.none"));
            case WaitEstimate.Between between ->
                    Optional.of(
                            between.toMinutes() > MINUTES_TELL
                                    ? hours(language, between.fromMinutes(), between.toMinutes())
                                    : language.text(
                                            "wait.range",
                                            between.fromMinutes(),
                                            between.toMinutes()));
        };
    }

    /// A length of time: in minutes, or about so many half hours if it is long.
    public static String length(Language language, long minutes) {
        return minutes > MINUTES_TELL
                ? hours(language, minutes, minutes)
                : language.text("wait.minutes", minutes);
    }

    /// The middle of a long range, in half hours: "105 to 130 minutes" would be hard to picture.
    private static String hours(Language language, long from, long to) {
        long halves = Math.round((from + to) / 2.0 / 30);
        String key = halves % 2 == 0 ? "wait.hours" : "wait.hours.half";
        return language.text(key, halves / 2);
    }

    /// The text for this many people; empty for nobody.
    ///
    /// @param key key of the text for several people; the text for one person has `.one` after it
    public static Optional<String> people(Language language, String key, int count) {
        return switch (count) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(language.text(key + ".one"));
            default -> Optional.of(language.text(key, count));
        };
    }

    /// How many people are ahead of the holder of a ticket.
    public static Optional<String> before(Language language, WaitEstimate estimate) {
        return people(language, "wait.before", estimate.waiting());
    }
}
