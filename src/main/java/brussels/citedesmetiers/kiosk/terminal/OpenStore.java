package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.sync.Sender;
import brussels.citedesmetiers.kiosk.tally.Counting;
import brussels.citedesmetiers.kiosk.ticket.OwnKey;

/// What stands on a terminal's store while it is open. The store's thread only, but for what its
/// parts say of themselves.
record OpenStore(
        DerbyStore store,
        OwnKey key,
        DerbyTicketRegister register,
        QueueSide queue,
        Counting counting,
        Sender sender)
        implements AutoCloseable {

    /// Ends what uses the store from other threads. Call it on another thread first: ending them
    /// may wait for the store's.
    void closeOutside() {
        queue.close();
        sender.close();
    }

    /// Closes everything.
    @Override
    public void close() {
        closeOutside();
        store.close();
    }
}
