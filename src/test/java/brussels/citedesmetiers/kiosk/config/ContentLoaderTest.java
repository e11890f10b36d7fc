package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.content.Theme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ContentLoaderTest {
    @TempDir Path folder;
    private ConfigFolder config;

    @BeforeEach
    void makeFolder() {
        config = ConfigFolder.in(folder);
    }

    private Content sound() {
        return ConfigFolder.sound(config.content());
    }

    private static Questionnaire questionnaire(Content content) {
        return Objects.requireNonNull(content.questionnaires().get("C"));
    }

    private static Recommendation recommendation(Content content, String id) {
        return Objects.requireNonNull(content.recommendations().get(id));
    }

    private List<Fault> faults() {
        return ConfigFolder.faults(config.content());
    }

    @Test
    void themesComeInTheOrderOfTheirFileWithBothHints() {
        Content content = sound();
        assertEquals(
                List.of("C", "A", "T", "B", "E", "U"),
                content.themes().stream().map(Theme::id).toList());
        Theme theme = content.theme("C").orElseThrow();
        assertEquals("Обрати", theme.name().in("uk"));
        assertEquals("études et métiers", theme.hint().in("fr"));
        assertEquals("études, métier, carrière", theme.longHint().in("fr"));
        assertEquals("theme-choisir", theme.icon());
    }

    @Test
    void questionnaireIsReadWhole() {
        Questionnaire c = questionnaire(sound());
        Question one = c.questions().get(0);
        Question two = c.questions().get(1);

        assertEquals(4, c.maxQuestions());
        assertEquals("2026-11", c.version());
        assertEquals("R", c.scores().getFirst().id());
        assertEquals(Condition.ALWAYS, one.enableWhen());
        assertEquals(List.of(1, 1), List.of(one.min(), one.max()));
        assertEquals(Map.of("R", 2), one.choices().getFirst().scores());
        assertEquals(Question.Type.MULTIPLE, two.type());
        assertEquals(new Condition.Not(new Condition.Is("c-one", "no")), two.enableWhen());
        assertEquals(2, two.max());
        assertTrue(two.choice("none").orElseThrow().exclusive());
        assertEquals(
                new Condition.All(
                        List.of(
                                new Condition.Any(List.of(new Condition.Is("c-two", "red"))),
                                new Condition.ScoreAtLeast("R", 2))),
                c.rules().getFirst().when());
        assertEquals(List.of("cdm-cv", "siep"), c.rules().getFirst().recommend());
        assertEquals(Condition.ALWAYS, c.rules().get(1).when());
    }

    @Test
    void limitsOfAMultipleQuestionMayBeLeftOut() {
        config.remove("content/questionnaire-C.json", "/questions/1/min");
        config.remove("content/questionnaire-C.json", "/questions/1/max");
        Question two = questionnaire(sound()).questions().get(1);
        assertEquals(List.of(1, 3), List.of(two.min(), two.max()));
    }

    @Test
    void recommendationsAreFoundByIdAndMayHaveAnAddress() {
        Content content = sound();
        Recommendation siep = recommendation(content, "siep");
        assertEquals(Recommendation.Access.DIRECT, siep.access());
        assertEquals(Optional.of("https://siep.be/x"), siep.address("fr"));
        assertEquals(Optional.empty(), recommendation(content, "cdm-cv").address("fr"));
    }

    @Test
    void telephoneIsForEverybodyOrByLanguageAndIsANumber() {
        String catalogue = "content/recommendations.json";
        config.put(catalogue, "/recommendations/0/phone", "'0800 35 123'");
        config.put(catalogue, "/recommendations/1/phone", "{'nl': '+32 2 508 38 11'}");
        Content content = sound();
        assertEquals(Optional.of("0800 35 123"), recommendation(content, "siep").phone("uk"));
        assertEquals(Optional.of("+32 2 508 38 11"), recommendation(content, "cdm-cv").phone("nl"));
        assertEquals(Optional.empty(), recommendation(content, "cdm-cv").phone("fr"));
        config.put(catalogue, "/recommendations/0/phone", "'0800/35.123'");
        config.put(catalogue, "/recommendations/1/phone", "{'Dutch': '1819'}");
        assertEquals(
                List.of("/recommendations/0/phone", "/recommendations/1/phone/Dutch"),
                faults().stream().map(Fault::pointer).toList());
    }

    @Test
    void draftKeepsTheOrderOfTheFiles() {
        LoadResult<ContentLoader.Read> read = ContentLoader.read(config.path(), List.of());
        assertEquals(
                List.of("siep", "cdm-cv"),
                ConfigFolder.sound(read).draft().recommendations().stream()
                        .map(Recommendation::id)
                        .toList());
    }

    @Test
    void languagesComeInTheirOrderAndNotThatOfTheFileNames() {
        assertEquals(
                List.of("fr", "nl", "en", "uk"),
                sound().languages().stream().map(Language::code).toList());
    }

    @Test
    void versionIsTheBeginningOfTheHashOfTheCanonicalFiles() throws GeneralSecurityException {
        TreeMap<String, Object> files = new TreeMap<>();
        for (String name : List.of("themes", "recommendations")) {
            files.put(name, sorted(name));
        }
        for (String id : List.of("C", "A", "T", "B", "E", "U")) {
            files.put("questionnaire-" + id, sorted("questionnaire-" + id));
        }
        byte[] canonical =
                JsonMapper.shared().writeValueAsString(files).getBytes(StandardCharsets.UTF_8);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);

        assertEquals(HexFormat.of().formatHex(digest).substring(0, 12), sound().version());
    }

    private Object sorted(String name) {
        return sortedValue(
                JsonMapper.shared()
                        .readValue(config.read("content/" + name + ".json"), Object.class));
    }

    private static Object sortedValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                TreeMap<String, Object> sorted = new TreeMap<>();
                map.forEach((key, part) -> sorted.put((String) key, sortedValue(part)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(ContentLoaderTest::sortedValue).toList();
            default -> value;
        };
    }

    @Test
    void aCentreKnowsTheLanguagesOfTerminalsWhoseSettingsItDoesNotHave() {
        Content all = ConfigFolder.sound(ContentLoader.loadAll(ConfigFolder.SHIPPED));
        assertEquals(
                List.of("ar", "en", "fr", "nl", "uk"),
                all.languages().stream().map(Language::code).sorted().toList());
    }

    @Test
    void versionChangesWithAnyTextOfTheQuestionsButNotWithTheLayoutOfAFile() {
        String before = sound().version();
        String file = "content/questionnaire-E.json";
        config.write(file, config.read(file).replace(": ", " :\n  "));
        assertEquals(before, sound().version());

        config.put(file, "/questions/0/text/en", "'other'");
        assertNotEquals(before, sound().version());
    }

    @Test
    void versionStaysWhenOnlyALanguageFileOrTheStatisticsChange() {
        String before = sound().version();
        config.put("languages/fr.json", "/greeting", "'Salut'");
        config.put("content/about.json", "/questions/0/text/fr", "'Votre commune'");
        assertEquals(before, sound().version());
    }

    @Test
    void languageIsAddedByAddingOneFileAndListingIt() {
        addArabic();
        Content content = sound();

        assertEquals("ar", content.languages().getLast().code());
        assertTrue(content.language("ar").orElseThrow().rightToLeft());
        Question two = questionnaire(content).questions().get(1);
        assertEquals("ar text", two.text().in("ar"));
        assertEquals("ar red", two.choices().getFirst().text().in("ar"));
        assertEquals("ar longHint", content.themes().getFirst().longHint().in("ar"));
        assertEquals("ar details", recommendation(content, "siep").details().in("ar"));
        Text commune = content.about().getFirst().choices().getFirst().text();
        assertEquals("ar 21001", commune.in("ar"));
        Text score = questionnaire(content).scores().getFirst().name();
        assertEquals("ar R", score.in("ar"));
        assertEquals(
                List.of(),
                new Schemas().complaints("languages/ar.json", config.read("languages/ar.json")));
    }

    /// A house that is offered four languages pays nothing for a fifth, whatever is in its file.
    @Test
    void languageThatIsNotListedIsNotRead() {
        Content four = sound();
        config.write("languages/ar.json", "{ this is no JSON");
        assertEquals(four, sound());

        config.put("terminal.json", "/languages", "['fr','ar']");
        assertEquals("languages/ar.json", faults().getFirst().file());
    }

    @Test
    void missingTranslationOfAnAddedLanguageIsNamedInItsFile() {
        addArabic();
        config.remove("languages/ar.json", "/content/questionnaires~1C~1c-two~1red");
        assertEquals(
                List.of(
                        new Fault(
                                "languages/ar.json",
                                "/content/questionnaires~1C~1c-two~1red",
                                "(missing)",
                                "the translation of this text is needed")),
                faults());
    }

    @Test
    void translationOfNothingAndOneTooLongAreNamed() {
        addArabic();
        config.put("languages/ar.json", "/content/themes~1C~1colour", "'x'");
        assertEquals(
                List.of("/content/themes~1C~1colour"),
                faults().stream().map(Fault::pointer).toList());

        config.put("languages/ar.json", "/content/themes~1C~1name", "'" + "x".repeat(21) + "'");
        assertEquals("at most 20 characters have room here", faults().getFirst().message());
    }

    private void addArabic() {
        add("ar");
    }

    /// A language, each translation being its code and the end of its own key.
    private void add(String code) {
        String file = LanguageFile.path(code);
        StringBuilder content = new StringBuilder();
        config.write(file, config.read("languages/fr.json"));
        config.put(file, "/code", "'" + code + "'");
        config.put(file, "/order", "9");
        config.put(file, "/direction", "'rtl'");
        config.put("terminal.json", "/languages", "['fr','nl','en','uk','" + code + "']");
        for (Fault fault : faults()) {
            assertTrue(fault.pointer().startsWith("/content/"), fault.toString());
            String key = fault.pointer().substring("/content/".length()).replace("~1", "/");
            String text = code + " " + key.substring(key.lastIndexOf('/') + 1);
            content.append(content.isEmpty() ? "{'" : ",'")
                    .append(key)
                    .append("':'")
                    .append(text)
                    .append('\'');
        }
        assertFalse(content.isEmpty());
        config.put(file, "/content", content.append('}').toString());
    }

    /// As after an update of the program where a house has made the language files its own.
    @Test
    void textsThatNoLanguageHasAreTheProgramsOwn() {
        Content shipped = ConfigFolder.sound(ContentLoader.load(ConfigFolder.SHIPPED));
        add("fa");
        for (Language language : sound().languages()) {
            String file = LanguageFile.path(language.code());
            config.remove(file, "/texts/nav.listen").remove(file, "/texts/still.title");
            config.put(file, "/texts/nav.back", "'their own'");
        }
        for (Language language : sound().languages()) {
            String known = language.code().equals("fa") ? "fr" : language.code();
            Language own = shipped.language(known).orElseThrow();
            assertEquals(own.texts().keySet(), language.texts().keySet());
            assertEquals(own.text("nav.listen"), language.text("nav.listen"));
            assertEquals(own.text("still.title"), language.text("still.title"));
            assertEquals("their own", language.text("nav.back"));
        }
    }

    @Test
    void aLanguageThatTheProgramBringsLacksNoTextOfItsOwn() {
        config.put("languages/ar.json", "/greeting", "'their own'");
        Map<String, String> old = Map.of("nav.listen", "their own");
        Language arabic = new Language("ar", "العربية", "مرحبًا", "مجانًا", true, false, old);
        Language whole = OwnTexts.complete(config.path(), List.of(arabic)).getFirst();
        assertEquals("their own", whole.text("nav.listen"));
        assertEquals("رجوع", whole.text("nav.back"));
    }

    @Test
    void screenTextThatOneLanguageLacksIsNamed() {
        config.remove("languages/uk.json", "/texts/nav.back");
        assertEquals(
                List.of(
                        new Fault(
                                "languages/uk.json",
                                "/texts/nav.back",
                                "(missing)",
                                "this text is needed, as in languages/fr.json")),
                faults());
    }

    @Test
    void languageFileMustBeNamedAfterItsCode() {
        config.put("languages/uk.json", "/code", "'ru'");
        assertEquals("/code", faults().getFirst().pointer());
        assertEquals(
                "the code and the name of the file must be the same",
                faults().getFirst().message());
    }

    @Test
    void folderWithoutLanguagesIsRefused() {
        for (String code : List.of("fr", "nl", "en", "uk", "ar")) {
            config.delete("languages/" + code + ".json");
        }
        assertEquals("at least one language file is needed here", faults().getFirst().message());
    }

    @Test
    void everyThemeIsNeededOnceAndTheUnsureLast() {
        config.put("content/themes.json", "/themes/0/id", "'A'");
        assertEquals("each of C, A, T, B, E, U is needed once", faults().getFirst().message());
        config.put("content/themes.json", "/themes/0/id", "'U'");
        config.put("content/themes.json", "/themes/5/id", "'C'");
        assertEquals("the theme U must stand last", faults().getFirst().message());
        assertFalse(
                new Schemas()
                        .complaints("content/themes.json", config.read("content/themes.json"))
                        .isEmpty());
    }

    @Test
    void faultsOfSeveralFilesAreReportedTogether() {
        config.delete("content/questionnaire-B.json");
        config.write("content/about.json", "{");
        config.put("content/themes.json", "/themes/3/icon", "'none'");
        config.put("languages/nl.json", "/greeting", "''");
        assertEquals(
                List.of(
                        "languages/nl.json",
                        "content/themes.json",
                        "content/questionnaire-B.json",
                        "content/about.json"),
                faults().stream().map(Fault::file).toList());
    }

    @Test
    void emptyFolderIsRefusedInPlainSentences() {
        List<Fault> found = ConfigFolder.faults(ContentLoader.load(folder.resolve("nowhere")));
        assertEquals(10, found.size());
        assertEquals("languages", found.getFirst().file());
        assertEquals("this file is needed", found.getLast().message());
    }
}
