package brussels.citedesmetiers.kiosk.ticket;

import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.ticket.TicketToken.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTokenTest {
    private static final TicketCode CODE = new TicketCode('C', 'A', 17);
    private static final Questionnaire CHOOSE =
            Objects.requireNonNull(TicketSamples.content().questionnaires().get("C"));

    @Test
    void idsBecomeIndexesInTheOrderOfTheFile() {
        Map<String, List<String>> chosen =
                Map.of("wishes", List.of("wishes3", "wishes0"), "limits", List.of());
        assertEquals(
                List.of(new Answer(1, List.of(0, 3)), new Answer(2, List.of())),
                TicketToken.indexes(CHOOSE, chosen));
    }

    @Test
    void unknownIdsAreAFault() {
        assertThrows(
                IllegalArgumentException.class,
                () -> TicketToken.indexes(CHOOSE, Map.of("level", List.of("wishes0"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> TicketToken.indexes(CHOOSE, Map.of("age", List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "'', C, fr, 0123456789ab",
        "house 1, C, fr, 0123456789ab",
        "a-terminal-with-25-letters, C, fr, 0123456789ab",
        "house, c, fr, 0123456789ab",
        "house, CA, fr, 0123456789ab",
        "house, C, FR, 0123456789ab",
        "house, C, fr, 0123456789AB",
        "house, C, fr, 0123456789",
    })
    void whatCannotBeWrittenIsAFault(
            String terminalId, String theme, String language, String contentVersion) {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new TicketToken(
                                terminalId, CODE, NOON, theme, language, contentVersion, null));
    }

    @Test
    void timesOutsideFourBytesAreAFaultAndFractionsOfASecondAreCut() {
        assertThrows(IllegalArgumentException.class, () -> at(Instant.ofEpochSecond(-1)));
        assertThrows(IllegalArgumentException.class, () -> at(Instant.ofEpochSecond(1L << 32)));
        assertEquals(NOON, at(NOON.plusMillis(999)).issuedAt());
    }

    @Test
    void answersRise() {
        assertThrows(IllegalArgumentException.class, () -> new Answer(0, List.of(1, 1)));
        assertThrows(IllegalArgumentException.class, () -> new Answer(0, List.of(2, 1)));
        assertThrows(IllegalArgumentException.class, () -> new Answer(128, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Answer(-1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Answer(0, List.of(128)));
        List<Answer> twice = List.of(new Answer(1, List.of(0)), new Answer(1, List.of(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TicketToken("house", CODE, NOON, "C", "fr", "0123456789ab", twice));
    }

    private static TicketToken at(Instant issuedAt) {
        return new TicketToken("house", CODE, issuedAt, "C", "fr", "0123456789ab", null);
    }
}
