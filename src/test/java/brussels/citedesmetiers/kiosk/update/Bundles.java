package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Makes keys and bundles for tests.
public final class Bundles {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Path folder;
    private final SigningKey key;

    private Bundles(Path folder, SigningKey key) {
        this.folder = folder;
        this.key = key;
    }

    /// With a new key.
    ///
    /// @param folder in which they are made
    public static Bundles in(Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 1;
        while (Files.exists(folder.resolve("key" + number))) {
            number++;
        }
        return new Bundles(
                folder, SigningKey.make(folder.resolve("key" + number), Durable.onDisk()));
    }

    /// The public key, as settings have it.
    public String key() {
        return key.shown().text();
    }

    /// The manifest of content with these files.
    public static Manifest content(int version, Path root, List<String> parts) throws IOException {
        return new Manifest(
                BundleKind.CONTENT,
                "bruxelles",
                version,
                "0123456789ab",
                "0.1.0",
                Manifest.ANY_PROCESSOR,
                NOON,
                "0".repeat(16),
                BundleWriter.entries(root, parts),
                List.of());
    }

    /// A bundle of the content of a configuration folder.
    public Path ofConfig(int version, Path config) throws IOException {
        return write(content(version, config, List.of("content", "languages")), config);
    }

    /// A small bundle of content, whose one file says its version.
    public Path small(int version) throws IOException {
        return small(version, manifest -> manifest);
    }

    /// The same, for programs from this version on.
    public Path small(int version, String oldestProgram) throws IOException {
        return small(
                version,
                m ->
                        new Manifest(
                                m.kind(),
                                m.site(),
                                m.version(),
                                m.name(),
                                oldestProgram,
                                m.processor(),
                                m.created(),
                                m.key(),
                                m.files(),
                                m.keys()));
    }

    /// The same for another site than `bruxelles`.
    public Path forSite(String site, int version) throws IOException {
        return small(
                version,
                m ->
                        new Manifest(
                                m.kind(),
                                site,
                                m.version(),
                                m.name(),
                                m.oldestProgram(),
                                m.processor(),
                                m.created(),
                                m.key(),
                                m.files(),
                                m.keys()));
    }

    Path small(int version, UnaryOperator<Manifest> change) throws IOException {
        Path root = folder.resolve("small" + version);
        Files.createDirectories(root.resolve("content"));
        Files.createDirectories(root.resolve("languages"));
        Files.writeString(root.resolve("content/themes.json"), "version " + version);
        Files.writeString(root.resolve("languages/fr.json"), "version " + version);
        Manifest made = content(version, root, List.of("content", "languages"));
        return write(change.apply(made), root);
    }

    /// A bundle of content with about so many bytes that cannot be packed smaller.
    public Path large(int version, int bytes) throws IOException {
        Path root = folder.resolve("large" + version);
        Files.createDirectories(root.resolve("content"));
        byte[] noise = new byte[bytes];
        new Random(version).nextBytes(noise);
        Files.write(root.resolve("content/themes.json"), noise);
        return write(content(version, root, List.of("content")), root);
    }

    /// A bundle of a program that is none, with about so many bytes.
    public Path program(int version, int bytes) throws IOException {
        Path root = folder.resolve("program" + version);
        Files.createDirectories(root.resolve("bin"));
        Files.createDirectories(root.resolve("lib"));
        Files.writeString(root.resolve("bin/kiosk"), "#!/bin/sh\necho program " + version + "\n");
        byte[] noise = new byte[bytes];
        new Random(version).nextBytes(noise);
        Files.write(root.resolve("lib/kiosk-1.jar"), noise);
        return write(
                new Manifest(
                        BundleKind.PROGRAM,
                        Manifest.EVERY_SITE,
                        version,
                        "0.2." + version,
                        "0.1.0",
                        Manifest.ANY_PROCESSOR,
                        NOON,
                        "0".repeat(16),
                        BundleWriter.entries(root, List.of("bin", "lib")),
                        List.of()),
                root);
    }

    /// A bundle of keys.
    public Path keys(int version, String... trusted) throws IOException {
        return write(
                new Manifest(
                        BundleKind.KEYS,
                        "bruxelles",
                        version,
                        "keys",
                        "0.1.0",
                        Manifest.ANY_PROCESSOR,
                        NOON,
                        "0".repeat(16),
                        List.of(),
                        List.of(trusted)),
                folder);
    }

    Path write(Manifest manifest, Path root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BundleWriter.write(manifest, root, key, bytes);
        Path file =
                folder.resolve(manifest.kind().id() + "-" + manifest.version() + BundleFile.SUFFIX);
        return Files.write(file, bytes.toByteArray());
    }

    /// Everything below a folder, as text by relative path.
    static Map<String, String> all(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(
                        folder.relativize(file).toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }
}
