package brussels.citedesmetiers.kiosk.app;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a JSON file (RFC 8259, UTF-8) of the configuration folder. A file that is missing or
/// broken is one fault, with line and column where there are any.
final class JsonFile {
    // Conditions nest; deeper than this nobody can read them, and the reader recurses.
    private static final int DEEPEST = 64;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsonFile() {}

    /// The root of `folder/file`, or empty with a fault noted.
    ///
    /// @param file relative to `folder`, with `/`; the name faults are noted under
    static Optional<Json> read(Path folder, String file, List<Fault> faults) {
        try {
            JsonNode node = MAPPER.readTree(Files.readAllBytes(folder.resolve(file)));
            if (node.isObject()) {
                return Optional.of(Json.root(node, file, faults));
            }
            faults.add(new Fault(file, "", "", "the file must hold one object in braces"));
        } catch (JacksonException e) {
            faults.add(broken(file, e));
        } catch (NoSuchFileException e) {
            faults.add(new Fault(file, "", Json.MISSING, "this file is needed"));
        } catch (IOException e) {
            faults.add(new Fault(file, "", "", "the file cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static Fault broken(String file, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String place =
                at == null || at.getLineNr() < 1
                        ? ""
                        : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        String parser = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return new Fault(
                file,
                "",
                place,
                "this is not sound JSON; look here and on the line before (" + parser + ")");
    }
}
