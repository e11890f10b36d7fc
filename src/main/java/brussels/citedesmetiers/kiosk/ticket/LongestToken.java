package brussels.citedesmetiers.kiosk.ticket;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// How long the token of a questionnaire can become, for the content check.
public final class LongestToken {
    /// The longest byte string whose length CBOR encodes in the first byte.
    private static final int SHORT_BYTES = 23;

    private static final int ONE_BYTE_LENGTH = 255;

    private LongestToken() {}

    /// An upper bound, in characters, for the tokens of this questionnaire: as if the questions
    /// with the most choices were all on one path and every allowed choice was taken.
    ///
    /// An answer takes a byte, and each of its choices one more. A check that knows every path can
    /// use the other method for each path.
    ///
    /// @param terminalId the longest of the site
    /// @param language the longest language code
    public static int of(Questionnaire questionnaire, String terminalId, String language) {
        int answerBytes =
                questionnaire.questions().stream()
                        .map(q -> 1 + Math.min(q.max(), q.choices().size()))
                        .sorted(Comparator.reverseOrder())
                        .limit(questionnaire.maxQuestions())
                        .mapToInt(Integer::intValue)
                        .sum();
        return of(answerBytes, terminalId, language);
    }

    /// Characters of the longest token whose answers take this many bytes: one for each question
    /// asked, and one for each choice taken.
    public static int of(int answerBytes, String terminalId, String language) {
        TicketToken fixed =
                new TicketToken(
                        terminalId,
                        new TicketCode('A', 'A', 9999),
                        Instant.ofEpochSecond(0xFFFF_FFFFL),
                        "A",
                        language,
                        "ffffffffffff",
                        List.of());
        int lengthBytes = answerBytes <= SHORT_BYTES ? 0 : answerBytes <= ONE_BYTE_LENGTH ? 1 : 2;
        return TokenCodec.characters(TokenCbor.write(fixed).length + lengthBytes + answerBytes);
    }
}
