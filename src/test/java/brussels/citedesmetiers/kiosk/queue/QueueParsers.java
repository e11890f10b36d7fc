package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.fuzz.Parser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What this package reads from outside, for fuzzing.
public final class QueueParsers {
    /// A request with one ticket.
    static final String REQUEST =
            "{\"v\":1,\"terminal\":\"truck-1\",\"content\":\"0123456789ab\",\"tickets\":["
                    + "{\"serial\":7,\"code\":\"C-T007\",\"service\":\"choisir\",\"language\":\"fr\","
                    + "\"printed\":\"2026-11-23T09:00:00Z\",\"trusted\":true}]}";

    /// An answer with a service that gives no ticket any more.
    static final String ANSWER =
            "{\"v\":1,\"through\":7,\"day\":\"2026-11-23\",\"services\":["
                    + "{\"letter\":\"C\",\"estimate\":\"between\",\"waiting\":3,\"from\":5,\"to\":20,"
                    + "\"firstWaited\":60,\"noTicket\":\"too-late\",\"when\":\"2026-11-23T17:00\"}],"
                    + "\"calls\":[{\"code\":\"C-T007\",\"desk\":2}]}";

    private static final String ARRIVAL =
            "{\"v\":1,\"terminal\":\"truck-1\",\"code\":\"R-17\",\"language\":\"fr\"}";

    private static final String BUNDLE =
            "{\"v\":1,\"terminal\":\"truck-1\",\"kind\":\"content\",\"sha256\":\"\",\"from\":0}";

    private static final String ARRIVAL_ANSWER =
            "{\"v\":1,\"outcome\":\"arrived\",\"id\":7,\"code\":\"C-T007\",\"language\":\"fr\","
                    + "\"token\":\"CDM1:X\",\"at\":\"2026-11-23T09:00:00Z\","
                    + "\"appointment\":\"10:30\",\"timing\":\"EARLY\"}";

    private static final List<String> WORDS =
            List.of(
                    "closed",
                    "too-late",
                    "full",
                    "free",
                    "unknown",
                    "-1000000-01-01T09:00:00Z",
                    "\"firstWaited\":-9223372036854775808");

    private QueueParsers() {}

    public static List<Parser> all() {
        return List.of(
                new Parser(
                        "hub request",
                        Parser.texts(REQUEST),
                        WORDS,
                        input -> HubRequest.of(input).bytes(),
                        List.of(IllegalArgumentException.class)),
                new Parser(
                        "hub answer",
                        Parser.texts(ANSWER),
                        WORDS,
                        input -> HubAnswer.of(input).outlook().overall(),
                        List.of(IllegalArgumentException.class)),
                new Parser(
                        "arrival request",
                        Parser.texts(ARRIVAL),
                        WORDS,
                        input -> ArrivalRequest.of(input).bytes(),
                        List.of(IllegalArgumentException.class)),
                new Parser(
                        "bundle request",
                        Parser.texts(BUNDLE),
                        WORDS,
                        input -> BundleRequest.of(input).bytes(),
                        List.of(IllegalArgumentException.class)),
                new Parser(
                        "arrival answer",
                        Parser.texts(ARRIVAL_ANSWER),
                        WORDS,
                        input -> ArrivalAnswer.of(input).bytes(),
                        List.of(IllegalArgumentException.class)),
                Parser.of(
                        "ticket code",
                        Parser.texts("C-A017", "A-Z9999"),
                        input -> TicketCode.parse(new String(input, StandardCharsets.UTF_8)),
                        IllegalArgumentException.class));
    }
}
