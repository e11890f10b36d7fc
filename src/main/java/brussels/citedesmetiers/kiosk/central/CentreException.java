package brussels.citedesmetiers.kiosk.central;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The centre's database could not do what was asked. Either nothing changed or the whole change
/// was made; it is safe to try again.
public final class CentreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    CentreException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState =
                cause instanceof SQLException sql && sql.getSQLState() != null
                        ? sql.getSQLState()
                        : "none";
    }

    /// The database's state for this, or `none`.
    public String sqlState() {
        return sqlState;
    }

    /// Whether the database rejected the data itself and would do so again, although nothing is
    /// wrong with the database (SQLState classes 22 and 23, data exception and integrity
    /// constraint).
    boolean forItsData() {
        String state = sqlState();
        return state.startsWith("22") || state.startsWith("23");
    }
}
