package brussels.citedesmetiers.kiosk.ticket;

import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.NOON;
import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.ticket.TicketSheet.Line;
import brussels.citedesmetiers.kiosk.ticket.TicketSheet.Said;
import brussels.citedesmetiers.kiosk.ticket.TicketToken.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketSheetTest {
    private static final Content CONTENT = TicketSamples.content();

    @Test
    void theAdviserReadsInHisLanguageWhatTheVisitorAnsweredInAnother() {
        List<Map<String, List<String>>> asked = new ArrayList<>();
        Recommender recommender =
                (content, questionnaire, language, answers) -> {
                    assertEquals("C", questionnaire.id());
                    assertEquals("uk", language);
                    asked.add(answers);
                    return List.of("talk");
                };

        TicketSheet sheet =
                TicketSheet.of(new CheckedToken(TICKET, true), CONTENT, "fr", recommender);

        Recommendation talk = CONTENT.recommendations().get("talk");
        assertEquals(
                new TicketSheet(
                        new TicketCode('C', 'A', 17),
                        NOON,
                        "choose (fr)",
                        "Українська",
                        true,
                        new Said.Answers(
                                List.of(
                                        new Line("level (fr)", List.of("level 1 (fr)")),
                                        new Line(
                                                "wishes (fr)",
                                                List.of("wishes 0 (fr)", "wishes 2 (fr)")),
                                        new Line("limits (fr)", List.of())),
                                talk == null ? List.of() : List.of(talk))),
                sheet);
        assertEquals(
                List.of(
                        Map.of(
                                "level", List.of("level1"),
                                "wishes", List.of("wishes0", "wishes2"),
                                "limits", List.of())),
                asked);
    }

    @Test
    void theAnswersComeBackAsTheIdsTheyWere() {
        Map<String, List<String>> chosen =
                Map.of("level", List.of("level2"), "limits", List.of("limits0", "limits1"));
        var questionnaire = CONTENT.questionnaires().get("C");
        List<Answer> answers =
                questionnaire == null ? List.of() : TicketToken.indexes(questionnaire, chosen);
        List<Map<String, List<String>>> asked = new ArrayList<>();
        TicketSheet.of(
                new CheckedToken(token("C", "fr", CONTENT.version(), answers), true),
                CONTENT,
                "uk",
                (c, q, language, ids) -> {
                    asked.add(ids);
                    return List.of();
                });
        assertEquals(List.of(chosen), asked);
    }

    @Test
    void aTicketOfOtherContentShowsThemeLanguageAndCodeAndNeverGuesses() {
        TicketSheet sheet = sheet(token("C", "uk", "ffffffffffff", TICKET.answers()));
        assertEquals(new Said.OtherContent("ffffffffffff"), sheet.said());
        assertEquals("choose (fr)", sheet.theme());
        assertEquals("Українська", sheet.language());
        assertEquals("C-A017", sheet.code().toString());
    }

    @Test
    void aThemeAndALanguageTheContentDoesNotHaveStayAsWritten() {
        TicketSheet sheet = sheet(token("E", "ar", "ffffffffffff", List.of()));
        assertEquals("E", sheet.theme());
        assertEquals("ar", sheet.language());
    }

    @Test
    void numberOnlyIsSaidWhateverTheContent() {
        assertEquals(new Said.NumberOnly(), sheet(TICKET.numberOnly()).said());
        assertEquals(new Said.NumberOnly(), sheet(token("C", "uk", "ffffffffffff", null)).said());
    }

    @Test
    void answersThatDoNotFitTheirContentAreNotGuessed() {
        String version = CONTENT.version();
        List<Answer> noQuestion = List.of(new Answer(3, List.of()));
        List<Answer> noChoice = List.of(new Answer(0, List.of(3)));
        List<Answer> tooMany = List.of(new Answer(0, List.of(0, 1)));
        for (List<Answer> answers : List.of(noQuestion, noChoice, tooMany)) {
            assertEquals(new Said.Misfit(), sheet(token("C", "fr", version, answers)).said());
        }
        assertEquals(new Said.Misfit(), sheet(token("E", "fr", version, List.of())).said());
    }

    @Test
    void theSheetSaysThatNobodyCouldCheckTheDate() {
        CheckedToken unchecked = new CheckedToken(TICKET, false);
        assertFalse(
                TicketSheet.of(unchecked, CONTENT, "fr", (c, q, language, a) -> List.of())
                        .datesChecked());
    }

    @Test
    void noLogCanHoldAnAnswer() {
        assertFalse(sheet(TICKET).toString().contains("level 1"));
        assertFalse(new Line("level", List.of("secret")).toString().contains("secret"));
    }

    private static TicketSheet sheet(TicketToken token) {
        return TicketSheet.of(
                new CheckedToken(token, true), CONTENT, "fr", (c, q, language, a) -> List.of());
    }

    private static TicketToken token(
            String theme, String language, String contentVersion, @Nullable List<Answer> answers) {
        return new TicketToken(
                "house-1", TICKET.code(), NOON, theme, language, contentVersion, answers);
    }
}
