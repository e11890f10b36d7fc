package brussels.citedesmetiers.kiosk.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Derby in a folder.
///
/// @param fresh holds an empty database; making one takes longer than most of the tests on it
/// @param folder the centre's
record DerbyDatabase(Path fresh, Path folder) implements CentreDatabase {

    /// Makes the empty database.
    static void make(Path fresh) throws CentreException {
        Centre.inFolder(fresh, new CentreFixture().authority()).close();
    }

    @Override
    public Centre open(Centre.Authority authority) throws CentreException, IOException {
        Path db = folder.resolve("db");
        if (!Files.exists(db)) {
            copy(fresh.resolve("db"), db);
        }
        return Centre.inFolder(folder, authority);
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
