package brussels.citedesmetiers.kiosk.update;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a bundle says about itself; all of it is signed.
///
/// @param site the id of the site it is for, or [#EVERY_SITE]
/// @param version a number that increases from each bundle of a kind to the next
/// @param name what people and heartbeats call this version: the content's twelve digits, or the
///   program's version
/// @param oldestProgram the oldest program that reads it
/// @param processor `amd64`, `arm64`, or [#ANY_PROCESSOR]
/// @param created when it was packed, to the second
/// @param key id of the key it is signed with
/// @param files in the order in which they lie in the bundle
/// @param keys to be trusted from now on; only of [BundleKind#KEYS]
public record Manifest(
        BundleKind kind,
        String site,
        int version,
        String name,
        String oldestProgram,
        String processor,
        Instant created,
        String key,
        List<Entry> files,
        List<String> keys) {
    /// For any site of whoever trusts the key.
    public static final String EVERY_SITE = "*";

    /// For any machine.
    public static final String ANY_PROCESSOR = "any";

    /// The largest version number.
    public static final int LAST_VERSION = 99_999_999;

    static final int MOST_KEYS = 10;

    static final Pattern SITE = Pattern.compile("\\*|[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_~-]{0,39}");
    static final Pattern PROCESSOR = Pattern.compile("any|amd64|arm64");
    static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");
    static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /// Each part begins with a letter or digit, so none is `.` or `..` or hidden.
    static final Pattern PATH =
            Pattern.compile(
                    "[A-Za-z0-9][A-Za-z0-9._+-]{0,99}(?:/[A-Za-z0-9][A-Za-z0-9._+-]{0,99}){0,7}");

    private static final Pattern CONTENT_PATH =
            Pattern.compile("(?:content|languages)/[A-Za-z0-9][A-Za-z0-9._+-]{0,99}|agenda\\.json");

    /// A file of the bundle.
    ///
    /// @param path with `/`, below the folder that the bundle becomes
    /// @param size in bytes
    /// @param sha256 64 hexadecimal digits
    public record Entry(String path, long size, String sha256) {
        public Entry {
            require(PATH.matcher(path).matches(), "path", path);
            require(size >= 0, "size", size);
            require(SHA_256.matcher(sha256).matches(), "sha256", sha256);
        }

        /// Whether it is to be run; no other permission is carried.
        boolean isRun() {
            return path.startsWith("bin/");
        }
    }

    /// What a manifest may not be.
    ///
    /// @throws IllegalArgumentException with place and value if it is not as it must be
    public Manifest {
        files = List.copyOf(files);
        keys = List.copyOf(keys);
        require(SITE.matcher(site).matches(), "site", site);
        require(version >= 1 && version <= LAST_VERSION, "version", version);
        require(NAME.matcher(name).matches(), "name", name);
        require(
                ProgramVersion.TEXT.matcher(oldestProgram).matches(),
                "oldestProgram",
                oldestProgram);
        require(PROCESSOR.matcher(processor).matches(), "processor", processor);
        require(KEY_ID.matcher(key).matches(), "key", key);
        require((kind == BundleKind.KEYS) != keys.isEmpty(), "keys", keys.size());
        require(keys.size() <= MOST_KEYS, "keys", keys.size());
        require(keys.stream().allMatch(BundleKey::isKey), "keys", keys);
        require((kind == BundleKind.KEYS) == files.isEmpty(), "files", files.size());
        require(files.size() <= kind.mostFiles(), "files", files.size());
        Set<String> paths = new HashSet<>();
        Set<String> folders = new HashSet<>();
        long bytes = 0;
        for (Entry file : files) {
            require(file.size() <= kind.largestFile(), "size of " + file.path(), file.size());
            require(
                    kind != BundleKind.CONTENT || CONTENT_PATH.matcher(file.path()).matches(),
                    "path",
                    file.path());
            // Not every file system tells capitals from small letters.
            require(paths.add(file.path().toLowerCase(Locale.ROOT)), "path twice", file.path());
            for (int at = file.path().indexOf('/'); at > 0; at = file.path().indexOf('/', at + 1)) {
                folders.add(file.path().substring(0, at).toLowerCase(Locale.ROOT));
            }
            bytes += file.size();
        }
        require(bytes <= kind.mostBytes(), "bytes of all files", bytes);
        for (Entry file : files) {
            boolean clear = !folders.contains(file.path().toLowerCase(Locale.ROOT));
            require(clear, "path that is also a folder", file.path());
            require(!file.path().startsWith("manifest."), "path", file.path());
        }
    }

    private static void require(boolean holds, String place, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(place + ": " + value);
        }
    }

    /// The bytes of all files together.
    public long bytes() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    boolean isFor(String ownSite) {
        return site.equals(EVERY_SITE) || site.equals(ownSite);
    }

    /// Whether a program of this version reads it.
    public boolean isReadBy(String program) {
        return ProgramVersion.of(oldestProgram).compareTo(ProgramVersion.of(program)) <= 0;
    }

    /// The same, signed with another key.
    Manifest signedBy(BundleKey other) {
        return new Manifest(
                kind,
                site,
                version,
                name,
                oldestProgram,
                processor,
                created,
                other.id(),
                files,
                keys);
    }
}
