package brussels.citedesmetiers.kiosk.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook.Called;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook.ServiceOutlook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What hub and terminals say to each other arrives as it was said, or is refused as a whole.
class HubJsonPropertyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Provide
    Arbitrary<HubRequest> requests() {
        Arbitrary<ForwardedTicket> tickets =
                Combinators.combine(
                                Arbitraries.longs().between(1, HubJson.MOST_SERIAL),
                                Arbitraries.integers().between(1, 9999),
                                Arbitraries.of("fr", "uk", "zh-Hant"),
                                Arbitraries.longs().between(0, 4_000_000_000L),
                                Arbitraries.of(true, false))
                        .as(
                                (serial, number, language, second, trusted) ->
                                        new ForwardedTicket(
                                                new TicketId("truck-1", serial),
                                                new TicketCode('C', 'T', number),
                                                new ServiceId("choisir"),
                                                language,
                                                new Moment(
                                                        Instant.ofEpochSecond(second), trusted)));
        return tickets.list()
                .ofMaxSize(HubRequest.MOST_TICKETS)
                .map(list -> new HubRequest("truck-1", "0123456789ab", list));
    }

    @Provide
    Arbitrary<HubAnswer> answers() {
        Arbitrary<WaitEstimate> estimates =
                Arbitraries.of(
                        new WaitEstimate.Free(),
                        new WaitEstimate.Unknown(3),
                        new WaitEstimate.Between(25, 15, 40));
        Arbitrary<Optional<Refusal>> refusals =
                Arbitraries.<Refusal>of(
                                new Refusal.Closed(DAY.atTime(13, 30)),
                                new Refusal.Closed(null),
                                new Refusal.TooLate(DAY.atTime(17, 0)))
                        .optional(0.7);
        Arbitrary<ServiceOutlook> services =
                Combinators.combine(
                                Arbitraries.chars().range('A', 'Z'),
                                estimates,
                                Arbitraries.longs()
                                        .between(0, 100_000)
                                        .map(Duration::ofSeconds)
                                        .optional(0.7),
                                refusals)
                        .as(
                                (letter, estimate, first, refusal) ->
                                        new ServiceOutlook(
                                                letter,
                                                estimate,
                                                first.orElse(null),
                                                refusal.orElse(null)));
        Arbitrary<Called> calls =
                Combinators.combine(
                                Arbitraries.integers().between(1, 9999),
                                Arbitraries.integers().between(1, 99))
                        .as((number, desk) -> new Called(new TicketCode('B', 'A', number), desk));
        Arbitrary<Optional<TeamOrder.Tell>> messages =
                Arbitraries.of(
                                Map.of("fr", "15 min de retard"),
                                Map.of("fr", "x".repeat(120), "uk", "ї".repeat(120)))
                        .map(TeamOrder.Tell::new)
                        .optional(0.5);
        return Combinators.combine(
                        Arbitraries.longs().between(0, HubJson.MOST_SERIAL),
                        services.list().ofMaxSize(12),
                        calls.list().ofMaxSize(12),
                        messages,
                        Arbitraries.of(CodeKeys.class))
                .as(
                        (through, list, called, message, keys) ->
                                new HubAnswer(
                                        through,
                                        message.map(
                                                        said ->
                                                                new QueueOutlook(
                                                                        DAY, list, called, said,
                                                                        keys))
                                                .orElseGet(
                                                        () ->
                                                                new QueueOutlook(DAY, list, called)
                                                                        .with(keys))));
    }

    @Provide
    Arbitrary<ArrivalRequest> arrivals() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .withCharRange('0', '9')
                                .withChars('-')
                                .ofMinLength(1)
                                .ofMaxLength(ArrivalRequest.LONGEST_CODE),
                        Arbitraries.of("fr", "uk", "zh-Hant"))
                .as((code, language) -> new ArrivalRequest("truck-1", code, language));
    }

    @Provide
    Arbitrary<ArrivalAnswer> arrivalAnswers() {
        Arbitrary<ArrivalAnswer> arrived =
                Combinators.combine(
                                Arbitraries.longs().between(1, HubJson.MOST_SERIAL),
                                Arbitraries.integers().between(0, 24 * 60 - 1),
                                Arbitraries.of(ArrivalAnswer.Timing.class),
                                Arbitraries.strings().ascii().ofMaxLength(320))
                        .as(
                                (id, minute, timing, token) ->
                                        new ArrivalAnswer.Arrived(
                                                new NumberSlip(
                                                        id,
                                                        new TicketCode('C', 'A', 17),
                                                        "fr",
                                                        token,
                                                        Instant.parse("2026-11-23T09:00:00Z")),
                                                LocalTime.MIN.plusMinutes(minute),
                                                timing));
        return Arbitraries.oneOf(
                arrived,
                Arbitraries.of(
                        new ArrivalAnswer.AlreadyHere(new TicketCode('C', 'A', 17)),
                        new ArrivalAnswer.Unknown(),
                        new ArrivalAnswer.NotHere()));
    }

    @Property(tries = 200)
    void anArrivalAndItsAnswerArriveAsTheyWereSaid(
            @ForAll("arrivals") ArrivalRequest request,
            @ForAll("arrivalAnswers") ArrivalAnswer answer,
            @ForAll byte[] noise,
            @ForAll int cut) {
        assertEquals(request, ArrivalRequest.of(request.bytes()));
        assertTrue(request.bytes().length <= ArrivalRequest.MOST_BYTES);
        assertEquals(answer, ArrivalAnswer.of(answer.bytes()));
        assertTrue(answer.bytes().length <= ArrivalAnswer.MOST_BYTES);
        byte[] said = answer.bytes();
        byte[] asked = request.bytes();
        for (byte[] wrong : List.of(noise, asked, Arrays.copyOf(said, at(cut, said)))) {
            assertThrows(IllegalArgumentException.class, () -> ArrivalAnswer.of(wrong));
        }
        for (byte[] wrong : List.of(noise, said, Arrays.copyOf(asked, at(cut, asked)))) {
            assertThrows(IllegalArgumentException.class, () -> ArrivalRequest.of(wrong));
        }
    }

    @Property(tries = 200)
    void aQuestionForABundleArrivesAsItWasSaid(
            @ForAll("kinds") String kind,
            @ForAll long from,
            @ForAll boolean piece,
            @ForAll byte[] noise,
            @ForAll int cut) {
        String sha256 = piece ? "0123456789abcdef".repeat(4) : "";
        long first = from & Long.MAX_VALUE;
        BundleRequest request = new BundleRequest("truck-1", kind, sha256, first);
        byte[] asked = request.bytes();
        assertEquals(request, BundleRequest.of(asked));
        assertTrue(asked.length <= BundleRequest.MOST_BYTES);
        for (byte[] wrong : List.of(noise, Arrays.copyOf(asked, at(cut, asked)))) {
            assertThrows(IllegalArgumentException.class, () -> BundleRequest.of(wrong));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new BundleRequest("truck-1", kind, sha256, -1 - first));
        assertThrows(
                IllegalArgumentException.class,
                () -> new BundleRequest("truck-1", "../" + kind, sha256, first));
    }

    @Provide
    Arbitrary<String> kinds() {
        return Arbitraries.of("content", "program", "keys");
    }

    @Property(tries = 300)
    void requestArrivesAsItWasSaid(@ForAll("requests") HubRequest request) {
        byte[] bytes = request.bytes();
        assertEquals(request, HubRequest.of(bytes));
        assertTrue(bytes.length <= HubRequest.MOST_BYTES, bytes.length + " bytes");
    }

    @Property(tries = 300)
    void answerArrivesAsItWasSaid(@ForAll("answers") HubAnswer answer) {
        byte[] bytes = answer.bytes();
        assertEquals(answer, HubAnswer.of(bytes));
        assertTrue(bytes.length <= HubAnswer.MOST_BYTES, bytes.length + " bytes");
    }

    @Property(tries = 500)
    void anyOtherBytesAreRefused(
            @ForAll("answers") HubAnswer answer,
            @ForAll("requests") HubRequest request,
            @ForAll byte[] noise,
            @ForAll int cut) {
        byte[] said = answer.bytes();
        byte[] asked = request.bytes();
        for (byte[] wrong : List.of(noise, asked, Arrays.copyOf(said, at(cut, said)))) {
            assertThrows(IllegalArgumentException.class, () -> HubAnswer.of(wrong));
        }
        for (byte[] wrong : List.of(noise, said, Arrays.copyOf(asked, at(cut, asked)))) {
            assertThrows(IllegalArgumentException.class, () -> HubRequest.of(wrong));
        }
    }

    @Example
    void numbersAndTimesThatNobodyCanHaveAreRefused() {
        String asked = QueueParsers.REQUEST;
        assertEquals(1, HubRequest.of(bytes(asked)).tickets().size());
        for (String wrong :
                List.of(
                        asked.replace("\"serial\":7", "\"serial\":9223372036854775807"),
                        asked.replace("2026-11-23T", "-1000000-01-01T"),
                        asked.replace("2026-11-23T", "+99999-01-01T"),
                        asked.replace("2026-11-23T", "1969-12-31T"),
                        asked.replace("2026-11-23T", "2200-01-01T"),
                        asked.replace("\"fr\"", "\"f r\""),
                        asked.replace("\"fr\"", "\"f\\u0000\""))) {
            assertThrows(IllegalArgumentException.class, () -> HubRequest.of(bytes(wrong)), wrong);
        }
        String said = QueueParsers.ANSWER;
        assertEquals(7, HubAnswer.of(bytes(said)).through());
        for (String wrong :
                List.of(
                        said.replace("\"through\":7", "\"through\":9223372036854775807"),
                        said.replace("\"day\":\"2026", "\"day\":\"+99999"),
                        said.replace("\"firstWaited\":60", "\"firstWaited\":9223372036854775807"),
                        said.replace("\"waiting\":3", "\"waiting\":99999999999"),
                        said.replace("\"when\":\"2026", "\"when\":\"+999999999"),
                        said.replace("\"letter\":\"C\"", "\"letter\":\"c\""))) {
            assertThrows(IllegalArgumentException.class, () -> HubAnswer.of(bytes(wrong)), wrong);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int at(int cut, byte[] bytes) {
        return Math.floorMod(cut, bytes.length);
    }
}
