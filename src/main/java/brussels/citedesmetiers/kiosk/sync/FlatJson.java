package brussels.citedesmetiers.kiosk.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// The texts and whole numbers of one JSON object; anything else in it is ignored. The centre's
/// answers need no more.
record FlatJson(Map<String, String> texts, Map<String, Long> numbers) {
    /// The mark of a site of a hundred terminals.
    private static final int LONGEST_TEXT = 14_000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNumberLength(19)
                                    .build())
                    .build();

    FlatJson {
        texts = Map.copyOf(texts);
        numbers = Map.copyOf(numbers);
    }

    /// The object in these bytes; empty if they are anything else.
    static Optional<FlatJson> read(byte[] bytes) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (value == JsonToken.VALUE_STRING) {
                    texts.put(name, in.getString());
                } else if (value == JsonToken.VALUE_NUMBER_INT) {
                    numbers.put(name, in.getLongValue());
                } else {
                    in.skipChildren();
                }
            }
            boolean whole = in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
            return whole ? Optional.of(new FlatJson(texts, numbers)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    Optional<Long> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }
}
