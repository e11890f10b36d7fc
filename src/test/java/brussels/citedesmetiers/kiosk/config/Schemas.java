package brussels.citedesmetiers.kiosk.config;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The shipped JSON Schemas.
final class Schemas {
    // Only a name for what the schemas' relative references are resolved against.
    private static final String BASE = "https://kiosk.invalid/schema/";

    private final SchemaRegistry registry;

    Schemas() {
        Map<String, String> schemas = new HashMap<>();
        try (Stream<Path> files = Files.list(ConfigFolder.SHIPPED.resolve("schema"))) {
            for (Path file : files.toList()) {
                schemas.put(BASE + file.getFileName(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
    }

    /// What the schema for this file says against its content.
    ///
    /// @param file relative to the configuration folder
    List<String> complaints(String file, String content) {
        return registry
                .getSchema(SchemaLocation.of(BASE + schemaOf(file)))
                .validate(content, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /// What the schema language itself says against a schema.
    List<String> complaintsAboutSchema(String content) {
        return registry
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(content, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /// The name of the schema for a file of the configuration folder.
    static String schemaOf(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).replace(".json", "");
        if (file.startsWith("languages/")) {
            return "language.schema.json";
        }
        if (file.startsWith("printers/")) {
            return "printer.schema.json";
        }
        if (file.startsWith("speech/")) {
            return "speech.schema.json";
        }
        return (name.startsWith("questionnaire-") ? "questionnaire" : name) + ".schema.json";
    }
}
