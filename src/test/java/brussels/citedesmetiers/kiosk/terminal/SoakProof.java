package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.hub.HubSide;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.Desk;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.Passer;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.robot.VirtualClock;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.tally.CountedTerminal;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import brussels.citedesmetiers.kiosk.web.HostNames;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Weeks of visits in one process, by a clock that is moved by hand: the real screens, database,
/// queue, desk and printer's protocol over both changes of the clock, the end of a year, nights,
/// the renewal of the desk's certificate, other content, and other programs. Over all of it no
/// number comes twice on a day, what is in the database and in the batches is what was counted, and
/// memory that is used after a collection stays as it was.
///
/// `SoakProof FOLDER DAYS SEED [planted]`, where DAYS are the first so many of the thirty, or
/// `11-20`. With `planted` each visit leaves 4 KiB behind, in the hour that comes twice the data
/// folder goes back to where it was an hour ago, and the desk's clock stands still, so that it
/// keeps its certificate: each has to be found that these days meet.
final class SoakProof {
    /// What a visit may leave in memory, where what is used after a collection differs by megabytes
    /// from day to day.
    private static final long MOST_BYTES_A_VISIT = 1000;

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final List<Passer.Wish> WISHES = List.of(Passer.Wish.values());
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    /// The first day after whose noon the certificate has to be another one.
    private static final LocalDate RENEWAL = LocalDate.of(2026, 12, 30);

    private static final Instant CERTIFICATE_MADE =
            Instant.parse(RENEWAL + "T12:00:00Z").minus(Duration.ofDays(769));
    private static final Duration A_LOOK = Duration.ofMinutes(3);
    private static final LocalTime NIGHT = LocalTime.of(0, 0, 30);
    private static final int VISITS_A_DAY = 400;
    private static final int PLANTED_BYTES = 4096;

    /// On shorter days memory says nothing.
    private static final int A_FULL_DAY = 100;

    /// Fewer differences between two days say nothing about memory.
    private static final int LEAST_SLOPES = 3;

    private static final Measures MEASURES = CountSettings.SHIPPED.measures(TerminalKind.BUILDING);

    private static final String MEMORY = "memory grows";
    private static final String TWICE = "a number twice";
    private static final String CERTIFICATE = "the certificate was not renewed with the same key";

    private final Path data;
    private final Plan plan;
    private final ConfigFolder config;
    private final VirtualClock clock;
    private final InstantSource begun;
    private final EmulatedPrinter printer = EmulatedPrinter.onNetwork(576);
    private final AtomicInteger papers = new AtomicInteger();
    private final AtomicInteger tickets = new AtomicInteger();
    private final AtomicLong counted = new AtomicLong();
    private final List<byte[]> left = new ArrayList<>();
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final List<Used> memory = new ArrayList<>();
    private final Set<String> numbers = ConcurrentHashMap.newKeySet();
    private final Set<String> versions = new HashSet<>();
    private @Nullable Terminal terminal;
    private @Nullable ScreenDriver driver;
    private @Nullable DeskServer desk;
    private @Nullable X509Certificate certificate;
    private @Nullable Ticket shown;
    private volatile @Nullable Bitmap paper;
    private long visits;
    private long toCount;
    private int programs;
    private int ticketsBefore;
    private int read;

    /// Memory at the end of a day.
    ///
    /// @param program how often another program was started before, after each of which memory is
    ///   something else
    /// @param visits until then
    private record Used(int program, long visits, long bytes) {}

    /// What is played.
    ///
    /// @param changes days before whose first visit another program is started and other content
    ///   comes
    record Plan(
            List<LocalDate> days,
            Set<LocalDate> changes,
            int visitsADay,
            long seed,
            boolean planted) {
        Plan {
            days = List.copyOf(days);
            changes = Set.copyOf(changes);
        }

        /// The thirty days: ten each around the autumn's change, the end of the year and the
        /// spring's change.
        static List<LocalDate> thirty() {
            return Stream.of(
                            LocalDate.of(2026, 10, 20),
                            LocalDate.of(2026, 12, 27),
                            LocalDate.of(2027, 3, 23))
                    .flatMap(first -> first.datesUntil(first.plusDays(10)))
                    .toList();
        }

        boolean looksAtMemory() {
            return visitsADay >= A_FULL_DAY;
        }

        boolean renewsTheCertificate() {
            return days.getFirst().isBefore(RENEWAL) && days.getLast().isAfter(RENEWAL.plusDays(1));
        }

        /// What is planted and met on these days.
        Set<String> toBeFound() {
            Set<String> all = new HashSet<>();
            if (days.contains(AUTUMN)) {
                all.add(TWICE);
            }
            if (looksAtMemory()) {
                all.add(MEMORY);
            }
            if (renewsTheCertificate()) {
                all.add(CERTIFICATE);
            }
            return all;
        }

        static Plan of(String days, long seed, boolean planted) {
            String[] ends = days.split("-", 2);
            int from = ends.length == 2 ? Integer.parseInt(ends[0]) : 1;
            return new Plan(
                    thirty().subList(from - 1, Integer.parseInt(ends[ends.length - 1])),
                    Set.of(
                            LocalDate.of(2026, 10, 23),
                            LocalDate.of(2026, 12, 28),
                            LocalDate.of(2027, 3, 26)),
                    VISITS_A_DAY,
                    seed,
                    planted);
        }
    }

    /// @param folder an empty one
    SoakProof(Path folder, Plan plan) {
        this.data = folder.resolve("data");
        this.plan = plan;
        this.config = openAtAllHours(ConfigFolder.shippedIn(folder));
        this.clock = new VirtualClock(moment(plan.days().getFirst(), NIGHT));
        this.begun = InstantSource.fixed(clock.instant());
        printer.onPrinted(
                out -> {
                    paper = out;
                    papers.incrementAndGet();
                });
    }

    public static void main(String[] args) throws Exception {
        boolean planted = args.length > 3;
        int status = 1;
        try {
            System.out.println("seed " + args[2]);
            Plan plan = Plan.of(args[1], Long.parseLong(args[2]), planted);
            SoakProof proof = new SoakProof(Path.of(args[0]), plan);
            Set<String> found = proof.run();
            System.out.println(found.isEmpty() ? "nothing was found" : "found: " + found);
            boolean right = planted ? found.containsAll(plan.toBeFound()) : found.isEmpty();
            if (planted) {
                System.out.println("had to find: " + plan.toBeFound());
            }
            status = right ? 0 : 1;
        } catch (Exception | AssertionError e) {
            e.printStackTrace(System.out);
        }
        System.out.flush();
        // The screen's thread would keep this process alive.
        Runtime.getRuntime().halt(status);
    }

    private static ConfigFolder openAtAllHours(ConfigFolder config) {
        String hours =
                Stream.of(
                                "monday",
                                "tuesday",
                                "wednesday",
                                "thursday",
                                "friday",
                                "saturday",
                                "sunday")
                        .map(day -> "'" + day + "': ['00:00-23:59']")
                        .reduce((all, one) -> all + ", " + one)
                        .orElseThrow();
        for (int service = 0; service < 7; service++) {
            config.put("desk.json", "/services/" + service + "/hours", "{" + hours + "}");
            config.put("desk.json", "/services/" + service + "/mostWaiting", "999");
        }
        return config.put("desk.json", "/closed/publicHolidays", "false")
                .put("desk.json", "/closed/days", "[]")
                .put("desk.json", "/rules/lastTicketMinutesBeforeClosing", "0");
    }

    private static Instant moment(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, ZONE).toInstant();
    }

    /// Plays all days.
    ///
    /// @return what was found; empty if all held
    Set<String> run() throws Exception {
        Bench.startJavaFx();
        try (Passer passer = new Passer()) {
            open();
            for (LocalDate day : plan.days()) {
                if (plan.changes().contains(day)) {
                    advanceTo(moment(day, NIGHT));
                    anotherProgram();
                    otherContent();
                }
                play(day, passer);
                atTheEndOf(day);
            }
            clock.advance(Duration.ofDays(1));
            terminal().machinery().sendNow().get(1, TimeUnit.MINUTES);
            judgeCertificate();
            close();
            compareCounts();
            judgeMemory();
            if (read == 0) {
                found.add("no ticket was given and read");
            }
            List<String> errors = printer.errors();
            if (!errors.isEmpty()) {
                found.add("the printer does not know " + errors);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d days, %d visits, %d tickets, %d of them read from paper, %d contents%n",
                    plan.days().size(),
                    visits,
                    tickets.get(),
                    read,
                    versions.size());
        } finally {
            close();
            printer.close();
        }
        return Set.copyOf(found);
    }

    private Terminal terminal() {
        if (terminal == null) {
            throw new AssertionError("not open");
        }
        return terminal;
    }

    private void open() throws Exception {
        StringWriter said = new StringWriter();
        Terminal opened =
                Terminal.of(
                                new TerminalChoices(
                                        config.path(),
                                        data,
                                        printer.address().toString(),
                                        null,
                                        new WallClock(clock, () -> true),
                                        BootClock.by(clock),
                                        false),
                                Powered.PATIENT,
                                new PrintWriter(said))
                        .orElseThrow(() -> new AssertionError(said.toString()));
        terminal = opened;
        driver = ScreenDriver.show(opened, clock);
        VisitLoop loop = opened.visits();
        await("all parts", () -> Frames.call(loop::atRest));
        await("the printer", () -> opened.machinery().printers().state().canPrint());
        opened.machinery().onCounted(_ -> counted.incrementAndGet());
        Frames.call(
                () -> {
                    loop.watch(this::seen);
                    return true;
                });
        versions.add(loop.content().version());
        if (certificate == null) {
            X509Certificate made =
                    ServerCertificate.own(data, "desk", HostNames.present(), CERTIFICATE_MADE)
                            .chain()
                            .getFirst();
            desk = desk(opened);
            X509Certificate first = served();
            if (plan.renewsTheCertificate() && !first.equals(made)) {
                throw new AssertionError("the desk does not begin with the certificate it has");
            }
            certificate = first;
        } else {
            desk = desk(opened);
        }
    }

    private AdviserQueue queue() {
        return ((HubSide) terminal().machinery().queueSide().orElseThrow()).queue();
    }

    private DeskServer desk(Terminal opened) throws Exception {
        return DeskServer.start(
                StandaloneHub.parts(
                        new PinGate(new StaffPin(data)),
                        data,
                        queue(),
                        ConfigFolder.sound(DeskReader.load(config.path())),
                        opened::content,
                        opened.settings().site().keys(CountedTerminal.ID, null),
                        new WallClock(plan.planted() ? begun : clock, () -> true),
                        () -> "{}",
                        OwnKey.in(data),
                        SlipPrinter.NONE,
                        null),
                DeskAddress.on(0));
    }

    private void close() throws Exception {
        if (desk != null) {
            desk.close();
            desk = null;
        }
        if (driver != null) {
            driver.close();
            driver = null;
        }
        if (terminal != null) {
            terminal.close();
            terminal = null;
        }
    }

    /// Told on the screen's thread what it shows.
    private void seen(Visit visit) {
        Ticket now = visit.issued().orElse(null);
        if (now != null && !now.equals(shown)) {
            given(now);
        }
        shown = now;
    }

    private void given(Ticket ticket) {
        tickets.incrementAndGet();
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZONE);
        int number = TicketCode.parse(ticket.code()).number();
        if (!numbers.add(day + " " + number)) {
            found.add(TWICE);
        }
    }

    private static void await(String what, java.util.concurrent.Callable<Boolean> condition)
            throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for " + what);
            }
            Frames.painted();
        }
    }

    /// As after an update of the program: between two visits the process would be another one.
    private void anotherProgram() throws Exception {
        close();
        compareCounts();
        open();
        programs++;
    }

    private void otherContent() throws Exception {
        int priority = 60 + versions.size();
        config.put("content/questionnaire-C.json", "/rules/0/priority", "" + priority);
        Content other =
                terminal().inItsLanguages(ConfigFolder.sound(ContentLoader.load(config.path())));
        VisitMachine machine = new VisitMachine(other, TimeLimits.STANDARD);
        machine.prepare();
        Frames.call(
                () -> {
                    terminal().visits().offer(other, machine, () -> {});
                    return true;
                });
        String version = Frames.call(() -> terminal().visits().content().version());
        if (!version.equals(other.version()) || !versions.add(version)) {
            found.add("other content was not taken");
        }
    }

    /// When somebody comes on a day: soon after midnight, in the hour that comes twice or never,
    /// shortly before midnight, and evenly in between.
    private List<Instant> comings(LocalDate day) {
        Instant begin = day.atStartOfDay(ZONE).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        List<Instant> all = new ArrayList<>();
        ZonedDateTime twice = ZonedDateTime.of(day, LocalTime.of(2, 30), ZONE);
        all.add(moment(day, LocalTime.of(0, 1)));
        all.add(twice.withEarlierOffsetAtOverlap().toInstant());
        if (day.equals(AUTUMN)) {
            all.add(twice.withLaterOffsetAtOverlap().toInstant());
        }
        all.add(moment(day, LocalTime.of(23, 57)));
        int more = plan.visitsADay() - all.size();
        Duration each = Duration.between(begin, end).dividedBy(more + 1L);
        for (int i = 1; i <= more; i++) {
            all.add(begin.plus(each.multipliedBy(i)));
        }
        Collections.sort(all);
        return all;
    }

    private void advanceTo(Instant then) {
        if (then.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), then));
        }
    }

    private void play(LocalDate day, Passer passer) throws Exception {
        ticketsBefore = tickets.get();
        int papersBefore = papers.get();
        printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        Path hourAgo = data.resolveSibling("hour-ago");
        for (Instant coming : comings(day)) {
            Random random = new Random(plan.seed() * 1_000_003 + visits);
            Passer.Wish wish = WISHES.get((int) (visits % WISHES.size()));
            advanceTo(coming);
            if (plan.planted() && day.equals(AUTUMN)) {
                goBack(hourAgo);
            }
            Frames.call(
                    () -> {
                        terminal().visits().on(new Event.Ticked());
                        return true;
                    });
            ZonedDateTime now = coming.atZone(ZONE);
            boolean special =
                    (now.getMinute() != 0 && plan.visitsADay() < 20) || now.getHour() == 2;
            int givenBefore = tickets.get();
            boolean counts =
                    passer.visit(
                            terminal().visits(),
                            clock,
                            special ? Passer.Wish.TICKET : wish,
                            random);
            toCount += counts ? 1 : 0;
            if (tickets.get() > givenBefore) {
                readFromPaper(random);
                serve(random);
            }
            if (plan.planted()) {
                left.add(new byte[PLANTED_BYTES]);
            }
            visits++;
        }
        if (papers.get() - papersBefore < tickets.get() - ticketsBefore) {
            found.add("a ticket did not come out of the printer");
        }
    }

    /// The planted defect: what was given in this hour is forgotten.
    private void goBack(Path hourAgo) throws Exception {
        ZonedDateTime now = clock.instant().atZone(ZONE);
        boolean second = now.getOffset().getTotalSeconds() == 3600;
        RealDisk disk = new RealDisk();
        if (now.getHour() == 2 && !second && !Files.exists(hourAgo)) {
            close();
            disk.copyTree(data, hourAgo);
            open();
        } else if (second && Files.exists(hourAgo)) {
            close();
            disk.deleteTree(data);
            disk.copyTree(hourAgo, data);
            disk.deleteTree(hourAgo);
            open();
            programs++;
        }
    }

    private void readFromPaper(Random random) throws Exception {
        Bitmap out = paper;
        if (out == null || (read > 0 && random.nextInt(50) > 0)) {
            return;
        }
        if (QrReader.read(out).isEmpty()) {
            found.add("a ticket that cannot be read");
        }
        read++;
    }

    private void serve(Random random) {
        AdviserQueue queue = queue();
        if (random.nextInt(10) == 0) {
            return;
        }
        for (Desk each : queue.plan().desks()) {
            if (queue.callNext(each.id()) instanceof QueueResult.Ok ok) {
                queue.serve(ok.ticket().id(), each.id());
                queue.done(ok.ticket().id(), each.id());
            }
        }
    }

    private void atTheEndOf(LocalDate day) throws Exception {
        Machinery machinery = terminal().machinery();
        queue().tick();
        machinery.sendNow().get(1, TimeUnit.MINUTES);
        machinery.settle();
        if (counted.get() != toCount) {
            found.add("counted " + counted.get() + " of " + toCount + " visits by " + day);
        }
        int ticketsToday = tickets.get() - ticketsBefore;
        int rows = rows(day);
        if (rows != ticketsToday) {
            found.add(rows + " rows for " + ticketsToday + " tickets of " + day);
        }
        numbers.removeIf(number -> number.startsWith(day.minusDays(1).toString()));
        String memoryUsed = "";
        if (plan.looksAtMemory()) {
            long used = used();
            memory.add(new Used(programs, visits, used));
            memoryUsed = String.format(Locale.ROOT, ", %.2f MB used after collection", used / 1e6);
        }
        System.out.println(
                day
                        + ": "
                        + plan.visitsADay()
                        + " visits, "
                        + ticketsToday
                        + " tickets"
                        + memoryUsed);
    }

    private int rows(LocalDate day) throws Exception {
        try (Connection c =
                        DriverManager.getConnection(
                                "jdbc:derby:" + data.resolve("db").toAbsolutePath());
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select issued_at from queue")) {
            Calendar utc = Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
            int rows = 0;
            while (r.next()) {
                Instant at = r.getTimestamp(1, utc).toInstant();
                rows += LocalDate.ofInstant(at, ZONE).equals(day) ? 1 : 0;
            }
            return rows;
        }
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// Everything that was counted is in the open counts, in a batch, or stays here for good.
    private void compareCounts() throws Exception {
        try (CountsFolder folder = CountsFolder.open(data, CountedTerminal.ID, MEASURES)) {
            long kept = CountedTerminal.held(folder);
            for (SealedBatch sealed : folder.all()) {
                kept +=
                        sealed.batch().tables().stream()
                                .filter(table -> table.measure().equals("hour"))
                                .mapToLong(Table::total)
                                .sum();
            }
            if (kept != toCount) {
                found.add(kept + " visits in the database of " + toCount);
            }
        }
    }

    /// The middle one of all slopes between two days of the same program, which a single day cannot
    /// move; without its first day, on which what is only made once is made.
    private void judgeMemory() {
        List<Double> slopes = new ArrayList<>();
        for (int i = 1; i < memory.size(); i++) {
            Used one = memory.get(i);
            for (int j = i + 1; j < memory.size(); j++) {
                Used other = memory.get(j);
                boolean warm = memory.get(i - 1).program() == one.program();
                if (warm && other.program() == one.program()) {
                    long visitsBetween = other.visits() - one.visits();
                    slopes.add((double) (other.bytes() - one.bytes()) / visitsBetween);
                }
            }
        }
        if (!plan.looksAtMemory()) {
            return;
        }
        if (slopes.size() < LEAST_SLOPES) {
            found.add("memory cannot be judged by so few days of one program, take 5-10 or more");
            return;
        }
        Collections.sort(slopes);
        double slope = slopes.get(slopes.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "memory: %+.0f bytes a visit, at most %d%n",
                slope,
                MOST_BYTES_A_VISIT);
        if (slope > MOST_BYTES_A_VISIT) {
            found.add(MEMORY);
        }
    }

    private void judgeCertificate() throws Exception {
        if (!plan.renewsTheCertificate()) {
            return;
        }
        // By a real clock the desk looks once a minute; short days are over before.
        long end = System.nanoTime() + (plan.looksAtMemory() ? A_LOOK.toNanos() : 0);
        X509Certificate first = Objects.requireNonNull(certificate);
        X509Certificate now = served();
        while (now.equals(first) && System.nanoTime() < end) {
            Frames.painted();
            now = served();
        }
        if (now.equals(first) || !now.getPublicKey().equals(first.getPublicKey())) {
            found.add(CERTIFICATE);
        }
    }

    /// What a browser gets from the desk that runs.
    private X509Certificate served() throws Exception {
        int port = Objects.requireNonNull(desk).port();
        try (SSLSocket socket =
                (SSLSocket)
                        StaffBrowser.trusting()
                                .getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), port)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
