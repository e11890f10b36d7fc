package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.update.Manifest.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs a bundle: a ZIP file (of the kind every system opens) that begins with the manifest and
/// its signature, so that nothing else has to be read before it is known who made it. The same
/// files, version and moment give the same bytes.
public final class BundleWriter {
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    /// Signed before the manifest, so that the signature is good for nothing else.
    private static final byte[] PURPOSE = "cdm-kiosk bundle\n".getBytes(StandardCharsets.US_ASCII);

    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleWriter() {}

    static byte[] signed(byte[] manifest) {
        byte[] message = new byte[PURPOSE.length + manifest.length];
        System.arraycopy(PURPOSE, 0, message, 0, PURPOSE.length);
        System.arraycopy(manifest, 0, message, PURPOSE.length, manifest.length);
        return message;
    }

    /// The files below these folders, as a manifest lists them: sorted, with their sizes and
    /// digests. Hidden files are left out.
    ///
    /// @param root what the paths are relative to
    /// @param parts folders and files below it
    /// @throws IOException if one cannot be read, or is a link
    public static List<Entry> entries(Path root, List<String> parts) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String part : parts) {
            try (Stream<Path> all = Files.walk(root.resolve(part).toRealPath())) {
                Path real = root.resolve(part).toRealPath();
                for (Path file : all.sorted().toList()) {
                    String path = part + below(real, file);
                    if (path.contains("/.") || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                        continue;
                    }
                    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        throw new IOException(file + " is no plain file and cannot be packed");
                    }
                    entries.add(entry(path, file));
                }
            }
        }
        return entries;
    }

    private static String below(Path real, Path file) {
        String relative = real.relativize(file).toString();
        return relative.isEmpty() ? "" : "/" + relative;
    }

    private static Entry entry(String path, Path file) throws IOException {
        try {
            return new Entry(path, Files.size(file), sha256(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " cannot be packed under its name: letters, digits and ._+- only", e);
        }
    }

    /// The SHA-256 of a file, 64 hexadecimal digits.
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Writes a bundle.
    ///
    /// @param unsigned whatever key it names; the bundle names the one it is signed with
    /// @param root the folder that the paths of the manifest are below
    /// @return what was signed
    public static Manifest write(Manifest unsigned, Path root, SigningKey key, OutputStream to)
            throws IOException {
        Manifest manifest = unsigned.signedBy(key.shown());
        byte[] text = ManifestJson.write(manifest);
        if (text.length > ManifestJson.MOST_BYTES) {
            throw new IOException("the bundle has too many files");
        }
        try (ZipOutputStream zip = new ZipOutputStream(to)) {
            put(zip, MANIFEST, text);
            put(zip, SIGNATURE, key.sign(signed(text)));
            for (Entry file : manifest.files()) {
                zip.putNextEntry(named(file.path()));
                try (InputStream in = Files.newInputStream(root.resolve(file.path()))) {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
        return manifest;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(named(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static ZipEntry named(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        return entry;
    }
}
