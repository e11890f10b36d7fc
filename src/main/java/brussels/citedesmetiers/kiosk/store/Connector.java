package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Opens a connection: `DriverManager::getConnection`, or a test double that fails where told to.
@FunctionalInterface
interface Connector {
    Connection connect(String url) throws SQLException;
}
