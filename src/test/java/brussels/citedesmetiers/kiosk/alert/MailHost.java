package brussels.citedesmetiers.kiosk.alert;

import brussels.citedesmetiers.kiosk.web.ChangingKey;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server over real sockets and real TLS, that does one thing wrong if it is told to.
final class MailHost implements AutoCloseable {
    private static final String LOCAL = "127.0.0.1";

    /// What it does, or does wrong.
    enum Way {
        STARTTLS,
        TLS_AND_LOGIN,
        WITHOUT_TLS,
        INJECTED,
        REFUSES_ALL,
        REFUSES_ONE,
        REFUSES_MAIL,
        HANGS_UP_AFTER_MAIL,
        NO_SMTP
    }

    private final ServerSocket server;
    private final SSLContext tls;
    private final Way way;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<String> mails = Collections.synchronizedList(new ArrayList<>());

    /// @param names its certificate is for
    MailHost(Path folder, Way way, String... names) throws Exception {
        this.way = way;
        ServerCertificate own =
                ServerCertificate.own(folder, "mail", List.of(names), Instant.now());
        tls = SSLContext.getInstance("TLS");
        tls.init(new KeyManager[] {new ChangingKey(own)}, null, null);
        server = new ServerSocket(0, 5, InetAddress.getAllByName(LOCAL)[0]);
        Thread.ofVirtual().name("mail-host").start(this::serve);
    }

    /// The certificate that clients have to believe.
    static Path authority(Path folder) {
        return folder.resolve("mail-certificate.pem");
    }

    int port() {
        return server.getLocalPort();
    }

    /// Every command, each in a line; `TLS` where that began.
    List<String> said() {
        return List.copyOf(said);
    }

    List<String> mails() {
        return List.copyOf(mails);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket plain = server.accept()) {
                new Session(plain).run();
            } catch (IOException e) {
                said.add("cut");
            }
        }
    }

    private final class Session {
        private Socket socket;
        private BufferedReader in;
        private OutputStream out;

        Session(Socket plain) throws IOException {
            this.socket = plain;
            if (way == Way.TLS_AND_LOGIN) {
                secure();
            }
            this.in = reader();
            this.out = socket.getOutputStream();
        }

        private BufferedReader reader() throws IOException {
            return new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        private void secure() throws IOException {
            SSLSocket secure =
                    (SSLSocket)
                            tls.getSocketFactory()
                                    .createSocket(socket, LOCAL, socket.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            said.add("TLS");
            socket = secure;
        }

        private void answer(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private String next() throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("gone");
            }
            said.add(line);
            return line;
        }

        void run() throws IOException {
            answer(way == Way.NO_SMTP ? "HTTP/1.1 400 Bad Request" : "220 mail.example ready");
            while (true) {
                String line = next();
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> hello();
                    case "STARTTLS" -> {
                        answer(way == Way.INJECTED ? "220 go on\r\n250 injected" : "220 go on");
                        secure();
                        in = reader();
                        out = socket.getOutputStream();
                    }
                    case "AUTH" -> signIn(line);
                    case "MAIL" -> answer("250 ok");
                    case "RCPT" -> recipient(line);
                    case "DATA" -> {
                        answer("354 go on");
                        if (!mail()) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        answer("221 bye");
                        return;
                    }
                    default -> answer("500 what?");
                }
            }
        }

        private void hello() throws IOException {
            boolean secure = socket instanceof SSLSocket;
            answer("250-mail.example greets somebody@example.org");
            if (!secure && way != Way.WITHOUT_TLS) {
                answer("250-STARTTLS");
            }
            if (secure) {
                answer(way == Way.TLS_AND_LOGIN ? "250-AUTH LOGIN" : "250-AUTH PLAIN LOGIN");
            }
            answer("250 8BITMIME");
        }

        private void signIn(String line) throws IOException {
            if (line.equals("AUTH LOGIN")) {
                answer("334 VXNlcm5hbWU6");
                next();
                answer("334 UGFzc3dvcmQ6");
                next();
            }
            answer("235 signed in");
        }

        private void recipient(String line) throws IOException {
            boolean refused =
                    way == Way.REFUSES_ALL || (way == Way.REFUSES_ONE && line.contains("first@"));
            answer(refused ? "550 no such user first@example.org here" : "250 ok");
        }

        private boolean mail() throws IOException {
            StringBuilder mail = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(".")) {
                    mails.add(mail.toString());
                    if (way == Way.HANGS_UP_AFTER_MAIL) {
                        return false;
                    }
                    answer(way == Way.REFUSES_MAIL ? "554 looks like spam" : "250 queued");
                    return true;
                }
                mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            throw new IOException("gone");
        }
    }

    /// Whether anybody signed in or named people before TLS.
    boolean toldBeforeTls() {
        List<String> before = said();
        int tlsAt = before.indexOf("TLS");
        return before.subList(0, tlsAt < 0 ? before.size() : tlsAt).stream()
                .anyMatch(line -> Set.of("AUTH", "MAIL", "RCPT").contains(line.split(" ", 2)[0]));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
