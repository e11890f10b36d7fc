package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.Terminals.Enrolled;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;

/// A batch that passed every check required before it is counted, however it arrived.
///
/// @param batch its content
/// @param sealed its signed bytes
record Examined(Batch batch, SealedBatch sealed) {

    /// Why a batch was rejected.
    enum Refusal {
        MALFORMED,
        OTHER_TERMINAL,
        WRONG_SIGNATURE
    }

    /// A batch that may not be counted.
    static final class RefusedBatchException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Refusal refusal;

        RefusedBatchException(Refusal refusal, String why) {
            super(why);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /// Checks a batch that claims to be from this terminal.
    static Examined of(SealedBatch sealed, Enrolled terminal, SignatureCheck signatures)
            throws RefusedBatchException {
        Batch batch;
        try {
            batch = sealed.batch();
        } catch (BatchFormatException e) {
            throw new RefusedBatchException(Refusal.MALFORMED, "not a batch");
        }
        if (!batch.terminal().equals(terminal.id())
                || batch.epoch() != sealed.epoch()
                || batch.seq() != sealed.seq()) {
            throw new RefusedBatchException(
                    Refusal.OTHER_TERMINAL, "another terminal or number than said");
        }
        byte[] message = SealedBatch.signed(sealed.body());
        byte[] signature = sealed.signature();
        if (terminal.keys().stream().noneMatch(k -> signatures.signed(k, message, signature))) {
            throw new RefusedBatchException(
                    Refusal.WRONG_SIGNATURE, "not signed by a key of this terminal");
        }
        String disorder = Codes.disorder(batch, terminal).orElse("");
        if (!disorder.isEmpty()) {
            throw new RefusedBatchException(Refusal.MALFORMED, disorder);
        }
        return new Examined(batch, sealed);
    }
}
