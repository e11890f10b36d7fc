package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;

/// This terminal's connection to the centre. One request at a time; each may block for as long as
/// its time-out, and none throws because of the network.
interface CentreClient {

    /// Sends a batch; see `Answer.Received`, `Answer.Expects` and `Answer.OtherCounts`.
    Answer put(SealedBatch batch);

    /// Reports that this terminal no longer has the batches `from` to `through` of an epoch. The
    /// answer is what is expected next.
    Answer gone(long epoch, long from, long through);

    /// Asks what the centre has from this terminal: `Answer.Holds`.
    Answer held();

    /// Reports that the terminal is running.
    Answer beat(Heartbeat heartbeat);
}
