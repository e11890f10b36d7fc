package brussels.citedesmetiers.kiosk.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A network that is cut and restored at random: passes bytes between two sockets, and now and then
/// cuts a connection after some bytes in either direction, or refuses new ones.
final class CuttingRelay implements AutoCloseable {
    private final ServerSocket listening;
    private volatile int target;
    private final Random random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cutting = true;
    private final AtomicInteger cuts = new AtomicInteger();

    CuttingRelay(int target, long seed) throws IOException {
        this.target = target;
        this.random = new Random(seed);
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// What it leads to is at another port now.
    void to(int port) {
        target = port;
    }

    /// How many connections were cut.
    int cuts() {
        return cuts.get();
    }

    /// From now on nothing is cut.
    void heal() {
        cutting = false;
    }

    /// Cuts every connection that there is.
    void cutAll() {
        open.forEach(
                socket -> {
                    try {
                        cut(socket);
                    } catch (SocketException e) {
                        // It is closed already.
                        close(socket);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket from = listening.accept();
                if (cutting && chance(4) == 0) {
                    cut(from);
                    continue;
                }
                open.add(from);
                Socket to = connected(from);
                open.add(to);
                // A handshake and one exchange are some thousand bytes.
                int most = cutting ? 500 + chance(9_000) : Integer.MAX_VALUE;
                Thread.ofVirtual().start(() -> pass(from, to, most));
                Thread.ofVirtual().start(() -> pass(to, from, most));
            } catch (IOException e) {
                // Closed by the test, or the hub is not there: the caller sees a broken connection.
                close(listening.isClosed() ? listening : () -> {});
            }
        }
    }

    private Socket connected(Socket from) throws IOException {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException notThere) {
            cut(from);
            throw notThere;
        }
    }

    private synchronized int chance(int bound) {
        return random.nextInt(bound);
    }

    private void pass(Socket from, Socket to, int most) {
        byte[] bytes = new byte[512];
        int left = most;
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                left -= n;
                if (left < 0 && cutting) {
                    cut(from);
                    cut(to);
                    return;
                }
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (SocketException e) {
            // The other direction was cut, or one side went away: so is this.
            close(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cut(Socket socket) throws IOException {
        cuts.incrementAndGet();
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void close(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(CuttingRelay::close);
    }
}
