package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.printing.PrinterAddress.File;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress.Flow;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress.Serial;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress.Tcp;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress.Usb;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one grammar of printer addresses, with a message for a text that does not match.
final class PrinterAddressReader {
    private static final String PATH = "/[^\\x00-\\x1f]*";
    private static final String HOST =
            "([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])";
    private static final String PORT =
            "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    private static final String OPTION =
            "(baud=(9600|19200|38400|57600|115200|230400)|flow=(hardware|software))";

    static final String PATTERN =
            String.format(
                    Locale.ROOT,
                    "^((usb|file):%1$s|tcp://%2$s(:%3$s)?|serial:%4$s([?]%5$s(&%5$s)*)?)$",
                    PATH,
                    HOST,
                    PORT,
                    PATH.replace("[^", "[^?"),
                    OPTION);

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("tcp://(?<host>" + HOST + ")(:(?<port>[0-9]{1,5}))?");
    private static final int USUAL_PORT = 9_100;
    private static final int USUAL_BAUD = 115_200;

    private PrinterAddressReader() {}

    static PrinterAddress parse(String text) {
        try {
            if (!text.matches(PATTERN)) {
                throw new IllegalArgumentException(whatIsWrong(text));
            }
            String rest = text.substring(text.indexOf(':') + 1);
            return switch (kind(text)) {
                case "usb" -> new Usb(Path.of(rest));
                case "tcp" -> tcp(text);
                case "serial" -> serial(rest);
                default -> new File(Path.of(rest));
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

    private static String kind(String text) {
        return text.substring(0, Math.max(0, text.indexOf(':')));
    }

    private static Tcp tcp(String text) {
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("host and port cannot be read");
        }
        String port = parts.group("port");
        return new Tcp(parts.group("host"), port == null ? USUAL_PORT : Integer.parseInt(port));
    }

    private static Serial serial(String rest) {
        int end = rest.indexOf('?');
        int baud = USUAL_BAUD;
        Flow flow = Flow.HARDWARE;
        if (end >= 0) {
            for (String option : rest.substring(end + 1).split("&", -1)) {
                switch (option) {
                    case "flow=hardware" -> flow = Flow.HARDWARE;
                    case "flow=software" -> flow = Flow.SOFTWARE;
                    default -> baud = Integer.parseInt(option.substring("baud=".length()));
                }
            }
        }
        return new Serial(Path.of(end < 0 ? rest : rest.substring(0, end)), baud, flow);
    }

    private static String whatIsWrong(String text) {
        String rest = text.substring(text.indexOf(':') + 1);
        return switch (kind(text)) {
            case "usb", "file" -> wrongPath(rest);
            case "tcp" -> {
                Matcher parts = HOST_AND_PORT.matcher(text);
                yield parts.matches()
                        ? parts.group("host") + ":" + parts.group("port") + " is no host and port"
                        : "host and port cannot be read";
            }
            case "serial" -> wrongSerial(rest);
            default -> "its kind is not known";
        };
    }

    private static String wrongPath(String path) {
        return path.startsWith("/") ? "the path is not valid" : "the path must begin with /";
    }

    private static String wrongSerial(String rest) {
        int mark = rest.indexOf('?');
        if (mark >= 0) {
            for (String option : rest.substring(mark + 1).split("&", -1)) {
                if (option.matches("baud=[0-9]{1,9}") && !option.matches(OPTION)) {
                    return option.substring("baud=".length()) + " baud is not a rate of printers";
                }
                if (!option.matches(OPTION)) {
                    return "the option \"" + option + "\" is not known";
                }
            }
        }
        return wrongPath(rest);
    }
}
