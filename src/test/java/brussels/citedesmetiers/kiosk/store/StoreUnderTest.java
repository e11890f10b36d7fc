package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.queue.MutableDayClock;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.IssuedTicket;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A terminal's store as a test sees it: started, used, switched off, started again.
final class StoreUnderTest implements AutoCloseable {
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    static final Cell CELL = new Cell("hour", List.of("12"));
    static final Cell OTHER = new Cell("theme-language", List.of("work", "fr"));

    final Path data;
    final MutableDayClock clock = new MutableDayClock(DAY);
    final BreakingConnector connector = new BreakingConnector();
    BreakingDisk disk = BreakingDisk.whole();
    StoreFaults faults = new StoreFaults();
    BooleanSupplier ours = () -> true;
    private long nanos;
    private @Nullable DerbyStore store;
    private @Nullable DerbyTicketRegister register;

    private StoreUnderTest(Path data) {
        this.data = data;
    }

    /// A terminal on a new data folder, not started yet.
    public static StoreUnderTest on(Path data) throws DataFolderException {
        DataFolder.lock(data).close();
        return new StoreUnderTest(data);
    }

    /// A terminal that was started once and gave nothing yet.
    static StoreUnderTest used(Path data) throws DataFolderException, IOException {
        Path folder = data.resolve("data");
        UsedFolder.into(folder);
        return new StoreUnderTest(folder);
    }

    /// A terminal on a folder that was prepared elsewhere.
    static StoreUnderTest at(Path data) {
        return new StoreUnderTest(data);
    }

    StoreUnderTest start() {
        faults = new StoreFaults();
        store = new DerbyStore(data, ours, faults, () -> NOON, () -> nanos, disk, connector);
        store.start();
        register = new DerbyTicketRegister(store, 'A', clock);
        return this;
    }

    StoreUnderTest startWith(BreakingDisk breaking) {
        disk = breaking;
        return start();
    }

    /// Ends the process as if power went: nothing is written any more.
    void switchOff() {
        store = null;
        register = null;
        disk = BreakingDisk.whole();
        for (String name : List.of("db", "db.new")) {
            shutDown(name);
        }
    }

    // An orderly end to Derby itself: it cannot be killed within this process. What a real kill
    // leaves behind is tested in another process.
    private void shutDown(String name) {
        try {
            DriverManager.getConnection("jdbc:derby:" + data.resolve(name) + ";shutdown=true")
                    .close();
        } catch (SQLException done) {
            if (!List.of("08006", "XJ004").contains(done.getSQLState())) {
                throw new AssertionError(done);
            }
        }
    }

    DerbyStore store() {
        if (store == null) {
            throw new AssertionError("not started");
        }
        return store;
    }

    DerbyTicketRegister register() {
        if (register == null) {
            throw new AssertionError("not started");
        }
        return register;
    }

    DerbyVisitCounts counts() {
        return new DerbyVisitCounts(store());
    }

    IssuedTicket ticket() throws NoNumberException {
        return register().issue(new TicketRequest('C', "fr", NOON));
    }

    int number() throws NoNumberException {
        return ticket().code().number();
    }

    public void visit() {
        counts().add(DAY, List.of(CELL, OTHER));
    }

    void later(Duration by) {
        nanos += by.toNanos();
        store().tick();
    }

    List<String> faultKeys() {
        return faults.current().stream().map(StoreFault::key).toList();
    }

    /// Codes in the queue table, in order of serial.
    List<String> queue() throws StoreException {
        return store().with(
                        c -> {
                            List<String> codes = new ArrayList<>();
                            try (Statement s = c.createStatement();
                                    ResultSet r =
                                            s.executeQuery(
                                                    "select code from queue order by serial")) {
                                while (r.next()) {
                                    codes.add(r.getString(1));
                                }
                            }
                            return codes;
                        });
    }

    /// Makes Derby refuse the database at its next start.
    void damageDatabase() throws IOException {
        Files.write(data.resolve("db/service.properties"), new byte[0]);
    }

    List<String> files() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
        switchOff();
    }
}
