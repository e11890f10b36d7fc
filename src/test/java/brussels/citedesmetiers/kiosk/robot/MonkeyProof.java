package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.store.Victim;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// Random visits on the real screens in a process of its own, which then is looked into: after the
/// last goodbye and two collections its memory holds no visit, answer, token or ticket picture, and
/// the bytes of the last token are nowhere in memory, data folder, log and crash file. It ends by a
/// real crash of the JVM.
///
/// `MonkeyProof FOLDER NUMBER SEED [planted]`: with `planted` the process keeps its last visit,
/// which has to be found.
public final class MonkeyProof {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration MOST = Duration.ofHours(12);

    /// Only while it is written: the proof itself must not keep in memory what it looks for.
    private static final byte MASK = 0x5a;

    private static final String VISITS = "visits";
    private static final String LAST = "last";
    private static final String LOG = "log";
    private static final String CRASH = "hs_err.log";
    private static final List<Object> KEPT = new ArrayList<>();

    private MonkeyProof() {}

    /// Proves, or makes the visits: see the class.
    public static void main(String[] args) throws Exception {
        if (args[0].equals(VISITS)) {
            try {
                visits(
                        Path.of(args[1]),
                        Integer.parseInt(args[2]),
                        Long.parseLong(args[3]),
                        args.length > 4);
                crash();
            } catch (Exception | AssertionError e) {
                System.out.println(e);
                System.out.flush();
                Runtime.getRuntime().halt(1);
            }
            return;
        }
        System.exit(prove(args) ? 0 : 1);
    }

    private static boolean prove(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        boolean planted = args.length > 3;
        System.out.println("seed " + args[2]);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx160m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-CreateCoredumpOnCrash",
                                "-XX:ErrorFile=" + folder.resolve(CRASH),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djavafx.animation.pulse=10",
                                "-Dprism.order=sw",
                                "-Dtinylog.configuration=tinylog-test.properties",
                                "-Djava.io.tmpdir=" + folder,
                                "-cp",
                                System.getProperty("java.class.path"),
                                MonkeyProof.class.getName(),
                                VISITS,
                                folder.toString(),
                                args[1],
                                args[2]));
        if (planted) {
            command.add("planted");
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(LOG).toFile())
                        .start();
        var _ = Victim.awaitEnd(process, MOST);
        if (!Files.exists(folder.resolve(CRASH))) {
            System.out.println(Files.readString(folder.resolve(LOG)));
            return false;
        }
        List<String> found = found(folder);
        System.out.println(lastLineOf(folder.resolve(LOG)));
        System.out.println(found.isEmpty() ? "nothing of them is left" : "left: " + found);
        return planted
                ? found.containsAll(List.of("Visit", "Ticket", "the token"))
                : found.isEmpty();
    }

    private static String lastLineOf(Path log) throws IOException {
        return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains(" visits, "))
                .reduce("", (_, last) -> last);
    }

    private static List<String> found(Path folder) throws Exception {
        byte[] last = Files.readAllBytes(folder.resolve(LAST));
        mask(last);
        List<String> lines = new String(last, StandardCharsets.UTF_8).lines().toList();
        String token = lines.get(0);
        long from = Long.parseLong(lines.get(2));
        byte[] paper = Files.readAllBytes(folder.resolve(EndedVisit.PAPER));
        List<String> found =
                new ArrayList<>(
                        Traces.left(
                                HeapDump.read(folder.resolve(EndedVisit.BEFORE)),
                                HeapDump.read(folder.resolve(EndedVisit.DUMP)),
                                token,
                                lines.get(1),
                                java.util.Arrays.copyOfRange(
                                        paper, Math.toIntExact(from), paper.length)));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // The paper is the visitor's.
                if (!file.endsWith(EndedVisit.PAPER)
                        && !file.toString().endsWith(".hprof")
                        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                                .contains(token)) {
                    found.add("the token in " + folder.relativize(file));
                }
            }
        }
        return found;
    }

    private static void mask(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= MASK;
        }
    }

    private static void visits(Path folder, int number, long seed, boolean planted)
            throws Exception {
        Path paper = folder.resolve(EndedVisit.PAPER);
        Bench bench =
                Bench.open(
                        ConfigFolder.SHIPPED,
                        folder.resolve("data"),
                        "file:" + paper,
                        PrinterFaults.QUICK,
                        null);
        bench.await("all parts", visits -> visits.atRest());
        Logger.info("content {}", bench.visits().content().version());
        EndedVisit.dump(folder.resolve(EndedVisit.BEFORE));
        System.out.println(bench.monkey(PATIENCE, null).run(number, seed).sentence());
        long from = Files.exists(paper) ? Files.size(paper) : 0;
        bench.visits()
                .watch(visit -> visit.issued().ifPresent(ticket -> write(folder, ticket, from)));
        bench.toPreview().play("tap print", "expect taken");
        if (planted) {
            KEPT.add(bench.visits().visit());
        }
        EndedVisit.toItsEnd(bench);
        EndedVisit.dump(folder.resolve(EndedVisit.DUMP));
    }

    private static void write(Path folder, Ticket ticket, long from) {
        try {
            byte[] bytes =
                    (ticket.token() + "\n" + ticket.code() + "\n" + from)
                            .getBytes(StandardCharsets.UTF_8);
            mask(bytes);
            Files.write(folder.resolve(LAST), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void crash() throws Exception {
        System.out.flush();
        new ProcessBuilder("kill", "-SEGV", Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        // It is ended before.
        var _ = new CountDownLatch(1).await(1, TimeUnit.MINUTES);
    }
}
