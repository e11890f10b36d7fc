package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShippedFilesTest {
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final Schemas SCHEMAS = new Schemas();

    static List<String> files() throws IOException {
        return list("");
    }

    static List<String> schemas() throws IOException {
        return list("schema");
    }

    private static List<String> list(String folder) throws IOException {
        Path root = ConfigFolder.SHIPPED;
        try (Stream<Path> all = Files.walk(root.resolve(folder))) {
            List<String> files =
                    all.map(f -> root.relativize(f).toString())
                            .filter(f -> f.endsWith(".json"))
                            .filter(f -> f.startsWith("schema/") == folder.equals("schema"))
                            .sorted()
                            .toList();
            assertFalse(files.isEmpty());
            return files;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileKeepsToTheSchemaItNames(String file) throws IOException {
        String content = Files.readString(ConfigFolder.SHIPPED.resolve(file));
        String up = file.contains("/") ? "../" : "";
        JsonNode named = JsonMapper.shared().readTree(content).path("$schema");

        assertEquals(up + "schema/" + Schemas.schemaOf(file), named.stringValue());
        assertEquals(List.of(), SCHEMAS.complaints(file, content));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everySchemaIsASchema(String file) throws IOException {
        String content = Files.readString(ConfigFolder.SHIPPED.resolve(file));
        assertEquals(List.of(), SCHEMAS.complaintsAboutSchema(content));
    }

    @Test
    void settingsAreSound() {
        Settings settings = ConfigFolder.sound(SettingsReader.load(ConfigFolder.SHIPPED));
        assertEquals("bruxelles-a", settings.terminal().id());
        assertEquals(
                Path.of("data").toAbsolutePath().normalize(), settings.terminal().dataFolder());
    }

    @Test
    void communesAreTheNineteenOfTheRegionByTheirNisCode(@TempDir Path folder) {
        Question commune = about(folder, "about-commune");
        List<String> ids = commune.choices().stream().map(Choice::id).toList();
        List<String> nis = IntStream.rangeClosed(21001, 21019).mapToObj(String::valueOf).toList();

        assertEquals(nis, ids.subList(0, 19));
        assertEquals(List.of("outside"), ids.subList(19, ids.size()));
        assertEquals("Elsene", commune.choice("21009").orElseThrow().text().in("nl"));
        assertEquals("Ixelles", commune.choice("21009").orElseThrow().text().in("en"));
    }

    @Test
    void ageClassesOfFiveYearsLeaveNoGapAndHaveABoundaryAtThirty(@TempDir Path folder) {
        List<String> ids = about(folder, "about-age").choices().stream().map(Choice::id).toList();
        assertEquals("under-15", ids.getFirst());
        for (int i = 1; i <= 10; i++) {
            int from = 10 + 5 * i;
            assertEquals(from + "-" + (from + 4), ids.get(i));
        }
        assertEquals(List.of("65-plus"), ids.subList(11, ids.size()));
        assertTrue(ids.contains("30-34"));
    }

    @Test
    void gendersAreThreeAndNoAnswerIsNotAChoice(@TempDir Path folder) {
        Question gender = about(folder, "about-gender");
        assertEquals(List.of("f", "m", "x"), gender.choices().stream().map(Choice::id).toList());
    }

    private static Question about(Path folder, String id) {
        Content content = ConfigFolder.sound(ConfigFolder.in(folder).content());
        return content.about().stream().filter(q -> q.id().equals(id)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("files")
    void textsKeepTheTypographyOfTheirLanguage(String file) throws IOException {
        JsonNode root = JsonMapper.shared().readTree(ConfigFolder.SHIPPED.resolve(file).toFile());
        List<String> french =
                file.equals("languages/fr.json")
                        ? root.path("texts").valueStream().map(JsonNode::stringValue).toList()
                        : root.findValuesAsString("fr");
        for (String text : french) {
            assertEquals(List.of(), frenchMistakes(text), text);
        }
        for (String text : root.findValuesAsString("uk")) {
            assertFalse(text.contains("'"), text);
        }
    }

    @Test
    void typographyCheckFindsAPlantedMistake() {
        assertEquals(1, frenchMistakes("Où habitez-vous ?").size());
        assertEquals(1, frenchMistakes("Où habitez-vous?").size());
        assertEquals(1, frenchMistakes("Rien d'autre").size());
        assertEquals(List.of(), frenchMistakes("Où" + NO_BREAK_SPACE + "?"));
    }

    private static List<String> frenchMistakes(String text) {
        return Pattern.compile("(?<!" + NO_BREAK_SPACE + ")[?:;!](?!//)|'")
                .matcher(text)
                .results()
                .map(m -> m.group())
                .toList();
    }
}
