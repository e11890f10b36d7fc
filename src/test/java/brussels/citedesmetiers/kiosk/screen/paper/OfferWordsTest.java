package brussels.citedesmetiers.kiosk.screen.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfferWordsTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();

    private static Optional<String> said(String reader, String recommendation) {
        return OfferWords.of(
                CONTENT,
                CONTENT.language(reader).orElseThrow(),
                Objects.requireNonNull(CONTENT.recommendations().get(recommendation)));
    }

    @Test
    void nothingIsSaidOfWhatIsOfferedInTheReadersLanguage() {
        assertEquals(Optional.empty(), said("fr", "siep"));
        assertEquals(Optional.empty(), said("nl", "huis"));
    }

    @Test
    void theOtherLanguagesAreNamedInTheReadersOwn() {
        assertEquals(Optional.of("In het Frans"), said("nl", "siep"));
        assertEquals(Optional.of("In French, Dutch"), said("en", "citoyen"));
        assertEquals(Optional.of("Мова:\u00a0французька"), said("uk", "siep"));
        assertEquals(Optional.of("En ukrainien"), said("fr", "cdm-recognition-uk"));
    }

    private static Optional<String> phone(String reader, String recommendation) {
        return OfferWords.phone(
                CONTENT.language(reader).orElseThrow(),
                Objects.requireNonNull(CONTENT.recommendations().get(recommendation)));
    }

    @Test
    void numberIsSaidInOnePieceWhereOneIsKnown() {
        assertEquals(Optional.of("Telefoon: 0800\u00a035\u00a0123"), phone("nl", "actiris"));
        assertEquals(Optional.of("Téléphone\u00a0: 1819"), phone("fr", "1819"));
        assertEquals(Optional.empty(), phone("fr", "siep"));
    }
}
