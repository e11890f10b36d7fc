package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PronunciationReaderTest {
    @TempDir Path folder;
    private ConfigFolder config;

    @BeforeEach
    void makeFolder() {
        config = ConfigFolder.shippedIn(folder);
    }

    private List<String> faults() {
        return ConfigFolder.faults(PronunciationReader.load(config.path())).stream()
                .map(f -> f.file() + " " + f.pointer())
                .toList();
    }

    private List<String> faultsOfAll() {
        return ConfigCheck.of(config.path(), _ -> (_, _, _) -> Optional.empty()).faults().stream()
                .map(f -> f.file() + " " + f.pointer())
                .toList();
    }

    @Test
    void wordsOfEachLanguageAreRead() {
        Map<String, Map<String, String>> words =
                ConfigFolder.sound(PronunciationReader.load(ConfigFolder.SHIPPED));
        assertEquals("cé vé", Objects.requireNonNull(words.get("fr")).get("CV"));
        assertEquals("Актіріс", Objects.requireNonNull(words.get("uk")).get("Actiris"));
        assertEquals("رَقمُكُم", Objects.requireNonNull(words.get("ar")).get("رقمكم"));
    }

    @Test
    void houseWithoutSuchFilesSaysEverythingAsItIsWritten() {
        for (String code : List.of("fr", "nl", "en", "uk", "ar")) {
            config.delete("speech/" + code + ".json");
        }
        assertEquals(Map.of(), ConfigFolder.sound(PronunciationReader.load(config.path())));
    }

    @Test
    void emptyDoubledAndOverlongWordsAreNamedByFileAndPointer() {
        config.put("speech/fr.json", "/words/0/spoken", "' '");
        config.put("speech/fr.json", "/words/1/written", "'CV'");
        config.put("speech/nl.json", "/words/0/written", "'" + "a".repeat(61) + "'");
        config.put("speech/nl.json", "/words/1/spoken", "'" + "a".repeat(121) + "'");
        config.put("speech/en.json", "/words/0/spoken", "'Actiris'");
        config.put("speech/en.json", "/words/1/more", "1");
        assertEquals(
                List.of(
                        "speech/en.json /words/0/spoken",
                        "speech/en.json /words/1/more",
                        "speech/fr.json /words/0/spoken",
                        "speech/fr.json /words/12/written",
                        "speech/nl.json /words/0/written",
                        "speech/nl.json /words/1/spoken"),
                faults());
    }

    @Test
    void fileOfAnotherLanguageThanItsNameAndOfNoneOfTheHouseIsRefused() {
        config.put("speech/uk.json", "/language", "'de'");
        assertEquals(List.of("speech/uk.json /language"), faults());
        config.put("speech/uk.json", "/language", "'uk'");
        config.write("speech/de.json", config.read("speech/uk.json"));
        config.put("speech/de.json", "/language", "'de'");
        assertEquals(List.of(), faults());
        assertEquals(List.of("speech/de.json /language"), faultsOfAll());
    }
}
