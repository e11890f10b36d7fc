package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void keptContentInUseThatWasDamagedIsKeptAnew() throws IOException {
        kept.keep(SHIPPED, version, NOON);
        Path themes = data.resolve("content/" + version + "/content/themes.json");
        Files.writeString(themes, "{");
        kept.keep(SHIPPED, version, NOON);
        assertEquals(version, kept.of(version).orElseThrow().version());
        Files.delete(themes);
        kept.keep(SHIPPED, version, NOON);
        assertEquals(version, kept.of(version).orElseThrow().version());
    }

    @Test
    void filesThatWereEditedSinceTheyWereReadAreNotKeptUnderTheOldVersion() throws IOException {
        Path edited = edited();
        assertThrows(IOException.class, () -> kept.keep(edited, version, NOON));
        assertTrue(kept.of(version).isEmpty());
        assertTrue(kept.newest().isEmpty());
        kept.keep(SHIPPED, version, NOON);
        assertThrows(IOException.class, () -> kept.keep(edited, version, NOON));
        assertEquals(version, kept.of(version).orElseThrow().version());
        assertFalse(Files.exists(data.resolve("content/" + version + ".new")));
    }

    @Test
    void keptContentThatReadsOtherwiseThanItWasKeptIsNotUsed() throws IOException {
        kept.keep(SHIPPED, version, NOON);
        Path themes = data.resolve("content/" + version + "/content/themes.json");
        String text = Files.readString(themes);
        Files.writeString(themes, text.replaceFirst("Choisir", "Choiair"));
        assertTrue(kept.of(version).isEmpty());
        assertTrue(kept.newest().isEmpty());
    }

    @Test
    void powerLossAtAnyStepOfKeepingLeavesAWholeVersionOrNone() throws IOException {
        int steps = Integer.MAX_VALUE;
        for (int step = 0; step < steps; step++) {
            Path folder = data.resolve("step" + step);
            BreakingDisk disk = BreakingDisk.losingPowerAt(step, false);
            try {
                new KeptContent(folder, List.of(), disk).keep(SHIPPED, version, NOON);
                steps = step;
            } catch (PowerLoss expected) {
                assertFalse(
                        disk.steps().getLast().startsWith("move")
                                && disk.steps().stream().noneMatch(s -> s.startsWith("force ")),
                        "renamed before it was forced: " + disk.steps());
            }
            KeptContent after = new KeptContent(folder);
            assertTrue(after.of(version).isEmpty() || step >= 3, "step " + step);
            after.keep(SHIPPED, version, NOON);
            assertEquals(version, after.of(version).orElseThrow().version());
        }
        assertTrue(steps >= 4, "only " + steps + " steps were tried");
    }

    @Test
    void aVersionNotInUseForThirtyDaysIsForgottenAndNotADayBefore() throws IOException {
        Path edited = edited();
        String older =
                switch (ContentLoader.load(edited)) {
                    case LoadResult.Loaded<Content>(Content content) -> content.version();
                    case LoadResult.Refused<Content>(var faults) ->
                            throw new IllegalStateException(faults.toString());
                };
        kept.keep(edited, older, NOON);
        kept.keep(SHIPPED, version, NOON.plus(Duration.ofDays(30)));
        assertTrue(kept.of(older).isPresent());
        kept.keep(SHIPPED, version, NOON.plus(Duration.ofDays(31)));
        assertTrue(kept.of(older).isEmpty());
        assertTrue(kept.of(version).isPresent());
    }

    /// The shipped content with one word that is another.
    private Path edited() throws IOException {
        Path copy = data.resolve("edited");
        new RealDisk().copyTree(SHIPPED, copy);
        Path themes = copy.resolve("content/themes.json");
        Files.writeString(themes, Files.readString(themes).replaceFirst("Choisir", "Choiair"));
        return copy;
    }

    @Test
    void aVersionFromATokenCannotLeadOutOfTheFolder() throws IOException {
        kept.keep(SHIPPED, version, NOON);
        assertTrue(new KeptContent(data.resolve("other")).of("../../content/" + version).isEmpty());
    }

    /// An earlier program stored the files of its day; the screens of today say more.
    @Test
    void keptFilesHaveTheProgramsOwnTextsWhereTheyHadNone() throws IOException {
        ConfigFolder earlier = ConfigFolder.shippedIn(data.resolve("earlier"));
        for (String code : LanguageFile.CARRIED) {
            earlier.remove(LanguageFile.path(code), "/texts/nav.listen");
        }
        kept.keep(earlier.path(), version, NOON);
        Language ukrainian = kept.newest().orElseThrow().language("uk").orElseThrow();
        assertEquals(
                ConfigFolder.sound(ContentLoader.load(SHIPPED))
                        .language("uk")
                        .orElseThrow()
                        .text("nav.listen"),
                ukrainian.text("nav.listen"));
    }
}
