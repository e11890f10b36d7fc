package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReceiptTest {

    private static SealedBatch batch(long seq) {
        Batch batch =
                new Batch(
                        "bruxelles-a",
                        1,
                        seq,
                        LocalDate.of(2026, 11, 22),
                        LocalDate.of(2026, 11, 22),
                        List.of("0123456789ab"),
                        false,
                        false,
                        0,
                        0,
                        List.of());
        return SealedBatch.seal(batch, _ -> bytes(7));
    }

    private static byte[] bytes(int value) {
        byte[] bytes = new byte[64];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void receiptHasTheseBytesAndNoOthers() throws BatchFormatException {
        SealedBatch batch = batch(7);
        Receipt receipt = Receipt.sign("bruxelles-a", batch, _ -> bytes(0));
        String text =
                "{\"receipt\":1,\"terminal\":\"bruxelles-a\",\"epoch\":1,\"seq\":7,\"digest\":\""
                        + batch.digest()
                        + "\",\"signature\":\""
                        + "A".repeat(86)
                        + "\"}";
        assertEquals(text, new String(receipt.bytes(), StandardCharsets.UTF_8));
        assertEquals(receipt, Receipt.read(receipt.bytes()));
        assertArrayEquals(bytes(0), receipt.signatureBytes());
        for (String other :
                List.of(
                        "",
                        "<html>",
                        text + " ",
                        text.replace(":1,", ": 1,"),
                        text.replace("receipt\":1", "receipt\":2"),
                        text.replace("bruxelles", "Bruxelles"),
                        text.replace("seq\":7", "seq\":0"),
                        text.replace("AA\"", "A\""),
                        text.replace("A\"", "B\""))) {
            byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
            assertThrows(BatchFormatException.class, () -> Receipt.read(bytes), other);
        }
    }

    @Test
    void everyTruncationAndEveryChangedByteIsNoticedOrAnotherReceipt() {
        Receipt receipt = Receipt.sign("bruxelles-a", batch(7), _ -> bytes(5));
        byte[] bytes = receipt.bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThrows(BatchFormatException.class, () -> Receipt.read(cut));
            byte[] changed = bytes.clone();
            changed[i] ^= 0x15;
            try {
                Receipt other = Receipt.read(changed);
                assertFalse(other.equals(receipt), "byte " + i);
            } catch (BatchFormatException refused) {
                assertEquals("not a receipt", refused.getMessage());
            }
        }
    }

    @Test
    void whatIsSignedNamesTheBatchAndNothingElse() {
        SealedBatch batch = batch(7);
        Receipt receipt =
                Receipt.sign(
                        "bruxelles-a",
                        batch,
                        message -> {
                            assertEquals(
                                    "CDM-receipt-1:bruxelles-a:1:7:" + batch.digest(),
                                    new String(message, StandardCharsets.US_ASCII));
                            return bytes(1);
                        });
        assertTrue(receipt.isOf("bruxelles-a", batch));
        assertFalse(receipt.isOf("bruxelles-b", batch));
        assertFalse(receipt.isOf("bruxelles-a", batch(8)));
    }

    @Test
    void stickFileGivesTheBatchBack() throws BatchFormatException {
        SealedBatch batch = batch(12);
        byte[] file = StickFile.write(batch);
        assertEquals(batch, StickFile.read(file));
        assertEquals("bruxelles-a-1-12.batch", StickFile.batchName("bruxelles-a", 1, 12));
        assertEquals(
                "bruxelles-a-1-12.receipt",
                StickFile.receiptName(Receipt.sign("bruxelles-a", batch, _ -> bytes(1))));
    }

    @Test
    void cutOrForeignStickFileIsRefused() {
        byte[] file = StickFile.write(batch(12));
        for (int i = 0; i < file.length; i++) {
            byte[] cut = Arrays.copyOf(file, i);
            assertThrows(BatchFormatException.class, () -> StickFile.read(cut));
        }
        byte[] other = file.clone();
        other[3] = '!';
        assertThrows(BatchFormatException.class, () -> StickFile.read(other));
        assertThrows(
                BatchFormatException.class,
                () -> StickFile.read(new byte[StickFile.MOST_BYTES + 1]));
    }
}
