package brussels.citedesmetiers.kiosk.printing;

import static brussels.citedesmetiers.kiosk.ticket.PrinterState.COVER_OPEN;
import static brussels.citedesmetiers.kiosk.ticket.PrinterState.CUTTER_ERROR;
import static brussels.citedesmetiers.kiosk.ticket.PrinterState.NEAR_END;
import static brussels.citedesmetiers.kiosk.ticket.PrinterState.OFFLINE;
import static brussels.citedesmetiers.kiosk.ticket.PrinterState.PAPER_OUT;
import static brussels.citedesmetiers.kiosk.ticket.PrinterState.READY;
import static brussels.citedesmetiers.kiosk.ticket.PrinterState.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterStatusTest {
    private final PrinterStatus status = new PrinterStatus(true);

    @Test
    void nothingHeardIsUnknown() {
        assertEquals(UNKNOWN, status.state());
        assertFalse(status.everHeard());
    }

    @Test
    void onlineAloneIsNotReady() {
        answer(1, "12");
        assertEquals(UNKNOWN, status.state());
        answer(4, "12");
        assertEquals(READY, status.state());
    }

    @Test
    void paperAloneIsNotReady() {
        answer(4, "12");
        assertEquals(UNKNOWN, status.state());
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12, 12, 12, READY",
        "16, 12, 12, 12, READY", // the cash drawer's pin
        "12, 12, 12, 1E, NEAR_END",
        "1A, 12, 12, 12, OFFLINE",
        "1A, 1A, 12, 12, OFFLINE", // the feed button
        "1A, 16, 12, 12, COVER_OPEN",
        "1A, 16, 12, 72, COVER_OPEN",
        "1A, 32, 12, 7E, PAPER_OUT",
        "12, 12, 12, 72, PAPER_OUT",
        "1A, 32, 12, 12, PAPER_OUT",
        "1A, 52, 1A, 12, CUTTER_ERROR",
        "1A, 52, 16, 12, OFFLINE",
        "1A, 52, 32, 12, OFFLINE",
        "12, 12, 52, 12, OFFLINE", // a hot head, before it goes off line
    })
    void answersToTheFourQuestionsMakeTheState(
            String printer, String cause, String error, String paper, PrinterState expected) {
        answer(1, printer);
        answer(2, cause);
        answer(3, error);
        answer(4, paper);

        assertEquals(expected, status.state());
    }

    @ParameterizedTest
    @CsvSource({
        "10 00 00 00, READY",
        "14 00 00 0F, READY",
        "10 00 03 00, NEAR_END",
        "18 00 0F 00, PAPER_OUT",
        "38 00 00 00, COVER_OPEN",
        "38 00 0C 00, COVER_OPEN",
        "18 08 00 00, CUTTER_ERROR",
        "18 04 00 00, OFFLINE",
        "18 20 00 00, OFFLINE",
        "18 40 00 00, OFFLINE",
        "58 00 00 00, OFFLINE",
    })
    void automaticStatusMakesTheStateAlone(String bytes, PrinterState expected) {
        hear(bytes);

        assertEquals(expected, status.state());
        assertTrue(status.everHeard());
    }

    @Test
    void automaticStatusInHalvesCountsOnlyWhenWhole() {
        hear("18 00");
        assertEquals(UNKNOWN, status.state());
        hear("0C");
        assertEquals(UNKNOWN, status.state());
        hear("00");
        assertEquals(PAPER_OUT, status.state());
    }

    @Test
    void answerInTheMiddleOfAnAutomaticStatusBelongsToItsQuestion() {
        status.asked(1);
        hear("18 00 1A 0C 00");

        assertFalse(status.awaiting());
        assertEquals(PAPER_OUT, status.state());
    }

    @Test
    void flowControlAndRubbishAreIgnoredAnywhere() {
        hear("11 13 FF 80 10 11 00 13 00 FF 00");

        assertEquals(READY, status.state());
    }

    @Test
    void automaticStatusThatBreaksOffIsReplacedByTheNext() {
        hear("18 00 10 00 03 00");

        assertEquals(NEAR_END, status.state());
    }

    @Test
    void answerNobodyAskedForIsDropped() {
        hear("1A 16 72");

        assertEquals(UNKNOWN, status.state());
        assertFalse(status.everHeard());
    }

    @Test
    void answerThatComesAfterItsQuestionWasGivenUpIsDropped() {
        status.asked(1);
        status.forget();
        hear("1A");

        assertEquals(UNKNOWN, status.state());
    }

    @Test
    void automaticStatusClearsAnOlderAnswer() {
        answer(1, "1A");
        answer(2, "32");
        answer(4, "72");
        assertEquals(PAPER_OUT, status.state());

        hear("10 00 00 00");

        assertEquals(READY, status.state());
    }

    @Test
    void answerInOrderIsToldFromAutomaticStatus() {
        status.askedInOrder();
        hear("10 00 00 00");
        assertFalse(status.answeredInOrder());
        hear("00");
        assertTrue(status.answeredInOrder());
    }

    @Test
    void secondAnswerInOrderIsNotProvedByTheFirst() {
        status.askedInOrder();
        status.askedInOrder();
        hear("00");
        assertFalse(status.answeredInOrder());
        hear("03");
        assertTrue(status.answeredInOrder());
    }

    @Test
    void errorsComeAndGo() {
        hear("38 00 00 00");
        assertEquals(COVER_OPEN, status.state());
        hear("18 08 00 00");
        assertEquals(CUTTER_ERROR, status.state());
        hear("18 00 00 00");
        assertEquals(OFFLINE, status.state());
        hear("10 00 00 00");
        assertEquals(READY, status.state());
    }

    private void answer(int question, String bytes) {
        status.asked(question);
        hear(bytes);
    }

    private void hear(String bytes) {
        status.accept(HexFormat.ofDelimiter(" ").parseHex(bytes));
    }

    @Test
    void afterAllIsForgottenNoOlderQuestionIsWaitedFor() {
        status.askedInOrder();
        status.askedInOrder();
        status.asked(1);
        status.accept(HexFormat.of().parseHex("37" + "12"));
        assertFalse(status.awaiting(), "the answer in between is heard");
        assertFalse(status.answeredInOrder());

        status.accept(HexFormat.of().parseHex("3725"));
        assertFalse(status.answeredInOrder());
        status.accept(HexFormat.of().parseHex("00"));
        assertTrue(status.answeredInOrder());
    }
}
