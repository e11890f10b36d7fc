package brussels.citedesmetiers.kiosk.counts;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// The bytes of a heartbeat.
///
///     {"program":"1.0.0","content":"0123456789ab","batchesWaiting":0,"paper":"ok","held":"no",
///      "faults":["printer-cover-open"],"clock":"trusted"}
///
/// Reading is total: any other bytes give an [IllegalArgumentException].
final class HeartbeatJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(3)
                                    .maxStringLength(200)
                                    .maxNumberLength(19)
                                    .build())
                    .build();

    private HeartbeatJson() {}

    static byte[] write(Heartbeat heartbeat) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("program", heartbeat.program());
            out.writeStringProperty("content", heartbeat.content());
            out.writeNumberProperty("batchesWaiting", heartbeat.batchesWaiting());
            out.writeStringProperty("paper", heartbeat.paper().id());
            out.writeStringProperty("held", heartbeat.held() ? "yes" : "no");
            out.writeArrayPropertyStart("faults");
            heartbeat.faults().forEach(out::writeString);
            out.writeEndArray();
            out.writeStringProperty("clock", heartbeat.clockTrusted() ? "trusted" : "untrusted");
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static Heartbeat read(byte[] bytes) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            Reader reader = new Reader(in);
            Heartbeat heartbeat = reader.heartbeat();
            require(in.nextToken() == null, "something after the end");
            return heartbeat;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a heartbeat", e);
        }
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("not a heartbeat: " + what);
        }
    }

    private static final class Reader {
        private final JsonParser in;
        private final Map<String, String> texts = new HashMap<>();
        private final List<String> faults = new ArrayList<>();
        private boolean faultsSaid;
        private int waiting = -1;

        Reader(JsonParser in) {
            this.in = in;
        }

        Heartbeat heartbeat() {
            require(in.nextToken() == JsonToken.START_OBJECT, "no object");
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                property(in.currentName());
            }
            require(in.currentToken() == JsonToken.END_OBJECT, "no end");
            require(faultsSaid, "faults");
            return new Heartbeat(
                    text("program"),
                    text("content"),
                    waiting,
                    paper(),
                    oneOf("held", "yes", "no").equals("yes"),
                    faults,
                    oneOf("clock", "trusted", "untrusted").equals("trusted"));
        }

        private void property(String name) {
            JsonToken value = in.nextToken();
            switch (name) {
                case "program", "content", "paper", "held", "clock" -> {
                    require(value == JsonToken.VALUE_STRING, name);
                    texts.put(name, in.getString());
                }
                case "batchesWaiting" -> {
                    require(value == JsonToken.VALUE_NUMBER_INT, name);
                    long number = in.getLongValue();
                    require(number >= 0 && number <= Heartbeat.MOST_WAITING, name);
                    waiting = (int) number;
                }
                case "faults" -> {
                    require(value == JsonToken.START_ARRAY, name);
                    while (in.nextToken() == JsonToken.VALUE_STRING) {
                        require(faults.size() < Heartbeat.MOST_FAULTS, name);
                        faults.add(in.getString());
                    }
                    require(in.currentToken() == JsonToken.END_ARRAY, name);
                    faultsSaid = true;
                }
                default -> require(false, "no such property");
            }
        }

        private String text(String name) {
            String text = texts.get(name);
            if (text == null) {
                throw new IllegalArgumentException("not a heartbeat: " + name);
            }
            return text;
        }

        private String oneOf(String name, String... words) {
            String text = text(name);
            require(Arrays.asList(words).contains(text), name);
            return text;
        }

        private Heartbeat.Paper paper() {
            String text = text("paper");
            return Arrays.stream(Heartbeat.Paper.values())
                    .filter(paper -> paper.id().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not a heartbeat: paper"));
        }
    }
}
