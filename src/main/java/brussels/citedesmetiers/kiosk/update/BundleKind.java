package brussels.citedesmetiers.kiosk.update;

import java.util.Locale;
import java.util.Optional;

/// What a bundle carries, and how much of it there may be.
public enum BundleKind {
    /// What visitors see and read: the folders `content` and `languages`, and the agenda.
    CONTENT(400, 8L << 20, 32L << 20),
    /// The program: the folders `bin` and `lib`, and what it ships with.
    PROGRAM(1500, 120L << 20, 400L << 20),
    /// No files: the keys to be trusted from now on.
    KEYS(0, 0, 0);

    private final int mostFiles;
    private final long largestFile;
    private final long mostBytes;

    BundleKind(int mostFiles, long largestFile, long mostBytes) {
        this.mostFiles = mostFiles;
        this.largestFile = largestFile;
        this.mostBytes = mostBytes;
    }

    /// Its name in a manifest and in folders.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this name.
    public static Optional<BundleKind> of(String id) {
        for (BundleKind kind : values()) {
            if (kind.id().equals(id)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    int mostFiles() {
        return mostFiles;
    }

    long largestFile() {
        return largestFile;
    }

    /// The most bytes of all its files together.
    public long mostBytes() {
        return mostBytes;
    }
}
