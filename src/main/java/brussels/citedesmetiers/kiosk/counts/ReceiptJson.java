package brussels.citedesmetiers.kiosk.counts;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The bytes of a receipt: JSON in one canonical form, properties in a fixed order, no white space.
///
///     {"receipt":1,"terminal":"bruxelles-a","epoch":1,"seq":7,"digest":"…","signature":"…"}
final class ReceiptJson {
    private static final int VERSION = 1;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(2)
                                    .maxStringLength(200)
                                    .maxNumberLength(19)
                                    .build())
                    .build();

    private ReceiptJson() {}

    static byte[] write(Receipt receipt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("receipt", VERSION);
            out.writeStringProperty("terminal", receipt.terminal());
            out.writeNumberProperty("epoch", receipt.epoch());
            out.writeNumberProperty("seq", receipt.seq());
            out.writeStringProperty("digest", receipt.digest());
            out.writeStringProperty("signature", receipt.signature());
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static Receipt read(byte[] bytes) throws BatchFormatException {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            expect(in.nextToken() == JsonToken.START_OBJECT);
            expect(number(in, "receipt") == VERSION);
            Receipt receipt =
                    new Receipt(
                            text(in, "terminal"),
                            number(in, "epoch"),
                            number(in, "seq"),
                            text(in, "digest"),
                            text(in, "signature"));
            expect(in.nextToken() == JsonToken.END_OBJECT);
            expect(Arrays.equals(bytes, write(receipt)));
            return receipt;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BatchFormatException("not a receipt", e);
        }
    }

    private static String text(JsonParser in, String name) throws BatchFormatException {
        named(in, name);
        expect(in.nextToken() == JsonToken.VALUE_STRING);
        return in.getString();
    }

    private static long number(JsonParser in, String name) throws BatchFormatException {
        named(in, name);
        expect(in.nextToken() == JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }

    private static void named(JsonParser in, String name) throws BatchFormatException {
        expect(in.nextToken() == JsonToken.PROPERTY_NAME && name.equals(in.currentName()));
    }

    private static void expect(boolean right) throws BatchFormatException {
        if (!right) {
            throw new BatchFormatException("not a receipt", null);
        }
    }
}
