package brussels.citedesmetiers.kiosk.alert;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;

/// Alerts by mail: one plain text (RFC 5322, MIME with Base64) to all recipients, through the
/// house's own mail server. The end of a state answers the mail of its beginning, so that mail
/// programs show both together.
public final class MailAlerts implements AlertChannel {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final String END = "\r\n";
    private static final int LINE = 76;

    /// So many bytes of a subject that a word of it, encoded, is no longer than allowed (RFC 2047,
    /// section 2).
    private static final int BYTES_IN_A_WORD = 42;

    private final Server server;
    private final SSLContext trusted;

    /// How the connection is protected.
    public enum Security {
        /// The server is asked to go on in TLS (RFC 3207), and it must.
        STARTTLS,
        /// TLS from the beginning (RFC 8314).
        TLS,
        /// None: for a server of this machine alone.
        NONE
    }

    /// A mail server and whom it brings alerts.
    ///
    /// @param user empty if it asks for none
    public record Server(
            String host,
            int port,
            Security security,
            String user,
            String password,
            String from,
            List<String> to) {
        public Server {
            to = List.copyOf(to);
        }

        /// Tells nothing, because a log may.
        @Override
        public String toString() {
            return "Server";
        }
    }

    /// @param trusted the authorities that may vouch for the server
    public MailAlerts(Server server, SSLContext trusted) {
        this.server = server;
        this.trusted = trusted;
    }

    @Override
    public String id() {
        return "mail";
    }

    @Override
    public int send(AlertMessage message) throws AlertException {
        return new SmtpSession(server, trusted).send(mail(message));
    }

    /// The whole mail, each line ended by CR and LF.
    String mail(AlertMessage message) {
        String host = server.from().substring(server.from().indexOf('@') + 1);
        String begins = "<" + message.id() + ".begins@" + host + ">";
        StringBuilder mail = new StringBuilder();
        line(mail, "Date: " + DATE.format(message.at()));
        line(mail, "From: " + server.from());
        line(mail, "To: " + String.join("," + END + " ", server.to()));
        line(mail, "Subject: " + encoded(message.subject()));
        if (message.ends()) {
            line(mail, "Message-ID: <" + message.id() + ".ends@" + host + ">");
            line(mail, "In-Reply-To: " + begins);
            line(mail, "References: " + begins);
        } else {
            line(mail, "Message-ID: " + begins);
        }
        // Nobody's absence is to be answered to a machine (RFC 3834).
        line(mail, "Auto-Submitted: auto-generated");
        line(mail, "MIME-Version: 1.0");
        line(mail, "Content-Type: text/plain; charset=utf-8");
        line(mail, "Content-Transfer-Encoding: base64");
        line(mail, "");
        byte[] text = message.text().replace("\n", END).getBytes(StandardCharsets.UTF_8);
        byte[] end = END.getBytes(StandardCharsets.US_ASCII);
        line(mail, Base64.getMimeEncoder(LINE, end).encodeToString(text));
        return mail.toString();
    }

    private static void line(StringBuilder mail, String line) {
        mail.append(line).append(END);
    }

    /// A subject as words of Base64 (RFC 2047), none of which ends within a letter.
    static String encoded(String subject) {
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int[] letters = subject.replaceAll("\\p{Cntrl}", " ").codePoints().toArray();
        for (int letter : letters) {
            String next = Character.toString(letter);
            if (bytes(word + next).length > BYTES_IN_A_WORD) {
                add(words, word);
                word.setLength(0);
            }
            word.append(next);
        }
        add(words, word);
        return words.toString();
    }

    private static void add(StringBuilder words, StringBuilder word) {
        if (!words.isEmpty()) {
            words.append(END).append(' ');
        }
        words.append("=?utf-8?B?")
                .append(Base64.getEncoder().encodeToString(bytes(word.toString())))
                .append("?=");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
