package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// Reads what terminals send, with limits: any bytes give either their content or a problem.
final class Upload {
    /// The most bytes accepted, before inflating.
    static final int MOST_SENT = 64 * 1024;

    private static final String JSON = "application/json";
    private static final int SIGNATURE_BYTES = 64;

    private Upload() {}

    /// The body, inflated if necessary.
    static byte[] body(Request request) throws ProblemException, IOException {
        byte[] sent;
        try {
            sent = request.body(MOST_SENT);
        } catch (RefusedException e) {
            throw new ProblemException(
                    e.status() == Reply.TOO_LARGE ? Problem.TOO_LARGE : Problem.MALFORMED);
        }
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals(JSON) && !type.startsWith(JSON + ";")) {
            throw new ProblemException(Problem.WRONG_TYPE);
        }
        return switch (request.header("Content-Encoding").orElse("").toLowerCase(Locale.ROOT)) {
            case "", "identity" -> sent;
            case "gzip" -> inflated(sent);
            default -> throw new ProblemException(Problem.WRONG_TYPE);
        };
    }

    private static byte[] inflated(byte[] sent) throws ProblemException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            byte[] body = in.readNBytes(SealedBatch.MOST_BYTES + 1);
            if (body.length > SealedBatch.MOST_BYTES) {
                throw new ProblemException(Problem.TOO_LARGE);
            }
            return body;
        } catch (IOException e) {
            throw new ProblemException(Problem.MALFORMED, Problem.MALFORMED.detailed("not gzip"));
        }
    }

    /// The batch in a body, with the signature from its header.
    static SealedBatch batch(Request request, byte[] body) throws ProblemException {
        byte[] signature;
        try {
            signature = Base64.getUrlDecoder().decode(request.header("Batch-Signature").orElse(""));
        } catch (IllegalArgumentException e) {
            signature = new byte[0];
        }
        if (signature.length != SIGNATURE_BYTES) {
            throw new ProblemException(
                    Problem.MALFORMED, Problem.MALFORMED.detailed("no Batch-Signature"));
        }
        try {
            return SealedBatch.of(body, signature);
        } catch (BatchFormatException e) {
            throw new ProblemException(Problem.MALFORMED, Problem.MALFORMED.detailed("no batch"));
        }
    }
}
