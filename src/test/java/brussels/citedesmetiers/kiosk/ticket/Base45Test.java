package brussels.citedesmetiers.kiosk.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base45Test {

    @ParameterizedTest
    @CsvSource({"AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0"})
    void writesAndReadsTheExamplesOfTheStandard(String plain, String encoded) throws Exception {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertEquals(encoded, Base45.encode(bytes));
        assertArrayEquals(bytes, Base45.decode(encoded));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0", "0000", "GGW", ":::", "000::", "V5", "bb8", "BB=", "B B\n", "BBé", "0٣0"
            })
    void refusesWhatNoBytesGive(String text) {
        assertThrows(Base45.MalformedException.class, () -> Base45.decode(text));
    }

    @Test
    void readsTheGreatestGroups() throws Exception {
        assertArrayEquals(new byte[] {-1, -1}, Base45.decode("FGW"));
        assertArrayEquals(new byte[] {-1}, Base45.decode("U5"));
    }

    @Property
    void everyArrayComesBack(@ForAll @Size(max = 300) byte[] bytes) throws Exception {
        String text = Base45.encode(bytes);
        assertEquals(Base45.length(bytes.length), text.length());
        assertArrayEquals(bytes, Base45.decode(text));
    }

    @Property
    void whatIsReadIsWrittenTheSame(
            @ForAll @StringLength(max = 12) @CharRange(from = ' ', to = 'Z') String text) {
        byte[] bytes;
        try {
            bytes = Base45.decode(text);
        } catch (Base45.MalformedException e) {
            return;
        }
        assertEquals(text, Base45.encode(bytes));
    }
}
