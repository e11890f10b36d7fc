package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartCacheTest {
    @TempDir Path folder;
    private Path cache = Path.of("");
    private Path mark = Path.of("");

    @BeforeEach
    void aCacheAndAStartThatIsNotOverYet() throws IOException {
        cache = folder.resolve("kiosk.aot");
        mark = folder.resolve("starting");
        byte[] content = new byte[200_000];
        content[150_000] = 1;
        Files.write(cache, content);
        StartCache.writeSum(cache, cache);
        Files.createFile(mark);
    }

    @Test
    void aSoundCacheIsTrustedAtTheNextStart() {
        StartCache.check(cache, mark);
        assertFalse(Files.exists(mark));
    }

    @Test
    void damageThatDidNoHarmYetMarksTheNextStart() throws IOException {
        byte[] content = Files.readAllBytes(cache);
        content[150_000] = 2;
        Files.write(cache, content);
        StartCache.check(cache, mark);
        assertTrue(Files.exists(mark));
    }

    @Test
    void aCacheWithoutASumIsTrusted() throws IOException {
        Files.delete(folder.resolve("kiosk.aot.crc32c"));
        StartCache.check(cache, mark);
        assertFalse(Files.exists(mark));
    }
}
