package brussels.citedesmetiers.kiosk.screen.paper;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import java.util.Optional;

/// How long a visitor will wait, in words: a range and never one minute.
public final class WaitWords {
    private WaitWords() {}

    /// The range in words, or that an adviser is free; empty if nothing honest can be said.
    public static Optional<String> range(Language language, WaitEstimate estimate) {
        return switch (estimate) {
            case WaitEstimate.Unknown _ -> Optional.empty();
            case WaitEstimate.Free() -> Optional.of(language.text("wait.none"));
            case WaitEstimate.Between between ->
                    Optional.of(
                            language.text(
                                    "wait.range", between.fromMinutes(), between.toMinutes()));
        };
    }

    /// Empty for nobody, and a separate text for one person.
    ///
    /// @param key of the text for more than one; the one for a single person ends in `.one`
    public static Optional<String> people(Language language, String key, int count) {
        return switch (count) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(language.text(key + ".one"));
            default -> Optional.of(language.text(key, count));
        };
    }

    /// How many are before the holder of a ticket.
    public static Optional<String> before(Language language, WaitEstimate estimate) {
        return people(language, "wait.before", estimate.waiting());
    }
}
