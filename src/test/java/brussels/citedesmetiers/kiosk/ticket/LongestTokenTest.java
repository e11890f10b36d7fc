package brussels.citedesmetiers.kiosk.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.ticket.TicketToken.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongestTokenTest {
    private static final Instant LATE = Instant.ofEpochSecond(0xFFFF_FFFFL);

    @Test
    void itIsTheTokenOfTheMostChoicesAllowed() {
        Questionnaire choose =
                Objects.requireNonNull(TicketSamples.content().questionnaires().get("C"));
        List<Answer> most =
                List.of(
                        new Answer(0, List.of(2)),
                        new Answer(1, List.of(2, 3)),
                        new Answer(2, List.of(0, 1, 2)));
        assertEquals(
                TokenCodec.length(token("truck", "uk", most)),
                LongestToken.of(choose, "truck", "uk"));
    }

    @Test
    void onlyTheLargestQuestionsCountWhenNotAllCanBeAsked() {
        Questionnaire all =
                Objects.requireNonNull(TicketSamples.content().questionnaires().get("C"));
        Questionnaire two =
                new Questionnaire("C", "1", 2, all.scores(), all.questions(), all.rules());
        List<Answer> most = List.of(new Answer(1, List.of(2, 3)), new Answer(2, List.of(0, 1, 2)));
        assertEquals(
                TokenCodec.length(token("truck", "uk", most)), LongestToken.of(two, "truck", "uk"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 24, 25, 100, 255, 256, 257, 300})
    void itIsExactAtEveryLengthHeader(int answerBytes) {
        int questions = Math.min(answerBytes, 120);
        int spare = answerBytes - questions;
        List<Answer> answers =
                IntStream.range(0, questions)
                        .mapToObj(q -> new Answer(q, choices(spare, questions, q)))
                        .toList();
        TicketToken token = token("house-with-24-characters", "zh-Hant", answers);
        assertEquals(
                TokenCodec.length(token),
                LongestToken.of(answerBytes, "house-with-24-characters", "zh-Hant"));
    }

    @Test
    void numberOnlyIsNeverLonger() {
        TicketToken numberOnly = token("house", "fr", List.of()).numberOnly();
        assertTrue(TokenCodec.length(numberOnly) <= LongestToken.of(0, "house", "fr"));
    }

    private static List<Integer> choices(int spare, int questions, int question) {
        int count = spare / questions + (question < spare % questions ? 1 : 0);
        return IntStream.range(0, count).boxed().toList();
    }

    private static TicketToken token(String terminalId, String language, List<Answer> answers) {
        return new TicketToken(
                terminalId,
                new TicketCode('C', 'A', 1000),
                LATE,
                "C",
                language,
                "0123456789ab",
                answers);
    }
}
