package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.content.TextPlace;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Measures the texts of the content with the real fonts at the largest text size, each on the
/// display that gives it the least room. Screens neither scroll nor shrink their text, so a text
/// that fails here would push something off the screen; one that passes fits everywhere. JavaFX
/// thread only.
public final class MeasuredTextFit implements TextFit {
    private static final Comfort LARGEST = new Comfort(2, false, false);

    private final List<Language> languages;

    /// Room for a text.
    ///
    /// @param width in pixels of the display
    /// @param lines how many lines the text may take
    private record Room(Display display, Role role, double width, int lines) {}

    /// After an edit only the new texts are measured. Forgotten when memory is short.
    private static SoftReference<Map<Asked, Optional<String>>> measured =
            new SoftReference<>(new ConcurrentHashMap<>());

    private record Asked(TextPlace place, String language, boolean rightToLeft, String text) {}

    /// Measures for these languages.
    public MeasuredTextFit(List<Language> languages) {
        this.languages = List.copyOf(languages);
    }

    @Override
    public Optional<String> problem(TextPlace place, String language, String text) {
        Optional<Language> spoken =
                languages.stream().filter(l -> l.code().equals(language)).findFirst();
        return spoken.flatMap(
                l ->
                        measured()
                                .computeIfAbsent(
                                        new Asked(place, language, l.rightToLeft(), text),
                                        _ -> problem(room(place), place, l, text)));
    }

    private static synchronized Map<Asked, Optional<String>> measured() {
        Map<Asked, Optional<String>> all = measured.get();
        if (all == null) {
            all = new ConcurrentHashMap<>();
            measured = new SoftReference<>(all);
        }
        return all;
    }

    private static Optional<String> problem(
            Room room, TextPlace place, Language language, String text) {
        Look look = new Look(room.display(), LARGEST, language, "none", false);
        List<String> parts =
                place == TextPlace.RECOMMENDATION_DETAILS
                        ? List.of(text.split("(?<=[.?])\\s+", -1))
                        : List.of(text);
        for (String part : parts) {
            Words words = new Words(part, look, room.role());
            if (words.widestWord() > room.width()) {
                return Optional.of(tooWide(part, words.widestWord(), room.width()));
            }
            int lines = words.lines(room.width());
            if (lines > room.lines()) {
                return Optional.of(tooLong(part, lines, room.lines()));
            }
        }
        return Optional.empty();
    }

    private static String tooWide(String text, double widest, double room) {
        return String.format(
                Locale.ROOT,
                "a word is %.0f pixels wide at the largest text size and has room for %.0f; use a"
                        + " shorter word: %s",
                widest,
                room,
                text);
    }

    private static String tooLong(String text, int lines, int most) {
        int characters = text.codePointCount(0, text.length());
        return String.format(
                Locale.ROOT,
                "takes %d lines at the largest text size and has room for %d; shorten it from %d to"
                        + " about %d characters: %s",
                lines,
                most,
                characters,
                characters * most / lines,
                text);
    }

    /// The width that is left next to drawings, marks and margins, and the lines that are left when
    /// a heading, one row and the actions have their place.
    private static Room room(TextPlace place) {
        return switch (place) {
            case THEME_NAME -> new Room(Display.L, Role.THEME, 730, 2);
            case THEME_HINT -> new Room(Display.L, Role.HINT, 730, 2);
            case QUESTION -> new Room(Display.S, Role.QUESTION, 896, 3);
            case ABOUT_QUESTION -> new Room(Display.S, Role.QUESTION, 896, 2);
            case CHOICE -> new Room(Display.S, Role.CHOICE, 783, 3);
            case PICTURE -> new Room(Display.S, Role.CHOICE, 760, 1);
            case ABOUT_CHOICE -> new Room(Display.S, Role.CHOICE, 783, 2);
            case LABEL -> new Room(Display.S, Role.SUPPORT, 778, 1);
            case SCORE_NAME -> new Room(Display.S, Role.CHOICE, 700, 2);
            case RECOMMENDATION_TITLE -> new Room(Display.S, Role.TITLE, 808, 2);
            case RECOMMENDATION_SUMMARY -> new Room(Display.L, Role.HINT, 700, 3);
            case RECOMMENDATION_DETAILS -> new Room(Display.S, Role.BODY, 860, 5);
            case SECTOR_NAME -> new Room(Display.S, Role.CHOICE, 740, 2);
            case TRADE_NAME -> new Room(Display.S, Role.CHOICE, 740, 3);
            case LANGUAGE_NAME -> new Room(Display.S, Role.THEME, 420, 1);
            case GREETING -> new Room(Display.S, Role.GREETING, 420, 1);
            case FREE -> new Room(Display.S, Role.SUPPORT, 420, 1);
            case WAY -> new Room(Display.L, Role.RAIL, 174, 1);
            case HEADING -> new Room(Display.S, Role.QUESTION, 896, 2);
            case BAND -> new Room(Display.S, Role.BAND, 806, 2);
            case ACTION -> new Room(Display.S, Role.ACTION, 421, 2);
            case ACTION_OF_TWO -> new Room(Display.L, Role.ACTION, 420, 2);
            case ACTION_OF_THREE -> new Room(Display.M, Role.ACTION, 410, 2);
            case NOTE -> new Room(Display.S, Role.SUPPORT, 834, 2);
            case PROGRESS -> new Room(Display.S, Role.LABEL, 250, 1);
            case TILE_MARK -> new Room(Display.S, Role.SUPPORT_BOLD, 330, 1);
        };
    }
}
