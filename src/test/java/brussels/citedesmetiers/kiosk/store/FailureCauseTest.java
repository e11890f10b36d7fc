package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailureCauseTest {
    @TempDir private Path folder;

    @Test
    void aFullDiskIsSeenAnywhereInTheChain() {
        SQLException next =
                new SQLException(
                        "Java exception", "XJ001", new IOException("No space left on device"));
        SQLException e = new SQLException("container could not be written", "XSDG1");
        e.setNextException(next);
        assertEquals(new StoreFault.DiskFull(folder), FailureCause.faultOf(e, folder));
        assertFalse(FailureCause.isDamage(e, folder));
    }

    @Test
    void aReadOnlyDiskIsNoDamage() {
        SQLException e =
                new SQLException("log", "XSLA3", new IOException("x (Read-only file system)"));
        assertInstanceOf(StoreFault.FolderNotWritable.class, FailureCause.faultOf(e, folder));
        assertFalse(FailureCause.isDamage(e, folder));
    }

    @Test
    void whatMayPassByItselfIsNoDamage() {
        SQLException second = new SQLException("another instance", "XSDB6");
        SQLException files =
                new SQLException("boot", "XJ040", new IOException("db (Too many open files)"));
        assertFalse(FailureCause.isDamage(new SQLException("boot", "XJ040", second), folder));
        assertFalse(FailureCause.isDamage(files, folder));
    }

    @Test
    void whatTheDatabaseSaysOfItsOwnFilesIsDamage() {
        assertTrue(FailureCause.isDamage(new SQLException("checksum", "XSDG2"), folder));
        assertTrue(FailureCause.isDamage(new ClassCastException("page"), folder));
    }

    @Test
    void anInterruptedThreadProvesNoDamage() {
        Thread.currentThread().interrupt();
        boolean damage = FailureCause.isDamage(new SQLException("boot", "XJ040"), folder);
        assertTrue(Thread.interrupted());
        assertFalse(damage);
    }

    @Test
    void anyOtherFailureIsADatabaseThatIsAway() {
        assertEquals(
                new StoreFault.DatabaseAway("XSDG2"),
                FailureCause.faultOf(new SQLException("checksum", "XSDG2"), folder));
        assertEquals(
                new StoreFault.DatabaseAway("none"),
                FailureCause.faultOf(new ClassCastException("page"), folder));
    }

    @Test
    void aCauseThatPointsBackEndsTheSearch() {
        SQLException one = new SQLException("one", "XJ040");
        one.setNextException(new SQLException("two", "XJ001", one));
        assertEquals(new StoreFault.DatabaseAway("XJ040"), FailureCause.faultOf(one, folder));
    }
}
