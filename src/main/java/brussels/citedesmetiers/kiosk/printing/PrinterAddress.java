package brussels.citedesmetiers.kiosk.printing;

import java.nio.file.Path;
import java.util.Set;

/// Where a printer is, as written in the terminal's settings and on the command line. `toString`
/// returns that text.
public sealed interface PrinterAddress {

    /// A USB printer through Linux's usblp driver. Only one program at a time can have it open.
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

    /// A serial line. Without flow control a picture loses bytes, so it is mandatory.
    ///
    /// @param baud bits per second
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

    /// A file to which each job is appended. It never answers, so its state is "unknown".
    record File(Path path) implements PrinterAddress {
        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /// How a serial printer makes the sender wait: by a wire (RTS/CTS) or by XON and XOFF.
    enum Flow {
        HARDWARE,
        SOFTWARE
    }

    /// A regular expression that matches exactly the valid addresses. JSON Schema understands it
    /// too: the settings' schema contains the same text.
    static String pattern() {
        return PrinterAddressReader.PATTERN;
    }

    /// Whether this can be read as an address.
    static boolean isAddress(String text) {
        return text.matches(PrinterAddressReader.PATTERN);
    }

    /// Reads an address.
    ///
    /// @throws IllegalArgumentException with one sentence that names the address and says what
    ///   would be right
    static PrinterAddress parse(String text) {
        return PrinterAddressReader.parse(text);
    }
}
