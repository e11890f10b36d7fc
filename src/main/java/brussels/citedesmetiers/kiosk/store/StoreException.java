package brussels.citedesmetiers.kiosk.store;

import java.sql.SQLException;

/// The database could not do what was asked. Writes never fail like this: they wait in memory
/// instead.
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    /// The fault is not in the database itself: its files could not be written or moved.
    static final String FILES = "files";

    StoreException(String message, String sqlState, Throwable cause) {
        super(message + " (" + sqlState + ")", cause);
        this.sqlState = sqlState;
    }

    /// The database's state for this, such as `XSDG1`, or `files` or `none` where there is none.
    public String sqlState() {
        return sqlState;
    }

    /// The state of the first SQL fault in a chain of causes.
    static String sqlStateOf(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "none";
    }
}
