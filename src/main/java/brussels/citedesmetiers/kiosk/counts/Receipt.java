package brussels.citedesmetiers.kiosk.counts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The centre's confirmation that it has a batch and all earlier ones of its epoch. It travels as
/// the response over the network, or as a file on a stick.
///
/// Immutable; any thread.
///
/// @param terminal the batch's
/// @param epoch the batch's
/// @param seq the batch's
/// @param digest SHA-256 of the batch's uncompressed bytes, 64 hexadecimal digits
/// @param signature Base64url without padding of the Ed25519 signature (RFC 8032) over [#signed()]
///   by the centre's key
public record Receipt(String terminal, long epoch, long seq, String digest, String signature) {
    /// The prefix of the signed bytes, so that the signature of a receipt cannot be used for
    /// anything else.
    public static final String KIND = "CDM-receipt-1:";

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int SIGNATURE_BYTES = 64;

    public Receipt {
        Batch.checkTerminal(terminal);
        Batch.checkNumbers(epoch, seq);
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("no receipt of " + epoch + "/" + seq);
        }
        byte[] bytes = decoded(signature);
        if (bytes.length != SIGNATURE_BYTES || !encoded(bytes).equals(signature)) {
            throw new IllegalArgumentException("not a signature of 64 bytes");
        }
    }

    /// Signs the receipt of a batch.
    ///
    /// @param signer makes the Ed25519 signature, 64 bytes, by the centre's key
    public static Receipt sign(String terminal, SealedBatch batch, UnaryOperator<byte[]> signer) {
        byte[] message = message(terminal, batch.epoch(), batch.seq(), batch.digest());
        return new Receipt(
                terminal,
                batch.epoch(),
                batch.seq(),
                batch.digest(),
                encoded(signer.apply(message)));
    }

    /// The signed bytes.
    public byte[] signed() {
        return message(terminal, epoch, seq, digest);
    }

    /// The signature's 64 bytes, to be checked against the centre's public key.
    public byte[] signatureBytes() {
        return decoded(signature);
    }

    /// Whether it is the receipt for this batch of this terminal; the signature is not checked.
    public boolean isOf(String ofTerminal, SealedBatch batch) {
        return terminal.equals(ofTerminal)
                && epoch == batch.epoch()
                && seq == batch.seq()
                && digest.equals(batch.digest());
    }

    /// Its bytes: JSON (RFC 8259) in one canonical form, like those of a batch.
    public byte[] bytes() {
        return ReceiptJson.write(this);
    }

    /// Reads what [#bytes()] wrote. Total: for any bytes it returns or throws a
    /// [BatchFormatException], including a receipt written in any other form.
    public static Receipt read(byte[] bytes) throws BatchFormatException {
        return ReceiptJson.read(bytes);
    }

    private static byte[] message(String terminal, long epoch, long seq, String digest) {
        String text = KIND + terminal + ":" + epoch + ":" + seq + ":" + digest;
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(byte[] signature) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static byte[] decoded(String signature) {
        return Base64.getUrlDecoder().decode(signature);
    }
}
