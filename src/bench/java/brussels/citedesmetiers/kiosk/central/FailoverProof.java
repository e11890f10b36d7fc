package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.store.Victim;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Terminals send to two centres while the database goes over from one PostgreSQL to another, and
/// nobody restarts a centre. Says for how long nothing was taken, and whether everything that was
/// answered is there, and what of it the terminals had to send again because the new server had not
/// got it yet. `deploy/check-failover.sh` runs it.
public final class FailoverProof {
    private static final int TERMINALS = 8;
    private static final long VISITS_A_BATCH = 15;
    private static final long BEFORE_SECONDS = 5;
    private static final long AFTER_SECONDS = 10;

    private static final Pattern NOT_NEXT = Pattern.compile("\"expectedSeq\":([0-9]+)");

    private final List<Long> answered = new ArrayList<>();
    private final AtomicLong askedAgain = new AtomicLong();
    private volatile boolean enough;

    private FailoverProof() {}

    /// @param args a folder, the address of the database with both servers, the program that makes
    ///   it go over, and anything else if the new server has fallen behind
    public static void main(String[] args) throws Exception {
        boolean behind = args.length > 3;
        System.exit(new FailoverProof().holds(Path.of(args[0]), args[1], args[2], behind) ? 0 : 1);
    }

    private boolean holds(Path folder, String url, String failover, boolean behind)
            throws Exception {
        try (CentreStore store = CentreStore.at(url)) {
            var _ = store.key(null, () -> TerminalKey.generate().pem());
        }
        CentreFixture fixture = new CentreFixture();
        List<SendingTerminal> terminals = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        try (Centre centre = Centre.at(url, fixture.authority())) {
            for (int i = 0; i < TERMINALS; i++) {
                terminals.add(new SendingTerminal("terminal-" + i));
                tokens.add(CentreFixture.enroll(centre, terminals.getLast()));
            }
        }
        Map<String, Long> sent = new TreeMap<>();
        try (Victim one = centre(folder.resolve("one"), url);
                Victim two = centre(folder.resolve("two"), url);
                HttpClient client =
                        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> bases =
                    List.of("http://localhost:" + one.line(), "http://localhost:" + two.line());
            List<Future<Long>> sending = new ArrayList<>();
            for (int i = 0; i < TERMINALS; i++) {
                SendingTerminal terminal = terminals.get(i);
                List<Line> lines = new ArrayList<>();
                for (String base : bases) {
                    lines.add(new Line(client, base, terminal.id, tokens.get(i)));
                }
                Random chance = new Random(i);
                sending.add(threads.submit(() -> send(terminal, lines, chance)));
            }
            TimeUnit.SECONDS.sleep(BEFORE_SECONDS);
            int status = new ProcessBuilder(failover).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException(failover + " ended with " + status);
            }
            TimeUnit.SECONDS.sleep(AFTER_SECONDS);
            enough = true;
            for (int i = 0; i < TERMINALS; i++) {
                sent.put(terminals.get(i).id, sending.get(i).get() * VISITS_A_BATCH);
            }
        }
        try (Centre centre = Centre.at(url, fixture.authority())) {
            Map<String, Long> there = CentreFixture.visits(centre);
            long again = askedAgain.get();
            System.out.printf(
                    Locale.ROOT,
                    "%d answers; nothing was taken for %.1f s; the new server lacked %d,"
                            + " which were sent again; %s%n",
                    answered.size(),
                    longestPause() / 1e9,
                    again,
                    sent.equals(there) ? "all counts equal" : "sent " + sent + ", there " + there);
            if (behind != again > 0) {
                System.out.println(
                        behind
                                ? "The new server had everything: nothing is proved."
                                : "What was answered was not on the new server's disk.");
                return false;
            }
            return sent.equals(there);
        }
    }

    private static Victim centre(Path folder, String url) throws IOException {
        Files.createDirectories(folder);
        return Victim.start(
                KilledCentre.class, List.of(folder.toString(), url, "another machine"));
    }

    /// Sends until it is enough; what is refused for now is sent again, and so is what the centre
    /// asks for.
    ///
    /// @return the number of the last batch that was answered
    private long send(SendingTerminal terminal, List<Line> lines, Random chance)
            throws InterruptedException {
        long number = 1;
        while (!enough) {
            SealedBatch batch = terminal.day(number);
            Line line = lines.get(chance.nextInt(lines.size()));
            int status = 0;
            String body = "";
            try {
                HttpResponse<String> answer = line.send(line.batch(batch));
                status = answer.statusCode();
                body = answer.body();
            } catch (IOException e) {
                System.err.println("no answer: " + e);
            }
            Matcher next = NOT_NEXT.matcher(body);
            if (status == 200 || status == 201) {
                number++;
                synchronized (answered) {
                    answered.add(System.nanoTime());
                }
            } else if (status == 409 && next.find()) {
                long wanted = Long.parseLong(next.group(1));
                askedAgain.addAndGet(number - wanted);
                number = wanted;
            } else {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        return number - 1;
    }

    private long longestPause() {
        long longest = 0;
        for (int i = 1; i < answered.size(); i++) {
            longest = Math.max(longest, answered.get(i) - answered.get(i - 1));
        }
        return longest;
    }
}
