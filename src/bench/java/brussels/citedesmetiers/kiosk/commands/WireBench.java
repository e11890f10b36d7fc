package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.central.CentreServer;
import brussels.citedesmetiers.kiosk.central.Terminals;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.HttpCentre;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The bytes between a terminal and the centre over TLS, both ways, without those of TCP and IP: a
/// day's heartbeats, each on a connection of its own, and 60 days with 60 visits each in one go.
/// `WireBench CONFIG FOLDER`.
final class WireBench {
    private static final String ID = "bruxelles-a";
    private static final int HEARTBEATS = 96;

    private WireBench() {}

    public static void main(String[] args) throws Exception {
        Path config = Path.of(args[0]);
        Path work = Path.of(args[1]);
        Path terminal = Files.createDirectories(work.resolve("terminals").resolve(ID));
        Content content = ((LoadResult.Loaded<Content>) ContentLoader.load(config)).value();
        CountSettings counts =
                ((LoadResult.Loaded<CountSettings>) CountReader.load(config)).value();
        Path data = work.resolve("centre");
        try (Centre centre =
                new CentreFolder(data, null)
                        .open(CentreFolder.codes(counts, content))) {
            String key = KeyFile.loadOrCreate(terminal.resolve(KeyFile.NAME)).publicKey();
            String token =
                    centre.terminals()
                            .enroll(ID, "bruxelles", TerminalKind.BUILDING, List.of(key));
            Path file = Files.writeString(terminal.resolve("centre.token"), token);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            var address =
                    new brussels.citedesmetiers.kiosk.central.CentreServerAddress(
                            0, false, List.of(), null, null);
            try (CentreServer server =
                            CentreServer.start(
                                    centre, address, data, r -> Reply.refused(404, "none"));
                    Relay relay = new Relay(server.port())) {
                String certificate = server.fingerprint().orElseThrow();
                heartbeats(new CentreAddress(relay.url(), file, null, certificate), relay);
                long before = relay.bytes.get();
                int status =
                        new Main(
                                        Map.of(
                                                "KIOSK_CONFIG",
                                                config.toString(),
                                                "KIOSK_DATA",
                                                terminal.getParent().toString()),
                                        new PinEntry.Piped(
                                                new BufferedReader(new StringReader(""))),
                                        new PrintWriter(System.out, true),
                                        new PrintWriter(System.err, true))
                                .run(
                                        "simulate",
                                        "--visits",
                                        "2580",
                                        "--days",
                                        "60",
                                        "--to",
                                        relay.url().toString(),
                                        "--certificate",
                                        certificate);
                System.out.printf(
                        "60 days in one go (status %d): %d bytes%n",
                        status, relay.bytes.get() - before);
            }
        }
    }

    private static void heartbeats(CentreAddress address, Relay relay) {
        Heartbeat heartbeat =
                new Heartbeat(
                        "1.0.0", "0123456789ab", 0, Heartbeat.Paper.OK, false, List.of(), true);
        for (int i = 0; i < HEARTBEATS; i++) {
            // Sessions of TLS are forgotten with the client, so this is the most it can be.
            try (HttpCentre centre = new HttpCentre(address, ID)) {
                centre.beat(heartbeat);
            }
        }
        System.out.printf(
                "%d heartbeats, each with a whole TLS handshake: %d bytes%n",
                HEARTBEATS, relay.bytes.get());
    }

    /// Passes bytes on and counts them.
    private static final class Relay implements AutoCloseable {
        private final AtomicLong bytes = new AtomicLong();
        private final ServerSocket server =
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final int to;

        Relay(int to) throws IOException {
            this.to = to;
            Thread.startVirtualThread(this::accept);
        }

        URI url() {
            return URI.create("https://localhost:" + server.getLocalPort());
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Socket up = new Socket(InetAddress.getLoopbackAddress(), to);
                    Thread.startVirtualThread(() -> pass(client, up));
                    Thread.startVirtualThread(() -> pass(up, client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void pass(Socket from, Socket into) {
            byte[] buffer = new byte[8192];
            try (from;
                    into) {
                InputStream in = from.getInputStream();
                OutputStream out = into.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    bytes.addAndGet(n);
                    out.write(buffer, 0, n);
                }
            } catch (IOException closed) {
                // The other direction has ended first.
                return;
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
