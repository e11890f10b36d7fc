package brussels.citedesmetiers.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked of every source file, and that the asking finds a file planted to fail it.
class SourceFilesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final String PACKAGE_INFO = "package-info.java";
    private static final Pattern NULL_MARKED =
            Pattern.compile("^@NullMarked\\R+package ", Pattern.MULTILINE);
    private static final Pattern SLEEP = Pattern.compile("\\bsleep\\s*\\(|::\\s*sleep\\b");

    private static final Pattern TESTS =
            Pattern.compile(
                    "^    @(Test|Property|ParameterizedTest|RepeatedTest|Example)\\b",
                    Pattern.MULTILINE);
    private static final Pattern BASE =
            Pattern.compile("^(public )?(abstract class|interface) ", Pattern.MULTILINE);

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    /// Packages that do not say that nothing in them is null.
    private static List<Path> unmarked(Path folder) throws IOException {
        List<Path> packages =
                files(folder).stream()
                        .filter(file -> !file.endsWith("module-info.java"))
                        .map(Path::getParent)
                        .distinct()
                        .toList();
        return packages.stream().filter(room -> !isMarked(room.resolve(PACKAGE_INFO))).toList();
    }

    private static boolean isMarked(Path packageInfo) {
        return Files.exists(packageInfo) && NULL_MARKED.matcher(read(packageInfo)).find();
    }

    private static List<Path> sleeping(Path folder) throws IOException {
        return files(folder).stream().filter(file -> SLEEP.matcher(read(file)).find()).toList();
    }

    /// Files with tests that the build does not run because of their name. What is abstract or an
    /// interface is run by those that extend it.
    private static List<Path> neverRun(Path folder) throws IOException {
        return files(folder).stream()
                .filter(file -> TESTS.matcher(read(file)).find())
                .filter(file -> !file.toString().endsWith("Test.java"))
                .filter(file -> !BASE.matcher(read(file)).find())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sourcesAreFound() throws IOException {
        assertTrue(files(MAIN).size() > 100);
        assertTrue(files(TEST).contains(TEST.resolve(name(SourceFilesTest.class))));
    }

    private static Path name(Class<?> type) {
        return Path.of(type.getName().replace('.', '/') + ".java");
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        assertEquals(List.of(), unmarked(MAIN));
    }

    @Test
    void nothingSleeps() throws IOException {
        assertEquals(List.of(), sleeping(MAIN));
        assertEquals(List.of(), sleeping(TEST));
    }

    @Test
    void everyTestIsRun() throws IOException {
        assertEquals(List.of(), neverRun(TEST));
    }

    @Test
    void testsThatAreNeverRunAreFound(@TempDir Path folder) throws IOException {
        String test = " Some%s {\n    @Test\n    void holds() {}\n}\n";
        plant(folder, "a/SomeTest.java", "class" + test.formatted("Test"));
        plant(folder, "a/SomeContract.java", "abstract class" + test.formatted("Contract"));
        plant(folder, "a/SomeProperties.java", "class" + test.formatted("Properties"));
        assertEquals(List.of(folder.resolve("a/SomeProperties.java")), neverRun(folder));
    }

    @Test
    void unmarkedPackagesAreFound(@TempDir Path folder) throws IOException {
        plant(folder, "good/package-info.java", "/// Good.\n@NullMarked\npackage good;\n");
        plant(folder, "good/Good.java", "package good;\n");
        plant(folder, "bare/Bare.java", "package bare;\n");
        plant(folder, "forgot/package-info.java", "/// Not @NullMarked.\npackage forgot;\n");
        assertEquals(List.of(folder.resolve("bare"), folder.resolve("forgot")), unmarked(folder));
    }

    @Test
    void sleepersAreFound(@TempDir Path folder) throws IOException {
        String sleep = "sle" + "ep";
        plant(folder, "Awake.java", "class Awake { int asleep(int n) { return n; } }");
        plant(folder, "Dozes.java", "class Dozes { void x() { Thread." + sleep + " (10); } }");
        plant(folder, "Naps.java", "class Naps { void x() { TimeUnit.DAYS." + sleep + "(1); } }");
        plant(folder, "Passes.java", "class Passes { Nap x = Thread::" + sleep + "; }");
        assertEquals(
                Stream.of("Dozes", "Naps", "Passes")
                        .map(name -> folder.resolve(name + ".java"))
                        .toList(),
                sleeping(folder));
    }

    private static void plant(Path folder, String file, String source) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, source);
    }
}
