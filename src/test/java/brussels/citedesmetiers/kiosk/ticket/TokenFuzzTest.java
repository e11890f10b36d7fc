package brussels.citedesmetiers.kiosk.ticket;

import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.HOUSE;
import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.NOON;
import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.ticket.TicketToken.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Whatever is held under the scanner: right tickets come back as they were, everything else is
/// refused by a [TokenException] and nothing else.
class TokenFuzzTest {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final SiteKeys SITE = HOUSE.siteOf("house-1");
    private static final TokenCodec CODEC = new TokenCodec(TokenCodec.VALIDITY);
    private static final String REAL = TokenCodec.encode(TICKET, HOUSE);

    /// What reads a token, so that a reader with a planted defect can stand in.
    private interface Reader {
        TicketToken read(String text) throws TokenException;
    }

    private static final Reader STRICT = text -> CODEC.decode(text, SITE, NOON, true).token();

    /// The defect: the signature is not looked at.
    private static final Reader CREDULOUS =
            text -> {
                try {
                    byte[] bytes = Base45.decode(text.substring(TokenCodec.PREFIX.length()));
                    TicketToken token = TokenCbor.read(bytes).token();
                    if (token != null) {
                        return token;
                    }
                    throw new TokenException(TokenException.Reason.UNKNOWN_VERSION);
                } catch (Base45.MalformedException | StringIndexOutOfBoundsException e) {
                    throw new TokenException(TokenException.Reason.CHANGED, e);
                }
            };

    @Property(tries = 400)
    void everyTicketComesBackAsItWas(@ForAll("tickets") TicketToken ticket) throws Exception {
        String text = TokenCodec.encode(ticket, HOUSE);
        assertEquals(TokenCodec.length(ticket), text.length());
        SiteKeys site = HOUSE.siteOf(ticket.terminalId());
        assertEquals(ticket, CODEC.decode(text, site, ticket.issuedAt(), true).token());
        QrCode code = QrCode.of(text);
        assertTrue(code.isAlphanumeric() && code.version() <= 10, text);
    }

    @Test
    void noSingleChangedCharacterIsTaken() {
        assertNoneTaken(singleChanges(REAL));
        assertTrue(singleChanges(REAL).count() >= (long) REAL.length() * LongForm.of(5, 44));
    }

    @Test
    void noneLeftOutPutInSwappedOrRepeatedIsTaken() {
        Stream.Builder<String> mutants = Stream.builder();
        for (int i = 0; i < REAL.length(); i++) {
            String head = REAL.substring(0, i);
            String tail = REAL.substring(i);
            mutants.add(head);
            mutants.add(head + tail.substring(1));
            mutants.add(head + tail.charAt(0) + tail);
            mutants.add(tail + head);
            mutants.add(head + tail.toLowerCase(Locale.ROOT));
            if (tail.length() > 1) {
                mutants.add(head + tail.charAt(1) + tail.charAt(0) + tail.substring(2));
            }
        }
        for (String end : List.of("0", "00", "000", " ", "\n", "\u0000", REAL)) {
            mutants.add(REAL + end);
            mutants.add(end + REAL);
        }
        assertNoneTaken(mutants.build().filter(m -> !m.equals(REAL)));
    }

    @Test
    void noManifoldChangeIsTaken() {
        Random random = new Random(1);
        assertNoneTaken(
                Stream.generate(() -> scrambled(random))
                        .limit(LongForm.of(1_000, 3_000))
                        .filter(m -> !m.equals(REAL)));
    }

    @Test
    void aReaderThatTrustsIsFoundOut() {
        assertThrows(AssertionError.class, () -> assertNoneTaken(singleChanges(REAL), CREDULOUS));
    }

    @Test
    void noneOfManyRandomTextsIsTaken() {
        Random random = new Random(2);
        Supplier<String> text =
                () ->
                        switch (random.nextInt(4)) {
                            case 0 -> random(random, 0x10000, 320);
                            case 1 -> "CDM1:" + random(random, 128, 306);
                            case 2 -> "CDM1:" + digits(random, random.nextInt(307));
                            default -> "CDM1:" + Base45.encode(bytes(random, random.nextInt(205)));
                        };
        assertNoneTaken(Stream.generate(text).limit(LongForm.of(20_000, 100_000)));
    }

    @Test
    void theBytesOfATokenNeverRaiseAnythingElse() {
        Random random = new Random(3);
        byte[] real = TokenCbor.write(TICKET);
        int tries = LongForm.of(40_000, 200_000);
        int read = 0;
        for (int i = 0; i < tries; i++) {
            byte[] mutant = Arrays.copyOf(real, real.length + random.nextInt(8) - 4);
            for (int n = random.nextInt(4); n >= 0; n--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                TokenCbor.read(mutant);
                read++;
            } catch (TokenException e) {
                assertEquals(e.reason().name(), e.reason().toString());
            }
        }
        // The mutants are near enough to a ticket to get past the first checks.
        assertTrue(read > tries / 200, read + " read");
    }

    @Test
    void lengthsThatLieTakeNoMemory() {
        for (String header :
                List.of(
                        "5a7fffffff",
                        "7a7fffffff",
                        "5b7fffffffffffffff",
                        "9a7fffffff",
                        "bb7fffffffffffffff")) {
            for (String before : List.of("", "88", "8801", "880167686f7573652d31")) {
                byte[] bytes = HexFormat.of().parseHex(before + header + "00".repeat(80));
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> assertThrows(TokenException.class, () -> TokenCbor.read(bytes)),
                        header);
            }
        }
    }

    @Provide
    Arbitrary<TicketToken> tickets() {
        Arbitrary<String> terminal =
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withChars("019.-_Z")
                        .ofMinLength(1)
                        .ofMaxLength(24)
                        .withoutEdgeCases();
        Arbitrary<Character> letter = Arbitraries.chars().range('A', 'Z').withoutEdgeCases();
        Arbitrary<TicketCode> code =
                Combinators.combine(letter, letter, Arbitraries.integers().between(1, 9999))
                        .as(TicketCode::new);
        Arbitrary<Instant> at =
                Arbitraries.longs().between(0, 0xFFFF_FFFFL).map(Instant::ofEpochSecond);
        Arbitrary<String> theme = Arbitraries.of("C", "A", "T", "B", "E", "U").withoutEdgeCases();
        Arbitrary<String> language =
                Arbitraries.of("fr", "nl", "en", "uk", "ar", "zh-Hant").withoutEdgeCases();
        Arbitrary<String> version =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(12).withoutEdgeCases();
        return Combinators.combine(
                        terminal, code, at, theme, language, version, answers().injectNull(0.2))
                .as(TicketToken::new)
                .filter(t -> TokenCodec.length(t) <= TokenCodec.MAX_CHARACTERS);
    }

    private static Arbitrary<List<Answer>> answers() {
        Arbitrary<Integer> index =
                Arbitraries.integers().between(0, TicketToken.MAX_INDEX).withoutEdgeCases();
        Arbitrary<List<Integer>> choices =
                index.set().ofMaxSize(6).map(s -> s.stream().sorted().toList());
        return Arbitraries.maps(index, choices)
                .ofMaxSize(20)
                .map(
                        m ->
                                m.entrySet().stream()
                                        .map(e -> new Answer(e.getKey(), e.getValue()))
                                        .sorted(Comparator.comparingInt(Answer::question))
                                        .toList());
    }

    /// Every place changed, in a build into every eighth character, in each place into others.
    private static Stream<String> singleChanges(String text) {
        int apart = LongForm.of(8, 1);
        Stream.Builder<String> mutants = Stream.builder();
        for (int i = 0; i < text.length(); i++) {
            for (int k = i % apart; k < ALPHABET.length(); k += apart) {
                char c = ALPHABET.charAt(k);
                if (c != text.charAt(i)) {
                    mutants.add(text.substring(0, i) + c + text.substring(i + 1));
                }
            }
        }
        return mutants.build();
    }

    private static String scrambled(Random random) {
        StringBuilder text = new StringBuilder(REAL);
        for (int n = 1 + random.nextInt(5); n > 0; n--) {
            int at = TokenCodec.PREFIX.length() + random.nextInt(REAL.length() - 5);
            text.setCharAt(at, ALPHABET.charAt(random.nextInt(45)));
        }
        return text.toString();
    }

    private static String random(Random random, int characters, int maxLength) {
        char[] text = new char[random.nextInt(maxLength + 1)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) random.nextInt(characters);
        }
        return new String(text);
    }

    private static String digits(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // Groups below 65,536 are the ones that get past the first check.
            text.append(ALPHABET.charAt(random.nextInt(i % 3 == 2 ? 32 : 45)));
        }
        return text.toString();
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void assertNoneTaken(Stream<String> texts) {
        assertNoneTaken(texts, STRICT);
    }

    /// Any exception but a [TokenException] goes through and fails the test.
    private static void assertNoneTaken(Stream<String> texts, Reader reader) {
        List<String> taken = new ArrayList<>();
        texts.forEach(
                text -> {
                    try {
                        reader.read(text);
                        taken.add(text);
                    } catch (TokenException e) {
                        assertEquals(TokenException.class, e.getClass());
                    }
                });
        assertEquals(List.of(), taken);
    }
}
