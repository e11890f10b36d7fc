package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.update.BundleException.Why;
import brussels.citedesmetiers.kiosk.update.Manifest.Entry;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Reads a bundle once, from its beginning to its end, so that what was checked is what is
/// unpacked. The manifest's signature comes first; after that only the files it lists are read, in
/// its order, no byte more than it says, under names that it and not the ZIP file gives. The ZIP's
/// own directory, links, permissions and times are never looked at.
///
/// One thread.
final class BundleReader implements AutoCloseable {
    private static final int SIGNATURE_BYTES = 64;
    private static final int BUFFER = 64 * 1024;

    private final String file;
    private final ZipInputStream zip;
    private final Manifest manifest;
    private final byte[] text;
    private final byte[] signature;

    /// What somebody who is not trusted says about it, until [#requireSigned].
    ///
    /// @throws BundleException if it is no bundle
    BundleReader(Path file) throws IOException, BundleException {
        this(String.valueOf(file.getFileName()), opened(file));
    }

    /// The same of a stream.
    ///
    /// @param file what it is called in sentences
    BundleReader(String file, InputStream bytes) throws IOException, BundleException {
        this.file = file;
        this.zip = new ZipInputStream(new BufferedInputStream(bytes, BUFFER));
        try {
            this.text = small(BundleWriter.MANIFEST, ManifestJson.MOST_BYTES);
            this.signature = small(BundleWriter.SIGNATURE, SIGNATURE_BYTES);
            this.manifest = ManifestJson.read(text);
        } catch (IllegalArgumentException e) {
            zip.close();
            throw noBundle(BundleWriter.MANIFEST + ": " + e.getMessage());
        } catch (ZipException | EOFException e) {
            zip.close();
            throw noBundle(String.valueOf(e.getMessage()));
        } catch (IOException | BundleException e) {
            zip.close();
            throw e;
        }
    }

    private static InputStream opened(Path file) throws IOException, BundleException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw noBundle(String.valueOf(file.getFileName()), "it is no plain file");
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    Manifest manifest() {
        return manifest;
    }

    byte[] manifestBytes() {
        return text.clone();
    }

    byte[] signature() {
        return signature.clone();
    }

    /// Whether its manifest was signed by one of these keys.
    void requireSigned(Iterable<BundleKey> trusted) throws BundleException {
        for (BundleKey key : trusted) {
            if (key.id().equals(manifest.key())) {
                if (key.signed(BundleWriter.signed(text), signature)) {
                    return;
                }
                throw new BundleException(
                        Why.DAMAGED,
                        file
                                + ": "
                                + BundleWriter.SIGNATURE
                                + ": the signature is not of this manifest; copy the bundle again",
                        BundleWriter.MANIFEST);
            }
        }
        throw new BundleException(
                Why.UNKNOWN_KEY,
                file
                        + ": "
                        + BundleWriter.MANIFEST
                        + ": /key: "
                        + manifest.key()
                        + ": no key that is trusted here; kiosk bundle show names the key to enter"
                        + " in terminal.json",
                manifest.key());
    }

    /// Unpacks every file into a folder, which must exist and be empty. What was unpacked is not
    /// forced.
    void unpack(Path folder) throws IOException, BundleException {
        read(entry -> create(entry, folder.resolve(entry.path())));
    }

    /// Finds out whether every file is as the manifest says, and keeps none.
    void readThrough() throws IOException, BundleException {
        read(_ -> OutputStream.nullOutputStream());
    }

    /// Where the bytes of a file go.
    private interface Target {
        OutputStream of(Entry entry) throws IOException;
    }

    private void read(Target target) throws IOException, BundleException {
        try {
            for (Entry entry : manifest.files()) {
                read(entry, target);
            }
            if (zip.getNextEntry() != null) {
                throw damaged("after the last file", "more files than the manifest lists");
            }
        } catch (ZipException | IllegalArgumentException e) {
            // The JDK throws the second for names that are no text.
            throw damaged("zip", String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            throw damaged("zip", "cut off");
        }
    }

    private void read(Entry entry, Target target) throws IOException, BundleException {
        ZipEntry next = zip.getNextEntry();
        if (next == null || !next.getName().equals(entry.path())) {
            throw damaged(entry.path(), next == null ? "missing" : next.getName());
        }
        MessageDigest digest = BundleWriter.digest();
        long left = entry.size();
        try (OutputStream out = target.of(entry)) {
            byte[] buffer = new byte[BUFFER];
            int read = zip.read(buffer);
            while (read >= 0) {
                left -= read;
                if (left < 0) {
                    throw damaged(entry.path(), "more than " + entry.size() + " bytes");
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
                read = zip.read(buffer);
            }
        }
        if (left > 0 || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            throw damaged(entry.path(), left > 0 ? "cut off" : "its SHA-256");
        }
    }

    private static OutputStream create(Entry entry, Path target) throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        OutputStream out =
                Files.newOutputStream(
                        target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (entry.isRun()) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return out;
    }

    private byte[] small(String name, int most) throws IOException, BundleException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw noBundle(
                    name
                            + " is not where it must be, but "
                            + (entry == null ? "nothing" : "another file"));
        }
        byte[] bytes = zip.readNBytes(most + 1);
        if (bytes.length > most) {
            throw noBundle(name + ": more than " + most + " bytes");
        }
        return bytes;
    }

    private BundleException damaged(String place, String value) {
        return new BundleException(
                Why.DAMAGED,
                file + ": " + place + ": " + value + ": not what was signed; copy the bundle again",
                place);
    }

    private BundleException noBundle(String what) {
        return noBundle(file, what);
    }

    private static BundleException noBundle(String file, String what) {
        return new BundleException(
                Why.NOT_A_BUNDLE,
                file + ": " + what + ": not a bundle that kiosk bundle pack made",
                file);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
