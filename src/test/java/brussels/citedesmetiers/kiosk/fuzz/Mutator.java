package brussels.citedesmetiers.kiosk.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Changes inputs into others. The same numbers give the same inputs. One thread.
final class Mutator {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_PIECE = 64;

    /// Numbers at and beyond the edges of everything that holds a number.
    static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "-0",
                    "127",
                    "128",
                    "255",
                    "256",
                    "65535",
                    "65536",
                    "2147483647",
                    "2147483648",
                    "-2147483648",
                    "4294967296",
                    "99999999999",
                    "999999999999999999",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "18446744073709551616",
                    "1e400",
                    "-1e400",
                    "1e-400",
                    "1e999999999",
                    "1.5",
                    "0.1e1",
                    "NaN",
                    "Infinity",
                    "00",
                    "1".repeat(400));

    /// Days and moments at and beyond the edges of calendars and databases.
    static final List<String> DATES =
            List.of(
                    "0000-01-01",
                    "-1000000-01-01",
                    "+99999-01-01",
                    "+999999999-12-31",
                    "-999999999-01-01",
                    "9999-12-31",
                    "1969-12-31",
                    "2026-02-30",
                    "2026-13-01",
                    "-1000000-01-01T00:00:00Z",
                    "+1000000000-12-31T23:59:59.999999999Z",
                    "2026-11-23T24:00:00Z",
                    "2026-11-23T09:00");

    private static final List<String> SIGNS =
            List.of(
                    "\0",
                    "\n",
                    "\r\n",
                    "\t",
                    "\"",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    ";",
                    "null",
                    "true",
                    "[".repeat(300),
                    "{\"a\":".repeat(100),
                    "é",
                    "🛈",
                    "\ufeff",
                    "\u202e",
                    "٣",
                    "../",
                    "%00",
                    "%s",
                    "a".repeat(5000));

    private final SplittableRandom random;
    private final Parser parser;

    Mutator(Parser parser, SplittableRandom random) {
        this.parser = parser;
        this.random = random;
    }

    private static <T> T one(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    /// Another input.
    byte[] next() {
        byte[] input = one(parser.seeds(), random);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        if (input.length == 0) {
            return word();
        }
        int at = random.nextInt(input.length);
        int length = Math.min(1 + random.nextInt(LONGEST_PIECE), input.length - at);
        return switch (random.nextInt(11)) {
            case 0 -> flipped(input, at);
            case 1 -> set(input, at, (byte) random.nextInt(256));
            case 2 -> replaced(input, at, length, new byte[0]);
            case 3 -> replaced(input, at, 0, Arrays.copyOfRange(input, at, at + length));
            case 4 -> replaced(input, at, 0, word());
            case 5 -> replaced(input, at, length, word());
            case 6 -> Arrays.copyOf(input, at);
            case 7 -> spliced(input, at);
            case 8 -> swapped(input, at, length);
            default -> runReplaced(input, at);
        };
    }

    private byte[] word() {
        List<String> from =
                switch (random.nextInt(parser.words().isEmpty() ? 3 : 5)) {
                    case 0 -> NUMBERS;
                    case 1 -> DATES;
                    case 2 -> SIGNS;
                    default -> parser.words();
                };
        return one(from, random).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] set(byte[] input, int at, byte value) {
        byte[] changed = input.clone();
        changed[at] = value;
        return changed;
    }

    private byte[] flipped(byte[] input, int at) {
        return set(input, at, (byte) (input[at] ^ 1 << random.nextInt(8)));
    }

    private static byte[] replaced(byte[] input, int at, int length, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + by.length);
        out.write(input, 0, at);
        out.writeBytes(by);
        out.write(input, at + length, input.length - at - length);
        return out.toByteArray();
    }

    private byte[] spliced(byte[] input, int at) {
        byte[] other = one(parser.seeds(), random);
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        return replaced(
                input, at, input.length - at, Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] swapped(byte[] input, int at, int length) {
        byte[] piece = Arrays.copyOfRange(input, at, at + length);
        byte[] without = replaced(input, at, length, new byte[0]);
        return replaced(without, random.nextInt(without.length + 1), 0, piece);
    }

    /// Puts another number in the place of one, or another day in the place of a day.
    private byte[] runReplaced(byte[] input, int at) {
        int begin = at;
        while (begin < input.length && !isDigit(input[begin])) {
            begin++;
        }
        int end = begin;
        while (end < input.length && isDigit(input[end])) {
            end++;
        }
        boolean day = end + 6 <= input.length && end > begin && input[end] == '-';
        int length = day ? end - begin + 6 : end - begin;
        boolean byDate = day && random.nextBoolean();
        return replaced(
                input,
                begin,
                byDate ? length : end - begin,
                one(byDate ? DATES : NUMBERS, random).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
