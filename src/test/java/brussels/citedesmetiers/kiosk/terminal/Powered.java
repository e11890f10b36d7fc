package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.StickFile;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.printing.EscPosPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import brussels.citedesmetiers.kiosk.printing.PrinterProfile;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.IssuedTicket;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyOutbox;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.store.DerbyVisitCounts;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.tally.CountedTerminal;
import brussels.citedesmetiers.kiosk.tally.StickExport;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter.PrintListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A terminal up to its screen, for [PowerProof]: numbers, paper, counts, batches and the stick. In
/// a process of its own it says what it found and then each thing that it holds for done, and is
/// killed.
final class Powered implements AutoCloseable {
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    static final int WIDTH = 384;

    /// A machine on which many processes are killed is slow, and no printer that waits is a fault.
    static final Timing PATIENT =
            new Timing(
                    Duration.ofMillis(50),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20));

    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final int TURNS_A_DAY = 3;
    private static final int VISITS_A_TURN = 2;

    private final Path data;
    private final DataFolder folder;
    private final StoreFaults faults = new StoreFaults();
    private final DerbyStore store;
    private final DerbyTicketRegister register;
    private final DerbyVisitCounts counts;
    private final DerbyOutbox outbox;

    Powered(Path data) throws Exception {
        this.data = data;
        this.folder = DataFolder.lock(data);
        OwnKey key = OwnKey.in(data);
        this.store = DerbyStore.open(folder, faults, InstantSource.system(), System::nanoTime);
        this.register = new DerbyTicketRegister(store, 'A', new Always());
        this.counts = new DerbyVisitCounts(store);
        this.outbox =
                new DerbyOutbox(
                        store, new Sealer(CountedTerminal.ID, CountedTerminal.MEASURES, key::sign));
    }

    /// What the process does: `start`, `seal`, `export` or `serve`, then its data folder, and for
    /// the last two a stick, for the last the printer's port. One more word plants a defect.
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[1]);
        try (Powered terminal = new Powered(data)) {
            switch (args[0]) {
                case "serve" ->
                        terminal.serve(
                                Path.of(args[2]), Integer.parseInt(args[3]), args.length > 4);
                default -> terminal.once(args[0], Path.of(args[2]), args.length > 3);
            }
        }
    }

    /// What the process says once it has done `start`, `seal` or `export`.
    static String last(String what) {
        return switch (what) {
            case "start" -> "visit";
            case "seal" -> "sealed";
            default -> "exported";
        };
    }

    /// @param planted it is said before it is done, or files grow under their names
    private void once(String what, Path stick, boolean planted) throws Exception {
        if (what.equals("start")) {
            ticket();
        }
        boolean early = planted && !what.equals("export");
        if (early) {
            System.out.println(last(what));
        }
        switch (what) {
            case "start" -> visit(DAY);
            case "seal" -> seal(DAY.plusDays(1));
            default -> {
                if (planted) {
                    writeStraightTo(stick);
                } else {
                    export(stick);
                }
            }
        }
        if (!early) {
            System.out.println(last(what));
        }
    }

    /// Serves people until it is killed.
    ///
    /// @param late the planted defect: visits are said before they are written
    private void serve(Path stick, int port, boolean late) throws Exception {
        for (long serial : serials()) {
            System.out.println("has " + serial);
        }
        System.out.println("counted " + counted());
        for (String fault : faults()) {
            System.out.println("fault " + fault);
        }
        System.out.println("ready");
        EscPosPrinter printer =
                EscPosPrinter.open(
                        new PrinterAddress.Tcp("127.0.0.1", port),
                        PrinterProfile.ofWidth(WIDTH),
                        PATIENT,
                        new PrintMarkFile(data, 0, Durable.onDisk()));
        LocalDate day = today();
        int unwritten = 0;
        for (int turn = 1; true; turn++) {
            print(printer, ticket());
            for (int i = 0; i < VISITS_A_TURN; i++) {
                if (late) {
                    unwritten++;
                } else {
                    visit(day);
                }
                System.out.println("visit");
            }
            if (turn % TURNS_A_DAY == 0) {
                for (; unwritten > 0; unwritten--) {
                    visit(day);
                }
                day = day.plusDays(1);
                seal(day);
                System.out.println("sealed");
                export(stick);
                System.out.println("exported");
            }
        }
    }

    private LocalDate today() throws Exception {
        OpenCounts open = outbox.open();
        LocalDate after = open.through().equals(LocalDate.EPOCH) ? DAY : open.through().plusDays(1);
        return open.days().isEmpty() ? after : open.days().lastKey();
    }

    /// Gives a number and says so.
    IssuedTicket ticket() throws Exception {
        IssuedTicket ticket = register.issue(new TicketRequest('C', "fr", NOON));
        if (ticket.committed()) {
            System.out.println("ticket " + ticket.serial() + " " + ticket.code().number());
        }
        return ticket;
    }

    private static void print(EscPosPrinter printer, IssuedTicket ticket) throws Exception {
        QrCode qr = QrCode.of(ticket.code().toString());
        Bitmap picture = new Bitmap(WIDTH, WIDTH);
        int dots = qr.dotsPerModule(WIDTH);
        qr.draw(picture, (WIDTH - qr.dots(dots)) / 2, 0, dots);
        CompletableFuture<PrintResult> result = new CompletableFuture<>();
        printer.print(
                picture,
                new PrintListener() {
                    @Override
                    public void progress(int sent, int total) {
                        // Only its end counts.
                    }

                    @Override
                    public void ended(PrintResult how) {
                        result.complete(how);
                    }
                });
        if (result.get(60, TimeUnit.SECONDS) instanceof PrintResult.Printed) {
            System.out.println("printed " + ticket.code().number());
        }
    }

    void visit(LocalDate day) {
        counts.add(day, CountedTerminal.visit("10"));
    }

    void seal(LocalDate today) throws Exception {
        outbox.seal(today);
    }

    void export(Path stick) throws Exception {
        new StickExport(CountedTerminal.ID, outbox, null).run(stick, DAY);
    }

    /// The planted defect: a file grows under the name that it is read by.
    private void writeStraightTo(Path stick) throws Exception {
        Path into = Files.createDirectories(stick.resolve(StickFile.FOLDER));
        for (SealedBatch batch : outbox.waiting(Integer.MAX_VALUE)) {
            String name = StickFile.batchName(CountedTerminal.ID, batch.epoch(), batch.seq());
            Files.write(into.resolve(name), StickFile.write(batch));
        }
    }

    /// Every visit that is here: open, sealed, or kept for good.
    long counted() throws Exception {
        return open() + visits(outbox.waiting(Integer.MAX_VALUE));
    }

    /// Visits that no batch has.
    long open() throws Exception {
        return outbox.open().days().values().stream()
                        .flatMap(cells -> cells.entrySet().stream())
                        .filter(cell -> cell.getKey().measure().equals("hour"))
                        .mapToLong(java.util.Map.Entry::getValue)
                        .sum()
                + remainders();
    }

    private long remainders() throws Exception {
        long all = 0;
        for (int year = 2026; year < 2040; year++) {
            all += outbox.remainder(year);
        }
        return all;
    }

    /// Batches that nobody has acknowledged.
    int batches() throws Exception {
        return outbox.waiting(Integer.MAX_VALUE).size();
    }

    static long visits(List<SealedBatch> batches) throws Exception {
        long all = 0;
        for (SealedBatch batch : batches) {
            all +=
                    batch.batch().tables().stream()
                            .filter(table -> table.measure().equals("hour"))
                            .mapToLong(Table::total)
                            .sum();
        }
        return all;
    }

    /// Every batch on a stick.
    ///
    /// @throws Exception if a file there is not whole
    static List<SealedBatch> on(Path stick) throws Exception {
        Path from = stick.resolve(StickFile.FOLDER);
        List<SealedBatch> all = new ArrayList<>();
        if (Files.isDirectory(from)) {
            try (var files = Files.newDirectoryStream(from, "*" + StickFile.BATCH)) {
                for (Path file : files) {
                    all.add(StickFile.read(Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                throw new AssertionError("the stick cannot be read", e);
            }
        }
        return all;
    }

    private List<Long> serials() throws Exception {
        List<Long> all = new ArrayList<>();
        try (var c =
                        java.sql.DriverManager.getConnection(
                                "jdbc:derby:" + data.resolve("db").toAbsolutePath());
                var s = c.createStatement();
                var r = s.executeQuery("select serial from queue")) {
            while (r.next()) {
                all.add(r.getLong(1));
            }
        }
        return all;
    }

    /// What staff would be told, but for what a folder in memory is.
    List<String> faults() {
        return faults.current().stream()
                .filter(fault -> !(fault instanceof StoreFault.FolderNotKept))
                .map(StoreFault::key)
                .toList();
    }

    @Override
    public void close() {
        store.close();
        folder.close();
    }

    /// A clock that is always right.
    private static final class Always implements DayClock {
        @Override
        public LocalDate today() {
            return DAY;
        }

        @Override
        public boolean trusted() {
            return true;
        }
    }
}
