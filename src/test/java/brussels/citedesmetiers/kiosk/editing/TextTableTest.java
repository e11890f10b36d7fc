package brussels.citedesmetiers.kiosk.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextTableTest {
    private static final TextFit ANY = (_, _, _) -> Optional.empty();

    @TempDir Path folder;
    private ConfigFolder config;

    @BeforeEach
    void makeFolder() {
        config = ConfigFolder.in(folder);
    }

    private Sheet exported(String language) throws Exception {
        return new TextTable(config.path(), language).sheet();
    }

    private static Sheet with(Sheet sheet, String name, int column, String text) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : sheet.rows()) {
            List<String> cells = new ArrayList<>(row);
            if (cells.getFirst().equals(name)) {
                cells.set(column, text);
            }
            rows.add(cells);
        }
        return new Sheet(rows);
    }

    private TextTable.Imported taken(String language, Sheet sheet) throws Exception {
        return new TextTable(config.path(), language).take("nl.csv", sheet, _ -> ANY);
    }

    private static List<String> row(Sheet sheet, String name) {
        return sheet.rows().stream()
                .filter(row -> row.getFirst().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyTextStandsBesideItsSource() throws Exception {
        Sheet sheet = exported("nl");
        assertEquals(List.of("text", "fr", "nl", "state", "read by"), sheet.rows().getFirst());
        assertEquals(
                List.of("recommendations/siep/title", "a", "b", "", ""),
                row(sheet, "recommendations/siep/title"));
        assertEquals("b", row(sheet, "questionnaires/C/c-one/yes").get(2));
        assertEquals("Retour", row(sheet, "texts/nav.back").get(1));
        assertTrue(sheet.rows().stream().anyMatch(r -> r.getFirst().startsWith("texts/desk.")));
        assertTrue(
                exported("uk").rows().stream()
                        .noneMatch(r -> r.getFirst().startsWith("texts/desk.")));
        long names = sheet.rows().stream().map(List::getFirst).distinct().count();
        assertEquals(sheet.rows().size(), names);
    }

    @Test
    void whatIsTranslatedIsKeptWithItsReaderAndIsTooOldWhenTheSourceChanges() throws Exception {
        String name = "recommendations/siep/title";
        String untouched = Files.readString(config.path().resolve("languages/nl.json"));
        Sheet sheet =
                with(with(exported("nl"), name, 2, "Over \"studies\" \\ praten"), name, 4, "JV");
        assertEquals(new TextTable.Imported(List.of(), 1, 0), taken("nl", sheet));
        assertEquals(
                List.of(name, "a", "Over \"studies\" \\ praten", "", "JV"),
                row(exported("nl"), name));
        assertEquals(untouched, Files.readString(config.path().resolve("languages/nl.json")));
        assertEquals(new TextTable.Imported(List.of(), 0, 0), taken("nl", exported("nl")));
        config.put("content/recommendations.json", "/recommendations/0/title/fr", "'neuf'");
        assertEquals("changed", row(exported("nl"), name).get(3));
        assertEquals(
                List.of(
                        "nl.csv: row "
                                + (sheet.rows().indexOf(row(sheet, name)) + 1)
                                + ", column B: the text was \"a\" and is \"neuf\" now: export"
                                + " again."),
                taken("nl", sheet).faults());
    }

    @Test
    void whatDoesNotFitIsToldWithItsPlaceAndNothingIsTaken() throws Exception {
        String before = Files.readString(config.path().resolve("content/recommendations.json"));
        Sheet sound = exported("nl");
        Sheet sheet = with(sound, "recommendations/siep/title", 2, "x".repeat(31));
        sheet = with(sheet, "recommendations/siep/summary", 2, "goed");
        List<String> faults = taken("nl", sheet).faults();
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(
                faults.stream()
                        .anyMatch(
                                f ->
                                        f.matches(
                                                "nl.csv: row [0-9]+, column C:"
                                                        + " recommendations/siep/title: .*at most"
                                                        + " 30 characters have room here")),
                faults.toString());
        Sheet holeless = with(sound, "texts/print.other.ticket", 2, "zonder plaats");
        assertTrue(
                taken("nl", holeless).faults().stream()
                        .anyMatch(f -> f.contains("column C: texts/print.other.ticket: ")),
                () -> "a number has no place, and nobody says so");
        assertEquals(
                before, Files.readString(config.path().resolve("content/recommendations.json")));
        List<List<String>> rows = new ArrayList<>(sound.rows());
        rows.add(List.of("texts/none", "", "", "", ""));
        rows.add(rows.get(1));
        assertEquals(2, taken("nl", new Sheet(rows)).faults().size());
        assertTrue(
                taken("nl", new Sheet(List.of(List.of("a"))))
                        .faults()
                        .getFirst()
                        .contains("the columns text, fr, nl"));
        assertThrows(EditingException.class, () -> exported("fr"));
        assertThrows(EditingException.class, () -> exported("../x"));
    }

    @Test
    void newLanguageIsFilledFromItsTable() throws Exception {
        config.write(
                "languages/de.json",
                """
                {"code": "de", "order": 9, "name": "Deutsch", "greeting": "Guten Tag",
                 "free": "Kostenlos", "direction": "ltr", "readByNativeSpeaker": false,
                 "texts": {}, "content": {}}
                """);
        Sheet sheet = exported("de");
        assertEquals("missing", row(sheet, "recommendations/siep/title").get(3));
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : sheet.rows()) {
            List<String> cells = new ArrayList<>(row);
            if (cells.get(3).equals("missing")) {
                cells.set(2, cells.get(1));
            }
            rows.add(cells);
        }
        List<String> faults = taken("de", new Sheet(rows)).faults();
        assertTrue(
                faults.stream().noneMatch(f -> f.contains("de.json") || f.contains("nl.csv")),
                faults.toString());
    }

    /// Their files carry the texts of every language, whichever it is.
    @Test
    void newLanguageHasTradesAndServicesInTheirOwnFiles() throws Exception {
        config = ConfigFolder.shippedIn(folder.resolve("shipped"));
        config.write(
                "languages/de.json",
                """
                {"code": "de", "order": 9, "name": "Deutsch", "greeting": "Guten Tag",
                 "free": "Kostenlos", "direction": "ltr", "readByNativeSpeaker": false,
                 "texts": {}, "content": {}}
                """);
        HouseTexts texts = new HouseTexts(config.path(), "de");
        for (HouseTexts.Item item : texts.items()) {
            texts.put(item, item.source());
        }
        for (String file : List.of("languages/de.json", "content/trades.json", "desk.json")) {
            config.write(file, new String(texts.changed(file), StandardCharsets.UTF_8));
        }
        ConfigFolder.sound(ContentLoader.load(config.path()));
        assertTrue(ConfigFolder.sound(TradesReader.load(config.path())).areIn(german()));
        DeskSettings desk = ConfigFolder.sound(DeskReader.load(config.path()));
        ServiceId first = desk.plan().services().getFirst().id();
        assertEquals(
                desk.name(first, "fr"), Objects.requireNonNull(desk.names().get(first)).get("de"));
    }

    private List<Language> german() {
        return ConfigFolder.sound(ContentLoader.load(config.path())).languages().stream()
                .filter(language -> language.code().equals("de"))
                .toList();
    }

    @Test
    void textIsReplacedOrAddedAndTheRestOfItsFileStaysAsItWas() {
        String file = "{ \"a\" :\t\"é\",\n\"none\": {},  \"some\": {\"x/y\": \"1\"} }\n";
        JsonText json = new JsonText(file.getBytes(StandardCharsets.UTF_8));
        json.put("/some/z", "4");
        json.put("/none/b", "Ї \"b\"\n\\");
        json.put("/a", "2");
        json.put("/none/c~1d", "3");
        json.put("/some/x~1y", "5");
        assertEquals(
                """
                { "a" :\t"2",
                "none": {
                    "b": "Ї \\"b\\"\\n\\\\",
                    "c/d": "3"},  "some": {"x/y": "5",
                    "z": "4"} }
                """,
                new String(json.changed(), StandardCharsets.UTF_8));
    }
}
