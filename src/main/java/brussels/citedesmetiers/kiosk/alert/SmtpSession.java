package brussels.citedesmetiers.kiosk.alert;

import brussels.citedesmetiers.kiosk.alert.MailAlerts.Security;
import brussels.citedesmetiers.kiosk.alert.MailAlerts.Server;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.tinylog.Logger;

/// One mail to one server by SMTP (RFC 5321), with STARTTLS (RFC 3207) or TLS from the beginning
/// and AUTH PLAIN or LOGIN (RFC 4954). Nothing secret is said before the server's certificate was
/// checked against its name. Bounded in time and in what is read. One thread, one mail.
///
/// What the server says is not repeated, because it may name people: only its three digits are.
final class SmtpSession {
    private static final int CONNECT_MS = 15_000;

    /// For each answer; the RFC's own limits, minutes long, are for servers that queue.
    private static final int ANSWER_MS = 60_000;

    private static final long WHOLE_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 100;
    private static final int READY = 220;
    private static final int SIGNED_IN = 235;
    private static final int OK = 250;
    private static final int CONTINUE = 334;
    private static final int START_DATA = 354;

    private final Server server;
    private final SSLContext trusted;
    private final long begun = System.nanoTime();
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private Set<String> extensions = Set.of();

    SmtpSession(Server server, SSLContext trusted) {
        this.server = server;
        this.trusted = trusted;
    }

    /// Hands a mail over.
    ///
    /// @param mail with CR and LF at the end of each line, and no line longer than 998 bytes
    /// @return how many recipients were refused; never all
    int send(String mail) throws AlertException {
        boolean said = false;
        try {
            open();
            signIn();
            command("MAIL FROM:<" + server.from() + ">", OK, "the sender");
            int refused = recipients();
            command("DATA", START_DATA, "a mail");
            // A line that begins with a dot would end the mail (RFC 5321, section 4.5.2).
            write(mail.replaceAll("(?m)^\\.", ".."));
            said = true;
            command(".", OK, "the mail");
            said = false;
            bye();
            return refused;
        } catch (IOException e) {
            if (said) {
                throw AlertException.unanswered("the mail server's last answer was lost", e);
            }
            throw new AlertException("the mail server cannot be reached or understood", e);
        } finally {
            close();
        }
    }

    private void open() throws IOException, AlertException {
        socket.connect(new InetSocketAddress(bare(server.host()), server.port()), CONNECT_MS);
        socket.setSoTimeout(ANSWER_MS);
        if (server.security() == Security.TLS) {
            protect();
        }
        streams();
        expect(READY, "a connection");
        hello();
        if (server.security() == Security.STARTTLS) {
            if (!extensions.contains("STARTTLS")) {
                throw new AlertException("the mail server offers no TLS", null);
            }
            command("STARTTLS", READY, "TLS");
            if (in.available() > 0) {
                // Somebody in between put words into what is to be protected.
                throw new AlertException("the mail server went on speaking before TLS", null);
            }
            protect();
            streams();
            hello();
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private void protect() throws IOException {
        SSLSocket secure =
                (SSLSocket)
                        trusted.getSocketFactory()
                                .createSocket(socket, bare(server.host()), server.port(), true);
        socket = secure;
        SSLParameters parameters = secure.getSSLParameters();
        // Compares the certificate's names with the host's, as for a web server.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
    }

    private void streams() throws IOException {
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /// Greets by this machine's address, which needs no name.
    private void hello() throws IOException, AlertException {
        InetAddress own = socket.getLocalAddress();
        String literal = own.getHostAddress().replaceAll("%.*", "");
        String name = own instanceof Inet6Address ? "[IPv6:" + literal + "]" : "[" + literal + "]";
        say("EHLO " + name);
        Set<String> offered = new HashSet<>();
        Reply reply = reply();
        if (reply.code() != OK) {
            throw refused("a greeting", reply.code());
        }
        for (String line : reply.text().split("\n", -1)) {
            offered.add(line.strip().toUpperCase(Locale.ROOT));
        }
        extensions = offered;
    }

    private void signIn() throws IOException, AlertException {
        if (server.user().isEmpty()) {
            return;
        }
        if (offers("PLAIN")) {
            String both = "\0" + server.user() + "\0" + server.password();
            command("AUTH PLAIN " + base64(both), SIGNED_IN, "user and password");
        } else if (offers("LOGIN")) {
            command("AUTH LOGIN", CONTINUE, "a sign-in");
            command(base64(server.user()), CONTINUE, "the user");
            command(base64(server.password()), SIGNED_IN, "user and password");
        } else {
            throw new AlertException("the mail server offers no sign-in by password", null);
        }
    }

    private boolean offers(String way) {
        return extensions.stream()
                .filter(line -> line.startsWith("AUTH ") || line.startsWith("AUTH="))
                .anyMatch(line -> Set.of(line.split("[ =]", -1)).contains(way));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One who is refused keeps the alert from nobody else.
    private int recipients() throws IOException, AlertException {
        int refused = 0;
        int last = OK;
        for (String to : server.to()) {
            say("RCPT TO:<" + to + ">");
            int code = reply().code();
            if (code / 10 != OK / 10) {
                refused++;
                last = code;
            }
        }
        if (refused == server.to().size()) {
            throw refused("every recipient", last);
        }
        return refused;
    }

    /// The mail is taken; how the session ends matters to nobody.
    private void bye() {
        try {
            say("QUIT");
            var _ = reply();
        } catch (IOException e) {
            Logger.debug("The mail server hung up first");
        }
    }

    private void command(String line, int expected, String what)
            throws IOException, AlertException {
        say(line);
        expect(expected, what);
    }

    private void expect(int expected, String what) throws IOException, AlertException {
        int code = reply().code();
        if (code != expected) {
            throw refused(what, code);
        }
    }

    private static AlertException refused(String what, int code) {
        return new AlertException("the mail server refused " + what + ": " + code, null);
    }

    private void say(String line) throws IOException {
        write(line + "\r\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private record Reply(int code, String text) {}

    private Reply reply() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line();
            if (!line.matches("[2-5][0-9]{2}([ -].*)?")) {
                throw new IOException("no SMTP");
            }
            text.append(line.length() > 4 ? line.substring(4) : "").append('\n');
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), text.toString());
            }
        }
        throw new IOException("no end");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            boolean late = System.nanoTime() - begun > WHOLE_NANOS;
            if (next < 0 || line.length() > LONGEST_LINE || late) {
                throw new IOException("cut off");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            Logger.debug("The line to the mail server was cut already");
        }
    }
}
