package brussels.citedesmetiers.kiosk.editing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is known about the translations into one language: from which wording each was made, and
/// who has read it. It is kept in `translations/nl.json`, a line for each text, and is no part of
/// the content.
final class Translations {
    private final Path file;
    private final String language;
    private final Map<String, Known> known = new TreeMap<>();

    /// @param source mark of the wording it was made from
    /// @param reader who has read it, empty for nobody
    private record Known(String source, String reader) {}

    Translations(Path config, String language) throws IOException {
        this.file = config.resolve("translations").resolve(language + ".json");
        this.language = language;
        if (Files.exists(file)) {
            Map<String, String> texts = new JsonText(Files.readAllBytes(file)).texts();
            texts.forEach(
                    (pointer, mark) -> {
                        if (pointer.matches("/texts/.*/source")) {
                            String at = pointer.substring(0, pointer.lastIndexOf('/'));
                            String name =
                                    at.substring("/texts/".length())
                                            .replace("~1", "/")
                                            .replace("~0", "~");
                            String reader = texts.getOrDefault(at + "/reader", "");
                            known.put(name, new Known(mark, reader));
                        }
                    });
        }
    }

    /// Whether the text has another wording now than when it was translated.
    boolean isOutdated(String name, String source) {
        Known one = known.get(name);
        return one != null && !one.source().equals(mark(source));
    }

    String reader(String name) {
        return Optional.ofNullable(known.get(name)).map(Known::reader).orElse("");
    }

    /// It was translated from this wording, and read by somebody or by nobody yet.
    void made(String name, String source, String reader) {
        known.put(name, new Known(mark(source), reader));
    }

    Path file() {
        return file;
    }

    byte[] written() {
        String texts =
                known.entrySet().stream()
                        .map(
                                each ->
                                        "\n    "
                                                + quoted(each.getKey())
                                                + ": { \"source\": "
                                                + quoted(each.getValue().source())
                                                + ", \"reader\": "
                                                + quoted(each.getValue().reader())
                                                + " }")
                        .collect(Collectors.joining(","));
        return ("{\n  \"language\": "
                        + quoted(language)
                        + ",\n  \"texts\": {"
                        + texts
                        + "\n  }\n}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return JsonText.quoted(text);
    }

    /// A few digits that are others for another wording.
    private static String mark(String source) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
