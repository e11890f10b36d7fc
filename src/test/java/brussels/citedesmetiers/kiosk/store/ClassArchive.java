package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.central.KilledCentre;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The classes of this build, read once and kept in the form the JVM loads fastest, for the
/// processes that tests kill by the dozen: each starts in a third of the time. The JVM archives no
/// classes out of folders, so those become jars first.
final class ClassArchive {
    private static final String NAME = "classes-";
    private static List<String> ready = List.of();

    private ClassArchive() {}

    /// The options with which a process starts from the archive, which is made at the first call,
    /// or was by another process of this build.
    static synchronized List<String> options() throws IOException {
        if (ready.isEmpty()) {
            Path all = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
            Path folder = all.resolve(NAME + state());
            try (FileChannel lock =
                            FileChannel.open(
                                    all.resolve(NAME + "lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock _ = lock.lock()) {
                Path options = folder.resolve("options");
                if (!Files.exists(options)) {
                    deleteEarlier(all);
                    Files.write(options, make(Files.createDirectory(folder)));
                }
                ready = Files.readAllLines(options);
            }
        }
        return ready;
    }

    private static List<String> make(Path folder) throws IOException {
        Path archive = folder.resolve("classes.jsa");
        String path = jars(folder);
        train(folder, List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", path));
        return Files.exists(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-cp", path)
                : List.of("-cp", path);
    }

    /// Archives of classes that were compiled anew since.
    private static void deleteEarlier(Path all) throws IOException {
        try (Stream<Path> files = Files.list(all)) {
            for (Path each : files.filter(Files::isDirectory).toList()) {
                if (each.getFileName().toString().startsWith(NAME)) {
                    new RealDisk().deleteTree(each);
                }
            }
        }
    }

    /// A number for the JVM and all classes as they are now.
    private static String state() throws IOException {
        int state = System.getProperty("java.home").hashCode();
        for (String entry : entries()) {
            try (Stream<Path> files = Files.walk(Path.of(entry))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    long changed = Files.getLastModifiedTime(file).toMillis();
                    state = Objects.hash(state, file.toString(), changed, Files.size(file));
                }
            }
        }
        return Integer.toHexString(state);
    }

    /// A centre takes most of what a terminal takes too: Derby, its SQL compiler, and JSON.
    private static void train(Path folder, List<String> options) throws IOException {
        Path data = Files.createDirectory(folder.resolve("centre"));
        try (Victim centre = Victim.start(options, KilledCentre.class, List.of(data.toString()))) {
            centre.line();
            // It writes the archive only now, which takes minutes on a machine that has much else
            // to do.
            centre.end(Duration.ofMinutes(10));
        }
    }

    /// This JVM's class path with a jar in the place of each folder.
    private static String jars(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : entries()) {
            jars.add(Files.isDirectory(Path.of(entry)) ? jar(folder, entry, jars.size()) : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static List<String> entries() {
        // Surefire leaves an empty entry, which would be the current folder.
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty() && Files.exists(Path.of(entry)))
                .toList();
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
