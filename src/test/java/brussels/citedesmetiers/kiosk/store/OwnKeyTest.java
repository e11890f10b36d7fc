package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key file that cannot be used, and one that was mended.
final class OwnKeyTest {
    @TempDir Path data;

    @Test
    void aKeyThatOthersMayReadIsNotUsedUntilItsRightsArePutRight() throws Exception {
        String known = KeyFile.loadOrCreate(data.resolve("key")).publicKey();
        rights("rw-r--r--");
        OwnKey own = OwnKey.in(data);
        assertTrue(own.key().isEmpty());
        assertEquals(KeyFileException.Why.OPEN_TO_OTHERS, own.fault().orElseThrow().why());
        assertThrows(IllegalStateException.class, () -> own.sign(new byte[1]));
        assertFalse(own.look(), "nothing has changed");
        rights("rw-------");
        assertTrue(own.look());
        assertEquals(known, own.publicKey().orElseThrow());
        assertTrue(own.fault().isEmpty());
    }

    @Test
    void anEmptyKeyIsNeverReplaced() throws Exception {
        Files.createFile(
                data.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OwnKey own = OwnKey.in(data);
        assertEquals(KeyFileException.Why.DAMAGED, own.fault().orElseThrow().why());
        assertEquals(data.resolve("key"), own.fault().orElseThrow().file());
        assertEquals(0, Files.size(data.resolve("key")));
    }

    private void rights(String rights) throws IOException {
        Files.setPosixFilePermissions(data.resolve("key"), PosixFilePermissions.fromString(rights));
    }
}
