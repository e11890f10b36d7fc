package brussels.citedesmetiers.kiosk.central;

import java.sql.SQLException;

/// A database of the PostgreSQL server that the tests start.
///
/// @param url of the database
record PostgresDatabase(String url) implements CentreDatabase {
    @Override
    public Centre open(Centre.Authority authority) throws CentreException {
        return Centre.at(url, authority);
    }

    @Override
    public void backUp() throws SQLException {
        Postgres.copy(url, copy());
    }

    @Override
    public void restore() throws SQLException {
        Postgres.replace(url, copy());
    }

    private String copy() {
        return "yesterday" + System.identityHashCode(this);
    }
}
