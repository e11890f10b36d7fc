package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Staff read in their own language what is wrong with the store.
final class StoreFaultTextsTest {
    private static final Path FOLDER = Path.of("/srv/kiosk");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final List<StoreFault> ALL =
            List.of(
                    new StoreFault.DatabaseMovedAside(FOLDER),
                    new StoreFault.DatabaseBehind(111, 222, 333),
                    new StoreFault.DatabaseAway("08006"),
                    new StoreFault.DiskFull(FOLDER),
                    new StoreFault.FolderNotWritable(FOLDER),
                    new StoreFault.HeldElsewhere(FOLDER),
                    new StoreFault.FolderNotKept(FOLDER, "tmpfs"),
                    new StoreFault.WaitingInMemory(111, 222, 333),
                    new StoreFault.HighWaterUnreadable(1_017),
                    new StoreFault.NumberNotSaved(),
                    new StoreFault.StartNumberNeeded(),
                    new StoreFault.DateDoubted(DAY, DAY.minusDays(500)),
                    new StoreFault.NumbersUsedUp(),
                    new StoreFault.BackupFailed("XSDG3"),
                    new StoreFault.CountsRestarted(7),
                    new StoreFault.SealFileUnreadable(),
                    new StoreFault.SealNotSaved());

    @Test
    void everyFaultIsToldInEveryLanguageWithAllItsFigures() throws Exception {
        assertEquals(StoreFault.class.getPermittedSubclasses().length, ALL.size());
        List<Language> languages =
                ConfigFolder.sound(ContentLoader.load(ConfigFolder.SHIPPED)).languages();
        for (StoreFault fault : ALL) {
            String french = StaffLines.sentence(languages.getFirst(), fault);
            for (Language language : languages) {
                String told = StaffLines.sentence(language, fault);
                assertFalse(told.contains("{"), told);
                for (Object value : fault.values()) {
                    assertTrue(value instanceof LocalDate || told.contains(value.toString()), told);
                }
                if (!language.code().equals("fr")) {
                    assertNotEquals(french, told);
                }
            }
        }
        StoreFault doubted = new StoreFault.DateDoubted(DAY, DAY.minusDays(1));
        String told = StaffLines.sentence(languages.getFirst(), doubted);
        assertTrue(told.contains("23.11.2026") && told.contains("22.11.2026"), told);
    }
}
