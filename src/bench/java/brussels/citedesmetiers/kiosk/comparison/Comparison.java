package brussels.citedesmetiers.kiosk.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// This kiosk and a web kiosk, measured by turns from outside: what stands on their screens, what
/// the system says of their processes. Prints one table.
public final class Comparison {
    private static final List<String> PARTS = List.of("start", "memory", "taps", "rest", "ticket");
    private static final int TICKETS = 500;
    private static final int TICKET_ROUNDS = 3;
    private final int visits = number("VISITS", 200);
    private final Both both;

    private Comparison(Both both) {
        this.both = both;
    }

    /// Measures, and prints the table.
    ///
    /// @param args the packaged kiosk, the built web kiosk, the script of a visit, an empty folder,
    ///   and which parts; none for all
    public static void main(String[] args) throws Exception {
        List<String> parts = List.of(args).subList(4, args.length);
        for (String part : parts) {
            if (!PARTS.contains(part)) {
                System.err.println("there is no part " + part + "; there are " + PARTS);
                System.exit(2);
            }
        }
        endAllWithThisProgram();
        Path work = Path.of(args[3]);
        OurKiosk ours = new OurKiosk(Path.of(args[0]), work.resolve("ours"), Path.of(args[2]));
        try (WebKiosk web = new WebKiosk(Path.of(args[1]), work.resolve("web"))) {
            new Comparison(new Both(ours, web, new Table(), work))
                    .run(parts.isEmpty() ? PARTS : parts);
        }
        System.exit(0);
    }

    /// Whatever was started ends with this program, also where that is ended from outside.
    static void endAllWithThisProgram() {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () ->
                                        ProcessHandle.current()
                                                .descendants()
                                                .forEach(ProcessHandle::destroyForcibly)));
    }

    private static int number(String name, int otherwise) {
        String said = System.getenv(name);
        return said == null ? otherwise : Integer.parseInt(said);
    }

    private void run(List<String> parts) throws Exception {
        String before = load();
        long begun = System.nanoTime();
        both.part("start cache", this::train);
        for (String part : parts) {
            System.err.println(part + " …");
            switch (part) {
                case "start" -> new Starts(both, number("RUNS", 5)).measure();
                case "memory" -> both.part("memory and disk after visits", this::afterVisits);
                case "taps" -> both.part("taps", new Taps(both, number("TAPS", 500))::measure);
                case "rest" -> new Rest(both, number("REST", 60)).measure();
                case "ticket" -> both.part("ticket", this::ticket);
                default -> throw new IllegalStateException(part);
            }
        }
        System.out.print(both.table());
        System.out.printf(
                "load of the machine at the start %s, at the end %s; %d processors; %d s%n",
                before,
                load(),
                Runtime.getRuntime().availableProcessors(),
                (System.nanoTime() - begun) / 1_000_000_000);
    }

    private void train() throws Exception {
        try (Xvfb screen = new Xvfb()) {
            both.ours().train(screen.display());
        }
    }

    private static String load() throws IOException {
        String all = Files.readString(Path.of("/proc/loadavg"));
        return all.substring(0, all.indexOf(' '));
    }

    private record Visited(Contender.AfterVisits after, double atDevice) {}

    private void afterVisits() throws Exception {
        // The first start makes what the later ones find: a database, a browser's profile.
        Both.Turns<Visited> first = visits(1);
        Both.Turns<Visited> all = visits(visits);
        Visited our = all.ours().getFirst();
        Visited other = all.web().getFirst();
        both.table()
                .ratio(
                        "memory after " + visits + " visits",
                        "MB",
                        our.after().megabytes(),
                        other.after().megabytes(),
                        0.48);
        both.table()
                .most("written a visit, at the device", "KB", our.atDevice(), other.atDevice(), 60);
        both.table()
                .both(
                        "written a visit, by the processes",
                        "KB",
                        our.after().kilobytes(),
                        other.after().kilobytes());
        both.table()
                .both(
                        "written by a first start and visit",
                        "KB",
                        first.ours().getFirst().atDevice(),
                        first.web().getFirst().atDevice());
    }

    private Both.Turns<Visited> visits(int count) throws Exception {
        Disk disk = new Disk(both.work());
        return both.byTurns(
                1,
                (each, screen) -> {
                    Disk.sync();
                    double before = disk.writtenKilobytes();
                    Contender.AfterVisits after = each.visits(screen.display(), count);
                    Disk.sync();
                    return new Visited(after, (disk.writtenKilobytes() - before) / count);
                });
    }

    private void ticket() throws Exception {
        Both.Turns<Contender.TicketTimes> all =
                both.byTurns(TICKET_ROUNDS, (each, _) -> each.ticket(TICKETS));
        both.table()
                .ratio(
                        "ticket to the printer's bytes, p50",
                        "ms",
                        Times.median(all.ours(), Contender.TicketTimes::half),
                        Times.median(all.web(), Contender.TicketTimes::half),
                        0.3);
        both.table()
                .ratio(
                        "ticket to the printer's bytes, p99",
                        "ms",
                        Times.median(all.ours(), Contender.TicketTimes::most),
                        Times.median(all.web(), Contender.TicketTimes::most),
                        0.6);
    }
}
