package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.central.KilledCentre;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// The classes of this test run, read once and kept in the form the JVM loads fastest, for the
/// processes that tests kill by the dozen: each starts in a third of the time. The JVM archives no
/// classes out of folders, so those become jars first.
final class ClassArchive {
    private static List<String> ready = List.of();

    private ClassArchive() {}

    /// The options with which a process starts from the archive, which is made at the first call.
    static synchronized List<String> options() throws IOException {
        if (ready.isEmpty()) {
            Path folder = Files.createTempDirectory("classes");
            Path archive = folder.resolve("classes.jsa");
            String path = jars(folder);
            train(folder, List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", path));
            ready =
                    Files.exists(archive)
                            ? List.of("-XX:SharedArchiveFile=" + archive, "-cp", path)
                            : List.of("-cp", path);
        }
        return ready;
    }

    /// A centre takes most of what a terminal takes too: Derby, its SQL compiler, and JSON.
    private static void train(Path folder, List<String> options) throws IOException {
        Path data = Files.createDirectory(folder.resolve("centre"));
        try (Victim centre = Victim.start(options, KilledCentre.class, List.of(data.toString()))) {
            centre.line();
            centre.end();
        }
    }

    /// This JVM's class path with a jar in the place of each folder.
    private static String jars(Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            // Surefire leaves an empty entry, which would be the current folder.
            if (!entry.isEmpty()) {
                entries.add(
                        Files.isDirectory(Path.of(entry))
                                ? jar(folder, entry, entries.size())
                                : entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String jar(Path folder, String classes, int number) throws IOException {
        Path jar = folder.resolve(number + ".jar");
        int status =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "-c",
                                "-0",
                                "-f",
                                jar.toString(),
                                "-C",
                                classes,
                                ".");
        if (status != 0) {
            throw new IOException("jar ended with " + status);
        }
        return jar.toString();
    }
}
