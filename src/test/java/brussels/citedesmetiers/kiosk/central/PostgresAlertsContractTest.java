package brussels.citedesmetiers.kiosk.central;

final class PostgresAlertsContractTest extends AlertsContract {
    PostgresAlertsContractTest() {
        super(new PostgresDatabase(Postgres.database()));
    }
}
