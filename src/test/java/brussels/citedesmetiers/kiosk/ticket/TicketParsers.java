package brussels.citedesmetiers.kiosk.ticket;

import brussels.citedesmetiers.kiosk.fuzz.Parser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What this package reads from outside, for fuzzing.
public final class TicketParsers {
    private TicketParsers() {}

    /// The token of a ticket, signed.
    public static String token() {
        return TokenCodec.encode(TicketSamples.TICKET, TicketSamples.HOUSE);
    }

    public static List<Parser> all() {
        TokenCodec codec = new TokenCodec(TokenCodec.VALIDITY);
        SiteKeys site = TicketSamples.HOUSE.siteOf("house-1");
        return List.of(
                Parser.of(
                        "token",
                        Parser.texts(token()),
                        input ->
                                codec.decode(
                                        new String(input, StandardCharsets.UTF_8),
                                        site,
                                        TicketSamples.NOON,
                                        true),
                        TokenException.class),
                // What a terminal of the site may sign, whatever became of it.
                Parser.of(
                        "token, signed",
                        List.of(TokenCbor.write(TicketSamples.TICKET)),
                        input ->
                                codec.decode(
                                        TicketSamples.HOUSE.token(input),
                                        site,
                                        TicketSamples.NOON,
                                        true),
                        TokenException.class));
    }
}
