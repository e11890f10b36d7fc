package brussels.citedesmetiers.kiosk.agenda;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Text;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads a calendar where every name it knows leads to this machine, and tells who was called: for
/// a network of its own, in which any port may be listened at.
public final class CalendarAlone {
    /// Whatever an address of a calendar would be fetched by.
    private static final List<Integer> PORTS = List.of(21, 80, 443);

    private CalendarAlone() {}

    /// Reads it, and prints how many dates it has and how many calls came in meanwhile.
    ///
    /// @param args the calendar's file; then an address to fetch as a library would that does
    public static void main(String[] args) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch own = new CountDownLatch(PORTS.size());
        for (int port : PORTS) {
            listen(port, calls, own);
        }
        Instant from = Instant.parse("2026-10-01T00:00:00Z");
        ICalendarReader reader =
                new ICalendarReader(
                        new CalendarMeaning(List.of(activity()), List.of()),
                        ZoneId.of("Europe/Brussels"),
                        from,
                        from.plusSeconds(366 * 86_400L));
        int dates = reader.read(Files.readAllBytes(Path.of(args[0]))).dates().size();
        if (args.length > 1) {
            fetch(args[1]);
        }
        // Whoever called before them was taken before them.
        for (int port : PORTS) {
            new Socket("localhost", port).close();
        }
        own.await();
        System.out.println(dates + " dates, " + (calls.get() - PORTS.size()) + " calls");
    }

    private static void listen(int port, AtomicInteger calls, CountDownLatch own)
            throws IOException {
        ServerSocket socket = new ServerSocket(port);
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            while (!socket.isClosed()) {
                                try (Socket line = socket.accept()) {
                                    calls.incrementAndGet();
                                    // What this class sends to close the list says nothing.
                                    if (line.getInputStream().read() < 0) {
                                        own.countDown();
                                    }
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            }
                        });
    }

    private static void fetch(String address) throws IOException {
        URLConnection connection = URI.create(address).toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        } catch (IOException e) {
            System.err.println("fetched: " + e);
        }
    }

    private static Recommendation activity() {
        return new Recommendation(
                "cdm-cv",
                "calendar",
                Recommendation.Access.DIRECT,
                new Text(Map.of("fr", "Mon CV")),
                new Text(Map.of("fr", "")),
                new Text(Map.of("fr", "")),
                Set.of("fr"),
                LocalDate.EPOCH,
                Map.of(),
                "cv");
    }
}
