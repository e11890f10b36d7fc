package brussels.citedesmetiers.kiosk.ticket;

import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.ticket.TicketToken.Answer;
import brussels.citedesmetiers.kiosk.ticket.TokenException.Reason;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.dataformat.cbor.CBORFactory;

/// The bytes of a token: one CBOR array (RFC 8949) of version, terminal id, code, seconds since
/// 1970, theme, language, content version as 6 bytes and, unless it is a number only, the answers
/// as one byte string.
///
/// In that byte string an answer is the index of its question followed by those of its choices, one
/// byte each; the last byte of every answer has its high bit set. Every later version keeps version
/// and terminal id in front, so that an older program can check who signed a token it cannot read.
final class TokenCbor {
    static final int VERSION = 1;
    private static final int ELEMENTS = 8;
    private static final int LAST = 0x80;

    // A buffer that is used again would hold the last visitor's answers until the next ticket.
    private static final CBORFactory CBOR =
            CBORFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build();

    private TokenCbor() {}

    /// The content of the bytes.
    ///
    /// @param token null if the version is not [#VERSION]
    /// @param length bytes of the CBOR; others may follow
    record Read(int version, String terminalId, @Nullable TicketToken token, int length) {}

    static byte[] write(TicketToken token) {
        List<Answer> answers = token.answers();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (JsonGenerator out = CBOR.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartArray(null, answers == null ? ELEMENTS - 1 : ELEMENTS);
            out.writeNumber(VERSION);
            out.writeString(token.terminalId());
            out.writeString(token.code().toString());
            out.writeNumber(token.issuedAt().getEpochSecond());
            out.writeString(token.theme());
            out.writeString(token.language());
            out.writeBinary(HexFormat.of().parseHex(token.contentVersion()));
            if (answers != null) {
                out.writeBinary(pack(answers));
            }
            out.writeEndArray();
        }
        return bytes.toByteArray();
    }

    /// Reads the array at the start of `bytes`. Total: for any bytes it returns or throws a
    /// [TokenException]. It accepts other encodings of the same values than [#write]'s; the caller
    /// compares.
    static Read read(byte[] bytes) throws TokenException {
        try (JsonParser in = CBOR.createParser(ObjectReadContext.empty(), bytes)) {
            expect(in, JsonToken.START_ARRAY);
            int version = (int) number(in, 0xFFFF);
            String terminalId = string(in);
            TicketToken token = null;
            if (version == VERSION) {
                token = readRest(in, terminalId);
            } else {
                while (next(in) != JsonToken.END_ARRAY) {
                    in.skipChildren();
                }
            }
            int length = Math.toIntExact(in.currentLocation().getByteOffset());
            return new Read(version, terminalId, token, length);
        } catch (UnexpectedEndOfInputException e) {
            throw new TokenException(Reason.TRUNCATED, e);
        } catch (JacksonException e) {
            throw new TokenException(Reason.CHANGED, e);
        }
    }

    private static TicketToken readRest(JsonParser in, String terminalId) throws TokenException {
        String code = string(in);
        long issuedAt = number(in, 0xFFFF_FFFFL);
        String theme = string(in);
        String language = string(in);
        expect(in, JsonToken.VALUE_EMBEDDED_OBJECT);
        String contentVersion = HexFormat.of().formatHex(binary(in));
        JsonToken after = next(in);
        byte[] packed = null;
        if (after == JsonToken.VALUE_EMBEDDED_OBJECT) {
            packed = binary(in);
            after = next(in);
        }
        if (after != JsonToken.END_ARRAY) {
            throw new TokenException(Reason.CHANGED);
        }
        try {
            return new TicketToken(
                    terminalId,
                    TicketCode.parse(code),
                    Instant.ofEpochSecond(issuedAt),
                    theme,
                    language,
                    contentVersion,
                    packed == null ? null : unpack(packed));
        } catch (IllegalArgumentException e) {
            throw new TokenException(Reason.CHANGED, e);
        }
    }

    private static byte[] pack(List<Answer> answers) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (Answer answer : answers) {
            int last = answer.question();
            for (int choice : answer.choices()) {
                packed.write(last);
                last = choice;
            }
            packed.write(last | LAST);
        }
        return packed.toByteArray();
    }

    private static List<Answer> unpack(byte[] packed) {
        List<Answer> answers = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        for (byte b : packed) {
            indexes.add(b & ~LAST & 0xFF);
            if ((b & LAST) != 0) {
                answers.add(new Answer(indexes.getFirst(), indexes.subList(1, indexes.size())));
                indexes.clear();
            }
        }
        if (!indexes.isEmpty()) {
            throw new IllegalArgumentException("answer without end");
        }
        return answers;
    }

    private static String string(JsonParser in) throws TokenException {
        expect(in, JsonToken.VALUE_STRING);
        return in.getString();
    }

    private static byte[] binary(JsonParser in) throws TokenException {
        byte @Nullable [] bytes = in.getBinaryValue();
        if (bytes == null) {
            // CBOR's "undefined", which Jackson also reports as an object.
            throw new TokenException(Reason.CHANGED);
        }
        return bytes;
    }

    private static long number(JsonParser in, long max) throws TokenException {
        expect(in, JsonToken.VALUE_NUMBER_INT);
        long number = in.getLongValue();
        if (number < 0 || number > max) {
            throw new TokenException(Reason.CHANGED);
        }
        return number;
    }

    private static void expect(JsonParser in, JsonToken kind) throws TokenException {
        if (next(in) != kind) {
            throw new TokenException(Reason.CHANGED);
        }
    }

    private static JsonToken next(JsonParser in) throws TokenException {
        JsonToken token = in.nextToken();
        if (token == null) {
            throw new TokenException(Reason.TRUNCATED);
        }
        return token;
    }
}
