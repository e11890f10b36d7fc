package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.sync.TokenFile.TokenFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("centre.token");
    }

    private TokenFile with(String text, String rights) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return new TokenFile(file);
    }

    private String refusal(TokenFile token) {
        String sentence =
                String.valueOf(assertThrows(TokenFileException.class, token::read).getMessage());
        assertTrue(sentence.contains(file.toString()), sentence);
        assertTrue(sentence.contains(":"), sentence);
        return sentence;
    }

    @Test
    void oneLineIsTheToken() throws Exception {
        assertEquals("abc.DEF-1_~+/==", with("abc.DEF-1_~+/==\n", "rw-------").read());
        assertEquals("a", with("a", "rw-r-----").read());
    }

    @Test
    void whatEverybodyCanReadIsRefusedWithItsCure() throws Exception {
        assertTrue(refusal(with("abc", "rw-r--r--")).contains("chmod 600 " + file));
    }

    @Test
    void missingFileIsNamedWithItsCure() {
        assertTrue(refusal(new TokenFile(file)).contains("enroll"));
    }

    @Test
    void whatIsNoTokenIsRefusedWithoutBeingRepeated() throws Exception {
        for (String text : new String[] {"", "two words", "caf\u00e9", "x".repeat(501)}) {
            String sentence = refusal(with(text, "rw-------"));
            assertFalse(text.length() > 3 && sentence.contains(text), sentence);
        }
    }

    @Test
    void newTokenIsReadWithoutARestart() throws Exception {
        TokenFile token = with("old", "rw-------");
        assertEquals("old", token.read());
        assertEquals("new", with("new", "rw-------").read());
        assertEquals("new", token.read());
    }
}
