package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Giving;

/// The hub of the site, where a joined terminal gives its counts. One thread at a time.
@FunctionalInterface
public interface CountsHub {

    /// One exchange. Whatever becomes of it may be tried again: an offer is taken once.
    ///
    /// @throws NotTakenException if there was no answer, or none that can be used
    Giving.Answer give(Giving giving) throws NotTakenException;

    /// The hub did not answer.
    final class NotTakenException extends Exception {
        private static final long serialVersionUID = 1L;

        private final GivingTrouble trouble;

        /// @param trouble why
        public NotTakenException(GivingTrouble trouble) {
            super(trouble.code());
            this.trouble = trouble;
        }

        /// Why.
        public GivingTrouble trouble() {
            return trouble;
        }
    }
}
