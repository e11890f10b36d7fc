package brussels.citedesmetiers.kiosk.queue;

import java.util.regex.Pattern;

/// A terminal's message to the hub that somebody typed the code of an appointment. Said again, it
/// is answered by the number that was given for it.
///
/// @param terminal id of the sender
/// @param code as [Appointment#plain(String)] gives it, 1 to 24 characters
/// @param language code of the visitor's language
public record ArrivalRequest(String terminal, String code, String language) {
    /// The longest request in bytes.
    public static final int MOST_BYTES = 1024;

    /// The longest code that anybody may type; the codes of appointments are shorter.
    public static final int LONGEST_CODE = 24;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final String KIND = "CDM-arrival-1:";

    public ArrivalRequest {
        if (terminal.isBlank()
                || code.isBlank()
                || code.length() > LONGEST_CODE
                || !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("not the arrival of anybody");
        }
    }

    /// The path at which a hub accepts it.
    public static String path() {
        return "/api/arrival";
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
    public static ArrivalRequest of(byte[] bytes) {
        return HubJson.arrivalRequest(bytes);
    }

    /// Omits the code, so that it cannot reach a log.
    @Override
    public String toString() {
        return "ArrivalRequest[" + terminal + ", " + language + "]";
    }
}
