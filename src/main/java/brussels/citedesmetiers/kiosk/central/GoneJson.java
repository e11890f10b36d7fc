package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.Batch;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads which batches a terminal says are gone. Total: for any bytes it returns or throws an
/// [IllegalArgumentException]. Thread-safe.
final class GoneJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(3)
                                                    .maxStringLength(200)
                                                    .maxNumberLength(19)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final Set<String> GONE = Set.of("from", "through");

    private GoneJson() {}

    /// Numbers of batches that are gone.
    record Gone(long from, long through) {}

    static Gone gone(byte[] body) {
        JsonNode json = object(body, GONE);
        Gone gone = new Gone(number(json, "from"), number(json, "through"));
        if (gone.from() < 1 || gone.through() < gone.from() || gone.through() > Batch.MOST_NUMBER) {
            throw new IllegalArgumentException("no such numbers");
        }
        return gone;
    }

    private static JsonNode object(byte[] body, Set<String> names) {
        try {
            JsonNode json = MAPPER.readTree(body);
            if (json == null || !json.isObject() || !names.equals(new TreeSet<>(names(json)))) {
                throw new IllegalArgumentException("other properties than asked for");
            }
            return json;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static List<String> names(JsonNode json) {
        return List.copyOf(json.propertyNames());
    }

    private static long number(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name);
        }
        return value.longValue();
    }
}
