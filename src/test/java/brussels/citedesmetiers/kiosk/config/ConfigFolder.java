package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A sound configuration folder for a test to break: the shipped settings, themes, statistical
/// questions and languages, with small questionnaires and recommendations of its own.
public final class ConfigFolder {
    public static final Path SHIPPED = Path.of("kiosk-config");

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String TEXT = "{'fr': 'a', 'nl': 'b', 'en': 'c', 'uk': 'd'}";

    private final Path folder;

    private ConfigFolder(Path folder) {
        this.folder = folder;
    }

    /// The shipped content with its trades, read once for all tests of a process: nobody can change
    /// it.
    public static Content shippedContent() {
        return Shipped.CONTENT;
    }

    /// The same in every language that is shipped, as on a terminal that lists them all.
    public static Content inEveryLanguage() {
        return Every.CONTENT;
    }

    private static final class Shipped {
        private static final Content CONTENT =
                TradesReader.added(SHIPPED, sound(ContentLoader.load(SHIPPED)));
    }

    private static final class Every {
        private static final Content CONTENT =
                TradesReader.added(SHIPPED, sound(ContentLoader.load(SHIPPED, List.of("ar"))));
    }

    /// Made in `parent/kiosk-config`.
    public static ConfigFolder in(Path parent) {
        ConfigFolder config = new ConfigFolder(parent.resolve("kiosk-config"));
        for (String file :
                List.of(
                        "terminal.json",
                        "site.json",
                        "counts.json",
                        "content/themes.json",
                        "content/about.json")) {
            config.write(file, read(SHIPPED.resolve(file)));
        }
        try (Stream<Path> languages = Files.list(SHIPPED.resolve("languages"))) {
            languages.forEach(f -> config.write("languages/" + f.getFileName(), read(f)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Stream<Path> printers = Files.list(SHIPPED.resolve("printers"))) {
            printers.forEach(f -> config.write("printers/" + f.getFileName(), read(f)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        config.write(
                "content/recommendations.json",
                """
                {'recommendations': [
                  {'id': 'siep', 'icon': 'info', 'access': 'direct',
                   'title': TEXT, 'summary': TEXT, 'details': TEXT,
                   'languages': ['fr', 'nl'], 'checked': '2026-11-22',
                   'address': 'https://siep.be/x'},
                  {'id': 'cdm-cv', 'icon': 'calendar', 'access': 'either',
                   'title': TEXT, 'summary': TEXT, 'details': TEXT,
                   'languages': ['fr'], 'checked': '2026-11-22'}]}
                """
                        .replace("TEXT", TEXT)
                        .replace('\'', '"'));
        for (String id : List.of("C", "A", "T", "B", "E", "U")) {
            config.write("content/questionnaire-" + id + ".json", questionnaire(id));
        }
        return config;
    }

    /// A copy of the shipped folder, in `parent/kiosk-config`.
    public static ConfigFolder shippedIn(Path parent) {
        ConfigFolder config = new ConfigFolder(parent.resolve("kiosk-config"));
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            files.filter(f -> f.toString().endsWith(".json"))
                    .forEach(f -> config.write(SHIPPED.relativize(f).toString(), read(f)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return config;
    }

    private static String questionnaire(String id) {
        return """
        {'id': 'LETTER', 'version': '2026-11', 'maxQuestions': 4,
         'scores': [{'id': 'R', 'name': TEXT}],
         'questions': [
          {'id': 'PREFIX-one', 'type': 'single', 'text': TEXT, 'label': TEXT,
           'choices': [{'id': 'yes', 'text': TEXT, 'scores': {'R': 2}}, {'id': 'no', 'text': TEXT}]},
          {'id': 'PREFIX-two', 'type': 'multiple', 'text': TEXT, 'label': TEXT, 'min': 1, 'max': 2,
           'enableWhen': {'not': {'is': {'question': 'PREFIX-one', 'choice': 'no'}}},
           'choices': [{'id': 'red', 'text': TEXT}, {'id': 'blue', 'text': TEXT},
                       {'id': 'none', 'text': TEXT, 'exclusive': true}]}],
         'rules': [
          {'when': {'all': [{'any': [{'is': {'question': 'PREFIX-two', 'choice': 'red'}}]},
                            {'scoreAtLeast': {'score': 'R', 'value': 2}}]},
           'priority': 80, 'recommend': ['cdm-cv', 'siep']},
          {'priority': 1, 'recommend': ['siep']}]}
        """
                .replace("LETTER", id)
                .replace("PREFIX", id.toLowerCase(java.util.Locale.ROOT))
                .replace("TEXT", TEXT)
                .replace('\'', '"');
    }

    public Path path() {
        return folder;
    }

    LoadResult<Content> content() {
        return ContentLoader.load(folder);
    }

    public LoadResult<Settings> settings() {
        return SettingsReader.load(folder);
    }

    /// What is wrong with it, whatever the lines; empty if it is sound.
    public static List<Fault> faults(LoadResult<?> result) {
        return switch (result) {
            case LoadResult.Loaded<?> _ -> List.of();
            case LoadResult.Refused<?>(List<Fault> faults) ->
                    faults.stream().map(fault -> fault.at(0, 0)).toList();
        };
    }

    /// What was loaded, which must be sound.
    public static <T> T sound(LoadResult<T> result) {
        return switch (result) {
            case LoadResult.Loaded<T>(T value) -> value;
            case LoadResult.Refused<T>(List<Fault> faults) ->
                    throw new AssertionError(faults.toString());
        };
    }

    /// Replaces a whole file.
    public ConfigFolder write(String file, String content) {
        try {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public String read(String file) {
        return read(folder.resolve(file));
    }

    public ConfigFolder delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Puts a value where the pointer says; at the end of a list where it ends in `/-`.
    public ConfigFolder put(String file, String pointer, String json) {
        return edit(
                file,
                pointer,
                (parent, last) -> {
                    JsonNode value = MAPPER.readTree(json.replace('\'', '"'));
                    switch (parent) {
                        case ObjectNode object -> object.set(last, value);
                        case ArrayNode array when last.equals("-") -> array.add(value);
                        case ArrayNode array -> array.set(Integer.parseInt(last), value);
                        default -> throw new AssertionError(pointer);
                    }
                });
    }

    /// Takes away what stands where the pointer says.
    public ConfigFolder remove(String file, String pointer) {
        return edit(
                file,
                pointer,
                (parent, last) -> {
                    switch (parent) {
                        case ObjectNode object -> object.remove(last);
                        case ArrayNode array -> array.remove(Integer.parseInt(last));
                        default -> throw new AssertionError(pointer);
                    }
                });
    }

    private interface Edit {
        void apply(JsonNode parent, String last);
    }

    private ConfigFolder edit(String file, String pointer, Edit edit) {
        JsonNode root = MAPPER.readTree(read(file));
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = root.at(JsonPointer.compile(pointer.substring(0, cut)));
        edit.apply(parent, pointer.substring(cut + 1).replace("~1", "/").replace("~0", "~"));
        return write(file, root.toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
