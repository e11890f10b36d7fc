package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts, codes, times and waits as they are said in one language. Pure.
final class Phrases {
    /// Above it a wait is said in hours.
    private static final int MINUTES_TELL = 60;

    private static final Pattern ENDED = Pattern.compile("[.!?:…؟]$");

    private static final Pattern WRITTEN_TIME =
            Pattern.compile("\\b([01]?[0-9]|2[0-3])(?:(?::| h )([0-5][0-9])| h)(?![\\p{L}0-9])");

    private final Language language;

    Phrases(Language language) {
        this.language = language;
    }

    Language language() {
        return language;
    }

    String text(String key, Object... values) {
        return plain(language.text(key, values));
    }

    /// The text of `key` for this number: some languages have a form of their own for one, and some
    /// for 2 to 4.
    String counted(String key, int n) {
        String own = key + (n == 1 ? ".one" : n >= 2 && n <= 4 ? ".few" : "");
        return text(language.texts().containsKey(own) ? own : key, n);
    }

    /// Without the signs that are only for the eye.
    static String plain(String written) {
        return written.replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace(" · ", ", ")
                .replace(" / ", ", ")
                .replace("•", "")
                .strip();
    }

    /// So that the voice falls at its end.
    static String sentence(String text) {
        String plain = plain(text);
        return plain.isEmpty() || ENDED.matcher(plain).find() ? plain : plain + ".";
    }

    /// The letters one by one, and the number as a number: "C, A, 17" for `C-A017`.
    static String code(String written) {
        return TicketCode.parse(written).spoken();
    }

    /// A time of day as people say it.
    String time(LocalTime time) {
        return time.getMinute() == 0
                ? text("speech.time.hour", time.getHour())
                : text("speech.time", time.getHour(), time.getMinute());
    }

    /// A text with its times of day as people say them.
    String withTimes(String text) {
        return WRITTEN_TIME
                .matcher(plain(text))
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        time(
                                                LocalTime.of(
                                                        Integer.parseInt(found.group(1)),
                                                        found.group(2) == null
                                                                ? 0
                                                                : Integer.parseInt(
                                                                        found.group(2))))));
    }

    /// Hours such as `09:00–17:00` as people say them.
    String span(String written) {
        List<String> ends = List.of(withTimes(written).split("\u2013", -1));
        return ends.size() == 2
                ? text("speech.span", ends.getFirst(), ends.getLast())
                : String.join(" ", ends);
    }

    /// How long somebody will wait; empty if nothing honest can be said.
    Optional<String> wait(WaitEstimate estimate) {
        return switch (estimate) {
            case WaitEstimate.Unknown _ -> Optional.empty();
            case WaitEstimate.Free() -> Optional.of(text("wait.none"));
            case WaitEstimate.Between between ->
                    Optional.of(
                            between.toMinutes() > MINUTES_TELL
                                    ? hours(between)
                                    : text(
                                            "speech.wait",
                                            between.fromMinutes(),
                                            between.toMinutes()));
        };
    }

    private String hours(WaitEstimate.Between between) {
        long halves = Math.round((between.fromMinutes() + between.toMinutes()) / 2.0 / 30);
        int whole = Math.toIntExact(halves / 2);
        return halves % 2 == 0
                ? counted("speech.wait.hours", whole)
                : counted("speech.wait.hours.half", whole);
    }

    /// How many are before the holder of a ticket; empty for nobody.
    Optional<String> before(WaitEstimate estimate) {
        return people("wait.before", estimate.waiting());
    }

    /// How many wait; empty for nobody.
    Optional<String> people(String key, int count) {
        return count == 0 ? Optional.empty() : Optional.of(counted(key, count));
    }

    /// Why no ticket is given.
    ///
    /// @param today the day where the queue is
    String refusal(Refusal refusal, LocalDate today) {
        if (refusal instanceof Refusal.Full) {
            return text("wait.full");
        }
        if (refusal instanceof Refusal.TooLate) {
            return text("wait.too-late");
        }
        Optional<LocalDateTime> opens =
                refusal instanceof Refusal.Closed closed ? closed.opens() : Optional.empty();
        return opens.map(at -> text("wait.closed", when(at, today)))
                .orElseGet(() -> text("wait.closed.long"));
    }

    private String when(LocalDateTime at, LocalDate today) {
        String hour = time(at.toLocalTime());
        if (at.toLocalDate().equals(today)) {
            return text("wait.when.today", hour);
        }
        String pattern = at.toLocalDate().isBefore(today.plusDays(6)) ? "EEEE" : "EEEE d MMMM";
        Locale locale = Locale.forLanguageTag(language.code());
        return text("wait.when.day", DateTimeFormatter.ofPattern(pattern, locale).format(at), hour);
    }

    /// Why a theme gives no ticket, in a word or two.
    String brief(Refusal refusal) {
        return text(
                switch (refusal) {
                    case Refusal.Full _ -> "wait.tile.full";
                    case Refusal.TooLate _ -> "wait.tile.too-late";
                    default -> "wait.tile.closed";
                });
    }
}
