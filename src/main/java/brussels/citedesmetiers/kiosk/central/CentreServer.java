package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.supervisor.Loop;
import brussels.citedesmetiers.kiosk.web.ChangingKey;
import brussels.citedesmetiers.kiosk.web.HostNames;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import brussels.citedesmetiers.kiosk.web.Watch;
import brussels.citedesmetiers.kiosk.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;

/// The centre over HTTPS, or HTTP behind a proxy. Slow clients and floods of clients are limited as
/// at the desk. Thread-safe.
public final class CentreServer implements AutoCloseable {
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final int AT_ONCE = 480;
    private static final long RENEW_HOURS = 12;
    private static final Duration STOP = Duration.ofSeconds(1);

    /// Names cookies, and what is kept.
    static final String NAME = "centre";

    private final Centre centre;
    private final CentreServerAddress address;
    private final Path folder;
    private final InstantSource clock;
    private final WebServer server;
    private final ScheduledExecutorService timer;
    private final Watch watch;
    private final Api api;
    private final Pages pages;
    private final Optional<ChangingKey> key;

    private CentreServer(Centre centre, CentreServerAddress address, Path folder, Pages pages)
            throws IOException, GeneralSecurityException {
        this.centre = centre;
        this.address = address;
        this.folder = folder;
        this.clock = centre.authority().clock();
        this.api = new Api(centre, new BundleShelf(folder));
        this.pages = pages;
        this.watch = new Watch(REQUEST, AT_ONCE, System::nanoTime);
        if (address.behindProxy()) {
            this.key = Optional.empty();
            this.server =
                    WebServer.behindProxy(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port()),
                            watch,
                            REQUEST,
                            System::nanoTime);
        } else {
            ChangingKey own = new ChangingKey(certificate());
            this.key = Optional.of(own);
            this.server =
                    WebServer.https(
                            new InetSocketAddress(address.port()),
                            own,
                            watch,
                            REQUEST,
                            System::nanoTime);
        }
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().name("centre-timer").daemon().unstarted(task));
    }

    /// Starts serving.
    ///
    /// @param folder for certificate and sessions
    /// @throws IOException if the port is taken or the folder cannot be written
    /// @throws GeneralSecurityException if the certificate cannot be read or made
    public static CentreServer start(
            Centre centre, CentreServerAddress address, Path folder, Pages pages)
            throws IOException, GeneralSecurityException {
        CentreServer started = new CentreServer(centre, address, folder, pages);
        started.watch.start(started.timer);
        var _ =
                started.timer.scheduleWithFixedDelay(
                        started::renew, RENEW_HOURS, RENEW_HOURS, TimeUnit.HOURS);
        started.server.start(started::answer);
        return started;
    }

    /// What people see in a browser.
    @FunctionalInterface
    public interface Pages {
        /// Answers every request outside the terminals' API.
        Reply answer(Request request) throws IOException;
    }

    private ServerCertificate certificate() throws IOException, GeneralSecurityException {
        if (address.certificateOrNull() != null && address.keyOrNull() != null) {
            return ServerCertificate.given(address.certificateOrNull(), address.keyOrNull());
        }
        List<String> names = new ArrayList<>(address.names());
        HostNames.present().stream().filter(name -> !names.contains(name)).forEach(names::add);
        if (!centre.database().shared()) {
            return ServerCertificate.own(folder, NAME, names, clock.instant());
        }
        // Not this machine's names: terminals go by the certificate's digest, so that the one of
        // the centre that was here first must do for the others.
        return ServerCertificate.own(
                centre.kept(NAME + ServerCertificate.KEY_FILE),
                centre.kept(NAME + ServerCertificate.CERTIFICATE_FILE),
                new ServerCertificate.Names(address.names(), names),
                clock.instant());
    }

    private void renew() {
        try {
            if (key.isPresent()) {
                key.get().use(certificate());
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            Logger.error(e, "The centre's certificate cannot be renewed; the old one stays");
        }
    }

    private Reply answer(Request request) throws IOException {
        try {
            if (request.path().startsWith(Api.PREFIX)) {
                return api.answer(request, watch);
            }
            return pages.answer(request);
        } catch (RuntimeException e) {
            // Catches everything: a defect in one request must not stop the centre.
            Logger.error(e, "A request to the centre failed: {}", request.method());
            return Problem.BROKEN.reply();
        }
    }

    /// Comes round when it takes a connection.
    public Loop loop() {
        return server.loop();
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// SHA-256 of the certificate in use, 64 hexadecimal digits; empty behind a proxy.
    public Optional<String> fingerprint() {
        return key.map(own -> own.inUse().fingerprint());
    }

    /// Accepts no more requests and gives those in progress one second to finish.
    @Override
    public void close() {
        timer.shutdownNow();
        server.close(STOP);
    }
}
