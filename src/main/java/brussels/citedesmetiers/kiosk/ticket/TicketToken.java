package brussels.citedesmetiers.kiosk.ticket;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The content of a ticket's QR code: apart from the visitor's memory, the only place where the
/// answers survive. Its [#toString] omits them, so that they cannot reach a log.
///
/// @param terminalId 1 to 24 letters, digits, `.`, `_` and `-`
/// @param issuedAt when the ticket was made, cut to whole seconds, from 1970 to early 2106
/// @param theme id of the questionnaire answered: the theme's letter, or `U`; the code's letter is
///   that of the service queued for
/// @param language BCP 47 code of the visitor's language
/// @param contentVersion of the content that the indexes refer to, 12 lower-case hexadecimal digits
/// @param answers in the order of the questions; empty if none was given, null if the visitor chose
///   "number only"
public record TicketToken(
        String terminalId,
        TicketCode code,
        Instant issuedAt,
        String theme,
        String language,
        String contentVersion,
        @Nullable List<Answer> answers) {

    private static final Pattern TERMINAL_ID = Pattern.compile("[A-Za-z0-9._-]{1,24}");
    private static final Pattern THEME = Pattern.compile("[A-Z]");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
    private static final Pattern CONTENT_VERSION = Pattern.compile("[0-9a-f]{12}");

    /// The greatest index of a question or a choice: seven bits.
    public static final int MAX_INDEX = 127;

    /// The choices taken at one question.
    ///
    /// @param question its index in the questionnaire's list of questions, 0 to 127
    /// @param choices their indexes in the question's list of choices, 0 to 127, rising; none if
    ///   the visitor went on without choosing
    public record Answer(int question, List<Integer> choices) {
        public Answer {
            choices = List.copyOf(choices);
            requireIndex(question);
            int before = -1;
            for (int choice : choices) {
                requireIndex(choice);
                if (choice <= before) {
                    throw new IllegalArgumentException("choices do not rise");
                }
                before = choice;
            }
        }

        @Override
        public String toString() {
            return "Answer[question=" + question + "]";
        }

        private static void requireIndex(int index) {
            if (index < 0 || index > MAX_INDEX) {
                throw new IllegalArgumentException("index " + index);
            }
        }
    }

    public TicketToken {
        require(TERMINAL_ID, "terminal id", terminalId);
        require(THEME, "theme", theme);
        require(LANGUAGE, "language", language);
        require(CONTENT_VERSION, "content version", contentVersion);
        if (issuedAt.getEpochSecond() < 0 || issuedAt.getEpochSecond() > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("issued at " + issuedAt);
        }
        issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        if (answers != null) {
            answers = List.copyOf(answers);
            int before = -1;
            for (Answer answer : answers) {
                if (answer.question() <= before) {
                    throw new IllegalArgumentException("questions do not rise");
                }
                before = answer.question();
            }
        }
    }

    private static void require(Pattern form, String what, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " of a token: " + value);
        }
    }

    /// The answers; empty if the visitor chose "number only".
    public Optional<List<Answer>> given() {
        return Optional.ofNullable(answers);
    }

    /// The same ticket without its answers: the number only.
    public TicketToken numberOnly() {
        return new TicketToken(terminalId, code, issuedAt, theme, language, contentVersion, null);
    }

    /// Converts answers from ids to indexes, in the order of a token.
    ///
    /// @param chosen choice ids by question id; without the questions not asked
    /// @throws IllegalArgumentException if an id is unknown or an index above [#MAX_INDEX]
    public static List<Answer> indexes(
            Questionnaire questionnaire, Map<String, List<String>> chosen) {
        List<Answer> answers = new ArrayList<>();
        for (int q = 0; q < questionnaire.questions().size(); q++) {
            Question question = questionnaire.questions().get(q);
            List<String> ids = chosen.get(question.id());
            if (ids != null) {
                answers.add(
                        new Answer(q, ids.stream().map(c -> index(question, c)).sorted().toList()));
            }
        }
        if (answers.size() != chosen.size()) {
            throw new IllegalArgumentException("answer to a question not in " + questionnaire.id());
        }
        return List.copyOf(answers);
    }

    private static int index(Question question, String choiceId) {
        List<String> ids = question.choices().stream().map(Choice::id).toList();
        int index = ids.indexOf(choiceId);
        if (index < 0) {
            throw new IllegalArgumentException("choice not in question " + question.id());
        }
        return index;
    }

    @Override
    public String toString() {
        return "TicketToken[" + terminalId + ", " + code + ", " + issuedAt + "]";
    }
}
