package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.Report;
import brussels.citedesmetiers.kiosk.report.ReportFolder;
import brussels.citedesmetiers.kiosk.report.ReportRequest;
import brussels.citedesmetiers.kiosk.report.YearSamples;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Sends years of whole fleets to a centre in a process of its own, over HTTP on this machine, and
/// says how many batches a second it took, how long each waited, and how much memory it had. Then
/// times a report of all of it. Needs the test classes on its path; `deploy/bench-centre.sh` runs
/// it.
public final class CentreBench {
    private static final int YEAR = 2026;
    private static final int AT_ONCE = 16;
    private static final int PATTERNS = 4;
    private static final int VISITS_A_DAY = 40;
    private static final LocalDate AFTER = LocalDate.of(YEAR + 1, 1, 5);

    private CentreBench() {}

    /// @param args the centre's folder, the number of terminals, the address of the database unless
    ///   it is Derby in that folder, and how many centres there are on it
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int terminals = Integer.parseInt(args[1]);
        String url = args.length > 2 ? args[2] : "";
        int number = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        List<SendingTerminal> senders = new ArrayList<>();
        List<List<SealedBatch>> years = new ArrayList<>();
        List<List<Batch>> patterns = patterns();
        for (int i = 0; i < terminals; i++) {
            SendingTerminal sender = new SendingTerminal("bench-" + i);
            senders.add(sender);
            years.add(
                    patterns.get(i % PATTERNS).stream()
                            .map(batch -> sender.sealed(YearSamples.of(sender.id, batch)))
                            .toList());
        }
        // Before any terminal is known: a centre that joins others takes their key.
        var _ = KeyFile.loadOrCreate(folder.resolve(CentreStore.KEY));
        List<String> tokens = enroll(folder, url, senders);
        List<Process> centres = new ArrayList<>();
        List<String> bases = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                long begin = System.nanoTime();
                // The key of the first is in its folder; the others have it from the database.
                Process centre = start(i == 0 ? folder : folder.resolve("machine-" + i), url);
                centres.add(centre);
                bases.add(
                        String.valueOf(centre.inputReader().readLine()).replaceFirst("/$", ""));
                System.out.printf(
                        Locale.ROOT,
                        "a centre is up after %.2f s%n",
                        (System.nanoTime() - begin) / 1e9);
            }
            System.out.println(number + " centres: " + sent(bases, senders, tokens, years));
            for (Process centre : centres) {
                System.out.println("memory of the centre: " + memory(centre));
                System.out.println(
                        "processor time of the centre: "
                                + centre.info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
                                + " ms");
            }
        } finally {
            for (Process centre : centres) {
                centre.destroy();
                centre.waitFor();
            }
        }
        report(folder, url);
    }

    private static List<List<Batch>> patterns() {
        List<List<Batch>> patterns = new ArrayList<>();
        for (int i = 0; i < PATTERNS; i++) {
            patterns.add(
                    YearSamples.released(
                                    "pattern",
                                    TerminalKind.BUILDING,
                                    YearSamples.measures(TerminalKind.BUILDING, 5),
                                    YearSamples.year(YEAR, VISITS_A_DAY, new Random(i)),
                                    YEAR,
                                    AFTER)
                            .batches());
        }
        return patterns;
    }

    private static Centre open(Path folder, String url) throws CentreException {
        Centre.Authority authority =
                new Centre.Authority(
                        new Codes(Map.of(), Map.of()),
                        message -> new byte[64],
                        (key, message, signature) ->
                                new SiteKeys.Key(key, Instant.EPOCH, null)
                                        .signed(message, signature),
                        InstantSource.system());
        return url.isEmpty() ? Centre.inFolder(folder, authority) : Centre.at(url, authority);
    }

    private static List<String> enroll(Path folder, String url, List<SendingTerminal> senders)
            throws CentreException {
        List<String> tokens = new ArrayList<>();
        try (Centre centre = open(folder, url)) {
            for (SendingTerminal sender : senders) {
                tokens.add(
                        centre.terminals()
                                .enroll(
                                        sender.id,
                                        "bench",
                                        TerminalKind.BUILDING,
                                        List.of(sender.key.publicKey())));
            }
        }
        return tokens;
    }

    private static Process start(Path folder, String url) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "brussels.citedesmetiers.kiosk.commands.Main",
                        "central",
                        "run",
                        "--behind-proxy",
                        "--port",
                        "0");
        builder.environment().put("KIOSK_DATA", folder.toString());
        builder.environment().put("KIOSK_DATABASE", url);
        return builder.redirectError(Redirect.INHERIT).start();
    }

    private static String sent(
            List<String> bases,
            List<SendingTerminal> senders,
            List<String> tokens,
            List<List<SealedBatch>> years)
            throws Exception {
        Semaphore room = new Semaphore(AT_ONCE);
        List<Future<long[]>> all = new ArrayList<>();
        long begin = System.nanoTime();
        try (HttpClient client =
                        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < senders.size(); i++) {
                String id = senders.get(i).id;
                String token = tokens.get(i);
                List<Line> lines =
                        bases.stream().map(base -> new Line(client, base, id, token)).toList();
                List<SealedBatch> year = years.get(i);
                Random chance = new Random(i);
                all.add(threads.submit(() -> year(lines, chance, year, room)));
            }
            List<Long> waits = new ArrayList<>();
            for (Future<long[]> one : all) {
                Arrays.stream(one.get()).forEach(waits::add);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            waits.sort(null);
            return String.format(
                    Locale.ROOT,
                    "%d batches of %d terminals, %d at once: %.0f a second; each %.1f ms (median),"
                            + " %.1f ms (99 %%)",
                    waits.size(),
                    senders.size(),
                    AT_ONCE,
                    waits.size() / seconds,
                    waits.get(waits.size() / 2) / 1e6,
                    waits.get(waits.size() * 99 / 100) / 1e6);
        }
    }

    /// Each batch goes to one of the centres by chance.
    private static long[] year(
            List<Line> lines, Random chance, List<SealedBatch> year, Semaphore room)
            throws Exception {
        long[] waits = new long[year.size()];
        room.acquire();
        try {
            for (int i = 0; i < waits.length; i++) {
                Line line = lines.get(chance.nextInt(lines.size()));
                long begin = System.nanoTime();
                HttpResponse<String> answer = line.send(line.batch(year.get(i)));
                waits[i] = System.nanoTime() - begin;
                if (answer.statusCode() != 201) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
            }
            return waits;
        } finally {
            room.release();
        }
    }

    private static String memory(Process centre) throws IOException {
        List<String> all = Files.readAllLines(Path.of("/proc/" + centre.pid() + "/smaps_rollup"));
        return all.stream()
                .filter(line -> line.startsWith("Rss:") || line.startsWith("Pss:"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList()
                .toString();
    }

    private static void report(Path folder, String url) throws Exception {
        try (Centre centre = open(folder, url)) {
            for (int i = 0; i < 2; i++) {
                long begin = System.nanoTime();
                Report report =
                        Report.of(
                                centre.counts(),
                                YearSamples.settings(5),
                                YearSamples.CONTENT,
                                ReportRequest.of(List.of("bench"), YEAR, "fr", AFTER));
                Path out = Files.createTempDirectory("report");
                ReportFolder.write(report, out);
                System.out.printf(
                        Locale.ROOT,
                        "report out of the database: %.1f s, %d faults%n",
                        (System.nanoTime() - begin) / 1e9,
                        report.faults().size());
            }
        }
    }
}
