package brussels.citedesmetiers.kiosk.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

/// A subject in any language is a header of any mail program.
final class MailSubjectPropertyTest {
    @Property(tries = 300)
    void isReadAsItWasWritten(@ForAll @NotEmpty String subject) {
        // A letter that is half a pair is in no text.
        String sound = new String(subject.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String header = MailAlerts.encoded(sound);
        StringBuilder read = new StringBuilder();
        for (String line : header.split("\r\n ", -1)) {
            assertTrue(line.matches("=\\?utf-8\\?B\\?[A-Za-z0-9+/=]*\\?="), line);
            assertTrue(line.length() <= 75, line);
            String word = line.substring("=?utf-8?B?".length(), line.length() - 2);
            read.append(new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8));
        }
        assertEquals(sound.replaceAll("\\p{Cntrl}", " "), read.toString());
    }
}
