package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.BundleRequest;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.tinylog.Logger;

/// Hands bundles on to the terminals of the site, in pieces, each asked for by a signature of the
/// terminal. Nothing that is asked changes anything here. Thread-safe.
final class HandedBundles {
    /// Pieces in memory at once, whoever asks.
    private static final int AT_ONCE = 4;

    private final SiteBundles bundles;
    private final TerminalSignatures signatures;
    private final Watch watch;
    private final Semaphore room = new Semaphore(AT_ONCE);

    HandedBundles(SiteBundles bundles, TerminalSignatures signatures, Watch watch) {
        this.watch = watch;
        this.bundles = bundles;
        this.signatures = signatures;
    }

    /// `POST /api/bundle`: which bundle there is, or a piece of it.
    Reply hand(Request request) throws RefusedException, IOException {
        BundleRequest asked =
                signatures.read(
                        request,
                        BundleRequest.MOST_BYTES,
                        BundleRequest::of,
                        BundleRequest::terminal,
                        BundleRequest::signed);
        return asked.sha256().isEmpty() ? offer(asked) : piece(asked);
    }

    private Reply offer(BundleRequest asked) {
        // To prove a program on a slow disk takes longer than a request may.
        return watch.shielded(() -> bundles.offered(asked.kind()))
                .map(
                        offer ->
                                Reply.json(
                                        JsonNodes.object()
                                                .put("version", offer.version())
                                                .put("bytes", offer.bytes())
                                                .put("sha256", offer.sha256())
                                                .put("from", offer.byStaff() ? "staff" : "centre")))
                .orElseGet(() -> new Reply(Reply.NO_CONTENT, Reply.JSON, new byte[0], Map.of()));
    }

    private Reply piece(BundleRequest asked) throws RefusedException {
        if (!room.tryAcquire()) {
            throw new RefusedException(Reply.BUSY, "later");
        }
        try {
            return bundles.piece(asked.kind(), asked.sha256(), asked.from(), BundleRequest.PIECE)
                    .map(bytes -> Reply.of("application/octet-stream", bytes))
                    .orElseThrow(() -> new RefusedException(Reply.NOT_FOUND, "not-found"));
        } catch (IOException e) {
            Logger.error(e, "A bundle cannot be read and is not handed on");
            throw new RefusedException(Reply.BUSY, "later");
        } finally {
            room.release();
        }
    }
}
