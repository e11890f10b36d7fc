package brussels.citedesmetiers.kiosk.central;

final class PostgresBatchOrderContractTest extends BatchOrderContract {
    PostgresBatchOrderContractTest() {
        super(new PostgresDatabase(Postgres.database()));
    }
}
