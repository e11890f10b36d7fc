package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.BundleFile;
import brussels.citedesmetiers.kiosk.update.BundleWriter;
import brussels.citedesmetiers.kiosk.update.Manifest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.tinylog.Logger;

/// The bundles that the centre can hand out: each in a folder named by its SHA-256, whole or not
/// there at all. The centre has no key and vouches for none; terminals check who signed them.
///
/// Thread-safe. Several processes may use it.
public final class BundleShelf {
    private static final String FOLDER = "bundles";
    private static final String FILE = "bundle" + BundleFile.SUFFIX;
    private static final String UNFINISHED = ".new";
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Map<String, OnShelf> known = new ConcurrentHashMap<>();

    /// @param centre the centre's folder
    public BundleShelf(Path centre) {
        this.folder = centre.resolve(FOLDER);
    }

    /// A bundle here.
    ///
    /// @param bytes of the file
    public record OnShelf(Manifest manifest, Path file, long bytes, String sha256) {}

    /// Puts a copy of a bundle here, once every byte of it has been found as it was signed.
    ///
    /// @throws BundleException if it is no bundle, or damaged
    public OnShelf add(Path bundle) throws IOException, BundleException {
        Files.createDirectories(folder);
        String sha256 = BundleWriter.sha256(bundle);
        Path place = folder.resolve(sha256);
        if (read(sha256).isEmpty()) {
            DiskSteps disk = new RealDisk();
            disk.deleteTree(place);
            Path unfinished = folder.resolve(sha256 + UNFINISHED);
            disk.deleteTree(unfinished);
            Files.createDirectory(unfinished);
            Path copy = Files.copy(bundle, unfinished.resolve(FILE));
            if (!BundleWriter.sha256(copy).equals(sha256)) {
                throw new IOException(bundle + " changed while it was copied");
            }
            BundleFile.proved(copy, List.of());
            new Durable(disk).place(unfinished, place);
        }
        return read(sha256).orElseThrow(() -> new IOException(place + " cannot be read"));
    }

    /// All bundles, by kind, the latest first.
    List<OnShelf> all() {
        List<OnShelf> all = new ArrayList<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(
                        folder,
                        each -> SHA_256.matcher(String.valueOf(each.getFileName())).matches())) {
            found.forEach(each -> read(String.valueOf(each.getFileName())).ifPresent(all::add));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            Logger.error(e, "The bundles in {} cannot be listed", folder);
        }
        all.sort(
                Comparator.comparing((OnShelf each) -> each.manifest().kind())
                        .thenComparing(
                                Comparator.comparingLong(
                                                (OnShelf each) -> each.manifest().version())
                                        .reversed()));
        return all;
    }

    /// The bundle with this digest.
    Optional<OnShelf> of(String sha256) {
        return SHA_256.matcher(sha256).matches() ? read(sha256) : Optional.empty();
    }

    private Optional<OnShelf> read(String sha256) {
        Path file = folder.resolve(sha256).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            known.remove(sha256);
            return Optional.empty();
        }
        OnShelf before = known.get(sha256);
        if (before != null) {
            return Optional.of(before);
        }
        try {
            OnShelf read = new OnShelf(BundleFile.claimed(file), file, Files.size(file), sha256);
            known.put(sha256, read);
            return Optional.of(read);
        } catch (IOException | BundleException e) {
            Logger.error(e, "The bundle {} cannot be read", file);
            return Optional.empty();
        }
    }

    /// A piece of a bundle.
    ///
    /// @param from the first byte, which is in it
    static byte[] piece(OnShelf bundle, long from, int most) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(bundle.file().toFile(), "r")) {
            byte[] piece = new byte[Math.toIntExact(Math.min(most, bundle.bytes() - from))];
            file.seek(from);
            file.readFully(piece);
            return piece;
        }
    }
}
