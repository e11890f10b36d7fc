package brussels.citedesmetiers.kiosk.counts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A batch as it leaves the terminal: bytes that never change again, and their signature.
///
/// Immutable; any thread.
public final class SealedBatch {
    /// The prefix of the signed bytes, before the body.
    public static final String KIND = "CDM-batch-1:";

    /// The longest possible body.
    public static final int MOST_BYTES = 256 * 1024;

    private final long epoch;
    private final long seq;
    private final byte[] body;
    private final byte[] signature;

    /// @param body the canonical bytes of the batch, uncompressed
    /// @param signature over [#KIND] followed by the body
    public SealedBatch(long epoch, long seq, byte[] body, byte[] signature) {
        Batch.checkNumbers(epoch, seq);
        this.epoch = epoch;
        this.seq = seq;
        this.body = body.clone();
        this.signature = signature.clone();
    }

    /// A batch received from elsewhere, with the number in its body. The signature is not checked.
    ///
    /// @throws BatchFormatException if the body is not a batch
    public static SealedBatch of(byte[] body, byte[] signature) throws BatchFormatException {
        Batch batch = BatchJson.read(body);
        return new SealedBatch(batch.epoch(), batch.seq(), body, signature);
    }

    /// Writes and signs a batch.
    public static SealedBatch seal(Batch batch, BatchSigner signer) {
        byte[] body = BatchJson.write(batch);
        return new SealedBatch(batch.epoch(), batch.seq(), body, signer.sign(signed(body)));
    }

    /// The signed bytes for a body.
    public static byte[] signed(byte[] body) {
        byte[] kind = KIND.getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(kind, kind.length + body.length);
        System.arraycopy(body, 0, message, kind.length, body.length);
        return message;
    }

    public long epoch() {
        return epoch;
    }

    public long seq() {
        return seq;
    }

    /// The canonical bytes, uncompressed.
    public byte[] body() {
        return body.clone();
    }

    /// Over [#KIND] followed by the body; see [#signed(byte[])].
    public byte[] signature() {
        return signature.clone();
    }

    /// The SHA-256 of the body as 64 hexadecimal digits: two batches with one number are the same
    /// if their digests are.
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The batch in the body.
    ///
    /// @throws BatchFormatException if the body is not a batch
    public Batch batch() throws BatchFormatException {
        return BatchJson.read(body);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedBatch that
                && epoch == that.epoch
                && seq == that.seq
                && Arrays.equals(body, that.body)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "batch " + epoch + "/" + seq + " " + digest();
    }
}
