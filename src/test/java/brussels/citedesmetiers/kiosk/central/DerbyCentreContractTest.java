package brussels.citedesmetiers.kiosk.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class DerbyCentreContractTest extends CentreContract {
    @SuppressWarnings("NullAway.Init")
    @TempDir
    static Path fresh;

    @TempDir Path folder;

    // Making a database takes longer than most of the tests on it.
    @BeforeAll
    static void make() throws CentreException {
        Centre.inFolder(fresh, new CentreFixture().parts()).close();
    }

    @Override
    Centre open(Centre.Parts parts) throws CentreException, IOException {
        Path db = folder.resolve("db");
        if (!Files.exists(db)) {
            copy(fresh.resolve("db"), db);
        }
        return Centre.inFolder(folder, parts);
    }

    @Override
    void backUp() throws IOException {
        copy(folder.resolve("db"), folder.resolve("yesterday"));
    }

    @Override
    void restore() throws IOException {
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
