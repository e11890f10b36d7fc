package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.fuzz.Parser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What this package reads from outside, for fuzzing.
public final class PrintingParsers {
    private static final List<byte[]> STATUS =
            List.of(
                    new byte[] {0x12, 0x16, 0x12, 0x72, 0x00, 0x0c},
                    new byte[] {0x14, 0x00, 0x00, 0x0f, 0x12, 0x11, 0x13},
                    new byte[] {0x1c, 0x20, 0x6c, 0x0f, 0x10, 0x00, 0x00, 0x00});

    private PrintingParsers() {}

    public static List<Parser> all() {
        return List.of(
                Parser.of("printer status", STATUS, PrintingParsers::status),
                Parser.of(
                        "printer address",
                        Parser.texts(
                                "usb:/dev/usb/lp0",
                                "tcp://10.0.0.7:9100",
                                "serial:/dev/ttyS0?baud=9600",
                                "file:/tmp/paper"),
                        input -> PrinterAddress.parse(new String(input, StandardCharsets.UTF_8)),
                        IllegalArgumentException.class));
    }

    private static void status(byte[] input) {
        PrinterStatus status = new PrinterStatus(true);
        for (int question = 1; question <= 4; question++) {
            status.asked(question);
        }
        status.askedInOrder();
        status.accept(input);
        var _ = status.state();
    }
}
