package brussels.citedesmetiers.kiosk.central;

import static brussels.citedesmetiers.kiosk.central.CentreFixture.apply;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class PostgresCentreContractTest extends CentreContract {
    private final String url = Postgres.database();

    @Override
    Centre open(Centre.Parts parts) throws CentreException {
        return Centre.at(url, parts);
    }

    @Override
    void backUp() throws SQLException {
        Postgres.copy(url, "yesterday" + System.identityHashCode(this));
    }

    @Override
    void restore() throws SQLException {
        Postgres.replace(url, "yesterday" + System.identityHashCode(this));
    }

    @Test
    void aRestartOfTheServerCostsOneAnswerAndNoBatch() throws Exception {
        apply(centre, a.day(1));
        Postgres.disconnectAll(url);
        assertThrows(CentreException.class, () -> apply(centre, a.day(2)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(2)));
    }
}
