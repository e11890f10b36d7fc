package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Table;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A batch in a visitor's words: every number that was sent, with names that people know instead of
/// stable ids. It adds nothing, leaves nothing out and sums nothing up.
///
/// Pure; any thread.
public final class SentWords {
    private static final String DAY = "d MMMM yyyy";
    private static final String MONTH = "LLLL yyyy";
    private static final String QUARTER = "QQQQ yyyy";
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int LONGEST_MONTH = "2026-11".length();
    private static final int LONGEST_YEAR = "2026".length();

    private final SentCounts sent;
    private final Content content;
    private final Language language;
    private final Locale locale;

    SentWords(SentCounts sent, Content content, Language language) {
        this.sent = sent;
        this.content = content;
        this.language = language;
        this.locale = Locale.forLanguageTag(language.code());
    }

    /// The same line by line, to be read aloud.
    public static List<String> lines(@Nullable Sent sent, Content content, Language language) {
        return switch (sent) {
            case null -> List.of(language.text("sent.nothing"));
            case Sent.Given given -> given(given, language);
            case SentCounts counts -> lines(new SentWords(counts, content, language));
        };
    }

    /// What went to the hub of the site, in sentences: its numbers are not for everybody's eyes.
    static List<String> given(Sent.Given given, Language language) {
        Locale locale = Locale.forLanguageTag(language.code());
        String day = DateTimeFormatter.ofPattern(DAY, locale).format(given.through());
        return List.of(language.text("sent.joined"), language.text("sent.joined.through", day));
    }

    private static List<String> lines(SentWords words) {
        List<String> lines = new ArrayList<>(List.of(words.days()));
        for (Section section : words.sections()) {
            lines.add(section.title());
            section.note().ifPresent(lines::add);
            section.lines().forEach(line -> lines.add(line.name() + ": " + line.n()));
        }
        words.left().ifPresent(lines::add);
        return lines;
    }

    /// A number with its name.
    record Line(String name, long n) {}

    /// One table.
    ///
    /// @param title what the numbers are broken down by, and their period
    /// @param lines the numbers that were sent, last the sum of all that are not shown singly
    /// @param noteOrNull why there are no numbers, or null if there are some
    record Section(String title, List<Line> lines, @Nullable String noteOrNull) {
        Section {
            lines = List.copyOf(lines);
        }

        Optional<String> note() {
            return Optional.ofNullable(noteOrNull);
        }
    }

    /// The days of the visits it counts.
    String days() {
        LocalDate from = sent.batch().from();
        LocalDate through = sent.batch().through();
        return from.equals(through)
                ? language.text("sent.day", day(from))
                : language.text("sent.days", day(from), day(through));
    }

    /// What stays on the terminal for good and is never sent, said at the end of a year.
    Optional<String> left() {
        int most = sent.batch().remainderUpTo();
        return most == 0 ? Optional.empty() : Optional.of(language.text("sent.left", most));
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(DAY, locale).format(day);
    }

    /// Its tables.
    List<Section> sections() {
        return sent.batch().tables().stream().map(this::section).toList();
    }

    private Section section(Table table) {
        Optional<Measure> measure =
                sent.measures().stream().filter(m -> m.id().equals(table.measure())).findFirst();
        List<Dimension> dimensions = measure.map(Measure::dimensions).orElse(List.of());
        List<Line> lines = new ArrayList<>();
        for (Table.Count count : table.released()) {
            lines.add(new Line(name(dimensions, count.values()), count.n()));
        }
        if (table.notShown() > 0) {
            lines.add(new Line(language.text("sent.not-shown"), table.notShown()));
        }
        String by =
                measure.map(
                                m ->
                                        m.dimensions().stream()
                                                .map(this::by)
                                                .collect(Collectors.joining(language.comma())))
                        .orElse(table.measure());
        return new Section(
                by + " · " + period(table.period()),
                lines,
                table.withheld() || lines.isEmpty() ? language.text("sent.withheld") : null);
    }

    private String period(String label) {
        if (label.length() == LONGEST_YEAR) {
            return Year.parse(label).toString();
        }
        if (label.contains("Q")) {
            return quarter(label);
        }
        return label.length() == LONGEST_MONTH
                ? DateTimeFormatter.ofPattern(MONTH, locale).format(YearMonth.parse(label))
                : day(LocalDate.parse(label));
    }

    private String quarter(String label) {
        int month = MONTHS_OF_A_QUARTER * Character.digit(label.charAt(label.length() - 1), 10);
        LocalDate day = LocalDate.of(Integer.parseInt(label.substring(0, LONGEST_YEAR)), month, 1);
        return DateTimeFormatter.ofPattern(QUARTER, locale).format(day);
    }

    private String by(Dimension dimension) {
        return switch (dimension) {
            case COMMUNE, GENDER, AGE ->
                    about(dimension).map(q -> q.label().in(language.code())).orElse(dimension.id());
            case THEME,
                    LANGUAGE,
                    HOUR,
                    OUTCOME,
                    RECOMMENDATION,
                    TRADE,
                    QUESTION,
                    CHANNEL,
                    STOP,
                    FEEDBACK ->
                    language.text("sent.by." + dimension.id());
        };
    }

    private String name(List<Dimension> dimensions, List<String> values) {
        if (dimensions.size() != values.size()) {
            return String.join(language.comma(), values);
        }
        return IntStream.range(0, values.size())
                .mapToObj(i -> name(dimensions.get(i), values.get(i)))
                .collect(Collectors.joining(language.comma()));
    }

    private String name(Dimension dimension, String value) {
        return switch (dimension) {
            case THEME ->
                    content.theme(value)
                            .map(Theme::name)
                            .map(this::said)
                            .orElseGet(() -> noneOr(value));
            case LANGUAGE ->
                    content.language(value).map(Language::name).orElseGet(() -> noneOr(value));
            case HOUR ->
                    value.equals(Dimension.UNKNOWN)
                            ? language.text("sent.unknown")
                            : language.text("sent.hour", value);
            case OUTCOME, CHANNEL -> closed(dimension, value);
            case RECOMMENDATION ->
                    Optional.ofNullable(content.recommendations().get(value))
                            .map(Recommendation::title)
                            .map(this::said)
                            .orElseGet(() -> noneOr(value));
            case TRADE ->
                    content.trades()
                            .trade(value)
                            .map(trade -> said(trade.name()))
                            .orElseGet(() -> noneOr(value));
            case QUESTION ->
                    question(value)
                            .map(Question::label)
                            .map(this::said)
                            .orElseGet(() -> noneOr(value));
            case STOP -> noneOr(value);
            case FEEDBACK -> feedback(value);
            case COMMUNE, GENDER, AGE -> answer(dimension, value);
        };
    }

    private String said(Text text) {
        return text.in(language.code());
    }

    private String noneOr(String value) {
        return none(value).orElse(value);
    }

    private Optional<String> none(String value) {
        return value.equals(Dimension.NONE)
                ? Optional.of(language.text("sent.none"))
                : Optional.empty();
    }

    private String closed(Dimension dimension, String value) {
        return switch (value) {
            case Dimension.FINISHED -> language.text("sent.finished");
            case Dimension.ABANDONED -> language.text("sent.abandoned");
            case "adviser" -> language.text("sent.channel.adviser");
            case "self_served" -> language.text("sent.channel.self-served");
            default -> none(value).orElse(dimension.id() + " " + value);
        };
    }

    private String feedback(String value) {
        return switch (value) {
            case "1" -> language.text("feedback.no");
            case "2" -> language.text("feedback.partly");
            case "3" -> language.text("feedback.yes");
            default -> noneOr(value);
        };
    }

    private Optional<Question> question(String id) {
        return content.questionnaires().values().stream()
                .map(Questionnaire::questions)
                .flatMap(List::stream)
                .filter(q -> q.id().equals(id))
                .findFirst();
    }

    /// The statistical question behind a dimension: the one whose choices are exactly the
    /// dimension's values.
    private Optional<Question> about(Dimension dimension) {
        List<String> values = ClosedLists.of(dimension).orElse(List.of());
        return content.about().stream()
                .filter(q -> q.choices().stream().map(Choice::id).allMatch(values::contains))
                .findFirst();
    }

    private String answer(Dimension dimension, String value) {
        if (value.equals(ClosedLists.NO_ANSWER)) {
            return language.text("about.no-answer");
        }
        return about(dimension)
                .flatMap(q -> q.choice(value))
                .map(Choice::text)
                .map(this::said)
                .orElse(value);
    }
}
