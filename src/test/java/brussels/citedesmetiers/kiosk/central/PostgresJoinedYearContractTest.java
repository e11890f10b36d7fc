package brussels.citedesmetiers.kiosk.central;

final class PostgresJoinedYearContractTest extends JoinedYearContract {
    PostgresJoinedYearContractTest() {
        super(new PostgresDatabase(Postgres.database()));
    }
}
