package brussels.citedesmetiers.kiosk.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PronunciationTest {
    private static final Pronunciation WORDS =
            new Pronunciation(
                    Map.of(
                            "fr",
                            Map.of(
                                    "VDAB", "V D A B",
                                    "CV", "cé vé",
                                    "CV vidéo", "cé vé vidéo $1",
                                    "l’ONEM", "l’onème")));

    @Test
    void wholeWordsAreSaidAsTheHouseSaysThem() {
        assertEquals("Le V D A B, et V D A B.", WORDS.of("fr", "Le VDAB, et VDAB."));
        assertEquals("CVX et MonCV", WORDS.of("fr", "CVX et MonCV"));
        assertEquals("à l’onème", WORDS.of("fr", "à l’ONEM"));
    }

    @Test
    void longerOnesComeFirstAndSignsAreNoPattern() {
        assertEquals("un cé vé vidéo $1, un cé vé", WORDS.of("fr", "un CV vidéo, un CV"));
    }

    @Test
    void otherLanguagesAreLeftAlone() {
        assertEquals("VDAB", WORDS.of("nl", "VDAB"));
    }
}
