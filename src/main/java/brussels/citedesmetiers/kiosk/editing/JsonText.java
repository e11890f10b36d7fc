package brussels.citedesmetiers.kiosk.editing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON file in which single texts are replaced and everything else stays byte by byte as its
/// editor wrote it.
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] bytes;
    private final Map<String, Span> texts = new LinkedHashMap<>();
    private final Map<String, Integer> objectEnds = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> added = new HashSet<>();

    /// Where a text stands, with its quotation marks.
    private record Span(int from, int to, String text) {}

    private record Change(int from, int to, String json) {}

    /// @param bytes a file that is known to be JSON in UTF-8
    JsonText(byte[] bytes) {
        this.bytes = bytes.clone();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            read(parser, "");
        }
    }

    /// All texts by their JSON pointers, in the order of the file.
    Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>();
        texts.forEach((pointer, span) -> all.put(pointer, span.text()));
        return all;
    }

    Optional<String> text(String pointer) {
        return Optional.ofNullable(texts.get(pointer)).map(Span::text);
    }

    private void read(JsonParser parser, String at) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            int end = offset(parser.currentLocation().getByteOffset());
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = at + "/" + escaped(parser.currentName());
                parser.nextToken();
                read(parser, member);
                end = offset(parser.currentLocation().getByteOffset());
            }
            objectEnds.put(at, end);
        } else if (token == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                read(parser, at + "/" + i);
            }
        } else if (token == JsonToken.VALUE_STRING) {
            int from = offset(parser.currentTokenLocation().getByteOffset());
            String text = parser.getString();
            texts.put(at, new Span(from, offset(parser.currentLocation().getByteOffset()), text));
        }
    }

    private static int offset(long byteOffset) {
        return Math.toIntExact(byteOffset);
    }

    static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    /// Replaces a text, or adds it to an object that has none of its name.
    void put(String pointer, String text) {
        Span span = texts.get(pointer);
        if (span != null) {
            changes.add(new Change(span.from(), span.to(), quoted(text)));
            return;
        }
        int cut = pointer.lastIndexOf('/');
        String object = pointer.substring(0, cut);
        Integer end = objectEnds.get(object);
        if (end == null) {
            throw new IllegalArgumentException("no object for " + pointer);
        }
        String name = pointer.substring(cut + 1).replace("~1", "/").replace("~0", "~");
        String before = added.add(object) && bytes[end - 1] == '{' ? "" : ",";
        changes.add(new Change(end, end, before + "\n    " + quoted(name) + ": " + quoted(text)));
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? ' ' : c);
            }
        }
        return out.append('"').toString();
    }

    /// The file with its changes.
    byte[] changed() {
        List<Change> inOrder = new ArrayList<>(changes);
        inOrder.sort(Comparator.comparingInt(Change::from));
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Change change : inOrder) {
            out.append(part(at, change.from())).append(change.json());
            at = change.to();
        }
        return out.append(part(at, bytes.length)).toString().getBytes(StandardCharsets.UTF_8);
    }

    // Cut at quotation marks and braces, and so never within a character.
    private String part(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
