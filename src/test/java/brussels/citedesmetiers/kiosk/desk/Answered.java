package brussels.citedesmetiers.kiosk.desk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Asks a server as staff, boards and terminals do, and keeps how often and how fast it answered.
/// Thread-safe.
final class Answered {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// Is slow by design: a slow hash. It has to be answered, but not within the goal.
    static final String SLOW = "sign in again";

    private static final int GOAL_MILLIS = Integer.getInteger("goal.millis", 1_000);

    private final String origin;
    private final HttpClient kept = client();
    private final Map<String, List<Double>> millis = new TreeMap<>();
    private final Map<String, Integer> failed = new TreeMap<>();
    private boolean allWell;
    private boolean open;
    private int underWay;

    Answered(int port) {
        this.origin = "https://localhost:" + port;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(StaffBrowser.trusting())
                .connectTimeout(LONGEST)
                .build();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(LONGEST)
                .header("Origin", origin)
                .header("Sec-Fetch-Site", "same-origin");
    }

    /// Something that ends when it was answered.
    @FunctionalInterface
    interface Action {
        /// Whether the answer was one.
        boolean done() throws IOException, InterruptedException;
    }

    /// Lets actions begin until as many were done as are said, but no longer than that, and waits
    /// for the end of all that have begun.
    synchronized void open(int least, Duration time) throws InterruptedException {
        long now = System.nanoTime();
        long shortest = now + time.toNanos();
        long longest = now + time.multipliedBy(3).toNanos();
        open = true;
        notifyAll();
        while (now - shortest < 0 || (count() < least && now - longest < 0)) {
            wait(20);
            now = System.nanoTime();
        }
        open = false;
        while (underWay > 0) {
            wait();
        }
    }

    private int count() {
        return millis.values().stream().mapToInt(List::size).sum();
    }

    private synchronized void begin() throws InterruptedException {
        while (!open) {
            wait();
        }
        underWay++;
    }

    private synchronized void end(String name, boolean done, double took) {
        underWay--;
        failed.merge(name, done ? 0 : 1, Integer::sum);
        millis.computeIfAbsent(name, _ -> new ArrayList<>()).add(took);
        notifyAll();
    }

    /// Does it, and counts and times it under this name.
    void time(String name, Action action) throws InterruptedException {
        begin();
        long begun = System.nanoTime();
        boolean done = false;
        try {
            done = action.done();
        } catch (IOException e) {
            done = false;
        } catch (InterruptedException e) {
            end(name, false, 0);
            throw e;
        }
        end(name, done, (System.nanoTime() - begun) / 1e6);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return kept.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// Asks on a connection of its own, as somebody who comes back after a while.
    int fresh(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient once = client()) {
            return once.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /// Whether this is an answer of the site, not of one that has no time.
    static boolean isAnswer(int status) {
        return Set.of(200, 204, 303, 409).contains(status);
    }

    /// One line for each kind of action, and one for all.
    synchronized List<String> lines(String title) {
        List<String> lines = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        int lost = 0;
        int slowLost = 0;
        for (Map.Entry<String, List<Double>> kind : millis.entrySet()) {
            int missed = failed.getOrDefault(kind.getKey(), 0);
            lines.add(line("  " + kind.getKey(), kind.getValue(), missed));
            if (!kind.getKey().equals(SLOW)) {
                all.addAll(kind.getValue());
            }
            if (kind.getKey().equals(SLOW)) {
                slowLost = missed;
            } else {
                lost += missed;
            }
        }
        lines.addFirst(line(title, all, lost));
        List<Double> sorted = all.stream().sorted().toList();
        allWell =
                lost + slowLost == 0
                        && !all.isEmpty()
                        && sorted.get(all.size() * 99 / 100) < GOAL_MILLIS;
        millis.clear();
        failed.clear();
        return lines;
    }

    /// Whether all that the last lines told of was answered, and 99 of 100 within the goal, usually
    /// a second.
    synchronized boolean allWell() {
        return allWell;
    }

    private static String line(String title, List<Double> times, int lost) {
        List<Double> sorted = times.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return title + ": nothing was asked";
        }
        return String.format(
                Locale.ROOT,
                "%-34s %4d of %4d answered; half within %6.0f ms, 99 of 100 within %6.0f ms, all within %6.0f ms",
                title,
                sorted.size() - lost,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
    }
}
