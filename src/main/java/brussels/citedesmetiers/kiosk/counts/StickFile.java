package brussels.citedesmetiers.kiosk.counts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Batches and receipts as files on a stick, in the folder [#FOLDER].
///
/// - `TERMINAL-EPOCH-SEQ.batch`: the signature in Base64url without padding, one line feed, then
///   the batch's bytes, uncompressed.
/// - `TERMINAL-EPOCH-SEQ.receipt`: a [Receipt]'s bytes.
///
/// The name is only for people: the content says what a file is. It must be written to a temporary
/// file beside it, forced and renamed. Pure; any thread.
public final class StickFile {
    /// The folder on the stick.
    public static final String FOLDER = "cdm-counts";

    /// How the name of a batch's file ends.
    public static final String BATCH = ".batch";

    /// How the name of a receipt's file ends.
    public static final String RECEIPT = ".receipt";

    /// The longest possible file of either kind.
    public static final int MOST_BYTES = SealedBatch.MOST_BYTES + 100;

    private static final int SIGNATURE_CHARACTERS = 86;

    private StickFile() {}

    /// The name of a batch's file.
    public static String batchName(String terminal, long epoch, long seq) {
        return terminal + "-" + epoch + "-" + seq + BATCH;
    }

    /// The name of a receipt's file.
    public static String receiptName(Receipt receipt) {
        return receipt.terminal() + "-" + receipt.epoch() + "-" + receipt.seq() + RECEIPT;
    }

    /// The bytes of a batch's file.
    public static byte[] write(SealedBatch batch) {
        String line = Base64.getUrlEncoder().withoutPadding().encodeToString(batch.signature());
        byte[] head = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = batch.body();
        byte[] file = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, file, head.length, body.length);
        return file;
    }

    /// The batch in these bytes. Its signature is not checked.
    ///
    /// @throws BatchFormatException if they are not the bytes of a batch's file
    public static SealedBatch read(byte[] file) throws BatchFormatException {
        if (file.length > MOST_BYTES
                || file.length <= SIGNATURE_CHARACTERS
                || file[SIGNATURE_CHARACTERS] != '\n') {
            throw new BatchFormatException("not the file of a batch", null);
        }
        String line = new String(file, 0, SIGNATURE_CHARACTERS, StandardCharsets.US_ASCII);
        try {
            byte[] body = Arrays.copyOfRange(file, SIGNATURE_CHARACTERS + 1, file.length);
            SealedBatch batch = SealedBatch.of(body, Base64.getUrlDecoder().decode(line));
            if (!Arrays.equals(file, write(batch))) {
                throw new BatchFormatException("not written in the one form of the file", null);
            }
            return batch;
        } catch (IllegalArgumentException e) {
            throw new BatchFormatException("not the file of a batch", e);
        }
    }
}
