package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/// Derby takes a second to make an empty database, and tests ask for hundreds. This driver stands
/// before Derby's on their class path and puts a copy of one that Derby made where a new one is
/// asked for; all else it leaves to Derby. It does so only where the property `kiosk.databases`
/// names the folder that it keeps that one in, as in a build: proofs of a first start name none.
public final class CopiedDatabases implements Driver {
    static final String FOLDER = "kiosk.databases";

    private static final String DERBY = "jdbc:derby:";
    private static final String CREATE = ";create=true";

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        String folder = System.getProperty(FOLDER);
        if (folder == null || !acceptsURL(url)) {
            return leftToTheNext();
        }
        Path kept = Path.of(folder).toAbsolutePath();
        Path fresh = Path.of(url.substring(DERBY.length(), url.length() - CREATE.length()));
        if (fresh.startsWith(kept) || Files.exists(fresh)) {
            return leftToTheNext();
        }
        try {
            new RealDisk().copyTree(made(kept), fresh);
        } catch (IOException e) {
            throw new SQLException("no copy of an empty database", e);
        }
        return DriverManager.getConnection(DERBY + fresh, info);
    }

    @SuppressWarnings("NullAway") // that is how a driver says that it is another's
    private static Connection leftToTheNext() {
        return null;
    }

    /// The empty database, made by whichever process of a build needs it first.
    private static synchronized Path made(Path kept) throws IOException, SQLException {
        // Of this Derby, and whose log is as long as whoever asks wants it.
        Driver derby = DriverManager.getDriver(DERBY);
        Path empty =
                kept.resolve(
                        "empty-"
                                + derby.getMajorVersion()
                                + "."
                                + derby.getMinorVersion()
                                + "-"
                                + System.getProperty("derby.storage.logSwitchInterval", ""));
        if (!Files.exists(empty)) {
            Files.createDirectories(kept);
            Path fresh = Files.createTempDirectory(kept, "made").resolve("db");
            DriverManager.getConnection(DERBY + fresh + CREATE).close();
            try {
                DriverManager.getConnection(DERBY + fresh + ";shutdown=true").close();
            } catch (SQLException done) {
                if (!"08006".equals(done.getSQLState())) {
                    throw done;
                }
            }
            try {
                Files.move(fresh, empty);
            } catch (FileSystemException e) {
                // Another process was first, and its own is as good.
                if (!Files.exists(empty)) {
                    throw e;
                }
            }
        }
        return empty;
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(DERBY) && url.endsWith(CREATE);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    static {
        try {
            DriverManager.registerDriver(new CopiedDatabases());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
