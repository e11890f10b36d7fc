package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.EscPosPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterProfile;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter.PrintListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Damages copies of a used data folder, one way each; starts a terminal on it, prints, counts, ends
/// it, and compares what came out of a printer with the database as read by nobody but JDBC: no
/// number is printed twice, no row is there twice, and what is missing was told to the number.
///
///     StorageProof FOLDER CASES [SMALL_DISK]
///
/// With a small disk, which it fills and asks to be made read-only by writing `please: read-only`
/// and reading `done`, cases of a disk that breaks in mid-run are tried too. A case that cannot be
/// tried by this user is said to be skipped. Ends with status 1 if a case went wrong.
final class StorageProof {
    private static final Duration RETRY = Duration.ofSeconds(6);
    private static final int WIDTH = 384;
    private static final int ROUNDS = 3;
    private static final int BEFORE_BACKUP = 4;
    private static final int AFTER_BACKUP = 6;

    private final Path folder;
    private final BufferedReader asked =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final EmulatedPrinter paper = EmulatedPrinter.onNetwork(WIDTH);
    private final List<Bitmap> printed = Collections.synchronizedList(new ArrayList<>());
    private final EscPosPrinter printer;
    private int right;
    private int wrong;
    private int skipped;

    private StorageProof(Path folder) {
        this.folder = folder;
        paper.onPrinted(printed::add);
        this.printer =
                EscPosPrinter.open(
                        paper.address(), PrinterProfile.ofWidth(WIDTH), Timing.standard());
    }

    public static void main(String[] args) throws Exception {
        StorageProof proof = new StorageProof(Path.of(args[0]));
        proof.run(Integer.parseInt(args[1]));
        proof.losingRights();
        if (args.length > 2) {
            proof.onASmallDisk(Path.of(args[2]));
        } else {
            proof.skip("a disk that is full in mid-run", "no small disk can be mounted");
            proof.skip("a disk that is read-only in mid-run", "no small disk can be mounted");
        }
        System.out.printf(
                Locale.ROOT,
                "storage: %d cases held, %d went wrong, %d skipped%n",
                proof.right,
                proof.wrong,
                proof.skipped);
        System.exit(proof.wrong == 0 && proof.right > 0 ? 0 : 1);
    }

    /// What is known of a folder from outside.
    ///
    /// @param papers the codes on paper, in order
    private record Known(List<String> papers, long visits) {
        Known {
            papers = new ArrayList<>(papers);
        }
    }

    private void run(int cases) throws Exception {
        Path used = folder.resolve("used");
        Known before = use(used);
        List<Damage> all = new ArrayList<>(Damage.all(used));
        // The first ones are of several files; of the others as many as are asked for.
        List<Damage> single = all.subList(10, all.size());
        Collections.shuffle(single, new Random(20261128));
        for (int i = 0; i < Math.min(cases, all.size()); i++) {
            Damage damage = all.get(i);
            if (unprivilegedOnly(damage) && readsEverything()) {
                skip(damage.name(), "this user may read and write everything");
                continue;
            }
            Path copy = folder.resolve("case" + i);
            new RealDisk().copyTree(used, copy);
            tried(
                    damage.name(),
                    () -> damaged(copy, damage, before, new Random(damage.name().hashCode())));
            Damage.mendRights(copy);
            new RealDisk().deleteTree(copy);
        }
    }

    private static boolean unprivilegedOnly(Damage damage) {
        return damage.name().endsWith("unreadable") || damage.name().contains("cannot be written");
    }

    private boolean readsEverything() throws IOException {
        Path probe = Files.writeString(folder.resolve("probe"), "x");
        Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("---------"));
        boolean reads = Files.isReadable(probe);
        Files.delete(probe);
        return reads;
    }

    /// This machine does not let it be tried.
    private static final class CannotBeTriedException extends IOException {
        private static final long serialVersionUID = 1L;

        CannotBeTriedException(String why) {
            super(why);
        }
    }

    private interface Trying {
        String run() throws Exception;
    }

    private void tried(String name, Trying trying) {
        try {
            System.out.println("ok      " + name + ": " + trying.run());
            right++;
        } catch (CannotBeTriedException e) {
            skip(name, String.valueOf(e.getMessage()));
        } catch (Exception | AssertionError e) {
            wrong++;
            System.out.println("WRONG   " + name + ": " + e);
        }
    }

    private void skip(String name, String why) {
        skipped++;
        System.out.println("skipped " + name + ": " + why);
    }

    /// A folder of a terminal that was used, with a backup, and then lost power.
    private Known use(Path used) throws Exception {
        Path living = Files.createTempDirectory(folder, "living");
        Known known = new Known(List.of(), 0);
        try (StoreUnderTest terminal = StoreUnderTest.used(living).start()) {
            Known after = traffic(terminal, known, BEFORE_BACKUP);
            terminal.store().backup();
            after = traffic(terminal, after, AFTER_BACKUP);
            Files.writeString(terminal.data.resolve("key"), "-----BEGIN PRIVATE KEY-----\n");
            new RealDisk().copyTree(terminal.data, used);
            return after;
        }
    }

    private Known traffic(StoreUnderTest terminal, Known before, int rounds) throws Exception {
        Known known = before;
        for (int i = 0; i < rounds; i++) {
            try {
                known.papers().add(onPaper(terminal.ticket().code().toString()));
            } catch (NoNumberException none) {
                // Nobody went away with a paper.
            }
            terminal.visit();
            known = new Known(known.papers(), known.visits() + 1);
            terminal.later(RETRY);
        }
        return known;
    }

    /// Prints a code and reads it from what came out.
    private String onPaper(String code) throws Exception {
        QrCode qr = QrCode.of(code);
        Bitmap picture = new Bitmap(WIDTH, WIDTH);
        int dots = qr.dotsPerModule(WIDTH);
        qr.draw(picture, (WIDTH - qr.dots(dots)) / 2, 0, dots);
        printed.clear();
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
        PrintResult done = result.get(20, TimeUnit.SECONDS);
        check(paper.errors().isEmpty(), "the printer understood all: " + paper.errors());
        check(printed.size() == 1, "one paper came out: " + done);
        Bitmap seen = printed.getFirst();
        for (int row = 0; row < WIDTH; row++) {
            check(
                    Arrays.equals(seen.rows(row, row + 1), picture.rows(row, row + 1)),
                    "row " + row + " is on paper as it was sent");
        }
        return QrReader.read(seen).orElseThrow();
    }

    private String damaged(Path data, Damage damage, Known before, Random random) throws Exception {
        damage.doing().to(data, random);
        Known after = new Known(before.papers(), before.visits());
        String refused = "";
        try (DataFolder held = DataFolder.lock(data);
                StoreUnderTest terminal = StoreUnderTest.at(data)) {
            terminal.ours = held::stillOurs;
            after = traffic(terminal.start(), after, ROUNDS);
        } catch (DataFolderException e) {
            refused = "refused with " + e.reason() + "; ";
        }
        Damage.mendRights(data);
        return refused + compared(data, after, damage.memoryLost() ? Told.NOTHING : Told.ALL);
    }

    /// Which losses must be told to the number.
    private enum Told {
        ALL,
        TICKETS,
        NOTHING
    }

    /// Starts once more, which tells what the run before lost, and reads the database on its own.
    private String compared(Path data, Known known, Told must) throws Exception {
        StoreFault.DatabaseBehind lost = new StoreFault.DatabaseBehind(0, 0, 0);
        Known all = known;
        List<String> told;
        try (DataFolder held = DataFolder.lock(data);
                StoreUnderTest terminal = StoreUnderTest.at(data)) {
            terminal.ours = held::stillOurs;
            all = traffic(terminal.start(), known, 1);
            for (StoreFault fault : terminal.faults.current()) {
                if (fault instanceof StoreFault.DatabaseBehind behind) {
                    lost = behind;
                }
            }
            told = terminal.faultKeys();
        }
        Set<String> papers = new HashSet<>(all.papers());
        check(papers.size() == all.papers().size(), "no number twice on paper: " + all.papers());
        List<String> rows = new ArrayList<>();
        long counted;
        try (Connection c = DriverManager.getConnection("jdbc:derby:" + data.resolve("db"));
                Statement s = c.createStatement()) {
            try (ResultSet r = s.executeQuery("select code from queue")) {
                while (r.next()) {
                    rows.add(r.getString(1));
                }
            }
            try (ResultSet r = s.executeQuery("select n from counter where measure = 'hour'")) {
                counted = r.next() ? r.getLong(1) : 0;
            }
        } finally {
            shutDown(data);
        }
        check(new HashSet<>(rows).size() == rows.size(), "no row twice: " + rows);
        check(papers.containsAll(rows), "no row without paper: " + rows + " " + papers);
        check(counted <= all.visits(), "no visit twice: " + counted + " of " + all.visits());
        long missing = (long) papers.size() - rows.size();
        long gone = all.visits() - counted;
        if (must != Told.NOTHING) {
            check(missing == lost.tickets(), missing + " tickets are missing, told: " + lost);
        }
        if (must == Told.ALL) {
            check(gone == lost.visits(), gone + " visits are missing, told: " + lost);
        }
        return missing + " tickets and " + gone + " visits lost and told; " + told;
    }

    private static void shutDown(Path data) {
        try {
            DriverManager.getConnection("jdbc:derby:" + data.resolve("db") + ";shutdown=true");
        } catch (SQLException done) {
            // That is how Derby says it.
        }
    }

    private void losingRights() throws Exception {
        String name = "a folder that loses its rights in mid-run";
        if (readsEverything()) {
            skip(name, "this user may read and write everything");
            return;
        }
        Path data = folder.resolve("rights");
        midRun(name, data, () -> rights(data, "r-xr-xr-x"), () -> rights(data, "rwxr-xr-x"));
    }

    private static void rights(Path data, String rights) throws IOException {
        for (Path each : List.of(data, data.resolve("db"), data.resolve("db/seg0"))) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(rights));
        }
    }

    private void onASmallDisk(Path small) throws Exception {
        Path filler = small.resolve("filler");
        Path full = small.resolve("full");
        midRun(
                "a disk that is full in mid-run",
                full,
                () -> fill(filler),
                () -> Files.delete(filler));
        readOnlyInMidRun(small.resolve("frozen"));
    }

    /// As after an error of the disk: whatever is open, nothing more can be written. What is on the
    /// disk is then looked at on another one, as by the technician who replaces it.
    private void readOnlyInMidRun(Path frozen) throws Exception {
        Path made = folder.resolve("made-frozen");
        Known before = use(made);
        new RealDisk().copyTree(made, frozen);
        tried(
                "a disk that is read-only in mid-run",
                () -> {
                    Known after;
                    List<String> told;
                    try (DataFolder held = DataFolder.lock(frozen);
                            StoreUnderTest terminal = StoreUnderTest.at(frozen)) {
                        terminal.ours = held::stillOurs;
                        after = traffic(terminal.start(), before, 1);
                        makeReadOnly();
                        int given = after.papers().size();
                        after = traffic(terminal, after, ROUNDS);
                        check(after.papers().size() == given, "no ticket without its number kept");
                        told = terminal.faultKeys();
                        check(told.contains("store.waiting-in-memory"), "told: " + told);
                    }
                    Path moved = folder.resolve("moved");
                    new RealDisk().copyTree(frozen, moved);
                    // What waited in memory could not even be noted as waiting; that no power may
                    // be cut was said.
                    return "meanwhile " + told + "; then " + compared(moved, after, Told.TICKETS);
                });
    }

    private interface Step {
        void run() throws IOException;
    }

    private void midRun(String name, Path data, Step breaking, Step mending) throws Exception {
        Path made = folder.resolve("made-" + data.getFileName());
        Known before = use(made);
        new RealDisk().copyTree(made, data);
        tried(
                name,
                () -> {
                    Known after;
                    try (DataFolder held = DataFolder.lock(data);
                            StoreUnderTest terminal = StoreUnderTest.at(data)) {
                        terminal.ours = held::stillOurs;
                        after = traffic(terminal.start(), before, 1);
                        breaking.run();
                        after = traffic(terminal, after, ROUNDS);
                        mending.run();
                        after = traffic(terminal, after, ROUNDS);
                    }
                    return compared(data, after, Told.ALL);
                });
        new RealDisk().deleteTree(data);
    }

    /// Asks whoever started this, who may do it.
    private void makeReadOnly() throws IOException {
        System.out.println("please: read-only");
        String answer = asked.readLine();
        if (!"done".equals(answer)) {
            // As long as the database has a file open, few file systems let it be done.
            throw new CannotBeTriedException("the disk could not be made read-only");
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // That was wanted.
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }
}
