package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reply to one request, interpreted by the protocol. Anything that does not follow it exactly
/// came from somebody else, such as a public network's sign-in page, a proxy or another server, and
/// acknowledges nothing.
///
/// @param contentType without parameters, in lower case; empty if absent
/// @param retryAfter the header as received; empty if absent
record CentreReply(int status, String contentType, String retryAfter, String body) {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_TYPE = "urn:cdm:problem:";
    private static final List<Integer> RECEIVED = List.of(200, 201);
    private static final int MOST_SECONDS = 86_400;

    static String mediaType(String header) {
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /// The answer to a batch.
    ///
    /// @param key the key that must have signed the receipt, or null to accept any
    Answer toBatch(String terminal, SealedBatch batch, @Nullable CentreKey key) {
        if (!RECEIVED.contains(status)) {
            return problem();
        }
        if (!contentType.equals(JSON)) {
            return foreign();
        }
        try {
            Receipt receipt = Receipt.read(body.getBytes(StandardCharsets.UTF_8));
            boolean right = receipt.isOf(terminal, batch) && (key == null || key.signed(receipt));
            return right ? new Answer.Received() : foreign("another receipt");
        } catch (BatchFormatException e) {
            return foreign("no receipt");
        }
    }

    /// The answer to batches that are gone: what is expected next.
    Answer toGone() {
        return ok().flatMap(CentreReply::expects).orElseGet(this::problem);
    }

    /// The answer to what the centre has.
    Answer toHeld() {
        return ok().flatMap(CentreReply::holds).orElseGet(this::problem);
    }

    /// The answer to a heartbeat.
    Answer toHeartbeat() {
        return status == 204 && body.isEmpty() ? new Answer.Noted() : problem();
    }

    private Optional<FlatJson> ok() {
        return status == 200 && contentType.equals(JSON)
                ? FlatJson.read(body.getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static Optional<Answer> expects(FlatJson json) {
        Optional<Long> epoch = number(json, "expectedEpoch", 1);
        Optional<Long> seq = number(json, "expectedSeq", 1);
        return epoch.isPresent() && seq.isPresent()
                ? Optional.of(new Answer.Expects(epoch.get(), seq.get()))
                : Optional.empty();
    }

    private static Optional<Answer> otherCounts(FlatJson json) {
        Optional<Long> epoch = number(json, "epoch", 1);
        Optional<LocalDate> day = day(json);
        return epoch.isPresent() && day.isPresent()
                ? Optional.of(
                        new Answer.OtherCounts(epoch.get(), day.get(), site(json).orElse(null)))
                : Optional.empty();
    }

    private static Optional<Answer> holds(FlatJson json) {
        Optional<Long> epoch = number(json, "epoch", 0);
        Optional<Long> seq = number(json, "seq", 0);
        Optional<LocalDate> day = day(json);
        return epoch.isPresent() && seq.isPresent()
                ? Optional.of(
                        new Answer.Holds(
                                epoch.get(), seq.get(), day.orElse(null), site(json).orElse(null)))
                : Optional.empty();
    }

    private static Optional<SiteMark> site(FlatJson json) {
        return json.text("siteMark").flatMap(SiteMark::parse);
    }

    // The number after it must be valid for a batch too.
    private static Optional<Long> number(FlatJson json, String name, long least) {
        return json.number(name).filter(n -> n >= least && n < Batch.MOST_NUMBER);
    }

    private static Optional<LocalDate> day(FlatJson json) {
        try {
            return json.text("sealedThrough")
                    .map(LocalDate::parse)
                    .filter(d -> !d.isBefore(Batch.FIRST_DAY) && !d.isAfter(Batch.LAST_DAY));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The meaning of a problem (RFC 9457), if it is one of the centre's.
    private Answer problem() {
        Optional<FlatJson> json =
                contentType.equals(PROBLEM)
                        ? FlatJson.read(body.getBytes(StandardCharsets.UTF_8))
                        : Optional.empty();
        Optional<String> type = json.flatMap(j -> j.text("type"));
        if (json.isEmpty() || type.isEmpty() || !type.get().startsWith(PROBLEM_TYPE)) {
            return foreign();
        }
        String name = type.get().substring(PROBLEM_TYPE.length());
        return switch (name) {
            case "not-next" -> expects(json.get()).orElseGet(this::foreign);
            case "other-body", "epoch-not-later" ->
                    otherCounts(json.get()).orElseGet(this::foreign);
            default -> refused(name);
        };
    }

    private Answer refused(String name) {
        String detail = status + " " + name;
        return switch (status) {
            case 401 -> new Answer.Failed(CentreTrouble.TOKEN_REFUSED, detail);
            case 403 -> new Answer.Failed(CentreTrouble.REVOKED, detail);
            case 429, 503 ->
                    new Answer.Failed(CentreTrouble.BUSY, detail, pause(retryAfter).orElse(null));
            case 500, 502, 504 -> new Answer.Failed(CentreTrouble.BUSY, detail);
            default -> new Answer.Failed(CentreTrouble.BATCH_REFUSED, detail);
        };
    }

    // The header may hold a date instead, which is of no use if the clock cannot be trusted.
    private static Optional<Duration> pause(String header) {
        return header.matches("[0-9]{1,5}")
                ? Optional.of(Duration.ofSeconds(Math.min(Integer.parseInt(header), MOST_SECONDS)))
                : Optional.empty();
    }

    private Answer foreign() {
        return foreign(status + " " + contentType);
    }

    private static Answer foreign(String detail) {
        return new Answer.Failed(CentreTrouble.NOT_THE_CENTRE, detail);
    }
}
