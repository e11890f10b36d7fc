package brussels.citedesmetiers.kiosk.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Derby, until a commit gives no answer or a connection is refused.
final class BreakingConnector implements Connector {

    /// How the next commit goes wrong.
    enum Commit {
        WELL,
        LOST_BEFORE,
        LOST_AFTER
    }

    private Commit next = Commit.WELL;
    private boolean refusing;
    private boolean booting = true;
    private boolean heldElsewhere;
    private int commits;
    private int wellBefore;

    void setNextCommit(Commit how) {
        next = how;
    }

    /// Lets so many commits go well first.
    void setCommitAfter(int well, Commit how) {
        next = how;
        wellBefore = well;
    }

    /// Refuses every new connection from now on, or not.
    void setRefusing(boolean refuses) {
        refusing = refuses;
    }

    /// Lets every existing database fail to boot from now on, or not; making one still works.
    void setBooting(boolean boots) {
        booting = boots;
    }

    /// Lets Derby say from now on that another program has the database, or not.
    void setHeldElsewhere(boolean held) {
        heldElsewhere = held;
    }

    int commits() {
        return commits;
    }

    @Override
    public Connection connect(String url) throws SQLException {
        if (refusing && !url.contains("shutdown")) {
            throw new SQLException("refused by the test", "08000");
        }
        if (heldElsewhere && !url.contains("shutdown")) {
            throw new SQLException("another has it, says the test", "XSDB6");
        }
        if (!booting && !url.contains(";")) {
            throw new SQLException("checksum wrong, says the test", "XSDG2");
        }
        Connection real = DriverManager.getConnection(url);
        return (Connection)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("commit")) {
                                commit(real);
                                return null;
                            }
                            try {
                                return method.invoke(real, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void commit(Connection real) throws SQLException {
        commits++;
        if (wellBefore > 0) {
            wellBefore--;
            real.commit();
            return;
        }
        Commit how = next;
        next = Commit.WELL;
        if (how != Commit.LOST_BEFORE) {
            real.commit();
        }
        if (how != Commit.WELL) {
            throw new SQLException("no answer", "08006");
        }
    }
}
