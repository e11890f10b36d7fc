package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.web.RareLog;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Standing;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Whether a request is from the terminal that it names: its signature is checked against the
/// site's keys. Thread-safe.
final class TerminalSignatures {
    private final Supplier<SiteKeys> keys;
    private final WallClock clock;
    private final RareLog forged =
            new RareLog("A request in the name of a terminal was not its own", System::nanoTime);

    /// @param clock keys are refused outside their dates only while it is known to be right
    TerminalSignatures(Supplier<SiteKeys> keys, WallClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// Refuses a request that this terminal did not sign, and gives the connection of one that it
    /// did a terminal's place.
    ///
    /// @param message the signed bytes
    void require(Request request, String terminal, byte[] message) throws RefusedException {
        String signature = request.header(HubRequest.SIGNATURE_HEADER).orElse("");
        if (!signed(terminal, message, signature)) {
            forged.warn();
            throw new RefusedException(Reply.UNAUTHORIZED, "signature");
        }
        request.rise(Standing.TERMINAL);
    }

    /// Reads what a terminal asks, and requires that it signed it.
    ///
    /// @param form reads a body; throws IllegalArgumentException if it is anything else
    /// @param terminal who asks, as the body says
    /// @param signed the signed bytes for a body
    <T> T read(
            Request request,
            int mostBytes,
            Function<byte[], T> form,
            Function<T, String> terminal,
            UnaryOperator<byte[]> signed)
            throws RefusedException, IOException {
        byte[] body = request.body(mostBytes);
        T asked;
        try {
            asked = form.apply(body);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reply.BAD_REQUEST, "form");
        }
        require(request, terminal.apply(asked), signed.apply(body));
        return asked;
    }

    private boolean signed(String terminal, byte[] message, String header) {
        try {
            byte[] signature = Base64.getUrlDecoder().decode(header);
            return keys.get().of(terminal).stream()
                    .filter(this::isInUse)
                    .anyMatch(k -> k.signed(message, signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isInUse(SiteKeys.Key key) {
        return !clock.trusted() || key.inUseAt(clock.instant());
    }
}
