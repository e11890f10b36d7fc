package brussels.citedesmetiers.kiosk.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The files of the pages: a closed list of resources, and the house fonts if this machine has
/// them. No part of a request ever becomes a path. Thread-safe.
public final class Pages {
    private static final Path FONTS = Path.of("/usr/share/fonts/truetype/noto");

    /// Media types of the resources, by suffix.
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "json", "application/json");

    private static final Map<String, Path> FONT_FILES =
            Map.of(
                    "regular.ttf", FONTS.resolve("NotoSans-Regular.ttf"),
                    "bold.ttf", FONTS.resolve("NotoSans-Bold.ttf"));

    private final Class<?> owner;
    private final Set<String> names;
    private final Map<String, Page> loaded = new ConcurrentHashMap<>();

    /// @param owner the class that the resources are beside
    /// @param names the names of all resources
    public Pages(Class<?> owner, Set<String> names) {
        this.owner = owner;
        this.names = Set.copyOf(names);
    }

    /// A file and a tag of its content.
    public static final class Page {
        private final String type;
        private final byte[] body;
        private final String tag;

        private Page(String type, byte[] body) {
            this.type = type;
            this.body = body;
            this.tag = digest(body);
        }

        public String tag() {
            return tag;
        }

        public Reply reply() {
            return Reply.of(type, body);
        }

        /// The reply that the client already has it.
        public Reply notModified() {
            return new Reply(Reply.NOT_MODIFIED, type, new byte[0], Map.of());
        }
    }

    /// The file with this name.
    public Optional<Page> of(String name) {
        if (names.contains(name)) {
            return Optional.of(loaded.computeIfAbsent(name, this::resource));
        }
        Path font = FONT_FILES.get(name);
        if (font == null || !Files.isReadable(font)) {
            return Optional.empty();
        }
        return Optional.of(loaded.computeIfAbsent(name, _ -> font(font)));
    }

    /// A page in the frame that it shares with others. In the frame, `{name}` stands for the page's
    /// name and `{page}` for what the file `name.html` holds.
    public Page framed(String frame, String name) {
        return loaded.computeIfAbsent(
                frame + " " + name,
                _ -> {
                    String inside = new String(bytes(name + ".html"), StandardCharsets.UTF_8);
                    String around = new String(bytes(frame), StandardCharsets.UTF_8);
                    String whole = around.replace("{name}", name).replace("{page}", inside);
                    return new Page(type(frame), whole.getBytes(StandardCharsets.UTF_8));
                });
    }

    private Page resource(String name) {
        return new Page(type(name), bytes(name));
    }

    private byte[] bytes(String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its page " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("nobody knows what " + name + " is");
        }
        return type;
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
