package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.store.KeyFileException;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.sync.CentreTrouble;
import brussels.citedesmetiers.kiosk.sync.GivingTrouble;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.update.BundleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Staff read in their own language what is wrong with store, key, pages and the way to the centre.
final class StaffFaultTextsTest {
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
        List<Language> languages = languages();
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

    @Test
    void theCentreHasWordsForEveryFaultThatATerminalReports() {
        Heartbeat heartbeat =
                new Reporting(
                                () -> "0123456789ab",
                                () -> List.of(PrinterState.values()),
                                () -> ALL,
                                Optional::empty,
                                () -> 0,
                                () -> true,
                                () -> true)
                        .heartbeat(0);
        assertTrue(heartbeat.faults().size() > 20, heartbeat.faults().toString());
        List<String> all = new ArrayList<>(heartbeat.faults());
        for (BundleException.Why why : BundleException.Why.values()) {
            all.add("update-" + why.code());
        }
        for (Language language : languages()) {
            for (String fault : all) {
                String key = "central.fault." + fault;
                assertTrue(
                        !language.needs(key) || language.texts().containsKey(key),
                        language.code() + " has no " + key);
            }
        }
    }

    private static List<Language> languages() {
        return ConfigFolder.shippedContent().languages();
    }

    @Test
    void aKeyThatCannotBeUsedIsToldInEveryLanguageWithItsFile(@TempDir Path data) throws Exception {
        Path key = data.resolve("key");
        EnumSet<KeyFileException.Why> told = EnumSet.noneOf(KeyFileException.Why.class);
        Files.createDirectory(key, rights("rwx------"));
        told.add(told(key));
        Files.delete(key);
        Files.createFile(key, rights("rw-------"));
        told.add(told(key));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        told.add(told(key));
        assertEquals(EnumSet.allOf(KeyFileException.Why.class), told);
    }

    private static FileAttribute<?> rights(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }

    private static KeyFileException.Why told(Path key) {
        KeyFileException fault =
                assertThrows(KeyFileException.class, () -> KeyFile.loadOrCreate(key));
        assertAllDiffer(language -> StaffLines.sentence(language, fault));
        for (Language language : languages()) {
            assertTrue(StaffLines.sentence(language, fault).contains(key.toString()));
        }
        return fault.why();
    }

    @Test
    void pagesAndCentreAreToldInEveryLanguage() {
        for (QueueSide.State.NotServing.Why why : QueueSide.State.NotServing.Why.values()) {
            QueueSide.State.NotServing pages = new QueueSide.State.NotServing(why);
            assertAllDiffer(language -> StaffLines.sentence(language, pages));
        }
        for (CentreTrouble trouble : CentreTrouble.values()) {
            assertAllDiffer(language -> StaffLines.sentence(language, trouble));
        }
        for (GivingTrouble trouble : GivingTrouble.values()) {
            assertAllDiffer(language -> StaffLines.sentence(language, trouble));
        }
        assertAllDiffer(language -> language.text("staff.store.not-opened"));
    }

    private static void assertAllDiffer(Function<Language, String> sentence) {
        List<String> all = languages().stream().map(sentence).toList();
        assertEquals(all.size(), Set.copyOf(all).size(), all::toString);
        assertFalse(all.toString().contains("{"), all::toString);
    }
}
