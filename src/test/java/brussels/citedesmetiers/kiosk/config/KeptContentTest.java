package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptContentTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Path SHIPPED = Path.of("kiosk-config");

    @TempDir Path data;
    private KeptContent kept;
    private String version;

    @BeforeEach
    void loadShipped() {
        kept = new KeptContent(data);
        version =
                switch (ContentLoader.load(SHIPPED)) {
                    case LoadResult.Loaded<Content>(Content content) -> content.version();
                    case LoadResult.Refused<Content>(var faults) ->
                            throw new IllegalStateException(faults.toString());
                };
    }

    @Test
    void whatWasInUseIsFoundAgainWhole() throws IOException {
        kept.keep(SHIPPED, version, NOON);
        assertEquals(version, kept.newest().orElseThrow().version());
        assertEquals(version, kept.of(version).orElseThrow().version());
    }

    @Test
    void nothingIsKeptAtFirst() {
        assertTrue(kept.newest().isEmpty());
        assertTrue(kept.of(version).isEmpty());
    }

    @Test
    void damagedKeptContentIsPassedOver() throws IOException {
        kept.keep(SHIPPED, version, NOON);
        Files.writeString(data.resolve("content/" + version + "/content/themes.json"), "{");
        assertTrue(kept.newest().isEmpty());
    }

    @Test
    void whatACrashLeftIsNeverUsedAndIsCleanedUp() throws IOException {
        Path left = data.resolve("content/aaaaaaaaaaaa.new/content");
        Files.createDirectories(left);
        Files.writeString(left.resolve("themes.json"), "{}");
        assertTrue(kept.newest().isEmpty());
        kept.keep(SHIPPED, version, NOON);
        assertFalse(Files.exists(left));
    }

    @Test
    void aVersionNotInUseForThirtyDaysIsForgottenAndNotADayBefore() throws IOException {
        kept.keep(SHIPPED, "000000000000", NOON);
        kept.keep(SHIPPED, version, NOON.plus(Duration.ofDays(30)));
        assertTrue(kept.of("000000000000").isPresent());
        kept.keep(SHIPPED, version, NOON.plus(Duration.ofDays(31)));
        assertTrue(kept.of("000000000000").isEmpty());
        assertTrue(kept.of(version).isPresent());
    }

    @Test
    void aVersionFromATokenCannotLeadOutOfTheFolder() throws IOException {
        kept.keep(SHIPPED, version, NOON);
        assertTrue(new KeptContent(data.resolve("other")).of("../../content/" + version).isEmpty());
    }
}
