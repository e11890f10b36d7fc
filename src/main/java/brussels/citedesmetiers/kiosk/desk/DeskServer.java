package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.supervisor.Loop;
import brussels.citedesmetiers.kiosk.web.ChangingKey;
import brussels.citedesmetiers.kiosk.web.HostNames;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import brussels.citedesmetiers.kiosk.web.Watch;
import brussels.citedesmetiers.kiosk.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.tinylog.Logger;

/// The staff's pages and the board, over HTTPS on the local network. It shows the queue and passes
/// on what staff do; it stores only its certificate and sessions in the data folder.
///
/// A request has [Limits#request] from its first byte to the last of its answer; the [WebServer]
/// limits how many clients there can be. Thread-safe.
public final class DeskServer implements AutoCloseable {
    private static final String SERVER = "desk";
    private static final long REFRESH_SECONDS = 15;
    private static final long NAMES_SECONDS = 60;

    private final DeskParts parts;
    private final DeskAddress settings;
    private final Supplier<List<String>> names;
    private final ChangingKey key;
    private final WebServer server;
    private final ScheduledExecutorService timer;
    private final Desks desks;
    private final Runnable stopListening;
    private final AtomicBoolean refreshing = new AtomicBoolean();

    /// Limits for one client and for all together.
    ///
    /// @param request for a whole request, the TLS handshake included
    /// @param heartbeat between two heartbeats on a stream
    /// @param atOnce simultaneous connections, including those being closed
    record Limits(Duration request, Duration heartbeat, int atOnce) {
        static final Limits STANDARD =
                new Limits(Duration.ofSeconds(20), EventStream.HEARTBEAT, 480);
    }

    private DeskServer(
            DeskParts parts,
            DeskAddress settings,
            Supplier<List<String>> names,
            Limits limits,
            LongSupplier nanoTime)
            throws IOException, GeneralSecurityException {
        this.parts = parts;
        this.settings = settings;
        this.names = names;
        this.key = new ChangingKey(certificate());
        // Opened before anything that would need closing, because the port may be taken.
        Watch watch = new Watch(limits.request(), limits.atOnce(), nanoTime);
        this.server =
                WebServer.https(
                        new InetSocketAddress(settings.port()),
                        key,
                        watch,
                        limits.request(),
                        nanoTime);
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().name("desk-timer").daemon().unstarted(task));
        this.desks = new Desks(parts, watch, limits, nanoTime, this::refreshSoon);
        watch.start(timer);
        this.stopListening = parts.queue().onChange(_ -> refreshSoon());
    }

    /// Starts serving.
    ///
    /// @throws IOException if the port is taken or the data folder cannot be written
    /// @throws GeneralSecurityException if the certificate cannot be read or made
    public static DeskServer start(DeskParts parts, DeskAddress settings)
            throws IOException, GeneralSecurityException {
        return start(parts, settings, HostNames::present, Limits.STANDARD, System::nanoTime);
    }

    static DeskServer start(
            DeskParts parts,
            DeskAddress settings,
            Supplier<List<String>> names,
            Limits limits,
            LongSupplier nanoTime)
            throws IOException, GeneralSecurityException {
        DeskServer desk = new DeskServer(parts, settings, names, limits, nanoTime);
        desk.refresh();
        var _ =
                desk.timer.scheduleWithFixedDelay(
                        desk::refresh, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
        var _ =
                desk.timer.scheduleWithFixedDelay(
                        desk::renew, NAMES_SECONDS, NAMES_SECONDS, TimeUnit.SECONDS);
        desk.server.start(desk.desks.routes());
        Logger.info("The desk is at {}", desk.addresses());
        return desk;
    }

    private ServerCertificate certificate() throws IOException, GeneralSecurityException {
        if (settings.certificateOrNull() != null && settings.keyOrNull() != null) {
            return ServerCertificate.given(settings.certificateOrNull(), settings.keyOrNull());
        }
        return ServerCertificate.own(parts.folder(), SERVER, names.get(), parts.clock().instant());
    }

    /// Renews the certificate if the machine's names changed or it is about to expire; new
    /// connections get the new one. The desk calls this itself once a minute.
    void renew() {
        try {
            key.use(certificate());
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            Logger.error(e, "The desk's certificate cannot be renewed; the old one stays");
        }
    }

    private void refreshSoon() {
        if (!timer.isShutdown() && refreshing.compareAndSet(false, true)) {
            timer.execute(this::refresh);
        }
    }

    private void refresh() {
        refreshing.set(false);
        try {
            desks.publish(parts.queue().view());
        } catch (RuntimeException e) {
            Logger.error(e, "The queue could not be shown at the desk");
        }
    }

    /// SHA-256 of the public key of a desk on this data folder, 64 hexadecimal digits; the key is
    /// generated if there is none.
    ///
    /// @throws IOException if the data folder cannot be read or written
    /// @throws GeneralSecurityException if the key is damaged
    public static String keyFingerprint(Path folder) throws IOException, GeneralSecurityException {
        return ServerCertificate.keyFingerprint(folder, SERVER);
    }

    /// Comes round when it takes a connection.
    public Loop loop() {
        return server.loop();
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// Where staff reach it: the `.local` name first, then addresses.
    public List<URI> addresses() {
        return names.get().stream()
                .filter(name -> !name.equals("localhost") && !name.startsWith("127."))
                .map(name -> name.contains(":") ? "[" + name + "]" : name)
                .map(name -> URI.create("https://" + name + ":" + port() + "/"))
                .toList();
    }

    /// SHA-256 of the certificate in use, 64 hexadecimal digits. It changes with the machine's
    /// names.
    public String fingerprint() {
        return key.inUse().fingerprint();
    }

    /// SHA-256 of the certificate's public key (SubjectPublicKeyInfo), 64 hexadecimal digits: stays
    /// the same when the certificate is renewed.
    public String keyFingerprint() {
        return key.inUse().keyFingerprint();
    }

    /// How many boards and consoles follow the queue now.
    public int followers() {
        return desks.followers();
    }

    /// Stops at once; pages show that the connection is lost and reconnect by themselves.
    @Override
    public void close() {
        stopListening.run();
        timer.shutdownNow();
        desks.close();
        server.close();
    }
}
