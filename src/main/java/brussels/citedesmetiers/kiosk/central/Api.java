package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.agenda.SignedAgenda;
import brussels.citedesmetiers.kiosk.central.BundleShelf.OnShelf;
import brussels.citedesmetiers.kiosk.central.Examined.RefusedBatchException;
import brussels.citedesmetiers.kiosk.central.Terminals.Enrolled;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Standing;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tinylog.Logger;
import tools.jackson.databind.node.ObjectNode;

/// The centre's HTTP API for terminals, described in `openapi.json`. Thread-safe.
final class Api {
    static final String PREFIX = "/v1/";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private static final String NUMBER = "([1-9][0-9]{0,8})";
    private static final Pattern TERMINAL =
            Pattern.compile("/v1/terminals/([a-z0-9]+(?:-[a-z0-9]+)*)(/.*)?");
    private static final Pattern BATCH =
            Pattern.compile("/epochs/" + NUMBER + "/batches/" + NUMBER);
    private static final Pattern GONE = Pattern.compile("/epochs/" + NUMBER + "/gone");
    private static final String HEARTBEAT = "/heartbeat";
    private static final int LONGEST_ID = 40;

    private static final Pattern BUNDLE =
            Pattern.compile("/bundles/(content|program|keys)(?:/([0-9a-f]{64}))?");
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,12})-([0-9]{1,12})?");
    private static final int PARTIAL = 206;

    /// The most bytes of a bundle in one answer; a terminal asks for the rest from there.
    private static final int PIECE = 256 * 1024;

    private final Centre centre;
    private final BundleShelf shelf;

    Api(Centre centre, BundleShelf shelf) {
        this.centre = centre;
        this.shelf = shelf;
    }

    /// What remains to be done once the request has been read.
    private interface PendingAnswer {
        Reply done() throws ProblemException, CentreException;
    }

    /// @param watch holds requests to their time, but must leave the database alone
    Reply answer(Request request, Watch watch) throws IOException {
        try {
            PendingAnswer pending = route(request);
            return watch.shielded(() -> done(pending));
        } catch (ProblemException e) {
            return e.reply();
        }
    }

    private static Reply done(PendingAnswer pending) {
        try {
            return pending.done();
        } catch (ProblemException e) {
            return e.reply();
        } catch (CentreException e) {
            if (e.forItsData()) {
                Logger.error(e, "A terminal sent what the database cannot hold");
                return Problem.MALFORMED.detailed("the database cannot hold it");
            }
            Logger.debug(e, "The centre could not do what a terminal asked");
            return Problem.AWAY.reply();
        }
    }

    private PendingAnswer route(Request request) throws ProblemException, IOException {
        Matcher path = TERMINAL.matcher(request.path());
        if (!path.matches() || path.group(1).length() > LONGEST_ID) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        String id = path.group(1);
        String rest = path.group(2) == null ? "" : path.group(2);
        Matcher batch = BATCH.matcher(rest);
        Matcher gone = GONE.matcher(rest);
        if (rest.isEmpty()) {
            require("GET", request);
            return () -> position(terminal(id, request));
        }
        if (batch.matches()) {
            byte[] body = bodyOf("PUT", request);
            long epoch = Long.parseLong(batch.group(1));
            long seq = Long.parseLong(batch.group(2));
            return () -> batch(terminal(id, request), epoch, seq, Upload.batch(request, body));
        }
        if (gone.matches()) {
            byte[] body = bodyOf("POST", request);
            long epoch = Long.parseLong(gone.group(1));
            return () -> gone(terminal(id, request), epoch, body);
        }
        Matcher bundle = BUNDLE.matcher(rest);
        if (bundle.matches()) {
            require("GET", request);
            BundleKind kind = BundleKind.of(bundle.group(1)).orElseThrow();
            String sha256 = bundle.group(2) == null ? "" : bundle.group(2);
            return sha256.isEmpty()
                    ? () -> offered(terminal(id, request), kind)
                    : () -> piece(terminal(id, request), kind, sha256, request);
        }
        if (rest.equals(SignedAgenda.CENTRE_PATH)) {
            require("GET", request);
            return () -> agenda(terminal(id, request), request);
        }
        if (rest.equals(HEARTBEAT)) {
            byte[] body = bodyOf("PUT", request);
            return () -> heartbeat(terminal(id, request), body);
        }
        throw new ProblemException(Problem.NOT_FOUND);
    }

    private static byte[] bodyOf(String method, Request request)
            throws ProblemException, IOException {
        require(method, request);
        return Upload.body(request);
    }

    private static void require(String method, Request request) throws ProblemException {
        if (!method.equals(request.method())) {
            throw new ProblemException(
                    Problem.METHOD, Problem.METHOD.reply().with("Allow", method));
        }
    }

    // A wrong token and an unknown terminal get the same answer, so guessing reveals nothing.
    private Enrolled terminal(String id, Request request) throws ProblemException, CentreException {
        String header = request.header("Authorization").orElse("");
        String scheme = "Bearer ";
        boolean bearer = header.regionMatches(true, 0, scheme, 0, scheme.length());
        Optional<Enrolled> found =
                bearer
                        ? centre.terminals()
                                .authenticated(id, header.substring(scheme.length()).strip())
                        : Optional.empty();
        Enrolled terminal = found.orElseThrow(() -> new ProblemException(Problem.WRONG_TOKEN));
        request.rise(Standing.TERMINAL);
        if (terminal.revoked()) {
            throw new ProblemException(Problem.REVOKED);
        }
        return terminal;
    }

    private Reply batch(Enrolled terminal, long epoch, long seq, SealedBatch sealed)
            throws ProblemException, CentreException {
        if (sealed.epoch() != epoch || sealed.seq() != seq) {
            throw new ProblemException(Problem.OTHER_TERMINAL);
        }
        Examined sound;
        try {
            sound = Examined.of(sealed, terminal, centre.authority().signatures());
        } catch (RefusedBatchException e) {
            Problem problem =
                    switch (e.refusal()) {
                        case MALFORMED -> Problem.MALFORMED;
                        case OTHER_TERMINAL -> Problem.OTHER_TERMINAL;
                        case WRONG_SIGNATURE -> Problem.WRONG_SIGNATURE;
                    };
            throw new ProblemException(problem);
        }
        return switch (centre.inbox().apply(sound.batch(), sealed, false)) {
            case Outcome.Applied(Receipt receipt) -> receipt(CREATED, receipt);
            case Outcome.Repeated(Receipt receipt) -> receipt(OK, receipt);
            case Outcome.NotNext(long nextEpoch, long nextSeq) ->
                    Problem.NOT_NEXT.expecting(nextEpoch, nextSeq);
            case Outcome.OtherBody(long latest, LocalDate through) ->
                    Problem.OTHER_BODY.sealed(latest, through, siteMark(terminal));
            case Outcome.EpochNotLater(long latest, LocalDate through) ->
                    Problem.EPOCH_NOT_LATER.sealed(latest, through, siteMark(terminal));
            case Outcome.UnknownCode(String what) -> Problem.UNKNOWN_CODE.detailed(what);
        };
    }

    private static Reply receipt(int status, Receipt receipt) {
        return new Reply(status, Reply.JSON, receipt.bytes(), Map.of());
    }

    private Reply gone(Enrolled terminal, long epoch, byte[] body)
            throws ProblemException, CentreException {
        GoneJson.Gone gone;
        try {
            gone = GoneJson.gone(body);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.MALFORMED);
        }
        Optional<Outcome.NotNext> next =
                centre.inbox().gone(terminal.id(), epoch, gone.from(), gone.through());
        if (next.isEmpty()) {
            Position position = centre.inbox().position(terminal.id());
            return Problem.NOT_NEXT.expecting(position.expectedEpoch(), position.expectedSeq());
        }
        return Reply.json(
                JsonNodes.object()
                        .put("expectedEpoch", next.get().epoch())
                        .put("expectedSeq", next.get().seq()));
    }

    private Reply position(Enrolled terminal) throws CentreException {
        Position position = centre.inbox().position(terminal.id());
        ObjectNode json =
                JsonNodes.object()
                        .put("epoch", position.epoch())
                        .put("seq", position.seq())
                        .put(
                                "sealedThrough",
                                position.sealedThrough().map(LocalDate::toString).orElse(null));
        String mark = siteMark(terminal);
        return Reply.json(mark.isEmpty() ? json : json.put(Problem.SITE_MARK, mark));
    }

    private String siteMark(Enrolled sender) throws CentreException {
        return sender.joined()
                ? centre.inbox().siteMark(sender.id()).map(SiteMark::line).orElse("")
                : "";
    }

    private Reply agenda(Enrolled terminal, Request request) {
        return centre.agenda()
                .flatMap(agenda -> agenda.of(terminal))
                .map(now -> new Reply(OK, Reply.JSON, now.body(), now.headers()))
                .map(reply -> reply.unlessKnown(request))
                .orElseGet(Api::nothing);
    }

    private static Reply nothing() {
        return new Reply(NO_CONTENT, Reply.JSON, new byte[0], Map.of());
    }

    private Optional<OnShelf> handedTo(Enrolled terminal, BundleKind kind) throws CentreException {
        return centre.handouts().of(terminal.id(), kind).flatMap(shelf::of);
    }

    private Reply offered(Enrolled terminal, BundleKind kind) throws CentreException {
        return handedTo(terminal, kind)
                .map(
                        bundle ->
                                Reply.json(
                                        JsonNodes.object()
                                                .put("kind", kind.id())
                                                .put("version", bundle.manifest().version())
                                                .put("bytes", bundle.bytes())
                                                .put("sha256", bundle.sha256())))
                .orElseGet(Api::nothing);
    }

    /// At most [#PIECE] bytes, whatever was asked for: RFC 9110 lets a server send less.
    private Reply piece(Enrolled terminal, BundleKind kind, String sha256, Request request)
            throws ProblemException, CentreException {
        OnShelf bundle =
                handedTo(terminal, kind)
                        .filter(handed -> handed.sha256().equals(sha256))
                        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        Matcher range = RANGE.matcher(request.header("Range").orElse("bytes=0-"));
        long from = range.matches() ? Long.parseLong(range.group(1)) : bundle.bytes();
        long last =
                range.matches() && range.group(2) != null
                        ? Long.parseLong(range.group(2))
                        : bundle.bytes() - 1;
        if (from >= bundle.bytes() || last < from) {
            throw new ProblemException(
                    Problem.RANGE,
                    Problem.RANGE.reply().with("Content-Range", "bytes */" + bundle.bytes()));
        }
        try {
            byte[] piece =
                    BundleShelf.piece(
                            bundle, from, Math.toIntExact(Math.min(PIECE, last - from + 1)));
            return new Reply(PARTIAL, "application/octet-stream", piece, Map.of())
                    .with(
                            "Content-Range",
                            "bytes "
                                    + from
                                    + "-"
                                    + (from + piece.length - 1)
                                    + "/"
                                    + bundle.bytes());
        } catch (IOException e) {
            Logger.error(e, "The bundle {} cannot be read", bundle.file());
            throw new ProblemException(Problem.AWAY);
        }
    }

    private Reply heartbeat(Enrolled terminal, byte[] body)
            throws ProblemException, CentreException {
        Heartbeat heartbeat;
        try {
            heartbeat = Heartbeat.read(body);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.MALFORMED);
        }
        centre.fleet().heard(terminal.id(), heartbeat);
        return nothing();
    }
}
