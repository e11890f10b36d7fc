package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Draft;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.WordList;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordListTest {
    private static final Draft SHIPPED =
            ConfigFolder.sound(ContentLoader.read(ConfigFolder.SHIPPED, List.of())).draft();

    private static List<Fault> found(String language, String words) {
        return new WordList(Map.of(language, Map.of(words, "another"))).check(SHIPPED);
    }

    @Test
    void theShippedTextsKeepToTheShippedList() {
        WordList list = ConfigFolder.sound(WordListReader.load(ConfigFolder.SHIPPED));
        assertEquals(List.of(), list.check(SHIPPED));
    }

    @Test
    void aWordIsFoundInScreensQuestionsAndRecommendationsWithItsPlace() {
        assertTrue(
                found("fr", "Apprendre").stream()
                        .anyMatch(
                                f ->
                                        f.file().equals("content/themes.json")
                                                && f.pointer().equals("/themes/1/name/fr")));
        assertTrue(
                found("fr", "brulingua").stream().anyMatch(f -> f.pointer().contains("/summary/")));
        assertTrue(
                found("en", "adviser").stream()
                        .anyMatch(f -> f.file().equals("languages/en.json")));
        assertTrue(
                found("nl", "schooltaal").stream()
                        .anyMatch(f -> f.pointer().equals("/questions/2/label/nl")));
    }

    @Test
    void onlyWholeWordsAreFoundUnlessTheEndingIsLeftOpen() {
        assertEquals(List.of(), found("fr", "apprendr"));
        assertFalse(found("fr", "apprend*").isEmpty());
    }

    @Test
    void whatOnlyStaffReadIsLeftAlone() {
        assertTrue(
                found("fr", "le*").stream()
                        .noneMatch(
                                f ->
                                        f.pointer().startsWith("/texts/desk.")
                                                || f.pointer().startsWith("/texts/staff.")));
    }

    @Test
    void theCheckNamesTheWordAndTheLine(@TempDir Path folder) {
        ConfigFolder config = ConfigFolder.shippedIn(folder);
        config.write(
                "words.json",
                "{ \"words\": [ { \"language\": \"en\", \"not\": \"Brulingua\","
                        + " \"say\": \"the name of the site\" } ] }");
        List<Fault> faults =
                ConfigCheck.of(config.path(), _ -> (_, _, _) -> Optional.empty()).faults();
        assertTrue(
                faults.stream().allMatch(f -> f.line().contains("the name of the site")),
                faults::toString);
        assertTrue(faults.stream().anyMatch(f -> f.row() > 1), faults::toString);
    }
}
