package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ContentGuard.Print;
import brussels.citedesmetiers.kiosk.config.ContentGuard.Verdict;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.TextFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `kiosk check` refuses is refused, and what it said is remembered.
class ContentGuardTest {
    private static TextFit allFits(List<Language> languages) {
        return (_, _, _) -> Optional.empty();
    }

    @TempDir Path folder;
    private ConfigFolder config;
    private Path data;
    private ContentGuard guard;

    @BeforeEach
    void soundContent() {
        config = ConfigFolder.shippedIn(folder);
        data = folder.resolve("data");
        guard = new ContentGuard(config.path(), data, "1.0");
    }

    private Verdict check() throws IOException {
        return guard.check(guard.print(), ContentGuardTest::allFits).verdict();
    }

    private Verdict remembered() throws IOException {
        return new ContentGuard(config.path(), data, "1.0").remembered(guard.print());
    }

    @Test
    void whatNobodyCheckedIsUnknown() throws IOException {
        assertEquals(new Verdict.Unknown(), remembered());
    }

    @Test
    void soundContentIsCheckedOnceAndRememberedAsLongAsNoFileChanges() throws IOException {
        assertEquals(new Verdict.Sound(false), check());
        assertEquals(new Verdict.Sound(false), remembered());
        config.put("languages/fr.json", "/greeting", "'Salut'");
        assertEquals(new Verdict.Unknown(), remembered());
    }

    /// So that a start does not show the first screen from files alone that lack a text of it.
    @Test
    void soundContentThatLacksTextsOfThisProgramIsRememberedAsSuch() throws IOException {
        for (String code : LanguageFile.CARRIED) {
            config.remove(LanguageFile.path(code), "/texts/speech.welcome");
        }
        assertEquals(new Verdict.Sound(true), check());
        assertEquals(new Verdict.Sound(true), remembered());
    }

    @Test
    void whatCanBeReadButNamesWhatIsNotThereIsRefused() throws IOException {
        config.put("content/questionnaire-C.json", "/rules/0/recommend", "['nobody']");
        assertTrue(
                ConfigFolder.faults(config.content()).isEmpty(), "reading alone does not see it");
        Verdict.Refused refused = assertInstanceOf(Verdict.Refused.class, check());
        assertTrue(refused.faults().contains("content/questionnaire-C.json"), refused.faults());
        assertEquals(refused, remembered());
    }

    @Test
    void aPathOverItsMaximumIsRefused() throws IOException {
        config.put("content/questionnaire-C.json", "/maxQuestions", "4");
        assertInstanceOf(Verdict.Refused.class, check());
    }

    @Test
    void aTerminalThatOffersALanguageNobodySpeaksIsRefused() throws IOException {
        config.put("terminal.json", "/languages", "['es']");
        assertInstanceOf(Verdict.Refused.class, check());
    }

    @Test
    void aFaultOfTheDesksDoesNotTakeTheContentAway() throws IOException {
        config.put("desk.json", "/desks/0/languages", "['es']");
        assertEquals(new Verdict.Sound(false), check());
    }

    @Test
    void anotherProgramChecksAgain() throws IOException {
        assertEquals(new Verdict.Sound(false), check());
        ContentGuard newer = new ContentGuard(config.path(), data, "1.1");
        assertEquals(new Verdict.Unknown(), newer.remembered(newer.print()));
    }

    @Test
    void whatIsRememberedMayBeDamaged() throws IOException {
        assertEquals(new Verdict.Sound(false), check());
        Path file = data.resolve("content/checked");
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length(); length += 7) {
            Files.writeString(file, whole.substring(0, length));
            assertEquals(new Verdict.Unknown(), remembered());
        }
        Files.writeString(file, "nonsense\n" + guard.print().text());
        assertEquals(new Verdict.Unknown(), remembered());
    }

    @Test
    void filesThatChangedDuringTheCheckAreNotJudged() throws IOException {
        Print before = guard.print();
        Verdict verdict =
                guard.check(
                                before,
                                languages -> {
                                    config.put("languages/fr.json", "/greeting", "'Salut'");
                                    return allFits(languages);
                                })
                        .verdict();
        assertEquals(new Verdict.Unknown(), verdict);
        assertEquals(new Verdict.Unknown(), remembered());
    }
}
