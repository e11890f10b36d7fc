package brussels.citedesmetiers.kiosk.central;

import static brussels.citedesmetiers.kiosk.central.CentreFixture.apply;
import static brussels.citedesmetiers.kiosk.central.CentreFixture.enroll;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A centre with one enrolled terminal, on whichever database.
abstract class OpenCentre {
    static final long DAY = 15;

    final CentreFixture fixture = new CentreFixture();
    final SendingTerminal a = new SendingTerminal("bruxelles-a");
    final CentreDatabase database;

    @SuppressWarnings("NullAway.Init")
    Centre centre;

    OpenCentre(CentreDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void begin() throws Exception {
        open();
        enroll(centre, a);
    }

    @AfterEach
    void end() {
        centre.close();
    }

    void open() throws Exception {
        centre = database.open(fixture.authority());
    }

    void reopen() throws Exception {
        centre.close();
        open();
    }

    /// Copies the database while the centre is closed.
    void backUp() throws Exception {
        centre.close();
        database.backUp();
        open();
    }

    /// Puts the copy in the place of the database while the centre is closed.
    void restore() throws Exception {
        centre.close();
        database.restore();
        open();
    }

    void taken(SealedBatch batch) {
        try {
            assertInstanceOf(Outcome.Applied.class, apply(centre, batch));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
