package brussels.citedesmetiers.kiosk.ticket;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.ticket.TicketToken.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a ticket says, in the reader's language: what the adviser sees, and what the visitor is
/// shown before printing. Its [#toString] leaves the answers out.
///
/// @param issuedAt when the ticket was made
/// @param theme its theme's name, or the theme's letter if the content has no such theme
/// @param language the visitor's language in its own name, or its code if the content does not have
///   it
/// @param datesChecked false if it is unknown whether the ticket is too old; the sheet says so
/// @param said the visitor's answers, or why there are none
public record TicketSheet(
        TicketCode code,
        Instant issuedAt,
        String theme,
        String language,
        boolean datesChecked,
        Said said) {

    /// What is known about the visitor's answers.
    public sealed interface Said {

        /// They can be read.
        ///
        /// @param lines one for each question asked, in their order
        /// @param recommendations the recommendations that follow from them, most important first
        record Answers(List<Line> lines, List<Recommendation> recommendations) implements Said {
            public Answers {
                lines = List.copyOf(lines);
                recommendations = List.copyOf(recommendations);
            }

            @Override
            public String toString() {
                return "Answers";
            }
        }

        /// The visitor chose not to print them.
        record NumberOnly() implements Said {}

        /// They cannot be read: the content they refer to is not available. They are never guessed.
        ///
        /// @param contentVersion of the content that would be needed
        record OtherContent(String contentVersion) implements Said {}

        /// They cannot be read: they do not match the content they refer to, which no correct
        /// terminal prints.
        record Misfit() implements Said {}
    }

    /// One answer.
    ///
    /// @param label the question in a word or two
    /// @param choices texts of the choices taken; none if the visitor went on without choosing
    public record Line(String label, List<String> choices) {
        public Line {
            choices = List.copyOf(choices);
        }

        @Override
        public String toString() {
            return "Line[" + label + "]";
        }
    }

    /// The sheet of a ticket.
    ///
    /// @param content the content of the token's version, if still stored; else the one in use
    /// @param reader code of the language to write it in, one of the content's
    public static TicketSheet of(
            CheckedToken checked, Content content, String reader, Recommender recommender) {
        TicketToken token = checked.token();
        return new TicketSheet(
                token.code(),
                token.issuedAt(),
                content.theme(token.theme()).map(t -> t.name().in(reader)).orElse(token.theme()),
                content.language(token.language()).map(Language::name).orElse(token.language()),
                checked.datesChecked(),
                said(token, content, reader, recommender));
    }

    private static Said said(
            TicketToken token, Content content, String reader, Recommender recommender) {
        Optional<List<Answer>> given = token.given();
        if (given.isEmpty()) {
            return new Said.NumberOnly();
        }
        if (!token.contentVersion().equals(content.version())) {
            return new Said.OtherContent(token.contentVersion());
        }
        Questionnaire questionnaire = content.questionnaires().get(token.theme());
        if (questionnaire == null || !fits(given.get(), questionnaire)) {
            return new Said.Misfit();
        }
        List<Line> lines = new ArrayList<>();
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (Answer answer : given.get()) {
            Question question = questionnaire.questions().get(answer.question());
            List<Choice> choices = answer.choices().stream().map(question.choices()::get).toList();
            lines.add(
                    new Line(
                            question.label().in(reader),
                            choices.stream().map(c -> c.text().in(reader)).toList()));
            ids.put(question.id(), choices.stream().map(Choice::id).toList());
        }
        List<Recommendation> recommendations =
                recommender.recommend(content, questionnaire, token.language(), ids).stream()
                        .map(id -> Objects.requireNonNull(content.recommendations().get(id), id))
                        .toList();
        return new Said.Answers(lines, recommendations);
    }

    private static boolean fits(List<Answer> answers, Questionnaire questionnaire) {
        for (Answer answer : answers) {
            if (answer.question() >= questionnaire.questions().size()) {
                return false;
            }
            Question question = questionnaire.questions().get(answer.question());
            List<Integer> choices = answer.choices();
            // The choices rise: the last is the greatest.
            int last = choices.isEmpty() ? -1 : choices.getLast();
            if (choices.size() > question.max() || last >= question.choices().size()) {
                return false;
            }
        }
        return true;
    }
}
