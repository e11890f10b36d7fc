package brussels.citedesmetiers.kiosk.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The files of the pages: a closed list of resources, and the fonts of the house if this machine
/// has them. Nothing of a request becomes a path. Thread-safe.
final class Pages {
    private static final String SVG = "image/svg+xml";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final Path FONTS = Path.of("/usr/share/fonts/truetype/noto");

    /// Media types of the resources.
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("sign-in.html", HTML),
                    Map.entry("console.html", HTML),
                    Map.entry("collect.html", HTML),
                    Map.entry("board.html", HTML),
                    Map.entry("day.html", HTML),
                    Map.entry("desk.css", "text/css; charset=utf-8"),
                    Map.entry("common.js", SCRIPT),
                    Map.entry("live.js", SCRIPT),
                    Map.entry("scan.js", SCRIPT),
                    Map.entry("sign-in.js", SCRIPT),
                    Map.entry("console.js", SCRIPT),
                    Map.entry("collect.js", SCRIPT),
                    Map.entry("board.js", SCRIPT),
                    Map.entry("day.js", SCRIPT),
                    Map.entry("icons.svg", SVG),
                    Map.entry("mark.svg", SVG));

    private static final Map<String, Path> FONT_FILES =
            Map.of(
                    "regular.ttf", FONTS.resolve("NotoSans-Regular.ttf"),
                    "bold.ttf", FONTS.resolve("NotoSans-Bold.ttf"));

    private final Map<String, Page> loaded = new ConcurrentHashMap<>();

    /// A file and a mark of what is in it.
    static final class Page {
        private final String type;
        private final byte[] body;
        private final String tag;

        private Page(String type, byte[] body) {
            this.type = type;
            this.body = body;
            this.tag = digest(body);
        }

        String tag() {
            return tag;
        }

        Reply reply() {
            return Reply.of(type, body);
        }

        /// What says that the client has it already.
        Reply notModified() {
            return new Reply(Reply.NOT_MODIFIED, type, new byte[0], Map.of());
        }
    }

    /// The file of this name.
    Optional<Page> of(String name) {
        if (TYPES.containsKey(name)) {
            return Optional.of(loaded.computeIfAbsent(name, Pages::resource));
        }
        Path font = FONT_FILES.get(name);
        if (font == null || !Files.isReadable(font)) {
            return Optional.empty();
        }
        return Optional.of(loaded.computeIfAbsent(name, _ -> font(font)));
    }

    private static Page resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its page " + name);
            }
            byte[] body = in.readAllBytes();
            return new Page(TYPES.getOrDefault(name, HTML), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page font(Path file) {
        try {
            byte[] body = Files.readAllBytes(file);
            return new Page("font/ttf", body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] body) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + HexFormat.of().formatHex(sum, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
