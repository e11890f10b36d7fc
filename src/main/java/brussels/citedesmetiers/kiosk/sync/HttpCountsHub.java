package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Giving;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Function;
import org.tinylog.Logger;

/// The hub of the site on another machine. One thread at a time; [#close()] from any.
final class HttpCountsHub implements CountsHub, AutoCloseable {
    /// A year's offers are a megabyte, and the hub stores them before it answers.
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final HubClient client;

    /// @param signer makes the Ed25519 signature of this terminal
    HttpCountsHub(HubLink.Hub hub, Function<byte[], byte[]> signer) {
        this.client = new HubClient(hub, signer);
    }

    @Override
    public Giving.Answer give(Giving giving) throws NotTakenException {
        byte[] body = giving.bytes();
        HubClient.Message message =
                new HubClient.Message(Giving.PATH, body, Giving.signed(body), request -> request);
        HttpResponse<byte[]> response = send(message);
        return switch (response.statusCode()) {
            case OK -> answer(response.body());
            case UNAUTHORIZED -> throw new NotTakenException(GivingTrouble.REFUSED);
            case NOT_FOUND -> throw new NotTakenException(GivingTrouble.NOT_JOINING);
            case UNAVAILABLE -> throw new NotTakenException(GivingTrouble.NO_ANSWER);
            default -> {
                Logger.warn("The hub refused the counts: {}", response.statusCode());
                throw new NotTakenException(GivingTrouble.NOT_THE_HUB);
            }
        };
    }

    private HttpResponse<byte[]> send(HubClient.Message message) throws NotTakenException {
        try {
            return client.send(message, Giving.Answer.MOST_BYTES, WITHIN)
                    .orElseThrow(() -> new NotTakenException(GivingTrouble.NO_ANSWER));
        } catch (IllegalStateException noKey) {
            Logger.debug(noKey, "Nothing can be signed for the hub");
            throw new NotTakenException(GivingTrouble.STORE);
        }
    }

    private static Giving.Answer answer(byte[] body) throws NotTakenException {
        try {
            return Giving.Answer.read(body);
        } catch (BatchFormatException e) {
            Logger.warn(e, "What answered is not the hub");
            throw new NotTakenException(GivingTrouble.NOT_THE_HUB);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
