package brussels.citedesmetiers.kiosk.central;

import static brussels.citedesmetiers.kiosk.central.CentreFixture.apply;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class PostgresCentreContractTest extends CentreContract {
    PostgresCentreContractTest() {
        super(new PostgresDatabase(Postgres.database()));
    }

    @Test
    void aRestartOfTheServerCostsOneAnswerAndNoBatch() throws Exception {
        apply(centre, a.day(1));
        Postgres.disconnectAll(((PostgresDatabase) database).url());
        assertThrows(CentreException.class, () -> apply(centre, a.day(2)));
        assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(2)));
    }
}
