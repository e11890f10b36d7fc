package brussels.citedesmetiers.kiosk.ticket;

import brussels.citedesmetiers.kiosk.ticket.TokenException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Tokens as text: `CDM1:`, then in Base45 (RFC 9285) the CBOR of the ticket and 64 bytes of
/// Ed25519 signature (RFC 8032). What is signed is `CDM1:` and the CBOR.
///
/// Every character is in the QR code's alphanumeric set, and a token of [#MAX_CHARACTERS] fits
/// version 10 at level M exactly. Checking one needs no network, only the site's public keys.
/// Immutable: any thread may call it.
public final class TokenCodec {
    /// The prefix of every token.
    public static final String PREFIX = "CDM1:";

    /// Characters that a QR code of version 10 takes at level M.
    public static final int MAX_CHARACTERS = 311;

    /// How long a ticket is valid by default.
    public static final Duration VALIDITY = Duration.ofHours(24);

    /// How far ahead another terminal's clock may be: much more than a clock without a network
    /// drifts in half a year.
    static final Duration TOLERANCE = Duration.ofHours(1);

    private static final Duration LONGEST_VALIDITY = Duration.ofDays(366);
    private static final Pattern OTHER_VERSION =
            Pattern.compile("CDM[0-9]{1,2}:.*", Pattern.DOTALL);
    private static final byte[] DOMAIN = PREFIX.getBytes(StandardCharsets.US_ASCII);

    private final Duration validity;

    /// @param validity how long a token is accepted after the second of its issue; at most a year
    public TokenCodec(Duration validity) {
        if (!validity.isPositive() || validity.compareTo(LONGEST_VALIDITY) > 0) {
            throw new IllegalArgumentException("validity " + validity);
        }
        this.validity = validity;
    }

    /// The signed text of a ticket: the same for the same ticket and key.
    ///
    /// @throws IllegalArgumentException if it is longer than [#MAX_CHARACTERS]; the content check
    ///   uses [LongestToken] to make sure that no questionnaire leads to that
    public static String encode(TicketToken token, TicketSigner signer) {
        byte[] cbor = TokenCbor.write(token);
        if (characters(cbor.length) > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "token of " + characters(cbor.length) + " characters");
        }
        byte[] signature = signer.sign(signed(cbor));
        if (signature.length != Ed25519.SIGNATURE_BYTES) {
            throw new IllegalArgumentException("signature of " + signature.length + " bytes");
        }
        byte[] all = Arrays.copyOf(cbor, cbor.length + signature.length);
        System.arraycopy(signature, 0, all, cbor.length, signature.length);
        return PREFIX + Base45.encode(all);
    }

    /// The exact number of characters that [#encode] produces, or would produce without its limit.
    public static int length(TicketToken token) {
        return characters(TokenCbor.write(token).length);
    }

    static int characters(int cborBytes) {
        return PREFIX.length() + Base45.length(cborBytes + Ed25519.SIGNATURE_BYTES);
    }

    /// Reads and checks a token. Total: for any text it returns or throws a [TokenException]. For
    /// each ticket and key it accepts only the text that [#encode] produces.
    ///
    /// The first check that fails is reported, in this order: prefix and length, completeness,
    /// terminal of this site, signature, version, canonical form, key not ended when it signed,
    /// dates.
    ///
    /// @param text without anything around it, such as the line end a scanner adds
    /// @param clockTrusted whether `now` is known to be right; if not, neither the age nor the
    ///   start of the key is checked, because a valid ticket might look invalid
    public CheckedToken decode(String text, SiteKeys keys, Instant now, boolean clockTrusted)
            throws TokenException {
        String digits = digits(text);
        TokenCbor.Read read = readWhole(digits);
        byte[] bytes = bytes(digits);
        if (keys.of(read.terminalId()).isEmpty()) {
            throw new TokenException(Reason.FOREIGN);
        }
        byte[] cbor = Arrays.copyOf(bytes, read.length());
        byte[] signature = Arrays.copyOfRange(bytes, read.length(), bytes.length);
        SiteKeys.Key key =
                keys.signer(read.terminalId(), signed(cbor), signature)
                        .orElseThrow(() -> new TokenException(Reason.CHANGED));
        TicketToken token = read.token();
        if (token == null) {
            throw new TokenException(Reason.UNKNOWN_VERSION);
        }
        if (!Arrays.equals(TokenCbor.write(token), cbor)) {
            throw new TokenException(Reason.CHANGED);
        }
        checkDates(token.issuedAt(), key, now, clockTrusted);
        return new CheckedToken(token, clockTrusted);
    }

    private void checkDates(Instant issuedAt, SiteKeys.Key key, Instant now, boolean clockTrusted)
            throws TokenException {
        // No clock is needed to know that an ended key should not have signed this.
        if (key.endedAt(issuedAt)) {
            throw new TokenException(Reason.FOREIGN);
        }
        if (!clockTrusted) {
            return;
        }
        if (now.isAfter(issuedAt.plus(validity))) {
            throw new TokenException(Reason.EXPIRED);
        }
        if (issuedAt.minus(TOLERANCE).isAfter(now)) {
            throw new TokenException(Reason.FROM_THE_FUTURE);
        }
        if (!key.begunAt(issuedAt)) {
            throw new TokenException(Reason.FOREIGN);
        }
    }

    private static String digits(String text) throws TokenException {
        if (text.length() > MAX_CHARACTERS) {
            throw new TokenException(Reason.NOT_A_TOKEN);
        }
        if (!text.startsWith(PREFIX)) {
            throw new TokenException(
                    OTHER_VERSION.matcher(text).matches()
                            ? Reason.UNKNOWN_VERSION
                            : Reason.NOT_A_TOKEN);
        }
        return text.substring(PREFIX.length());
    }

    /// Reads the CBOR, with exactly a signature after it.
    ///
    /// It reads only complete groups of three digits: in a truncated text, a remainder of two may
    /// encode a byte that never existed. The remainder of a complete token is the last byte of its
    /// signature.
    private static TokenCbor.Read readWhole(String digits) throws TokenException {
        int rest = digits.length() % 3;
        byte[] sure = bytes(digits.substring(0, digits.length() - rest));
        TokenCbor.Read read = TokenCbor.read(sure);
        int missing = read.length() + Ed25519.SIGNATURE_BYTES - sure.length;
        if (missing > rest / 2) {
            throw new TokenException(Reason.TRUNCATED);
        }
        if (missing < rest / 2) {
            throw new TokenException(Reason.CHANGED);
        }
        return read;
    }

    private static byte[] bytes(String digits) throws TokenException {
        try {
            return Base45.decode(digits);
        } catch (Base45.MalformedException e) {
            throw new TokenException(Reason.CHANGED, e);
        }
    }

    private static byte[] signed(byte[] cbor) {
        byte[] message = Arrays.copyOf(DOMAIN, DOMAIN.length + cbor.length);
        System.arraycopy(cbor, 0, message, DOMAIN.length, cbor.length);
        return message;
    }
}
