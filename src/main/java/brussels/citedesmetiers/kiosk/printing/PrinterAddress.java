package brussels.citedesmetiers.kiosk.printing;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Where a printer is, as written in the terminal's settings. `toString` gives that text back.
public sealed interface PrinterAddress {

    /// A USB printer through Linux's usblp driver. One program at a time can have it open.
    ///
    /// @param device for example `/dev/usb/lp0`, better a link made by udev: numbers change when a
    ///   printer is plugged in again
    record Usb(Path device) implements PrinterAddress {
        @Override
        public String toString() {
            return "usb:" + device;
        }
    }

    /// A network printer's raw port.
    ///
    /// @param port usually 9100
    record Tcp(String host, int port) implements PrinterAddress {
        public Tcp {
            if (host.isEmpty() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException(host + ":" + port + " is no host and port");
            }
        }

        @Override
        public String toString() {
            return "tcp://" + host + ":" + port;
        }
    }

    /// A serial line. Without flow control a picture loses bytes, so there always is one.
    ///
    /// @param baud bits a second
    record Serial(Path device, int baud, Flow flow) implements PrinterAddress {
        private static final Set<Integer> RATES =
                Set.of(9_600, 19_200, 38_400, 57_600, 115_200, 230_400);

        public Serial {
            if (!RATES.contains(baud)) {
                throw new IllegalArgumentException(baud + " baud is not a rate of printers");
            }
        }

        @Override
        public String toString() {
            String text = "serial:" + device + "?baud=" + baud;
            return flow == Flow.HARDWARE ? text : text + "&flow=software";
        }
    }

    /// A file to which each job is appended. It says nothing, so its state is "unknown".
    record File(Path path) implements PrinterAddress {
        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /// How a serial printer holds the sender back: by a wire (RTS/CTS) or by XON and XOFF.
    enum Flow {
        HARDWARE,
        SOFTWARE
    }

    /// Reads an address.
    ///
    /// @throws IllegalArgumentException with one sentence that names the address and says what
    ///   would be right
    static PrinterAddress parse(String text) {
        try {
            int colon = text.indexOf(':');
            String kind = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
            String rest = text.substring(colon + 1);
            return switch (kind) {
                case "usb" -> new Usb(absolute(rest));
                case "tcp" -> tcp(text);
                case "serial" -> serial(rest);
                case "file" -> new File(absolute(rest));
                default -> throw new IllegalArgumentException("its kind is not known");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The printer address \""
                            + text
                            + "\" cannot be used ("
                            + e.getMessage()
                            + "): write usb:/dev/usb/lp0, tcp://host:9100,"
                            + " serial:/dev/ttyUSB0?baud=115200 or file:/path/to/file.",
                    e);
        }
    }

    private static Path absolute(String text) {
        try {
            Path path = Path.of(text);
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("the path must begin with /");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the path is not valid", e);
        }
    }

    private static Tcp tcp(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("host and port cannot be read", e);
        }
        String host = uri.getHost();
        String path = uri.getPath();
        if (host == null || (path != null && !path.isEmpty()) || uri.getQuery() != null) {
            throw new IllegalArgumentException("host and port cannot be read");
        }
        return new Tcp(host, uri.getPort() < 0 ? 9_100 : uri.getPort());
    }

    private static Serial serial(String rest) {
        int mark = rest.indexOf('?');
        Path device = absolute(mark < 0 ? rest : rest.substring(0, mark));
        int baud = 115_200;
        Flow flow = Flow.HARDWARE;
        if (mark >= 0) {
            for (String option : rest.substring(mark + 1).split("&", -1)) {
                switch (option) {
                    case "flow=hardware" -> flow = Flow.HARDWARE;
                    case "flow=software" -> flow = Flow.SOFTWARE;
                    case String s when s.matches("baud=\\d{1,9}") ->
                            baud = Integer.parseInt(s.substring("baud=".length()));
                    default ->
                            throw new IllegalArgumentException(
                                    "the option \"" + option + "\" is not known");
                }
            }
        }
        return new Serial(device, baud, flow);
    }
}
