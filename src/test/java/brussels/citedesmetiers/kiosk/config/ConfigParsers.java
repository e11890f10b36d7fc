package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.fuzz.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What this package reads from outside, for fuzzing: each file of the shipped configuration, in a
/// folder in which the others are sound. A file with faults is an answer.
public final class ConfigParsers {
    private static final Path SHIPPED = Path.of("kiosk-config");
    private static final List<String> WORDS =
            List.of(
                    "{ \"always\": true }",
                    "\"\\ud800\"",
                    "1e400",
                    "-1e-400",
                    "1e999999999",
                    "1e4001111111111111",
                    "\"Europe/Nowhere\"",
                    "\"99:99\"");

    private ConfigParsers() {}

    /// One for each file of the configuration.
    ///
    /// @param folder for the configuration's copies
    public static List<Parser> all(Path folder) throws IOException {
        List<Parser> parsers = new ArrayList<>();
        parsers.add(file(folder, "terminal.json", SettingsReader::load));
        parsers.add(file(folder, "site.json", SettingsReader::load));
        parsers.add(file(folder, "counts.json", CountReader::load));
        parsers.add(file(folder, "desk.json", DeskReader::load));
        for (String content :
                List.of(
                        "content/themes.json",
                        "content/about.json",
                        "content/recommendations.json",
                        "content/questionnaire-C.json",
                        "languages/uk.json")) {
            parsers.add(file(folder, content, ContentLoader::load));
        }
        return parsers;
    }

    private interface Loading {
        LoadResult<?> from(Path config);
    }

    private static Parser file(Path folder, String name, Loading loading) throws IOException {
        Path config = folder.resolve("config-" + name.replace('/', '-'));
        if (!Files.exists(config)) {
            copy(config);
        }
        Path file = config.resolve(name);
        return new Parser(
                name,
                List.of(Files.readAllBytes(SHIPPED.resolve(name))),
                WORDS,
                input -> {
                    Files.write(file, input);
                    var _ = loading.from(config).toString();
                },
                List.of());
    }

    private static void copy(Path config) throws IOException {
        try (Stream<Path> all = Files.walk(SHIPPED)) {
            for (Path path : all.toList()) {
                Path target = config.resolve(SHIPPED.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
