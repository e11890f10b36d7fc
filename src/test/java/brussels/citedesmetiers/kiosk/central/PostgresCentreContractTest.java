package brussels.citedesmetiers.kiosk.central;

import static brussels.citedesmetiers.kiosk.central.CentreFixture.apply;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class PostgresCentreContractTest extends CentreContract {
    private final String url = Postgres.database();

    @Override
    Centre open(Centre.Parts parts) throws CentreException {
        return Centre.at(url, parts);
    }

    @Test
    void aRestartOfTheServerCostsOneAnswerAndNoBatch() throws Exception {
        apply(centre, a.day(1));
        Postgres.disconnectAll(url);
        assertThrows(CentreException.class, () -> apply(centre, a.day(2)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(2)));
    }
}
