package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Hears the counts that the site's terminals give, and says which of them have given through when.
/// The sender is identified by its signature. Giving again changes nothing, so a copied request is
/// useless. Thread-safe.
final class GivenCounts {
    private final @Nullable Gathering gathering;
    private final TerminalSignatures signatures;
    private final Watch watch;

    /// What either came of it.
    private sealed interface Taken {
        record Answered(Giving.Answer answer) implements Taken {}

        record Away(OutboxException why) implements Taken {}
    }

    /// @param gathering null if the site does not join its counts
    GivenCounts(@Nullable Gathering gathering, TerminalSignatures signatures, Watch watch) {
        this.gathering = gathering;
        this.signatures = signatures;
        this.watch = watch;
    }

    private Gathering joined() throws RefusedException {
        Gathering here = gathering;
        if (here == null) {
            throw new RefusedException(Reply.NOT_FOUND, "not-joined");
        }
        return here;
    }

    /// `POST /v1/counts`: what a terminal gives.
    Reply take(Request request) throws RefusedException, IOException {
        Gathering here = joined();
        byte[] body = request.body(Giving.MOST_BYTES);
        Giving giving = read(body);
        signatures.require(request, giving.terminal(), Giving.signed(body));
        if (!here.isMember(giving.terminal())) {
            throw new RefusedException(Reply.NOT_FOUND, "not-joined");
        }
        return switch (watch.shielded(() -> taken(here, giving))) {
            case Taken.Answered(Giving.Answer answer) -> Reply.of(Reply.JSON, answer.bytes());
            case Taken.Away(OutboxException why) -> {
                Logger.warn(why, "Counts of {} could not be taken now", giving.terminal());
                throw new RefusedException(Reply.BUSY, "later");
            }
        };
    }

    private static Taken taken(Gathering here, Giving giving) {
        try {
            return new Taken.Answered(here.take(giving));
        } catch (OutboxException e) {
            return new Taken.Away(e);
        }
    }

    private static Giving read(byte[] body) throws RefusedException {
        try {
            return Giving.read(body);
        } catch (BatchFormatException e) {
            Logger.debug(e, "Something was given that no terminal gives");
            throw new RefusedException(Reply.BAD_REQUEST, "form");
        }
    }

    /// `GET /api/counts`: who has given through which day.
    Reply standing() throws RefusedException {
        Gathering.Standing standing;
        try {
            standing = joined().standing();
        } catch (OutboxException e) {
            Logger.warn(e, "How the site's counts stand is not known now");
            throw new RefusedException(Reply.BUSY, "later");
        }
        ObjectNode json = JsonNodes.object().put("waiting", standing.waiting());
        put(json, "closed", standing.closed());
        if (standing.trouble() != null) {
            json.put("trouble", standing.trouble()).put("needsStaff", standing.needsStaff());
        }
        ArrayNode members = json.putArray("terminals");
        for (Gathering.Member member : standing.members()) {
            ObjectNode one =
                    JsonNodes.object()
                            .put("id", member.terminal())
                            .put("missing", member.missing());
            put(one, "through", member.through());
            members.add(one);
        }
        return Reply.json(json);
    }

    private static void put(ObjectNode json, String name, LocalDate day) {
        if (!day.equals(LocalDate.EPOCH)) {
            json.put(name, day.toString());
        }
    }
}
