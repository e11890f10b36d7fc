package brussels.citedesmetiers.kiosk.screen.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is long is said in half hours, which people can picture.
final class WaitWordsTest {
    private static final Language FRENCH = ConfigFolder.shippedContent().languages().getFirst();

    @Test
    void lengthOverAnHourIsSaidInHalfHours() {
        assertEquals(
                List.of("1 min", "60 min", "environ 1 h", "environ 1 h 30", "environ 2 h"),
                List.of(1, 60, 61, 88, 112).stream()
                        .map(minutes -> WaitWords.length(FRENCH, minutes))
                        .map(said -> said.replace('\u00a0', ' '))
                        .toList());
    }

    @Test
    void rangeOverAnHourIsSaidByItsMiddle() {
        assertEquals(
                Optional.of("environ 2 h"),
                WaitWords.range(FRENCH, new WaitEstimate.Between(12, 105, 130))
                        .map(said -> said.replace('\u00a0', ' ')));
    }
}
