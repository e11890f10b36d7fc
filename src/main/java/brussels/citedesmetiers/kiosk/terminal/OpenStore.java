package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.sync.Sender;
import brussels.citedesmetiers.kiosk.tally.Counting;

/// The parts on top of a terminal's open store. The store's thread only, except where its parts say
/// otherwise.
record OpenStore(
        DerbyStore store,
        OwnKey key,
        DerbyTicketRegister register,
        QueueSide queue,
        SlipPrinter slips,
        Counting counting,
        Sender sender)
        implements AutoCloseable {

    /// Ends the users of the store on other threads. Call it first, and not on the store's thread,
    /// because it may wait for that.
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
