package brussels.citedesmetiers.kiosk.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the screen puts the texts of the language files that have a place which never grows.
final class ScreenTexts {
    private static final Map<TextPlace, List<String>> KEYS =
            Map.of(
                    TextPlace.WAY,
                    List.of(
                            "nav.back",
                            "nav.language",
                            "nav.accessibility",
                            "nav.listen",
                            "nav.start-over"),
                    TextPlace.HEADING,
                    List.of(
                            "themes.question",
                            "result.title",
                            "result.adviser-first",
                            "interests.title",
                            "preview.title",
                            "phone.list.title",
                            "no-number.title",
                            "feedback.question",
                            "access.title",
                            "sent.title",
                            "jam.title.ticket",
                            "jam.title.list"),
                    TextPlace.BAND,
                    List.of("result.no-queue", "result.no-paper", "result.no-printer"),
                    TextPlace.ACTION,
                    List.of(
                            "question.next",
                            "result.print",
                            "result.phone",
                            "result.adviser",
                            "detail.back",
                            "about.no-answer",
                            "about.skip-all",
                            "preview.number-only",
                            "preview.print",
                            "preview.phone",
                            "phone.done",
                            "jam.no",
                            "jam.yes",
                            "still.wipe",
                            "still.go-on",
                            "start-over.stay",
                            "feedback.skip",
                            "panel.close",
                            "access.done",
                            "sent.open"),
                    TextPlace.ACTION_OF_TWO,
                    List.of("preview.number-only.long", "preview.print.long"),
                    TextPlace.ACTION_OF_THREE,
                    List.of("result.print.long", "result.phone.long", "result.adviser.long"),
                    TextPlace.NOTE,
                    List.of("preview.privacy", "about.why", "access.only"),
                    TextPlace.PROGRESS,
                    List.of("question.more.short", "question.last.short"),
                    TextPlace.TILE_MARK,
                    List.of("wait.tile.list"));

    private static final Map<String, TextPlace> PLACES =
            KEYS.entrySet().stream()
                    .flatMap(e -> e.getValue().stream().map(key -> Map.entry(key, e.getKey())))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ScreenTexts() {}

    /// The place of the text with this key, if it has one.
    static Optional<TextPlace> place(String key) {
        return Optional.ofNullable(PLACES.get(key));
    }
}
