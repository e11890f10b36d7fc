package brussels.citedesmetiers.kiosk.agenda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A host of calendars that says exactly the bytes it is given, true or not, over TLS or in the
/// clear.
final class CalendarHost implements AutoCloseable {
    private final ServerSocket socket;
    private final String scheme;
    private final Map<String, Said> said = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    /// @param then whether it then hangs up; else it says nothing more and keeps the line
    private record Said(String text, boolean then) {}

    /// @param tls null for in the clear
    CalendarHost(@Nullable SSLContext tls) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        this.scheme = tls == null ? "http" : "https";
        this.socket =
                tls == null
                        ? new ServerSocket(0, 5, here)
                        : tls.getServerSocketFactory().createServerSocket(0, 5, here);
        Thread.ofVirtual().name("calendar-host").start(this::serve);
    }

    /// The address of a path on it.
    String at(String path) {
        return scheme + "://localhost:" + socket.getLocalPort() + path;
    }

    /// Says this at a path, and hangs up.
    void says(String path, String head, String body) {
        said.put(path, new Said(head + "\r\n\r\n" + body, true));
    }

    /// Says this at a path, and then nothing more.
    void falls(String path, String head, String body) {
        said.put(path, new Said(head + "\r\n\r\n" + body, false));
    }

    /// Leads from a path to an address.
    void leads(String path, String to) {
        says(path, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + to, "");
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket line = socket.accept();
                Thread.ofVirtual().name("calendar-line").start(() -> answer(line));
            } catch (IOException e) {
                // Closed; the test says what it expects.
                return;
            }
        }
    }

    private void answer(Socket accepted) {
        try (Socket line = accepted) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    line.getInputStream(), StandardCharsets.US_ASCII));
            String first = in.readLine();
            for (String next = first; next != null && !next.isEmpty(); ) {
                next = in.readLine();
            }
            Said answer = first == null ? null : said.get(first.split(" ", -1)[1]);
            if (answer == null) {
                return;
            }
            OutputStream out = line.getOutputStream();
            out.write(answer.text().getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (!answer.then()) {
                ended.await();
            }
        } catch (IOException e) {
            // Whoever asked has hung up, or refused the certificate; the test says which it is.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        ended.countDown();
        socket.close();
    }
}
