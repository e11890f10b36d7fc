package brussels.citedesmetiers.kiosk.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.fuzz.Finding.TooLongException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fuzzing finds what is planted, and nothing in the parsers there are: each reads its seeds
/// and a few other inputs here, and as many as fit into a time in `deploy/fuzz.sh`.
final class FuzzTest {
    private static final int INPUTS = LongForm.of(10, 200);
    private static final List<byte[]> NUMBER = Parser.texts("{\"day\":\"2026-11-23\",\"n\":12}");

    @TempDir static Path folder;

    private static BooleanSupplier times(int inputs) {
        AtomicInteger left = new AtomicInteger(inputs);
        return () -> left.getAndDecrement() > 0;
    }

    static Stream<Parser> parsers() throws Exception {
        return Parsers.all(folder).stream();
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void nothingComesOutOfAParserThatItDoesNotDeclare(Parser parser) throws Exception {
        List<Finding> findings = new Fuzz(parser, 1, Fuzz.MOST_WORK).run(times(INPUTS));
        assertEquals(List.of(), findings);
    }

    @Test
    void aNumberThatIsTooLargeForItsTypeIsFound() throws Exception {
        Parser planted =
                Parser.of(
                        "planted",
                        NUMBER,
                        input -> Math.toIntExact(number(input)),
                        IllegalArgumentException.class);
        Finding finding = only(planted);
        assertInstanceOf(ArithmeticException.class, finding.thrown());
    }

    @Test
    void aSumThatOverflowsIntoAnEndlessLoopIsFoundWithItsPlace() throws Exception {
        Parser planted =
                Parser.of("planted", NUMBER, FuzzTest::endless, IllegalArgumentException.class);
        List<Finding> findings = new Fuzz(planted, 1, Duration.ofMillis(200)).run(times(20_000));
        Finding finding = findings.getLast();
        assertInstanceOf(TooLongException.class, finding.thrown());
        assertTrue(finding.place().contains("FuzzTest.endless"), finding::place);
    }

    @Test
    void aDateThatNoDatabaseHoldsIsFound() throws Exception {
        Parser planted =
                Parser.of(
                        "planted",
                        NUMBER,
                        input -> {
                            String text = new String(input, StandardCharsets.UTF_8);
                            int from = text.indexOf("\"day\":\"") + 7;
                            String day = text.substring(from, text.indexOf('"', from));
                            if (LocalDate.parse(day).getYear() > 9999) {
                                throw new IllegalStateException("the database is away");
                            }
                        },
                        IndexOutOfBoundsException.class,
                        DateTimeException.class);
        assertInstanceOf(IllegalStateException.class, only(planted).thrown());
    }

    @Test
    void aDepthThatTheStackDoesNotHoldIsFound() throws Exception {
        Parser planted =
                Parser.of(
                        "planted",
                        NUMBER,
                        input -> {
                            if (new String(input, StandardCharsets.UTF_8).contains("[[[[")) {
                                recursive(0);
                            }
                        });
        assertInstanceOf(StackOverflowError.class, only(planted).thrown());
    }

    @Test
    void theSameSeedGivesTheSameInputs() {
        Parser any = Parser.of("any", NUMBER, _ -> {});
        Mutator one = new Mutator(any, new SplittableRandom(7));
        Mutator other = new Mutator(any, new SplittableRandom(7));
        for (int i = 0; i < INPUTS; i++) {
            assertArrayEquals(one.next(), other.next());
        }
    }

    private static Finding only(Parser planted) throws InterruptedException {
        List<Finding> findings = new Fuzz(planted, 1, Fuzz.MOST_WORK).run(times(20_000));
        assertEquals(1, findings.size(), findings::toString);
        return findings.getFirst();
    }

    private static long number(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int from = text.indexOf("\"n\":") + 4;
        int to = text.indexOf('}', from);
        if (from < 4 || to < from) {
            throw new IllegalArgumentException("no number");
        }
        return Long.parseLong(text.substring(from, to));
    }

    private static void endless(byte[] input) {
        long most = number(input);
        long step = 1;
        // interrupted once it is found, or it would take a processor from all tests after it
        while (step * 4 < most && !Thread.currentThread().isInterrupted()) {
            step *= 10;
        }
    }

    private static int recursive(int depth) {
        return depth < 0 ? 0 : recursive(depth + 1) + 1;
    }
}
