package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a JSON file (RFC 8259, UTF-8) of the configuration folder. A missing or broken file is one
/// fault, with line and column if known.
///
/// The tree is built from the parser's tokens and not by a `JsonMapper`: which takes three times as
/// long to start (224 ms of processor time against 61 ms on x86-64), and the first frame waits for
/// these files.
final class JsonFile {
    // Conditions nest, and the readers recurse; nobody can read anything deeper than this.
    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonFile() {}

    /// The root of `folder/file`, or empty with a fault recorded.
    ///
    /// @param file relative to `folder`, with `/`; the name that faults are recorded under
    static Optional<Json> read(Path folder, String file, List<Fault> faults) {
        try {
            return parsed(file, Files.readAllBytes(folder.resolve(file)), faults);
        } catch (NoSuchFileException e) {
            faults.add(new Fault(file, "", Json.MISSING, "this file is needed"));
        } catch (IOException e) {
            faults.add(new Fault(file, "", "", "the file cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    /// The root of a file that was read already.
    static Optional<Json> parsed(String file, byte[] bytes, List<Fault> faults) {
        try (JsonParser parser = parser(bytes)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return Optional.of(Json.root(whole(parser), file, faults));
            }
            faults.add(new Fault(file, "", "", "the file must hold one object in braces"));
        } catch (JacksonException e) {
            faults.add(BrokenJson.fault(file, bytes, e));
        }
        return Optional.empty();
    }

    static JsonParser parser(byte[] bytes) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes);
    }

    private static JsonNode whole(JsonParser parser) {
        JsonNode node = value(parser);
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "Something follows the object");
        }
        return node;
    }

    private static JsonNode value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal(parser));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new StreamReadException(parser, "Not a value");
        };
    }

    // If the exponent does not fit an int, the parser accepts the token but converting it fails.
    private static BigDecimal decimal(JsonParser parser) {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw new StreamReadException(parser, "A number that is too large", e);
        }
    }

    private static ObjectNode object(JsonParser parser) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (object.has(name)) {
                throw new StreamReadException(parser, "The name \"" + name + "\" stands twice");
            }
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }
}
