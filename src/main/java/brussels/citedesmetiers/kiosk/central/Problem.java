package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Why a request was refused, in the form of RFC 9457.
enum Problem {
    MALFORMED(400, "The request is not what it should be."),
    WRONG_TOKEN(401, "No such terminal, or not its token."),
    REVOKED(403, "Nothing is taken from this terminal any more."),
    NOT_FOUND(404, "There is nothing at this address."),
    METHOD(405, "This cannot be done at this address."),
    NOT_NEXT(409, "Another batch comes first."),
    OTHER_BODY(409, "Another batch has this number."),
    EPOCH_NOT_LATER(409, "Days of this epoch were counted already."),
    TOO_LARGE(413, "The body is too large."),
    WRONG_TYPE(415, "The body is of a kind that is not taken here."),
    RANGE(416, "There are no such bytes."),
    UNKNOWN_CODE(422, "The batch has a code that the centre does not know."),
    WRONG_SIGNATURE(422, "The batch is not signed by this terminal."),
    OTHER_TERMINAL(422, "The batch is of another terminal or number than the address."),
    BROKEN(500, "The centre has a fault."),
    AWAY(503, "The centre's database is away; try again later.");

    static final String TYPE = "application/problem+json";

    /// How far a site had got by its last batch, see
    /// [brussels.citedesmetiers.kiosk.counts.SiteMark].
    static final String SITE_MARK = "siteMark";

    private static final String PREFIX = "urn:cdm:problem:";
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    /// The problem type as a URN.
    String type() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Reply reply() {
        return reply(JsonNodes.object());
    }

    /// The reply with details of this case.
    ///
    /// @param detail codes and numbers only
    Reply detailed(String detail) {
        return reply(JsonNodes.object().put("detail", detail));
    }

    Reply expecting(long epoch, long seq) {
        return reply(JsonNodes.object().put("expectedEpoch", epoch).put("expectedSeq", seq));
    }

    /// @param siteMark how far a site had got, empty for a single terminal
    Reply sealed(long epoch, @Nullable LocalDate through, String siteMark) {
        ObjectNode members = JsonNodes.object().put("epoch", epoch);
        members.put("sealedThrough", through == null ? null : through.toString());
        if (!siteMark.isEmpty()) {
            members.put(SITE_MARK, siteMark);
        }
        return reply(members);
    }

    private Reply reply(ObjectNode members) {
        ObjectNode json =
                JsonNodes.object().put("type", type()).put("title", title).put("status", status);
        json.setAll(members);
        Reply reply =
                new Reply(status, TYPE, json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
        return switch (this) {
            case AWAY -> reply.with("Retry-After", Long.toString(RETRY.toSeconds()));
            case WRONG_TOKEN -> reply.with("WWW-Authenticate", "Bearer");
            default -> reply;
        };
    }
}
