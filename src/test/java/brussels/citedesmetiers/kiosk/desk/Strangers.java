package brussels.citedesmetiers.kiosk.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import javax.net.ssl.SSLSocketFactory;

/// Strangers on the network who hold a server up: each has an address of 127.0.0.0/8, does the same
/// over and over, and stops when told. At most a few hundred connections at once.
final class Strangers implements AutoCloseable {
    private static final int READ_MILLIS = 3_000;
    private static final int PAUSE_MILLIS = 250;

    private final int port;
    private final SSLSocketFactory tls = StaffBrowser.trusting().getSocketFactory();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong tries = new AtomicLong();
    private volatile boolean over;

    Strangers(int port) {
        this.port = port;
    }

    /// What one of them does with a new connection.
    @FunctionalInterface
    private interface Deed {
        void on(Socket socket) throws IOException;
    }

    /// So many connections from one address, and as many from as many addresses as are said.
    private void crowd(int oneAddress, int others, int addresses, Deed deed) {
        for (int i = 0; i < oneAddress; i++) {
            begin("127.0.1.1", deed);
        }
        for (int i = 0; i < others; i++) {
            int n = i % addresses;
            begin("127.1." + n / 200 + "." + (2 + n % 200), deed);
        }
    }

    private void begin(String address, Deed deed) {
        threads.add(Thread.ofVirtual().start(() -> repeat(address, deed)));
    }

    private void repeat(String address, Deed deed) {
        while (!over) {
            try (Socket socket = new Socket()) {
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
                socket.connect(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
                        READ_MILLIS);
                socket.setSoTimeout(READ_MILLIS);
                tries.incrementAndGet();
                deed.on(socket);
            } catch (IOException e) {
                // Being thrown out is what they are here for.
                tries.incrementAndGet();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private Socket secure(Socket socket) throws IOException {
        return tls.createSocket(socket, "localhost", port, true);
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] into = new byte[4096];
        for (int read = in.read(into); read >= 0; read = in.read(into)) {
            Thread.onSpinWait();
        }
    }

    /// Connections on which nothing is ever said.
    Strangers idle() {
        crowd(420, 150, 75, Strangers::read);
        return this;
    }

    /// Requests that never end.
    Strangers half() {
        crowd(
                330,
                60,
                30,
                socket -> {
                    Socket secure = secure(socket);
                    say(secure, "GET /board HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
                    read(secure);
                });
        return this;
    }

    /// Heads of 370 KB.
    Strangers headers() {
        String fields = ("X-Fill: " + "x".repeat(8_000) + "\r\n").repeat(46);
        crowd(
                50,
                100,
                25,
                socket -> {
                    Socket secure = secure(socket);
                    say(secure, "GET /board HTTP/1.1\r\nHost: localhost\r\n" + fields);
                    read(secure);
                });
        return this;
    }

    /// Boards that nobody looks at, and that come back at once.
    Strangers streams() {
        crowd(
                500,
                60,
                30,
                socket -> {
                    Socket secure = secure(socket);
                    say(secure, "GET /board/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    read(secure);
                });
        return this;
    }

    /// Wrong secrets from many addresses.
    ///
    /// @param path where to sign in
    /// @param body of the n-th try
    Strangers guesses(String path, IntFunction<String> body) {
        crowd(
                10,
                60,
                60,
                socket -> {
                    Socket secure = secure(socket);
                    String form = body.apply((int) tries.get());
                    say(
                            secure,
                            String.join(
                                    "\r\n",
                                    "POST " + path + " HTTP/1.1",
                                    "Host: localhost:" + port,
                                    "Origin: https://localhost:" + port,
                                    "Sec-Fetch-Site: same-origin",
                                    "Content-Type: application/x-www-form-urlencoded",
                                    "Content-Length: " + form.length(),
                                    "",
                                    form));
                    read(secure);
                });
        return this;
    }

    /// How often they came.
    long tries() {
        return tries.get();
    }

    @Override
    public void close() {
        over = true;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(READ_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
