package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.FaultReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One slip in the shipped content is one line, which says where it is and what was meant.
class EditorsSlipsTest {
    private static final String C = "content/questionnaire-C.json";

    @TempDir Path folder;
    private ConfigFolder config;

    @BeforeEach
    void soundContent() {
        config = ConfigFolder.shippedIn(folder);
    }

    private List<String> report() {
        return FaultReport.lines(
                ConfigCheck.of(config.path(), _ -> (_, _, _) -> Optional.empty()).faults());
    }

    private void replace(String file, String old, String by) {
        String text = config.read(file);
        int at = text.indexOf(old);
        config.write(file, text.substring(0, at) + by + text.substring(at + old.length()));
    }

    @Test
    void theShippedContentIsSound() {
        assertEquals(List.of(), report());
    }

    @Test
    void aQuestionsIdMistypedIsOneLineWithTheLineOfTheFile() {
        replace(C, "\"id\": \"c-situation\"", "\"id\": \"c-situatoin\"");
        assertEquals(1, report().size(), report()::toString);
        String line = report().getFirst();
        assertTrue(line.contains("did you mean c-situatoin?"), line);
        assertTrue(line.contains("(and 114 more like it, on lines "), line);
        assertTrue(
                line.startsWith(C + ": line " + lineOf(C, "\"question\": \"c-situation\"")), line);
    }

    @Test
    void aChoiceMistypedIsOneLine() {
        replace(C, "\"id\": \"pupil\"", "\"id\": \"pupl\"");
        assertEquals(1, report().size(), report()::toString);
        assertTrue(report().getFirst().contains("did you mean pupl?"), report()::toString);
    }

    @Test
    void aRecommendationMistypedIsOneLineForEachFile() {
        replace("content/recommendations.json", "\"cdm-adviser\"", "\"cdm-advisor\"");
        assertEquals(7, report().size(), report()::toString);
        assertTrue(report().getFirst().contains("did you mean cdm-advisor?"), report()::toString);
    }

    @Test
    void aLanguageFileThatIsGoneIsNamedOnceAndNothingElse() {
        config.delete("languages/uk.json");
        assertEquals(
                List.of(
                        "languages/uk.json: (missing): this file is needed: the content files"
                                + " carry texts in uk"),
                report());
    }

    @Test
    void aLanguagesCodeMistypedIsOneLine() {
        config.put("languages/uk.json", "/code", "'ua'");
        assertEquals(1, report().size(), report()::toString);
    }

    @Test
    void aPropertyMistypedIsNamedWithWhatWasMeant() {
        replace("languages/fr.json", "\"texts\"", "\"text\"");
        assertEquals(2, report().size(), report()::toString);
        assertTrue(report().get(1).endsWith("did you mean texts?"), report()::toString);
    }

    @Test
    void textsThatAreMissingAreNamedTogether() {
        for (String key : List.of("nav.back", "nav.language", "about.why", "board.desk")) {
            config.remove("languages/nl.json", "/texts/" + key);
        }
        assertEquals(1, report().size(), report()::toString);
        assertTrue(
                report().getFirst()
                        .endsWith(
                                "(and 3 more like it: /texts/board.desk,"
                                        + " /texts/nav.back, /texts/nav.language)"),
                report()::toString);
    }

    /// The check knows the place of a text in the content file; a translation that this file does
    /// not contain is elsewhere.
    @Test
    void aTranslationIsNamedInTheFileOfItsLanguage() {
        config.put("terminal.json", "/languages", "['fr', 'nl', 'en', 'uk', 'ar']");
        String file = "languages/ar.json";
        String key = "\"questionnaires/C/c-situation/text\": \"";
        replace(file, key, key + "@");
        List<Fault> faults =
                ConfigCheck.of(
                                config.path(),
                                _ ->
                                        (_, _, text) ->
                                                text.startsWith("@")
                                                        ? Optional.of("no room")
                                                        : Optional.empty())
                        .faults();
        assertEquals(1, faults.size(), faults::toString);
        Fault fault = faults.getFirst();
        assertEquals(file, fault.file());
        assertEquals("/content/questionnaires~1C~1c-situation~1text", fault.pointer());
        assertEquals(lineOf(file, key), fault.row());
        assertEquals(5, fault.column());
    }

    private int lineOf(String file, String text) {
        List<String> lines = config.read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError(text);
    }
}
