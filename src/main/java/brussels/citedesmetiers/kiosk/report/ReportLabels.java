package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The names of the counted values in a report's language. Immutable.
final class ReportLabels {
    private static final String ABOUT = "about-";

    private final ReportTexts texts;
    private final Content content;
    private final Map<String, String> stops;
    private final UnaryOperator<String> sites;

    /// @param sites gives a site's name by its id
    ReportLabels(
            ReportTexts texts,
            Content content,
            Map<String, String> stops,
            UnaryOperator<String> sites) {
        this.texts = texts;
        this.content = content;
        this.stops = Map.copyOf(stops);
        this.sites = sites;
    }

    /// The name of a site.
    String site(String id) {
        return sites.apply(id);
    }

    /// The name of a value; empty if it is no longer known.
    Optional<String> of(Dimension dimension, String value) {
        return isAnswer(dimension, value)
                ? named(dimension, value)
                : Optional.of(texts.of(withoutAnswer(dimension, value)));
    }

    private static String withoutAnswer(Dimension dimension, String value) {
        return value.equals(Dimension.NONE) ? "none." + dimension.id() : value;
    }

    /// Whether the value is an answer, rather than the absence of one.
    static boolean isAnswer(Dimension dimension, String value) {
        return switch (dimension) {
            case COMMUNE, GENDER, AGE -> !value.equals(ClosedLists.NO_ANSWER);
            case RECOMMENDATION, TRADE, QUESTION, CHANNEL, STOP, FEEDBACK ->
                    !value.equals(Dimension.NONE);
            case HOUR -> !value.equals(Dimension.UNKNOWN);
            case THEME, LANGUAGE, OUTCOME -> true;
        };
    }

    /// Whether a value of this dimension may mean the absence of an answer.
    static boolean maySayNothing(Dimension dimension) {
        return Stream.of(ClosedLists.NO_ANSWER, Dimension.NONE, Dimension.UNKNOWN)
                .anyMatch(value -> !isAnswer(dimension, value));
    }

    private Optional<String> named(Dimension dimension, String value) {
        return switch (dimension) {
            case THEME -> content.theme(value).map(theme -> inOurs(theme.name().byLanguage()));
            case LANGUAGE ->
                    texts.maybe("language." + value)
                            .or(() -> content.language(value).map(Language::name));
            case HOUR, OUTCOME, CHANNEL, FEEDBACK -> closed(dimension, value);
            case RECOMMENDATION ->
                    Optional.ofNullable(content.recommendations().get(value))
                            .map(Recommendation::title)
                            .map(title -> inOurs(title.byLanguage()));
            case TRADE ->
                    content.trades().trade(value).map(trade -> inOurs(trade.name().byLanguage()));
            case QUESTION -> question(value);
            case STOP -> Optional.ofNullable(stops.get(value));
            case COMMUNE, GENDER, AGE -> choice(ABOUT + dimension.id(), value);
        };
    }

    private String inOurs(Map<String, String> text) {
        return text.getOrDefault(texts.code(), "");
    }

    private Optional<String> closed(Dimension dimension, String value) {
        if (!ClosedLists.of(dimension).orElseThrow().contains(value)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (dimension) {
                    case HOUR ->
                            texts.of("hour", Integer.parseInt(value), Integer.parseInt(value) + 1);
                    case FEEDBACK -> texts.visitors("feedback." + faces(value));
                    default -> texts.of(dimension.id() + "." + value.replace('_', '-'));
                });
    }

    private static String faces(String value) {
        return switch (value) {
            case "1" -> "no";
            case "2" -> "partly";
            default -> "yes";
        };
    }

    private Optional<String> choice(String question, String value) {
        return content.about().stream()
                .filter(q -> q.id().equals(question))
                .flatMap(q -> q.choice(value).stream())
                .map(Choice::text)
                .map(text -> inOurs(text.byLanguage()))
                .findFirst();
    }

    /// A question preceded by its theme, because many begin alike.
    private Optional<String> question(String value) {
        for (Theme theme : content.themes()) {
            Questionnaire questionnaire = content.questionnaires().get(theme.id());
            Optional<Question> question =
                    questionnaire == null ? Optional.empty() : questionnaire.question(value);
            if (question.isPresent()) {
                return Optional.of(
                        texts.of(
                                "question",
                                inOurs(theme.name().byLanguage()),
                                inOurs(question.get().text().byLanguage())));
            }
        }
        return content.about().stream()
                .filter(q -> q.id().equals(value))
                .map(q -> inOurs(q.text().byLanguage()))
                .findFirst();
    }

    /// The values of a dimension in the order people expect, if there is one.
    List<String> order(Dimension dimension) {
        return switch (dimension) {
            case THEME -> content.themes().stream().map(Theme::id).toList();
            case LANGUAGE -> content.languages().stream().map(Language::code).toList();
            case FEEDBACK -> List.of("3", "2", "1", Dimension.NONE);
            case COMMUNE, GENDER, AGE, HOUR, OUTCOME, CHANNEL ->
                    ClosedLists.of(dimension).orElseThrow();
            case RECOMMENDATION, TRADE, QUESTION, STOP -> List.of();
        };
    }
}
