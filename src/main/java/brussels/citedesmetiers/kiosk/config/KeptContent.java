package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.config.ContentLoader.Read;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// Sound content that was in use, kept in the data folder by version: the terminal falls back on it
/// after a bad edit, and uses it to read tickets printed before an edit.
///
/// A version is copied under a temporary name, forced and renamed (see [Durable]), so that after a
/// crash it exists completely or not at all; leftovers of a crash are deleted when the next version
/// is stored. A damaged version is never used, and is stored again if it is the one in use. The
/// folder's timestamp says when the version was last in use.
///
/// Any thread that may block, one at a time.
public final class KeptContent {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String UNFINISHED = ".new";
    private static final String PROVEN = "proven";

    /// A file that is no part of any version.
    static final String APART = "trades.json";

    private static final TextFit ANY_LENGTH = (_, _, _) -> Optional.empty();

    private final Path folder;
    private final Collection<String> listed;
    private final DiskSteps disk;

    /// To read it in the languages that every content has, as staff do.
    ///
    /// @param data the terminal's data folder
    public KeptContent(Path data) {
        this(data, List.of());
    }

    /// @param data the terminal's data folder
    /// @param listed the languages that `terminal.json` lists
    public KeptContent(Path data, Collection<String> listed) {
        this(data, listed, new RealDisk());
    }

    KeptContent(Path data, Collection<String> listed, DiskSteps disk) {
        this.folder = data.resolve("content");
        this.listed = List.copyOf(listed);
        this.disk = disk;
    }

    /// Stores the content of `config`, which is in use now, and deletes versions not used for 30
    /// days.
    ///
    /// @throws IOException also if what lies in `config` is no longer this version; what is kept
    ///   under it stays as it is
    public void keep(Path config, String version, Instant now) throws IOException {
        Path place = folder.resolve(version);
        if (!same(config, place)) {
            Path unfinished = folder.resolve(version + UNFINISHED);
            disk.deleteTree(unfinished);
            for (String part : ContentParts.FOLDERS) {
                copy(config.resolve(part), unfinished.resolve(part));
            }
            // Somebody may have edited the files since they were read, or be doing so.
            if (!isVersion(unfinished, version)) {
                disk.deleteTree(unfinished);
                throw new IOException(config + " is no longer content " + version);
            }
            if (Files.exists(place)) {
                Logger.warn("The content kept as {} was damaged and is kept anew", version);
                disk.deleteTree(place);
            }
            new Durable(disk).place(unfinished, place);
            disk.forceFolder(folder.toAbsolutePath().resolveSibling(""));
        }
        Files.setLastModifiedTime(place, FileTime.from(now));
        for (Path old : versions()) {
            boolean expired = Files.getLastModifiedTime(old).toInstant().plus(KEPT).isBefore(now);
            if (expired || old.toString().endsWith(UNFINISHED)) {
                disk.deleteTree(old);
            }
        }
    }

    /// The most recently used version that is sound: it can be read, and nothing it refers to is
    /// missing. An earlier program checked only that it could be read.
    public Optional<Content> newest() {
        try {
            return versions().stream()
                    .filter(path -> !path.toString().endsWith(UNFINISHED))
                    .sorted(Comparator.comparing(KeptContent::usedAt).reversed())
                    .flatMap(path -> proven(path).stream())
                    .findFirst();
        } catch (IOException e) {
            Logger.error(e, "The content kept in {} cannot be read", folder);
            return Optional.empty();
        }
    }

    /// The content of a version, if it is stored and sound.
    public Optional<Content> of(String version) {
        Path place = folder.resolve(version).normalize();
        return place.startsWith(folder) && Files.isDirectory(place)
                ? sound(place)
                : Optional.empty();
    }

    /// Records that this stored version passed every check, so that a start that needs it does not
    /// have to repeat them.
    public void prove(String version) throws IOException {
        mark(folder.resolve(version));
    }

    private static void mark(Path place) throws IOException {
        Path mark = place.resolve(PROVEN);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
    }

    private Optional<Content> proven(Path place) {
        if (Files.exists(place.resolve(PROVEN))) {
            return sound(place);
        }
        if (!(ContentLoader.readKept(place, listed)
                instanceof LoadResult.Loaded<Read>(Read read))) {
            return Optional.empty();
        }
        List<Fault> faults = new ArrayList<>();
        ConfigCheck.deepCheck(read.draft(), _ -> ANY_LENGTH, faults);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        try {
            FileTime used = Files.getLastModifiedTime(place);
            mark(place);
            Files.setLastModifiedTime(place, used);
        } catch (IOException e) {
            Logger.warn(e, "It could not be noted that {} is sound; it is checked again", place);
        }
        return Optional.of(read.draft().content(read.digest()))
                .filter(content -> place.endsWith(content.version()));
    }

    /// The content, if it can be read and is unchanged since it was stored.
    private Optional<Content> sound(Path place) {
        return ContentLoader.loadKept(place, listed)
                                instanceof LoadResult.Loaded<Content>(Content content)
                        && place.endsWith(content.version())
                ? Optional.of(content)
                : Optional.empty();
    }

    private boolean isVersion(Path place, String version) {
        return ContentLoader.loadKept(place, listed)
                        instanceof LoadResult.Loaded<Content>(Content content)
                && content.version().equals(version);
    }

    private static boolean same(Path config, Path place) throws IOException {
        for (String part : ContentParts.FOLDERS) {
            if (!files(config.resolve(part)).equals(files(place.resolve(part)))) {
                return false;
            }
        }
        return true;
    }

    /// The files of a folder by name, as text that preserves every byte; empty if the folder is
    /// missing or a file cannot be read.
    private static Map<String, String> files(Path part) {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> all = Files.list(part)) {
            for (Path file : all.filter(KeptContent::isPart).toList()) {
                files.put(
                        file.getFileName().toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return files;
        } catch (IOException e) {
            Logger.debug(e, "{} cannot be read", part);
            return Map.of();
        }
    }

    private static boolean isPart(Path file) {
        return Files.isRegularFile(file) && !file.endsWith(APART);
    }

    private List<Path> versions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory).toList();
        }
    }

    private static FileTime usedAt(Path place) {
        try {
            return Files.getLastModifiedTime(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(KeptContent::isPart).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
