package brussels.citedesmetiers.kiosk.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// This kiosk and a web kiosk, measured by turns from outside: what stands on their screens, what
/// the system says of their processes. Prints one table.
public final class Comparison {
    private static final List<String> PARTS = List.of("start", "memory", "taps", "rest", "ticket");
    private static final double NANOS_A_MILLI = 1e6;
    private static final int SEED = 20_261_122;
    private static final int TICKETS = 500;
    private static final int TICKET_ROUNDS = 3;
    private static final int SETTLED_SECONDS = 5;

    private final int runs = number("RUNS", 5);
    private final int visits = number("VISITS", 200);
    private final int taps = number("TAPS", 500);
    private final int restSeconds = number("REST", 60);
    private final Path work;
    private final OurKiosk ours;
    private final WebKiosk web;
    private final Table table = new Table();

    private Comparison(Path kiosk, Path page, Path visit, Path work) throws Exception {
        this.work = work;
        ours = new OurKiosk(kiosk, work.resolve("ours"), visit);
        web = new WebKiosk(page, work.resolve("profile"));
    }

    /// @param args the packaged kiosk, the built web kiosk, the script of a visit, an empty folder,
    ///     and which parts; none for all
    public static void main(String[] args) throws Exception {
        List<String> parts = List.of(args).subList(4, args.length);
        for (String part : parts) {
            if (!PARTS.contains(part)) {
                System.err.println("there is no part " + part + "; there are " + PARTS);
                System.exit(2);
            }
        }
        Comparison comparison =
                new Comparison(
                        Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        comparison.run(parts.isEmpty() ? PARTS : parts);
        System.exit(0);
    }

    private static int number(String name, int otherwise) {
        String said = System.getenv(name);
        return said == null ? otherwise : Integer.parseInt(said);
    }

    private interface Part {
        void measure() throws Exception;
    }

    private interface Measure<T> {
        T of(Contender contender, Xvfb screen) throws Exception;
    }

    private void run(List<String> parts) throws Exception {
        String before = load();
        long begun = System.nanoTime();
        try (web) {
            try (Xvfb screen = new Xvfb()) {
                ours.train(screen.display());
            }
            for (String part : parts) {
                System.err.println(part + " …");
                switch (part) {
                    case "start" -> starts();
                    case "memory" -> part("200 visits", this::afterVisits);
                    case "taps" -> part("taps", this::taps);
                    case "rest" -> rest();
                    case "ticket" -> part("ticket", this::ticket);
                    default -> throw new IllegalStateException(part);
                }
            }
        }
        System.out.print(table);
        System.out.printf(
                "load of the machine at the start %s, at the end %s; %d processors; %d s%n",
                before,
                load(),
                Runtime.getRuntime().availableProcessors(),
                (System.nanoTime() - begun) / 1_000_000_000);
    }

    private static String load() throws IOException {
        String all = Files.readString(Path.of("/proc/loadavg"));
        return all.substring(0, all.indexOf(' '));
    }

    /// What fails is said in the table, and the rest goes on.
    private void part(String what, Part part) {
        try {
            part.measure();
        } catch (Exception e) {
            table.failed(what, String.valueOf(e.getMessage()));
        }
    }

    private <T> Map<Contender, List<T>> byTurns(int rounds, Measure<T> measure)
            throws Exception {
        Map<Contender, List<T>> all = new LinkedHashMap<>();
        try (Xvfb screen = new Xvfb()) {
            for (int i = 0; i < rounds; i++) {
                for (Contender each : List.of(ours, web)) {
                    all.computeIfAbsent(each, _ -> new ArrayList<>())
                            .add(measure.of(each, screen));
                }
            }
        }
        return all;
    }

    private record Start(double millis, double megabytes) {}

    private Start start(Contender contender, Xvfb screen, List<String> before, int wait)
            throws Exception {
        screen.watch().empty();
        try (Contender.Running running = contender.start(screen.display(), before, false)) {
            long shown = screen.watch().firstContent();
            Pause.seconds(wait);
            return new Start(
                    (shown - running.started()) / NANOS_A_MILLI, running.proportionalMegabytes());
        }
    }

    private void starts() {
        // So that both have data of an earlier start.
        part("first start", () -> byTurns(1, (each, x) -> start(each, x, List.of(), 2)));
        part(
                "first frame, page cache dropped",
                () ->
                        firstFrames(
                                "first frame, page cache dropped",
                                0.6,
                                byTurns(
                                        runs,
                                        (each, x) -> {
                                            dropPageCache();
                                            return start(each, x, List.of(), 1);
                                        })));
        part(
                "first frame, warm",
                () -> {
                    Map<Contender, List<Start>> warm =
                            byTurns(
                                    runs,
                                    (each, x) -> start(each, x, List.of(), SETTLED_SECONDS));
                    firstFrames("first frame, warm", 0.6, warm);
                    table.ratio(
                            "memory after start",
                            "MB",
                            median(warm.get(ours), Start::megabytes),
                            median(warm.get(web), Start::megabytes),
                            0.42);
                });
        part(
                "first frame, one processor",
                () ->
                        firstFrames(
                                "first frame, one processor",
                                0.7,
                                byTurns(
                                        runs,
                                        (each, x) ->
                                                start(each, x, List.of("taskset", "-c", "0"), 1))));
        part("first frame without the start cache", this::withoutCache);
    }

    private void withoutCache() throws Exception {
        List<Double> times = new ArrayList<>();
        ours.cached(false);
        try (Xvfb screen = new Xvfb()) {
            for (int i = 0; i < runs; i++) {
                times.add(start(ours, screen, List.of(), 1).millis());
            }
        } finally {
            ours.cached(true);
        }
        table.alone("first frame without the start cache", "ms", Times.median(times));
    }

    private void firstFrames(String what, double goal, Map<Contender, List<Start>> starts) {
        table.ratio(
                what,
                "ms",
                median(starts.get(ours), Start::millis),
                median(starts.get(web), Start::millis),
                goal);
    }

    private static <T> double median(
            List<T> all, java.util.function.ToDoubleFunction<T> figure) {
        return Times.median(all.stream().map(figure::applyAsDouble).toList());
    }

    private static void dropPageCache() throws Exception {
        Disk.sync();
        Path drop = Path.of("/proc/sys/vm/drop_caches");
        if (!Files.isWritable(drop)) {
            throw new IllegalStateException("only root can drop the page cache");
        }
        Files.writeString(drop, "3\n");
    }

    private record Visited(Contender.AfterVisits after, double atDevice) {}

    private void afterVisits() throws Exception {
        Disk disk = new Disk(work);
        Map<Contender, List<Visited>> all =
                byTurns(
                        1,
                        (each, screen) -> {
                            Disk.sync();
                            double before = disk.writtenKilobytes();
                            Contender.AfterVisits after =
                                    each.visits(screen.display(), visits);
                            Disk.sync();
                            return new Visited(
                                    after, (disk.writtenKilobytes() - before) / visits);
                        });
        Visited our = all.get(ours).getFirst();
        Visited other = all.get(web).getFirst();
        table.ratio(
                "memory after " + visits + " visits",
                "MB",
                our.after().megabytes(),
                other.after().megabytes(),
                0.48);
        table.most(
                "written a visit, at the device", "KB", our.atDevice(), other.atDevice(), 60);
        table.both(
                "written a visit, by the processes",
                "KB",
                our.after().kilobytes(),
                other.after().kilobytes());
    }

    private record Tapped(String what, double millis) {}

    private void taps() throws Exception {
        Map<Contender, List<Tapped>> all = new LinkedHashMap<>();
        Random random = new Random(SEED);
        try (Xvfb ourScreen = new Xvfb();
                Xvfb webScreen = new Xvfb();
                Contender.Running our = up(ours, ourScreen);
                Contender.Running other = up(web, webScreen)) {
            all.put(ours, new ArrayList<>());
            all.put(web, new ArrayList<>());
            while (all.get(ours).size() < taps || all.get(web).size() < taps) {
                visit(our, ourScreen.watch(), random, all.get(ours));
                visit(other, webScreen.watch(), random, all.get(web));
            }
        }
        details(all);
        double[][] goals = {{50, 0.6}, {95, Double.NaN}, {99, 0.7}};
        for (double[] goal : goals) {
            table.ratio(
                    "tap to painted, p" + (int) goal[0] + " of " + taps,
                    "ms",
                    percent(all.get(ours), (int) goal[0]),
                    percent(all.get(web), (int) goal[0]),
                    goal[1]);
        }
        table.both("taps without an answer", "", unanswered(all.get(ours)), unanswered(all.get(web)));
    }

    private Contender.Running up(Contender contender, Xvfb screen) throws Exception {
        Contender.Running running = contender.start(screen.display(), List.of(), true);
        screen.watch().firstContent();
        Pause.seconds(SETTLED_SECONDS);
        return running;
    }

    /// One visit, from the welcome screen to its end.
    private void visit(
            Contender.Running kiosk, ScreenWatch watch, Random random, List<Tapped> into)
            throws Exception {
        if (into.size() >= taps) {
            return;
        }
        boolean begun = false;
        for (int empty = 0; empty < 200; ) {
            List<Contender.Tap> next = kiosk.next(random);
            if (next.isEmpty()) {
                Pause.millis(50);
                empty++;
                continue;
            }
            boolean first = List.of("language", "welcome").contains(next.getFirst().what());
            if (begun && first && !into.getLast().what().equals("welcome")) {
                return;
            }
            begun = true;
            for (Contender.Tap tap : next) {
                into.add(new Tapped(tap.what(), watch.tap(tap.x(), tap.y())));
            }
            empty = 0;
        }
        throw new IllegalStateException("there is nothing to tap after " + into.getLast());
    }

    private double percent(List<Tapped> all, int percent) {
        return Times.share(
                all.stream()
                        .limit(taps)
                        .map(Tapped::millis)
                        .filter(millis -> !millis.isNaN())
                        .toList(),
                percent);
    }

    private static double unanswered(List<Tapped> all) {
        return all.stream().filter(tapped -> Double.isNaN(tapped.millis())).count();
    }

    private static void details(Map<Contender, List<Tapped>> all) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("kiosk,tapped,milliseconds");
        all.forEach(
                (contender, taps) ->
                        taps.forEach(
                                tapped ->
                                        lines.add(
                                                contender.name()
                                                        + ","
                                                        + tapped.what()
                                                        + ","
                                                        + tapped.millis())));
        Files.write(Path.of("target/taps.csv"), lines, StandardCharsets.UTF_8);
    }

    private void rest() {
        part("at rest", this::restOfBoth);
        part("at rest, a board following", this::restWithBoard);
    }

    /// Both at once, each on a screen of its own: at rest they do not get in each other's way.
    private void restOfBoth() throws Exception {
        Random random = new Random(SEED);
        try (Xvfb ourScreen = new Xvfb();
                Xvfb webScreen = new Xvfb();
                Contender.Running our = up(ours, ourScreen);
                Contender.Running other = up(web, webScreen)) {
            Pause.seconds(2 * SETTLED_SECONDS);
            Used welcome = Used.during(our, other, restSeconds);
            table.most(
                    "at rest on the welcome screen",
                    "%",
                    welcome.percentOfFirst(),
                    welcome.percentOfSecond(),
                    0.5);
            // In two halves, with a tap between them: nobody is asked whether one is still there.
            toQuestion(our, ourScreen.watch(), random);
            toQuestion(other, webScreen.watch(), random);
            Used half = questionHalf(our, other);
            tapOn(our, ourScreen.watch(), random);
            tapOn(other, webScreen.watch(), random);
            Used both = half.and(questionHalf(our, other));
            table.most(
                    "at rest on a question",
                    "%",
                    both.percentOfFirst(),
                    both.percentOfSecond(),
                    0.5);
        }
    }

    private Used questionHalf(Contender.Running our, Contender.Running other) throws Exception {
        Pause.seconds(SETTLED_SECONDS);
        Used used = Used.during(our, other, restSeconds / 2);
        if (!our.asking() || !other.asking()) {
            throw new IllegalStateException("a question did not stay on the screen");
        }
        return used;
    }

    private static void toQuestion(Contender.Running kiosk, ScreenWatch watch, Random random)
            throws Exception {
        for (int i = 0; !kiosk.asking(); i++) {
            if (i == 20) {
                throw new IllegalStateException("no question came");
            }
            tapOn(kiosk, watch, random);
        }
    }

    private static void tapOn(Contender.Running kiosk, ScreenWatch watch, Random random)
            throws Exception {
        for (Contender.Tap tap : kiosk.next(random)) {
            watch.tap(tap.x(), tap.y());
        }
    }

    private void restWithBoard() throws Exception {
        try (Xvfb ourScreen = new Xvfb();
                Xvfb boardScreen = new Xvfb();
                Contender.Running our = up(ours, ourScreen);
                ProcessTree board =
                        WebKiosk.look(
                                boardScreen.display(),
                                work.resolve("board"),
                                "https://localhost:" + ours.hubPort() + "/board")) {
            boardScreen.watch().firstContent();
            Pause.seconds(2 * SETTLED_SECONDS);
            Used used = Used.during(our, our, restSeconds);
            if (!board.root().isAlive()) {
                throw new IllegalStateException("the board's browser has ended");
            }
            table.most(
                    "at rest, a board following",
                    "%",
                    used.percentOfFirst(),
                    Double.NaN,
                    0.5);
        }
    }

    private void ticket() throws Exception {
        Map<Contender, List<Contender.TicketTimes>> all =
                byTurns(TICKET_ROUNDS, (each, _) -> each.ticket(TICKETS));
        table.ratio(
                "ticket to the printer's bytes, p50",
                "ms",
                median(all.get(ours), Contender.TicketTimes::half),
                median(all.get(web), Contender.TicketTimes::half),
                0.3);
        table.ratio(
                "ticket to the printer's bytes, p99",
                "ms",
                median(all.get(ours), Contender.TicketTimes::most),
                median(all.get(web), Contender.TicketTimes::most),
                0.6);
    }
}
