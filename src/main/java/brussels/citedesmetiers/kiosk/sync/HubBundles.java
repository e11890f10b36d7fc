package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.queue.BundleRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// The bundles that the site's hub hands on: asked for with this terminal's signature, from the hub
/// whose key the site's settings give.
///
/// One thread at a time; [#close()] from any.
public final class HubBundles implements BundleSource {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int LONGEST_OFFER = 4 * 1024;
    private static final int OK = 200;
    private static final int NONE = 204;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final HubClient client;
    private final String terminal;

    /// @param terminal the id of this terminal
    /// @param signer makes its Ed25519 signature
    public HubBundles(HubLink.Hub hub, String terminal, Function<byte[], byte[]> signer) {
        this.client = new HubClient(hub, signer);
        this.terminal = terminal;
    }

    @Override
    public Optional<Offer> offered(String kind) throws AwayException {
        HttpResponse<byte[]> answer = send(new BundleRequest(terminal, kind, "", 0), LONGEST_OFFER);
        return switch (answer.statusCode()) {
            case OK -> Optional.of(Offer.read(kind, answer.body()));
            // The hub of an earlier program hands nothing on.
            case NONE, NOT_FOUND -> Optional.empty();
            default -> throw refused(answer.statusCode());
        };
    }

    @Override
    public byte[] piece(Offer offer, long from) throws AwayException {
        HttpResponse<byte[]> answer =
                send(
                        new BundleRequest(terminal, offer.kind(), offer.sha256(), from),
                        BundleRequest.PIECE);
        if (answer.statusCode() != OK) {
            throw refused(answer.statusCode());
        }
        byte[] body = answer.body();
        if (body.length == 0 || from + body.length > offer.bytes()) {
            throw new AwayException(CentreTrouble.NO_ANSWER, "other bytes than asked for");
        }
        return body;
    }

    private HttpResponse<byte[]> send(BundleRequest request, int most) throws AwayException {
        byte[] body = request.bytes();
        try {
            return client.send(
                            new HubClient.Message(
                                    BundleRequest.path(),
                                    body,
                                    BundleRequest.signed(body),
                                    headers -> headers),
                            most,
                            WITHIN)
                    .orElseThrow(
                            () -> new AwayException(CentreTrouble.NO_ANSWER, "the hub is away"));
        } catch (IllegalStateException noKey) {
            throw new AwayException(CentreTrouble.NO_ANSWER, "nothing can be signed for the hub");
        }
    }

    private static AwayException refused(int status) {
        return new AwayException(
                status == UNAVAILABLE ? CentreTrouble.BUSY : CentreTrouble.NO_ANSWER,
                "status " + status + " of the hub");
    }

    @Override
    public void close() {
        client.close();
    }
}
