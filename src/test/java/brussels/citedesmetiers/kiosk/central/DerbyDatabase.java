package brussels.citedesmetiers.kiosk.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Derby in a folder.
///
/// @param folder the centre's
record DerbyDatabase(Path folder) implements CentreDatabase {
    private static @Nullable Path made;

    /// The folder of a centre that was started once: making its database takes longer than most of
    /// the tests on it.
    private static synchronized Path made() throws CentreException, IOException {
        Path known = made;
        if (known == null) {
            known = Files.createTempDirectory("centre");
            Centre.inFolder(known, new CentreFixture().authority()).close();
            made = known;
        }
        return known;
    }

    /// A centre in a folder, which has run before.
    static Centre open(Path folder, Centre.Authority authority)
            throws CentreException, IOException {
        Path db = folder.resolve("db");
        if (!Files.exists(db)) {
            Files.createDirectories(folder);
            copy(made().resolve("db"), db);
        }
        return Centre.inFolder(folder, authority);
    }

    @Override
    public Centre open(Centre.Authority authority) throws CentreException, IOException {
        return open(folder, authority);
    }

    @Override
    public void backUp() throws IOException {
        copy(folder.resolve("db"), folder.resolve("yesterday"));
    }

    @Override
    public void restore() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("db"))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        copy(folder.resolve("yesterday"), folder.resolve("db"));
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }
}
