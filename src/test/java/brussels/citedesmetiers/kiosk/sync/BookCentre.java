package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// A centre without a network between.
final class BookCentre implements CentreClient {
    CentreBook book = new CentreBook(Counted.TERMINAL);
    final List<String> sent = new ArrayList<>();

    /// What becomes of an answer to a batch on its way.
    BiFunction<SealedBatch, CentreBook.Said, CentreBook.Said> way = (batch, said) -> said;

    private static CentreReply reply(CentreBook.Said said) {
        return new CentreReply(said.status(), said.type(), "", said.body());
    }

    @Override
    public Answer put(SealedBatch batch) {
        sent.add(batch.epoch() + "/" + batch.seq());
        return reply(way.apply(batch, book.put(batch)))
                .toBatch(Counted.TERMINAL, batch, CentreKey.of(CentreBook.publicKey()));
    }

    @Override
    public Answer gone(long epoch, long from, long through) {
        return reply(book.gone(epoch, from, through)).toGone();
    }

    @Override
    public Answer held() {
        return reply(book.held()).toHeld();
    }

    @Override
    public Answer beat(Heartbeat heartbeat) {
        return reply(book.beat(new String(heartbeat.bytes(), StandardCharsets.UTF_8)))
                .toHeartbeat();
    }
}
