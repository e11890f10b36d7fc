package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.hub.SiteGathering;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.sync.CountsToHub;
import brussels.citedesmetiers.kiosk.sync.Sender;
import brussels.citedesmetiers.kiosk.tally.Counting;
import org.jspecify.annotations.Nullable;

/// The parts on top of a terminal's open store. The store's thread only, except where its parts say
/// otherwise.
///
/// @param toHub gives the counts to the hub of the site, null if this terminal knows none
/// @param gathering joins the counts of the site if this is the hub of a site that does, else null
record OpenStore(
        DerbyStore store,
        OwnKey key,
        DerbyTicketRegister register,
        QueueSide queue,
        SlipPrinter slips,
        Counting counting,
        Sender sender,
        @Nullable CountsToHub toHub,
        @Nullable SiteGathering gathering)
        implements AutoCloseable {

    /// Begins to seal and to send.
    void start() {
        sender.start();
        if (toHub != null) {
            toHub.start();
        }
        if (gathering != null) {
            gathering.start();
        }
    }

    /// Tries to send now: staff have fixed something or confirmed the day.
    void hurry() {
        sender.hurry();
        if (toHub != null) {
            toHub.hurry();
        }
        if (gathering != null) {
            gathering.hurry();
        }
    }

    /// Ends the users of the store on other threads. Call it first, and not on the store's thread,
    /// because it may wait for that.
    void closeOutside() {
        queue.close();
        sender.close();
        if (toHub != null) {
            toHub.close();
        }
        if (gathering != null) {
            gathering.close();
        }
    }

    /// Closes everything.
    @Override
    public void close() {
        closeOutside();
        store.close();
    }
}
