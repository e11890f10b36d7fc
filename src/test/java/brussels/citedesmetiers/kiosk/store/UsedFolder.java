package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The data folder of a terminal that was started once and gave and counted nothing yet: made once
/// in a process and copied, since making a database and its tables is the slowest thing in most
/// tests that need them.
public final class UsedFolder {
    private static @Nullable Path made;

    private UsedFolder() {}

    /// Puts a copy into a folder that is empty or not there; leaves any other as it is.
    public static void into(Path data) throws IOException, DataFolderException {
        PrivateFolder.create(data);
        if (filesOf(data).isEmpty()) {
            for (Path each : filesOf(made())) {
                new RealDisk().copyTree(each, data.resolve(each.getFileName()));
            }
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static synchronized Path made() throws IOException, DataFolderException {
        Path known = made;
        if (known == null) {
            known = Files.createTempDirectory("terminal");
            StoreUnderTest.on(known).start().close();
            made = known;
        }
        return known;
    }
}
