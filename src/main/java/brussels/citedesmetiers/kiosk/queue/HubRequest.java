package brussels.citedesmetiers.kiosk.queue;

import java.util.List;

/// A terminal's request to the hub: the tickets it printed. Without any, it only asks for the state
/// of the queue.
///
/// @param terminal id of the sender
/// @param content version of the content it shows, 12 hexadecimal digits
/// @param tickets in the order of their serials, at most [#MOST_TICKETS]
public record HubRequest(String terminal, String content, List<ForwardedTicket> tickets) {
    /// The most tickets in one request.
    public static final int MOST_TICKETS = 50;

    /// The longest request in bytes.
    public static final int MOST_BYTES = 16 * 1024;

    /// The header with the Ed25519 signature over [#signed(byte[])], in URL-safe Base64 (RFC 4648,
    /// section 5).
    public static final String SIGNATURE_HEADER = "Terminal-Signature";

    /// The header that says what the sender reads in an answer besides what every program reads.
    public static final String READS_HEADER = "Terminal-Reads";

    /// Its value where messages and slips are read.
    public static final String READS_MORE = "message slips";

    /// The header that says what a sender reads that came to the answer later, which a hub of an
    /// earlier program passes over.
    public static final String READS_ALSO_HEADER = "Terminal-Reads-Also";

    /// Its value where the keys for codes of appointments are read.
    public static final String READS_ARRIVALS = "arrivals";

    /// The header with [#PRINTS] or [#PRINTS_NOT], and how the slips that the hub asks for ended:
    /// `ID=true` if one came out, else `ID=false`.
    public static final String SLIPS_HEADER = "Terminal-Slips";

    /// The sender can print slips.
    public static final String PRINTS = "prints";

    /// It cannot print any now.
    public static final String PRINTS_NOT = "prints-not";

    private static final String KIND = "CDM-hub-1:";

    public HubRequest {
        tickets = List.copyOf(tickets);
        if (tickets.size() > MOST_TICKETS) {
            throw new IllegalArgumentException(tickets.size() + " tickets in one request");
        }
        for (ForwardedTicket ticket : tickets) {
            if (!ticket.id().terminal().equals(terminal)) {
                throw new IllegalArgumentException("a ticket of another terminal");
            }
        }
    }

    /// The path at which a hub accepts requests.
    public static String path() {
        return "/api/terminal";
    }

    /// The signed bytes for a body, with a prefix so that the signature cannot be used for anything
    /// else.
    public static byte[] signed(byte[] body) {
        return SignedBytes.of(KIND, body);
    }

    /// As bytes of JSON.
    public byte[] bytes() {
        return HubJson.write(this);
    }

    /// Reads what [#bytes()] wrote.
    ///
    /// @throws IllegalArgumentException if the bytes are anything else
    public static HubRequest of(byte[] bytes) {
        return HubJson.request(bytes);
    }
}
