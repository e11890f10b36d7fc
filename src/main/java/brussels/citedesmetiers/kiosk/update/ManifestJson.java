package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.update.Manifest.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A manifest as JSON (RFC 8259): exactly these properties in this order, so that one manifest has
/// one form.
final class ManifestJson {
    /// The most bytes a manifest may have.
    static final int MOST_BYTES = 512 * 1024;

    private static final int FORMAT = 1;
    private static final int LONGEST_TEXT = 1200;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNumberLength(20)
                                    .build())
                    .build();

    private final JsonParser in;
    private String place = "";

    private ManifestJson(JsonParser in) {
        this.in = in;
    }

    static byte[] write(Manifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("format", FORMAT);
            out.writeStringProperty("kind", manifest.kind().id());
            out.writeStringProperty("site", manifest.site());
            out.writeNumberProperty("version", manifest.version());
            out.writeStringProperty("name", manifest.name());
            out.writeStringProperty("oldestProgram", manifest.oldestProgram());
            out.writeStringProperty("processor", manifest.processor());
            out.writeStringProperty("created", manifest.created().toString());
            out.writeStringProperty("key", manifest.key());
            out.writeArrayPropertyStart("files");
            for (Entry file : manifest.files()) {
                out.writeStartObject();
                out.writeStringProperty("path", file.path());
                out.writeNumberProperty("size", file.size());
                out.writeStringProperty("sha256", file.sha256());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayPropertyStart("keys");
            manifest.keys().forEach(out::writeString);
            out.writeEndArray();
            out.writeEndObject();
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException with place and value if the bytes are anything else
    static Manifest read(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return new ManifestJson(parser).manifest();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Manifest manifest() {
        next(JsonToken.START_OBJECT);
        long format = number("format");
        if (format != FORMAT) {
            throw wrong(Long.toString(format));
        }
        String kindId = text("kind");
        BundleKind kind = BundleKind.of(kindId).orElseThrow(() -> wrong(kindId));
        Manifest read =
                new Manifest(
                        kind,
                        text("site"),
                        Math.clamp(number("version"), -1, Integer.MAX_VALUE),
                        text("name"),
                        text("oldestProgram"),
                        text("processor"),
                        moment("created"),
                        text("key"),
                        files(kind),
                        keys());
        next(JsonToken.END_OBJECT);
        if (in.nextToken() != null) {
            throw wrong("something follows the object");
        }
        return read;
    }

    private List<Entry> files(BundleKind kind) {
        name("files");
        next(JsonToken.START_ARRAY);
        List<Entry> files = new ArrayList<>();
        while (in.nextToken() == JsonToken.START_OBJECT) {
            if (files.size() == kind.mostFiles()) {
                throw wrong("more than " + kind.mostFiles());
            }
            String at = "files/" + files.size();
            String path = text("path");
            long size = number("size");
            String sha256 = text("sha256");
            next(JsonToken.END_OBJECT);
            place = at;
            try {
                files.add(new Entry(path, size, sha256));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("/" + at + "/" + e.getMessage(), e);
            }
        }
        is(JsonToken.END_ARRAY);
        return files;
    }

    private List<String> keys() {
        name("keys");
        next(JsonToken.START_ARRAY);
        List<String> keys = new ArrayList<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            if (keys.size() == Manifest.MOST_KEYS) {
                throw wrong("more than " + Manifest.MOST_KEYS);
            }
            keys.add(in.getString());
        }
        is(JsonToken.END_ARRAY);
        return keys;
    }

    private Instant moment(String name) {
        String text = text(name);
        try {
            Instant moment = Instant.parse(text);
            if (moment.equals(moment.truncatedTo(ChronoUnit.SECONDS))
                    && moment.toString().equals(text)) {
                return moment;
            }
            throw wrong(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("/" + place + ": " + text, e);
        }
    }

    private String text(String name) {
        name(name);
        next(JsonToken.VALUE_STRING);
        return in.getString();
    }

    private long number(String name) {
        name(name);
        next(JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }

    private void name(String name) {
        place = name;
        next(JsonToken.PROPERTY_NAME);
        if (!name.equals(in.currentName())) {
            throw wrong(String.valueOf(in.currentName()));
        }
    }

    private void next(JsonToken token) {
        in.nextToken();
        is(token);
    }

    private void is(JsonToken token) {
        if (in.currentToken() != token) {
            throw wrong(String.valueOf(in.currentToken()));
        }
    }

    private IllegalArgumentException wrong(String value) {
        return new IllegalArgumentException("/" + place + ": " + value);
    }
}
