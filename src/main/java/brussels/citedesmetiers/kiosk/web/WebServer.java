package brussels.citedesmetiers.kiosk.web;

import brussels.citedesmetiers.kiosk.supervisor.Loop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// An HTTP/1.1 server for small sites that anybody on the network can reach. Clients that have not
/// proved to be staff, a terminal or a board get little: few places per address, few handshakes and
/// requests per second for all together, and no idle connections. Each connection has a virtual
/// thread; a request is one head of 8 KB and a body.
///
/// Every reply has the headers of [Reply#EVERY], even the reply to an invalid request. Thread-safe.
public final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final int HANDSHAKES_A_SECOND = 30;
    private static final int REQUESTS_A_SECOND = 200;
    private static final int MOST_TLS_SESSIONS = 256;
    private static final int TLS_SESSION_SECONDS = 3_600;
    private static final long AFTER_A_FAULT_MILLIS = 100;
    private static final long LOOK_MILLIS = 10;

    private static final Duration UNTIL_FREE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KNOCK_MILLIS = 5_000;

    private final ServerSocket listening;
    private final @Nullable SSLContext tls;
    private final boolean behindProxy;
    private final Watch watch;
    private final Times times;
    private final Places places;
    private final Turnstile handshakes;
    private volatile @Nullable Thread accepting;
    private final Turnstile requests;
    private final RareLog noRoom;
    private final RareLog noSocket;
    private final Set<Live> all = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> whenTaken = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;
    private Site site = _ -> Reply.refused(Reply.BUSY, "busy");

    /// How long a client may take.
    ///
    /// @param handshake from the connection to the end of the TLS handshake
    /// @param request from its first byte to the last of the answer
    /// @param idle between two requests
    /// @param idleKnown the same, for clients with their own kind of place
    record Times(Duration handshake, Duration request, Duration idle, Duration idleKnown) {
        static Times of(Duration request) {
            Duration handshake = Duration.ofSeconds(10);
            return new Times(
                    handshake.compareTo(request) < 0 ? handshake : request,
                    request,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(90));
        }
    }

    /// The handler of requests.
    @FunctionalInterface
    public interface Site {
        /// The reply, or null if it has already answered.
        @Nullable Reply answer(Request request) throws IOException;
    }

    private WebServer(
            InetSocketAddress address,
            @Nullable SSLContext tls,
            Watch watch,
            Duration request,
            LongSupplier nanoTime)
            throws IOException {
        this.tls = tls;
        this.behindProxy = tls == null;
        this.watch = watch;
        this.times = Times.of(request);
        this.places =
                behindProxy ? Places.ofOneAddress(nanoTime) : new Places(Places.STANDARD, nanoTime);
        this.handshakes = new Turnstile(HANDSHAKES_A_SECOND, HANDSHAKES_A_SECOND * 2, nanoTime);
        this.requests = new Turnstile(REQUESTS_A_SECOND, REQUESTS_A_SECOND, nanoTime);
        this.noRoom = new RareLog("There is no room for more connections", nanoTime);
        this.noSocket = new RareLog("A connection could not be taken", nanoTime);
        this.listening = new ServerSocket();
        try {
            listening.setReuseAddress(true);
            listening.bind(address, BACKLOG);
        } catch (IOException e) {
            listening.close();
            throw e;
        }
    }

    /// Listens for HTTPS, TLS 1.2 or 1.3; nothing is answered before it is started.
    ///
    /// @param request the longest a request may take, from its first byte to the answer's last
    /// @throws IOException if the port is taken
    public static WebServer https(
            InetSocketAddress address,
            ChangingKey key,
            Watch watch,
            Duration request,
            LongSupplier nanoTime)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {key}, null, null);
        context.getServerSessionContext().setSessionCacheSize(MOST_TLS_SESSIONS);
        context.getServerSessionContext().setSessionTimeout(TLS_SESSION_SECONDS);
        return new WebServer(address, context, watch, request, nanoTime);
    }

    /// Listens without TLS, for a proxy on this machine that names the client's address in the last
    /// `X-Forwarded-For`; nothing is answered before it is started.
    ///
    /// @throws IOException if the port is taken
    public static WebServer behindProxy(
            InetSocketAddress address, Watch watch, Duration request, LongSupplier nanoTime)
            throws IOException {
        return new WebServer(address, null, watch, request, nanoTime);
    }

    /// Starts answering.
    public void start(Site answers) {
        this.site = answers;
        accepting = Thread.ofPlatform().name("web-accept").daemon().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// The current number of connections of this kind.
    public int connections(Standing standing) {
        return places.taken(standing);
    }

    /// Comes round when it takes a connection, so asking makes one.
    public Loop loop() {
        return new Loop("web-accept", PATIENCE, this::whenRound);
    }

    private void whenRound(Runnable turned) {
        whenTaken.add(turned);
        var _ = Thread.ofVirtual().name("web-knock").start(this::knock);
    }

    private void knock() {
        try (Socket own = new Socket()) {
            own.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), KNOCK_MILLIS);
        } catch (IOException e) {
            Logger.debug(e, "nobody answers the knock");
        }
    }

    private void accept() {
        while (!closing) {
            try {
                Socket taken = listening.accept();
                for (Runnable turned = whenTaken.poll();
                        turned != null;
                        turned = whenTaken.poll()) {
                    turned.run();
                }
                take(taken);
            } catch (IOException e) {
                if (!closing) {
                    Logger.debug(e, "no connection");
                    noSocket.warn();
                    pause();
                }
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AFTER_A_FAULT_MILLIS));
    }

    private void take(Socket socket) throws IOException {
        Live live = new Live(socket);
        if (!live.hasSeat()) {
            noRoom.warn();
            live.end();
            return;
        }
        all.add(live);
        try {
            watch.execute(live);
        } catch (RejectedExecutionException e) {
            noRoom.warn();
            live.leave();
            live.end();
        }
    }

    /// A connection from its first packet to its last.
    private final class Live implements Runnable {
        private final Socket socket;
        private final Places.@Nullable Seat seat;
        private volatile Runnable cut = () -> {};
        private volatile boolean busy;

        Live(Socket socket) {
            this.socket = socket;
            this.seat =
                    places.enter(ClientAddress.of(socket.getInetAddress()), this::end).orElse(null);
        }

        boolean hasSeat() {
            return seat != null;
        }

        void leave() {
            if (seat != null) {
                seat.leave();
            }
            all.remove(this);
        }

        @Override
        public void run() {
            cut = watch.cut();
            try (socket) {
                allow(times.handshake());
                socket.setTcpNoDelay(true);
                if (seat != null) {
                    serve(seat);
                }
            } catch (IOException e) {
                Logger.debug(e, "A client went away");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // Catches everything: a defect in one connection must not stop the server.
                Logger.error(e, "A connection failed");
            } finally {
                leave();
            }
        }

        private void serve(Places.Seat own) throws IOException, InterruptedException {
            Socket talking = tls == null ? socket : handshaken(tls, own);
            if (talking != null) {
                new HttpConnection(WebServer.this, talking, own, this::busy).serve(socket);
            }
        }

        /// Null if the client is gone.
        private @Nullable Socket handshaken(SSLContext context, Places.Seat own)
                throws IOException, InterruptedException {
            int first = socket.getInputStream().read();
            if (first < 0) {
                return null;
            }
            if (!own.isKnown()) {
                handshakes.pass();
            }
            SSLSocket secure =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(
                                            socket,
                                            new ByteArrayInputStream(new byte[] {(byte) first}),
                                            true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        }

        void busy(boolean now) {
            busy = now;
        }

        void end() {
            try {
                socket.close();
            } catch (IOException e) {
                Logger.debug(e, "a socket that does not close");
            }
            cut.run();
        }
    }

    Times times() {
        return times;
    }

    void allow(Duration time) {
        watch.allow(time);
    }

    boolean isClosing() {
        return closing;
    }

    void waitForTurn() throws InterruptedException {
        requests.pass();
    }

    @Nullable Reply answer(Request request) throws IOException {
        return site.answer(request);
    }

    /// Behind a proxy, the proxy's own entry is the last one on the last line; the client may have
    /// written anything before it.
    String clientOf(RequestHead head, Socket socket) {
        List<String> forwarded = head.fields().getOrDefault("X-Forwarded-For", List.of());
        if (!behindProxy || forwarded.isEmpty()) {
            return ClientAddress.of(socket.getInetAddress());
        }
        String last = forwarded.getLast();
        return ClientAddress.of(last.substring(last.lastIndexOf(',') + 1));
    }

    /// Accepts no more, gives requests in progress this long to finish, then ends them.
    public void close(Duration grace) {
        closing = true;
        try {
            listening.close();
        } catch (IOException e) {
            Logger.debug(e, "a listening socket that does not close");
        }
        awaitPort();
        all.stream().filter(live -> !live.busy).forEach(Live::end);
        long end = System.nanoTime() + grace.toNanos();
        while (!all.isEmpty()
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
        all.forEach(Live::end);
    }

    /// The system keeps the port until the thread that waited for connections has ended.
    private void awaitPort() {
        Thread waiting = accepting;
        try {
            if (waiting != null && !waiting.join(UNTIL_FREE)) {
                Logger.warn("The port is not free yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends everything at once.
    @Override
    public void close() {
        close(Duration.ZERO);
    }
}
