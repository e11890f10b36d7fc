package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;

/// A planted defect: a terminal that takes whatever answers for its centre, and its answer for a
/// receipt. It does harm only if it also deletes what was acknowledged
/// ([ListedOutbox#forgetting()]): else the centre asks for what it lacks.
///
/// @param sound what it would be without it
record Believing(CentreClient sound) implements CentreClient {
    @Override
    public Answer put(SealedBatch batch) {
        Answer answer = sound.put(batch);
        boolean other =
                answer instanceof Answer.Failed failed
                        && failed.trouble() == CentreTrouble.NOT_THE_CENTRE;
        return other ? new Answer.Received() : answer;
    }

    @Override
    public Answer gone(long epoch, long from, long through) {
        return sound.gone(epoch, from, through);
    }

    @Override
    public Answer held() {
        return sound.held();
    }

    @Override
    public Answer beat(Heartbeat heartbeat) {
        return sound.beat(heartbeat);
    }
}
