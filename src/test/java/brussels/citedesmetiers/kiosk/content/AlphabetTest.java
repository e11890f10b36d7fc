package brussels.citedesmetiers.kiosk.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlphabetTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();

    private static Question question(String id) {
        return CONTENT.about().stream().filter(q -> q.id().equals(id)).findFirst().orElseThrow();
    }

    private static Alphabet communes(String language) {
        return Alphabet.of(question("about-commune").choices(), "fr", language).orElseThrow();
    }

    @Test
    void agesAndShortListsAreNoNames() {
        assertEquals(Optional.empty(), Alphabet.of(question("about-age").choices(), "fr", "fr"));
        assertEquals(
                Optional.empty(),
                Alphabet.of(question("about-commune").choices().subList(0, 11), "fr", "fr"));
    }

    @Test
    void aDutchReaderFindsTheCommunesInDutchOrder() {
        List<String> names =
                communes("nl").names().stream().map(c -> c.text().in("nl")).limit(5).toList();
        assertEquals(List.of("Anderlecht", "Brussel-Stad", "Elsene", "Etterbeek", "Evere"), names);
    }

    @Test
    void whatStandsApartStaysAtTheEnd() {
        assertEquals("outside", communes("uk").all().getLast().id());
        assertEquals(1, communes("uk").others().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "nl", "en", "uk"})
    void rangesHoldEveryNameOnceAndNeverPartALetter(String language) {
        Alphabet alphabet = communes(language);
        List<Alphabet.Range> ranges = alphabet.ranges(5);
        assertTrue(ranges.size() <= 5, ranges::toString);
        List<Choice> all = new ArrayList<>();
        ranges.forEach(r -> all.addAll(r.names()));
        assertEquals(alphabet.names(), all);
        for (int i = 1; i < ranges.size(); i++) {
            String before = ranges.get(i - 1).names().getLast().text().in(language);
            String after = ranges.get(i).names().getFirst().text().in(language);
            assertTrue(before.charAt(0) != after.charAt(0), before + ", " + after);
        }
    }

    @Test
    void aRangeIsNamedByItsFirstAndLastLetter() {
        List<String> labels =
                communes("fr").ranges(5).stream()
                        .map(r -> r.label().replace('\u00a0', ' '))
                        .toList();
        assertEquals(List.of("A – B", "E – G", "I – M", "S – U", "W"), labels);
    }
}
