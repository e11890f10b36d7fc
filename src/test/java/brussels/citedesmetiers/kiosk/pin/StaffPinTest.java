package brussels.citedesmetiers.kiosk.pin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.pin.Secret.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffPinTest {
    private static final int FEW_ITERATIONS = 10;

    @TempDir Path folder;

    private StaffPin pin() {
        return new StaffPin(folder, new SecureRandom(), FEW_ITERATIONS);
    }

    private static char[] chars(String pin) {
        return pin.toCharArray();
    }

    @Test
    void thereIsNoDefaultPin() {
        assertFalse(pin().isSet());
        assertEquals(Match.NOT_SET, pin().compare(chars("000000")));
        assertEquals(Match.NOT_SET, pin().compare(chars("")));
    }

    @Test
    void onlyTheRightPinIsRight() throws IOException {
        StaffPin pin = pin();
        pin.set(chars("482915"));
        assertTrue(pin.isSet());
        assertEquals(Match.RIGHT, pin.compare(chars("482915")));
        assertEquals(Match.WRONG, pin.compare(chars("482916")));
        assertEquals(Match.WRONG, pin.compare(chars("4829150")));
        assertEquals(Match.WRONG, pin.compare(chars("")));
        assertEquals(Match.RIGHT, pin().compare(chars("482915")));
    }

    @Test
    void newPinReplacesTheOld() throws IOException {
        StaffPin pin = pin();
        pin.set(chars("482915"));
        pin.set(chars("771203345512"));
        assertEquals(Match.WRONG, pin.compare(chars("482915")));
        assertEquals(Match.RIGHT, pin.compare(chars("771203345512")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567890123", "12345a", "١٢٣٤٥٦", "123 456"})
    void pinThatIsNotSixToTwelveDigitsIsRefused(String digits) {
        assertThrows(IllegalArgumentException.class, () -> pin().set(chars(digits)));
        assertFalse(pin().isSet());
    }

    @Test
    void fileHoldsASlowSaltedHashForItsOwnerOnly() throws IOException {
        new StaffPin(folder).set(chars("482915"));
        Path file = folder.resolve("pin");
        String first = Files.readString(file);
        new StaffPin(folder).set(chars("482915"));

        assertTrue(
                first.matches("pbkdf2-sha256\\$600000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}\n"));
        assertNotEquals(first, Files.readString(file));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(Match.RIGHT, new StaffPin(folder).compare(chars("482915")));
    }

    @Test
    void hashIsTheOneAnotherProgramComputes() {
        // Computed with Python: hashlib.pbkdf2_hmac("sha256", b"482915", bytes(range(16)), 1000).
        String hash =
                "pbkdf2-sha256$1000$AAECAwQFBgcICQoLDA0ODw"
                        + "$RXhJzsL7vvT/crNj2l+IOgOExnzWQsZ/dMqF/DzEioM";
        assertTrue(PinHash.parse(hash).orElseThrow().matches(chars("482915")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "482915",
                "pbkdf2-sha256$0$AAECAwQFBgcICQoLDA0ODw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "pbkdf2-sha256$99999999$AAECAwQFBgcICQoLDA0ODw"
                        + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "pbkdf2-sha256$10$short$short"
            })
    void damagedFileLetsNobodyInAndIsToldApartFromAWrongPin(String content) throws IOException {
        Files.writeString(folder.resolve("pin"), content);
        assertEquals(Match.UNREADABLE, pin().compare(chars("482915")));
    }

    @Test
    void fileThatCannotBeReadLetsNobodyIn() throws IOException {
        Files.createDirectory(folder.resolve("pin"));
        assertEquals(Match.UNREADABLE, pin().compare(chars("482915")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000", "111111", "999999999999", "123456", "654321", "234567", "890123",
                "098765", "121212", "123123", "112233", "147258", "1234567890", "789456"
            })
    void pinThatStrangersTryFirstIsRefused(String digits) {
        assertThrows(IllegalArgumentException.class, () -> pin().set(chars(digits)));
        assertFalse(pin().isSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"482915", "274953", "123457", "771203345512", "100001"})
    void pinWithoutAPatternIsTaken(String digits) throws IOException {
        pin().set(chars(digits));
        assertEquals(Match.RIGHT, pin().compare(chars(digits)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void powerCutAtAnyStepLeavesTheOldPinOrTheNewOneWhole(int step) throws IOException {
        pin().set(chars("482911"));
        Durable cut = new Durable(BreakingDisk.losingPowerAt(step, step % 2 == 0));
        StaffPin losing = new StaffPin(folder, new SecureRandom(), FEW_ITERATIONS, cut);
        assertThrows(PowerLoss.class, () -> losing.set(chars("482922")));
        boolean moved = step == 2;
        assertEquals(moved ? Match.RIGHT : Match.WRONG, pin().compare(chars("482922")));
        assertEquals(moved ? Match.WRONG : Match.RIGHT, pin().compare(chars("482911")));

        pin().set(chars("482933"));
        assertEquals(Match.RIGHT, pin().compare(chars("482933")));
        assertArrayEquals(new String[] {"pin"}, folder.toFile().list());
    }

    @Test
    void temporaryFileLeftByACrashIsNotWrittenInto() throws IOException {
        Path left = folder.resolve("pin.new");
        Files.writeString(left, "readable by all");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        pin().set(chars("482915"));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("pin"))));
    }
}
