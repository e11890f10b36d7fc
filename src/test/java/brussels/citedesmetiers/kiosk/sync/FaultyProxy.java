package brussels.citedesmetiers.kiosk.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A bad network before a centre: one request a connection, each met by a fault or not, as a seed
/// says. It knows HTTP just well enough to find where a request ends.
public final class FaultyProxy implements AutoCloseable {
    private static final Pattern LENGTH =
            Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final byte[] NOTHING = new byte[0];

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);
    private final int centre;
    private final Random random;
    private final int perMille;
    private byte[] lastRequest = NOTHING;
    private byte[] lastAnswer = NOTHING;

    /// What can become of a request.
    enum Fault {
        /// The request is lost.
        DROP,
        /// The connection is reset before the centre sees it.
        RESET_BEFORE,
        /// The centre has it; the connection is reset before the answer.
        RESET_AFTER,
        /// Half of the request arrives.
        TRUNCATE_REQUEST,
        /// Half of the answer arrives.
        TRUNCATE_ANSWER,
        /// The centre gets it twice; the second answer arrives.
        DUPLICATE,
        /// An earlier request arrives again before it.
        REORDER_REQUESTS,
        /// The answer to an earlier request arrives.
        REORDER_ANSWERS,
        /// The answer never comes.
        HOLD,
        /// A sign-in page answers.
        PORTAL,
        /// A sign-in page is pointed to.
        REDIRECT,
        /// A service of another kind answers in JSON.
        OTHER_SERVICE
    }

    /// @param perMille how many of 1,000 requests meet a fault
    public FaultyProxy(URI centre, long seed, int perMille) throws IOException {
        this.centre = centre.getPort();
        this.random = new Random(seed);
        this.perMille = perMille;
        threads.execute(this::accept);
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    synchronized Map<Fault, Integer> met() {
        return Map.copyOf(met);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] request = message(client.getInputStream());
            if (request.length > 0) {
                pass(client, request);
            }
        } catch (IOException goneAway) {
            // One more fault of this network.
            count(Fault.DROP);
        }
    }

    private synchronized void count(Fault fault) {
        met.merge(fault, 1, Integer::sum);
    }

    /// One request after the other: their order is what this network decides.
    private void pass(Socket client, byte[] request) throws IOException {
        Fault fault;
        byte[] earlierRequest;
        byte[] earlierAnswer;
        synchronized (this) {
            fault = random.nextInt(1000) < perMille ? anyFault() : null;
            earlierRequest = lastRequest;
            earlierAnswer = lastAnswer;
            lastRequest = request;
        }
        if (fault == null) {
            write(client, exchange(request));
            return;
        }
        count(fault);
        switch (fault) {
            case DROP -> client.shutdownOutput();
            case RESET_BEFORE -> client.setSoLinger(true, 0);
            case RESET_AFTER -> {
                exchange(request);
                client.setSoLinger(true, 0);
            }
            case TRUNCATE_REQUEST -> send(Arrays.copyOf(request, request.length / 2));
            case TRUNCATE_ANSWER -> {
                byte[] answer = exchange(request);
                write(client, Arrays.copyOf(answer, answer.length - 1 - answer.length / 3));
            }
            case DUPLICATE -> {
                exchange(request);
                write(client, exchange(request));
            }
            case REORDER_REQUESTS -> {
                if (earlierRequest.length > 0) {
                    exchange(earlierRequest);
                }
                write(client, exchange(request));
            }
            case REORDER_ANSWERS -> {
                exchange(request);
                write(client, earlierAnswer);
            }
            case HOLD -> {
                exchange(request);
                await();
            }
            case PORTAL -> write(client, page("200 OK", "text/html", "<p>Sign in</p>"));
            case REDIRECT ->
                    write(client, page("302 Found\r\nLocation: " + url(), "text/html", ""));
            case OTHER_SERVICE ->
                    write(client, page("200 OK", "application/json", "{\"ok\":true}"));
        }
    }

    private Fault anyFault() {
        // What costs a time-out comes more rarely.
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        return fault == Fault.HOLD && random.nextInt(20) > 0 ? Fault.DROP : fault;
    }

    private void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] page(String status, String type, String body) {
        return ("HTTP/1.1 "
                        + status
                        + "\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] exchange(byte[] request) throws IOException {
        byte[] answer = send(request);
        synchronized (this) {
            lastAnswer = answer;
        }
        return answer;
    }

    private byte[] send(byte[] request) throws IOException {
        try (Socket up = new Socket(InetAddress.getLoopbackAddress(), centre)) {
            up.getOutputStream().write(request);
            up.shutdownOutput();
            return message(up.getInputStream());
        }
    }

    /// Says that the connection ends, so that the next request comes by another.
    private static void write(Socket client, byte[] answer) throws IOException {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        String closing = text.replaceFirst("\r\n", "\r\nConnection: close\r\n");
        OutputStream out = client.getOutputStream();
        out.write(closing.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /// A request or an answer as far as its stated length, or as far as it comes.
    private static byte[] message(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int end = -1;
        while (end < 0 || bytes.size() < end) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            bytes.write(b);
            if (end < 0 && b == '\n' && bytes.size() >= 4) {
                String head = bytes.toString(StandardCharsets.ISO_8859_1);
                if (head.endsWith("\r\n\r\n")) {
                    Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
                    end = bytes.size() + (length.find() ? Integer.parseInt(length.group(1)) : 0);
                }
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        ended.countDown();
        server.close();
        threads.shutdownNow();
    }
}
