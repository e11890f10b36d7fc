package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.CountsParsers;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.fuzz.Parser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What this package reads from outside, for fuzzing.
public final class SyncParsers {
    private static final List<byte[]> ANSWERS =
            Parser.texts(
                    "{\"epoch\":2,\"seq\":7,\"sealedThrough\":\"2026-11-22\"}",
                    "{\"expectedEpoch\":1,\"expectedSeq\":9223372036854775807}",
                    "{\"type\":\"urn:cdm:problem:other-body\",\"epoch\":3,"
                            + "\"sealedThrough\":\"2026-11-22\"}",
                    "{\"type\":\"urn:cdm:problem:not-next\",\"expectedEpoch\":1,\"expectedSeq\":7}",
                    "<!doctype html><title>Wi-Fi</title>");

    private SyncParsers() {}

    public static List<Parser> all() {
        SealedBatch batch = batch();
        return List.of(
                Parser.of("centre's answer", ANSWERS, input -> answers(input, batch)),
                Parser.of(
                        "centre's key",
                        Parser.texts("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
                        input -> CentreKey.of(new String(input, StandardCharsets.UTF_8)),
                        IllegalArgumentException.class));
    }

    private static SealedBatch batch() {
        try {
            return SealedBatch.of(CountsParsers.batches().getFirst(), new byte[64]);
        } catch (BatchFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static void answers(byte[] input, SealedBatch batch) {
        String body = new String(input, StandardCharsets.UTF_8);
        for (int status : List.of(200, 201, 204, 409, 422, 503)) {
            for (String type : List.of("application/json", "application/problem+json")) {
                CentreReply reply = new CentreReply(status, type, body, body);
                held(reply.toHeld());
                held(reply.toBatch("bruxelles-a", batch, null));
                held(reply.toGone());
                held(reply.toHeartbeat());
            }
        }
    }

    /// What a terminal does with an answer: it goes on at the next number or in the next epoch.
    private static void held(Answer answer) {
        if (answer instanceof Answer.Expects(long epoch, long seq) && (epoch + 1 < 1 || seq < 1)) {
            throw new IllegalStateException(answer.toString());
        }
        if (answer instanceof Answer.OtherCounts other && other.epoch() + 1 < 1) {
            throw new IllegalStateException(answer.toString());
        }
        if (answer instanceof Answer.Holds(long epoch, long seq, var _, var _)
                && (epoch + 1 < 1 || seq + 1 < 1)) {
            throw new IllegalStateException(answer.toString());
        }
    }
}
