package brussels.citedesmetiers.kiosk.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Closing;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyOutbox;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyVisitCounts;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.sync.CatchUp;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Five terminals of a site, their hub and a truck through the year in which the site begins to
/// release as one, on their real databases and over the real line to the centre: requests and
/// answers are lost and come twice, the hub starts anew, goes back to a copy and is replaced, and
/// what the centre has in the end is what was counted. It ends after the first quarter, or with
/// `-Dkiosk.joinedYear=true` after the year (`deploy/joined-year.sh`).
abstract class JoinedYearContract {
    private static final int K = 3;
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final LocalDate END =
            Boolean.getBoolean("kiosk.joinedYear")
                    ? LocalDate.of(2028, 1, 11)
                    : LocalDate.of(2027, 4, 11);
    private static final String SITE = "site-bruxelles";
    private static final String CONTENT = "0123456789ab";
    private static final Set<String> MEMBERS =
            new TreeSet<>(
                    List.of(
                            "bruxelles-a",
                            "bruxelles-b",
                            "bruxelles-c",
                            "bruxelles-d",
                            "bruxelles-e"));

    /// Hours by day and themes by month in 2026, by month and quarter from 2027 on.
    private static final Measures BUILDING =
            new Measures(
                    measures(Period.MONTH, Period.QUARTER),
                    new TreeMap<>(Map.of(2026, new Measures(measures(Period.DAY, Period.MONTH)))));

    private static final Measures TRUCK = new Measures(measures(Period.MONTH, Period.YEAR));

    private static List<Measure> measures(Period hours, Period themes) {
        return List.of(
                new Measure("hour", List.of(Dimension.HOUR), hours, K),
                new Measure(
                        "theme-language", List.of(Dimension.THEME, Dimension.LANGUAGE), themes, K));
    }

    private final CentreFixture fixture = new CentreFixture();
    private final CentreDatabase database;
    private final Random random = new Random(20270101);
    private final Map<String, Machine> machines = new TreeMap<>();
    private final Map<String, OpenCounts> counted = new TreeMap<>();
    private final List<Giving> sent = new ArrayList<>();
    private LocalDate today = LocalDate.of(2026, 12, 21);

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Centre centre;

    @SuppressWarnings("NullAway.Init")
    private CentreServer server;

    @SuppressWarnings("NullAway.Init")
    private Hub hub;

    JoinedYearContract(CentreDatabase database) {
        this.database = database;
    }

    /// A terminal's database and key.
    private static final class Machine implements AutoCloseable {
        private final String id;
        private final Path path;
        private final Measures measures;
        private boolean joins;
        private final TerminalKey key = TerminalKey.generate();
        private Giving.Answer heard = Giving.Answer.NONE;

        @SuppressWarnings("NullAway.Init")
        private DataFolder data;

        @SuppressWarnings("NullAway.Init")
        private DerbyStore store;

        @SuppressWarnings("NullAway.Init")
        private DerbyOutbox outbox;

        Machine(String id, Path path, Measures measures) throws Exception {
            this.id = id;
            this.path = path;
            this.measures = measures;
            start();
        }

        void start() throws Exception {
            data = DataFolder.lock(path);
            store = opened(data);
            outbox = new DerbyOutbox(store, new Sealer(id, measures, key::sign), joins);
            heard = Giving.Answer.NONE;
        }

        @Override
        public void close() {
            store.close();
            data.close();
        }
    }

    private static DerbyStore opened(DataFolder data) {
        return DerbyStore.open(data, new StoreFaults(), InstantSource.system(), System::nanoTime);
    }

    /// The hub's database, and the site's key, which outlives it.
    private static final class Hub implements AutoCloseable {
        private final Path path;
        private final TerminalKey key;

        @SuppressWarnings("NullAway.Init")
        private DataFolder data;

        @SuppressWarnings("NullAway.Init")
        private DerbyStore store;

        @SuppressWarnings("NullAway.Init")
        private DerbySite site;

        Hub(Path path, TerminalKey key) throws Exception {
            this.path = path;
            this.key = key;
            start();
        }

        void start() throws Exception {
            data = DataFolder.lock(path);
            store = opened(data);
            site = new DerbySite(store, new Joining(SITE, BUILDING, key::sign, 14), MEMBERS);
        }

        @Override
        public void close() {
            store.close();
            data.close();
        }
    }

    @BeforeEach
    void begin(@TempDir Path temporary) throws Exception {
        folder = temporary;
        centre = database.open(fixture.authority());
        server =
                CentreServer.start(
                        centre,
                        new CentreServerAddress(0, true, List.of(), null, null),
                        folder,
                        CentreStage.pages(centre, folder));
        Path empty = folder.resolve("empty");
        try (Hub made = new Hub(empty, TerminalKey.generate())) {
            assertEquals(Set.copyOf(MEMBERS), made.site.members());
        }
        for (String id : MEMBERS) {
            DerbyDatabase.copy(empty, folder.resolve(id));
        }
        DerbyDatabase.copy(empty, folder.resolve("formtruck"));
        hub = new Hub(empty, TerminalKey.generate());
        for (String id : MEMBERS) {
            machines.put(id, new Machine(id, folder.resolve(id), BUILDING));
            enroll(id, "bruxelles", TerminalKind.BUILDING);
        }
        machines.put("formtruck", new Machine("formtruck", folder.resolve("formtruck"), TRUCK));
        enroll("formtruck", "formtruck", TerminalKind.TRUCK);
        token(SITE, centre.terminals().enrollSite(SITE, "bruxelles", List.of(hub.key.publicKey())));
    }

    private void enroll(String id, String site, TerminalKind kind) throws Exception {
        token(id, centre.terminals().enroll(id, site, kind, List.of(machine(id).key.publicKey())));
    }

    private void token(String id, String token) throws IOException {
        Path file = Files.writeString(folder.resolve(id + ".token"), token);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Machine machine(String id) {
        return Optional.ofNullable(machines.get(id)).orElseThrow();
    }

    @AfterEach
    void end() {
        hub.close();
        machines.values().forEach(Machine::close);
        server.close();
        centre.close();
    }

    private void visit(String id) {
        List<Cell> cells =
                List.of(
                        new Cell("hour", List.of(ClosedLists.hour(9 + random.nextInt(3)))),
                        new Cell(
                                "theme-language",
                                List.of(
                                        random.nextBoolean() ? "C" : "A",
                                        random.nextInt(4) == 0 ? "nl" : "fr")),
                        Cell.content(CONTENT));
        try {
            new DerbyVisitCounts(machine(id).store).add(today, cells);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        String by = id.equals("formtruck") || today.isBefore(NEW_YEAR) ? id : SITE;
        counted.merge(by, OpenCounts.NONE.with(today, cells), JoinedYearContract::both);
    }

    private static OpenCounts both(OpenCounts some, OpenCounts more) {
        TreeMap<LocalDate, Map<Cell, Long>> days = new TreeMap<>(some.days());
        more.days()
                .forEach(
                        (day, cells) -> {
                            Map<Cell, Long> sum = new TreeMap<>(BY_NAME);
                            sum.putAll(days.getOrDefault(day, Map.of()));
                            cells.forEach((cell, n) -> sum.merge(cell, n, Long::sum));
                            days.put(day, sum);
                        });
        return new OpenCounts(days, Map.of(), some.through(), some.closed());
    }

    private static final Comparator<Cell> BY_NAME = Comparator.comparing(Cell::toString);

    /// One terminal's night: what closed is sealed or offered, and offered to the hub.
    private void night(Machine machine, boolean arrives, boolean answered) throws Exception {
        machine.outbox.seal(today);
        for (int turn = 0; turn < 10; turn++) {
            Optional<Giving> next = machine.outbox.offers().giving(machine.heard);
            if (next.isEmpty()) {
                return;
            }
            Giving giving = Giving.read(next.get().fitting().bytes());
            sent.add(giving);
            boolean nothing = giving.offers().isEmpty() && turn > 0;
            if (!arrives || nothing) {
                return;
            }
            Giving.Answer answer = Giving.Answer.read(hub.site.take(giving, today).bytes());
            if (!answered) {
                return;
            }
            machine.outbox.offers().heard(giving, answer);
            machine.heard = answer;
        }
    }

    private void send(String id, Outbox outbox) {
        CentreAddress address =
                new CentreAddress(
                        URI.create("http://localhost:" + server.port()),
                        folder.resolve(id + ".token"),
                        null,
                        null);
        CatchUp.Result result = CatchUp.run(address, id, outbox, new Day(today));
        assertEquals(Optional.empty(), result.trouble(), result::toString);
    }

    private record Day(LocalDate today) implements DayClock {
        @Override
        public boolean trusted() {
            return true;
        }
    }

    /// The site sends a batch, and whatever the centre answers is lost.
    private void unanswered() throws Exception {
        for (SealedBatch batch : hub.site.waiting(1)) {
            var _ = centre.inbox().apply(batch.batch(), batch, false);
        }
    }

    private void week() throws Exception {
        for (int day = 0; day < 7; day++) {
            for (String id : machines.keySet()) {
                for (int n = random.nextInt(6) - 3; n > 0; n--) {
                    visit(id);
                }
            }
            today = today.plusDays(1);
        }
        for (Machine machine : machines.values()) {
            night(machine, random.nextInt(3) > 0, random.nextInt(3) > 0);
        }
        if (!sent.isEmpty()) {
            hub.site.take(sent.get(random.nextInt(sent.size())), today);
        }
        hub.site.seal(today);
    }

    /// By the eleventh of a month everybody has been heard, so that nothing of it is late.
    private void everybody() throws Exception {
        for (int round = 0; round < 2; round++) {
            for (Machine machine : machines.values()) {
                night(machine, true, true);
            }
            hub.site.seal(today);
        }
    }

    private void restart() throws Exception {
        hub.close();
        hub.start();
        Machine machine = machine("bruxelles-" + "abcde".charAt(random.nextInt(5)));
        machine.close();
        machine.start();
    }

    /// Somebody writes `joinsCounts` into `site.json`, and the terminals start anew with it.
    private void join() throws Exception {
        for (String id : MEMBERS) {
            machine(id).close();
            machine(id).joins = true;
            machine(id).start();
        }
    }

    private void goBackTo(Path copy) throws Exception {
        hub.close();
        empty(hub.path);
        if (Files.exists(copy)) {
            DerbyDatabase.copy(copy, hub.path);
        }
        hub.start();
    }

    private void copyTo(Path copy) throws Exception {
        hub.close();
        DerbyDatabase.copy(hub.path, copy);
        hub.start();
    }

    private static void empty(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void whatTheCentreHasInTheEndIsWhatWasCounted() throws Exception {
        for (int week = 0; today.isBefore(END); week++) {
            week();
            if (today.getDayOfMonth() < 11) {
                everybody();
            }
            switch (week) {
                case 0 -> join();
                case 5, 30 -> restart();
                case 3, 28 -> copyTo(folder.resolve("copy" + week));
                // A hub put back from a backup, file and all: only the centre can tell.
                case 8 -> goBackTo(folder.resolve("copy3"));
                case 35 -> goBackTo(folder.resolve("copy28"));
                // A new machine in its place.
                case 13, 43 -> goBackTo(folder.resolve("nothing"));
                case 6, 26, 47 -> unanswered();
                default -> {}
            }
            if (week % 4 == 3) {
                send(SITE, hub.site);
                machines.forEach((id, machine) -> send(id, machine.outbox));
                everybody();
            }
        }
        for (int round = 0; round < 3; round++) {
            everybody();
            send(SITE, hub.site);
            machines.forEach((id, machine) -> send(id, machine.outbox));
        }
        everybody();
        counted.forEach(
                (id, open) ->
                        assertEquals(
                                expected(open, id.equals("formtruck") ? TRUCK : BUILDING),
                                received(id),
                                id));
        assertEquals(MEMBERS.size() + 2, counted.size());
        assertNothingRawIsLeft();
    }

    /// What one terminal would have released that had all of these visits.
    private static Map<String, Table> expected(OpenCounts all, Measures measures) {
        Closing closing = new Closing(measures);
        Map<String, Table> tables = new TreeMap<>();
        OpenCounts open = all;
        for (Optional<Closing.Closed> next = closing.next(open, END);
                next.isPresent();
                next = closing.next(open, END)) {
            next.get().tables().forEach(table -> tables.put(name(table), table));
            open = next.get().after();
        }
        return tables;
    }

    private static String name(Table table) {
        return table.measure() + " " + table.period();
    }

    private Map<String, Table> received(String id) {
        Map<String, Table> tables = new TreeMap<>();
        try {
            for (String site : List.of("bruxelles", "formtruck")) {
                for (int year : List.of(2026, 2027)) {
                    centre.counts()
                            .read(
                                    site,
                                    year,
                                    counts -> {
                                        if (counts.terminal().equals(id)) {
                                            for (Batch batch : counts.batches()) {
                                                batch.tables().forEach(t -> tables.put(name(t), t));
                                            }
                                        }
                                    });
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return tables;
    }

    private void assertNothingRawIsLeft() throws Exception {
        for (String id : MEMBERS) {
            assertEquals(0, machine(id).outbox.offers().daysHeld(), id);
        }
        assertTrue(
                hub.site.counts().open().kept().keySet().stream()
                        .noneMatch(cell -> BUILDING.of(cell).isPresent()),
                "the hub holds what the centre has");
    }
}
