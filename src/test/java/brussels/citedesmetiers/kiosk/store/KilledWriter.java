package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.IssuedTicket;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/// A terminal in a process of its own, to be killed while it writes. It says what it found, then
/// each thing it holds for done: `queue <serial>` for each row, `counted <n>`, then in turns
/// `ticket <serial> <number>` and `visit`.
///
/// With a second argument it also says `ticket` for one it never gave: the planted defect.
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) throws Exception {
        DataFolder folder = DataFolder.lock(Path.of(args[0]));
        StoreFaults faults = new StoreFaults();
        DerbyStore store =
                DerbyStore.open(folder, faults, InstantSource.system(), System::nanoTime);
        DerbyTicketRegister register = new DerbyTicketRegister(store, 'A', new Always());
        DerbyVisitCounts counts = new DerbyVisitCounts(store);
        store.with(
                c -> {
                    try (Statement s = c.createStatement();
                            ResultSet r = s.executeQuery("select serial from queue")) {
                        while (r.next()) {
                            System.out.println("queue " + r.getLong(1));
                        }
                        return 0;
                    }
                });
        System.out.println(
                "counted "
                        + counts.countsOf(StoreUnderTest.DAY)
                                .getOrDefault(StoreUnderTest.CELL, 0L));
        faults.current().stream()
                .filter(fault -> !(fault instanceof StoreFault.FolderNotKept))
                .forEach(fault -> System.out.println("fault " + fault.key()));
        if (args.length > 1) {
            System.out.println("ticket 777777 1");
        }
        while (true) {
            IssuedTicket ticket = register.issue(new TicketRequest('C', "fr", StoreUnderTest.NOON));
            if (ticket.committed()) {
                System.out.println("ticket " + ticket.serial() + " " + ticket.code().number());
            }
            counts.add(StoreUnderTest.DAY, List.of(StoreUnderTest.CELL, StoreUnderTest.OTHER));
            System.out.println("visit");
        }
    }

    /// A clock that is always right.
    static final class Always implements DayClock {
        @Override
        public LocalDate today() {
            return StoreUnderTest.DAY;
        }

        @Override
        public boolean trusted() {
            return true;
        }
    }
}
