package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchTest {
    private static final String TEXT =
            "{\"v\":1,\"terminal\":\"bruxelles-a\",\"epoch\":1,\"seq\":7,"
                    + "\"from\":\"2026-11-22\",\"through\":\"2026-11-23\","
                    + "\"content\":[\"0123456789ab\"],\"late\":false,\"undated\":true,"
                    + "\"touchedDays\":2,\"remainderUpTo\":4,\"tables\":["
                    + "{\"measure\":\"hour\",\"period\":\"2026-11-23\","
                    + "\"cells\":[[\"10\",7]],\"notShown\":0,\"withheld\":false},"
                    + "{\"measure\":\"theme-language\",\"period\":\"2026-11\","
                    + "\"cells\":[[\"C\",\"fr\",5],[\"C\",\"uk\",6]],"
                    + "\"notShown\":12,\"withheld\":false}]}";

    private static Batch batch() {
        return new Batch(
                "bruxelles-a",
                1,
                7,
                LocalDate.of(2026, 11, 22),
                LocalDate.of(2026, 11, 23),
                List.of("0123456789ab"),
                false,
                true,
                2,
                4,
                List.of(
                        new Table(
                                "hour",
                                "2026-11-23",
                                List.of(new Table.Count(List.of("10"), 7)),
                                0,
                                false),
                        new Table(
                                "theme-language",
                                "2026-11",
                                List.of(
                                        new Table.Count(List.of("C", "fr"), 5),
                                        new Table.Count(List.of("C", "uk"), 6)),
                                12,
                                false)));
    }

    @Test
    void aBatchHasTheseBytesAndNoOthers() throws BatchFormatException {
        byte[] bytes = BatchJson.write(batch());
        assertEquals(TEXT, new String(bytes, StandardCharsets.UTF_8));
        assertEquals(batch(), BatchJson.read(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"v\":2",
                "{\"v\":1,\"terminal\":\"bruxelles-a\"}",
            })
    void otherTextIsNoBatch(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThrows(BatchFormatException.class, () -> BatchJson.read(bytes));
    }

    @Test
    void aBatchInAnyOtherFormIsNone() {
        for (String other :
                List.of(
                        TEXT + " ",
                        TEXT.replace(":1,", ": 1,"),
                        TEXT.replace("\"seq\":7", "\"seq\":0"),
                        TEXT.replace("\"seq\":7", "\"seq\":7.0"),
                        TEXT.replace("\"seq\":7", "\"seq\":99999999999999999999"),
                        TEXT.replace("2026-11-22", "2026-11-31"),
                        TEXT.replace("\"n", "\"\\u006e"),
                        TEXT.replace("theme-language", "hour"))) {
            byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
            assertThrows(BatchFormatException.class, () -> BatchJson.read(bytes), other);
        }
    }

    @Test
    void everyTruncationAndEveryChangedByteIsNoticedOrAnotherBatch() {
        byte[] bytes = BatchJson.write(batch());
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThrows(BatchFormatException.class, () -> BatchJson.read(cut));
            byte[] changed = bytes.clone();
            changed[i] ^= 0x15;
            try {
                assertArrayEquals(changed, BatchJson.write(BatchJson.read(changed)));
            } catch (BatchFormatException refused) {
                assertTrue(String.valueOf(refused.getMessage()).contains("batch"));
            }
        }
    }

    @Test
    void theSignatureIsOverTheKindAndTheBody() {
        List<byte[]> signed = new ArrayList<>();
        SealedBatch sealed =
                SealedBatch.seal(
                        batch(),
                        message -> {
                            signed.add(message);
                            return new byte[64];
                        });
        assertEquals("CDM-batch-1:" + TEXT, new String(signed.getFirst(), StandardCharsets.UTF_8));
        assertEquals(64, sealed.digest().length());
    }

    @Test
    void aSealMarkIsReadAsWrittenAndNoOtherWay() {
        SealMark mark =
                new SealMark(
                        2,
                        7,
                        "a".repeat(64),
                        LocalDate.of(2026, 11, 22),
                        LocalDate.of(2026, 11, 23),
                        3);
        assertEquals(Optional.of(mark), SealMark.parse(mark.line()));
        for (int i = 0; i < mark.line().length(); i++) {
            char[] line = mark.line().toCharArray();
            line[i] = (char) (line[i] ^ 1);
            assertEquals(Optional.empty(), SealMark.parse(new String(line)));
        }
        assertEquals(Optional.empty(), SealMark.parse(""));
    }
}
