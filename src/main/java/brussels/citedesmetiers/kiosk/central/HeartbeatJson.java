package brussels.citedesmetiers.kiosk.central;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the small JSON bodies of terminals. Total: whatever the bytes, it returns or throws an
/// [IllegalArgumentException]. Thread-safe.
final class HeartbeatJson {
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
    private static final Set<String> HEARTBEAT =
            Set.of("program", "content", "batchesWaiting", "paper", "held", "faults", "clock");
    private static final Set<String> GONE = Set.of("from", "through");

    private HeartbeatJson() {}

    static Heartbeat heartbeat(byte[] body) {
        JsonNode json = object(body, HEARTBEAT);
        return new Heartbeat(
                text(json, "program"),
                text(json, "content"),
                Math.toIntExact(number(json, "batchesWaiting")),
                Heartbeat.Paper.valueOf(
                        oneOf(json, "paper", "ok", "low", "out", "unknown")
                                .toUpperCase(Locale.ROOT)),
                oneOf(json, "held", "yes", "no").equals("yes"),
                faults(json),
                oneOf(json, "clock", "trusted", "untrusted").equals("trusted"));
    }

    /// Numbers of batches that are gone.
    record Gone(long from, long through) {}

    static Gone gone(byte[] body) {
        JsonNode json = object(body, GONE);
        Gone gone = new Gone(number(json, "from"), number(json, "through"));
        if (gone.from() < 1 || gone.through() < gone.from()) {
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

    private static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name);
        }
        return value.stringValue();
    }

    private static String oneOf(JsonNode json, String name, String... words) {
        String text = text(json, name);
        if (!Set.of(words).contains(text)) {
            throw new IllegalArgumentException(name);
        }
        return text;
    }

    private static long number(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name);
        }
        return value.longValue();
    }

    private static List<String> faults(JsonNode json) {
        JsonNode values = json.get("faults");
        if (!values.isArray() || values.size() > Heartbeat.MOST_FAULTS) {
            throw new IllegalArgumentException("faults");
        }
        List<String> faults = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isString()) {
                throw new IllegalArgumentException("faults");
            }
            faults.add(value.stringValue());
        }
        return faults;
    }
}
