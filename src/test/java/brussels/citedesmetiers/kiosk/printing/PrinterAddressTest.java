package brussels.citedesmetiers.kiosk.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterAddressTest {

    @Test
    void eachKindIsRead() {
        assertEquals(
                new PrinterAddress.Usb(Path.of("/dev/usb/lp0")),
                PrinterAddress.parse("usb:/dev/usb/lp0"));
        assertEquals(
                new PrinterAddress.Tcp("printer.lan", 9101),
                PrinterAddress.parse("tcp://printer.lan:9101"));
        assertEquals(
                new PrinterAddress.Tcp("192.0.2.7", 9100), PrinterAddress.parse("tcp://192.0.2.7"));
        assertEquals(
                new PrinterAddress.Serial(
                        Path.of("/dev/ttyUSB0"), 9600, PrinterAddress.Flow.HARDWARE),
                PrinterAddress.parse("serial:/dev/ttyUSB0?baud=9600"));
        assertEquals(
                new PrinterAddress.Serial(
                        Path.of("/dev/ttyS0"), 115_200, PrinterAddress.Flow.SOFTWARE),
                PrinterAddress.parse("serial:/dev/ttyS0?flow=software"));
        assertEquals(
                new PrinterAddress.File(Path.of("/tmp/tickets.bin")),
                PrinterAddress.parse("file:/tmp/tickets.bin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usb:/dev/usb/lp0",
                "tcp://printer.lan:9101",
                "tcp://[::1]:9100",
                "serial:/dev/ttyUSB0?baud=9600",
                "serial:/dev/ttyUSB0?baud=9600&flow=software",
                "file:/tmp/tickets.bin"
            })
    void addressIsWrittenAsItIsRead(String text) {
        assertEquals(text, PrinterAddress.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                           | its kind is not known
                    /dev/usb/lp0                 | its kind is not known
                    lpt:1                        | its kind is not known
                    usb:lp0                      | the path must begin with /
                    usb:                         | the path must begin with /
                    tcp://                       | host and port cannot be read
                    tcp:host:9100                | host and port cannot be read
                    tcp://host:9100/queue        | host and port cannot be read
                    tcp://host:70000             | host:70000 is no host and port
                    tcp://host:0                 | host:0 is no host and port
                    TCP://host                   | its kind is not known
                    tcp://ho st                  | host and port cannot be read
                    serial:/dev/ttyS0?baud=1234  | 1234 baud is not a rate of printers
                    serial:/dev/ttyS0?speed=9600 | the option "speed=9600" is not known
                    serial:/dev/ttyS0?           | the option "" is not known
                    file:tickets                 | the path must begin with /
                    """)
    void wrongAddressIsRefusedInOneSentence(String text, String reason) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> PrinterAddress.parse(text))
                        .getMessage();

        assertEquals(
                "The printer address \""
                        + text
                        + "\" cannot be used ("
                        + reason
                        + "): write usb:/dev/usb/lp0, tcp://host:9100,"
                        + " serial:/dev/ttyUSB0?baud=115200 or file:/path/to/file.",
                message);
    }

    @Property(tries = 2_000)
    void whatIsReadIsWhatTheGrammarTakes(@ForAll("nearlyAddresses") String text) {
        boolean read;
        try {
            read = !PrinterAddress.parse(text).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            read = false;
        }
        assertEquals(PrinterAddress.isAddress(text), read, text);
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        return Arbitraries.of(
                        "usb:",
                        "tcp:",
                        "serial:",
                        "file:",
                        "/",
                        "//",
                        "dev",
                        ":",
                        "9100",
                        "65536",
                        "0",
                        "host",
                        "[::1]",
                        ".",
                        "-",
                        "?",
                        "&",
                        "baud=",
                        "9600",
                        "flow=",
                        "software",
                        "hardware",
                        "=",
                        " ",
                        "é",
                        "\n")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Test
    void timingMustBePositive() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Timing(second, second, second, second, Duration.ZERO));
        assertTrue(Timing.standard().connect().compareTo(Duration.ofSeconds(3)) <= 0);
    }
}
