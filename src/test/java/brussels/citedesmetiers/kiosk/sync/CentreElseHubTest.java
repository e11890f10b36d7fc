package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brussels.citedesmetiers.kiosk.sync.BundleSource.AwayException;
import brussels.citedesmetiers.kiosk.sync.BundleSource.Offer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whom a terminal with a centre and a hub takes bundles from.
class CentreElseHubTest {
    private static final String KIND = "content";
    private static final Offer HANDED = offer('a', false);
    private static final Offer OTHER = offer('b', false);
    private static final Offer BY_STAFF = offer('c', true);

    private final Source centre = new Source();
    private final Source hub = new Source();
    private final CentreElseHub both = new CentreElseHub(centre, hub);

    private static final class Source implements BundleSource {
        private @Nullable CentreTrouble trouble;
        private @Nullable Offer offer;

        @Override
        public Optional<Offer> offered(String kind) throws AwayException {
            require();
            return Optional.ofNullable(offer);
        }

        @Override
        public byte[] piece(Offer wanted, long from) throws AwayException {
            require();
            return new byte[] {(byte) from};
        }

        private void require() throws AwayException {
            if (trouble != null) {
                throw new AwayException(trouble, "away");
            }
        }

        @Override
        public void close() {
            trouble = CentreTrouble.NO_ANSWER;
        }
    }

    private static Offer offer(char digit, boolean byStaff) {
        return new Offer(KIND, 12, 1000, String.valueOf(digit).repeat(64), byStaff);
    }

    @Test
    void whileTheCentreAnswersTheHubIsNotAsked() throws Exception {
        hub.offer = BY_STAFF;
        assertEquals(Optional.empty(), both.offered(KIND));
        centre.offer = HANDED;
        hub.trouble = CentreTrouble.NO_ANSWER;
        assertEquals(Optional.of(HANDED), both.offered(KIND));
        assertArrayEquals(new byte[] {7}, both.piece(HANDED, 7));
    }

    @Test
    void withoutTheCentreOnlyWhatItHadHandedToThisTerminalOrStaffBroughtIsTaken() throws Exception {
        centre.trouble = CentreTrouble.NO_ANSWER;
        hub.offer = HANDED;
        assertEquals(Optional.empty(), both.offered(KIND));
        hub.offer = BY_STAFF;
        assertEquals(Optional.of(BY_STAFF), both.offered(KIND));

        centre.trouble = null;
        centre.offer = HANDED;
        assertEquals(Optional.of(HANDED), both.offered(KIND));
        centre.trouble = CentreTrouble.NOT_THE_CENTRE;
        hub.offer = OTHER;
        assertEquals(Optional.empty(), both.offered(KIND));
        hub.offer = HANDED;
        assertEquals(Optional.of(HANDED), both.offered(KIND));
        // The pieces come from where the offer came.
        assertArrayEquals(new byte[] {3}, both.piece(HANDED, 3));

        // Stopped at the centre: nothing is handed any more.
        centre.trouble = null;
        centre.offer = null;
        assertEquals(Optional.empty(), both.offered(KIND));
        centre.trouble = CentreTrouble.NO_ANSWER;
        assertEquals(Optional.empty(), both.offered(KIND));
    }

    @Test
    void aTerminalThatTheCentreRefusesDoesNotTurnToTheHub() {
        hub.offer = BY_STAFF;
        for (CentreTrouble trouble :
                new CentreTrouble[] {
                    CentreTrouble.REVOKED, CentreTrouble.TOKEN_REFUSED, CentreTrouble.BUSY
                }) {
            centre.trouble = trouble;
            assertEquals(
                    trouble, assertThrows(AwayException.class, () -> both.offered(KIND)).trouble());
        }
    }
}
